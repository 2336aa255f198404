import type { PageState } from './options-states';

const page = (place: number) => `.sample-pages button:nth-of-type(${place})`;
const rowAction = (name: string) => `tr[data-key="${name}"] .act-main button`;

/** The page with sample data: it asks the worker nothing. */
export const demoStates = {
  'first page, and rows of the firm': { answers: {} },
  'first page, and rows of the firm, dark': { answers: {}, isDark: true },
  'a fix with its steps in a row': { answers: {}, press: [rowAction('SampleClient8')] },
  'a record to choose in a row': { answers: {}, press: [rowAction('SampleClient5')] },
  'rows selected': { answers: {}, press: ['thead input'] },
  'rows fixed': { answers: {}, press: ['thead input', '.actions .primary'] },
  'a name that differs': { answers: {}, press: [page(2)] },
  'a job that is missing': { answers: {}, press: [page(3)] },
  'a wrong parent': { answers: {}, press: [page(4)] },
  'similar names only': { answers: {}, press: [page(5)] },
} as const satisfies Readonly<Record<string, PageState>>;
