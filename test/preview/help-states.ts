import type { PageState } from './options-states';

/** The help says the same to everybody. */
export const helpStates = {
  'all pages': { answers: {} },
  'all pages, dark': { answers: {}, isDark: true },
} as const satisfies Readonly<Record<string, PageState>>;
