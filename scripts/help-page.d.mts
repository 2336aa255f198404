import type { Plugin } from 'vite';

export type HelpLanguage = 'en' | 'fr';

export const helpLanguages: readonly HelpLanguage[];
export const helpPages: readonly string[];
export function helpFolder(language: HelpLanguage): string;
export function helpFile(name: string, language?: HelpLanguage): string;
export function renderHelpPage(
  name: string,
  language?: HelpLanguage,
): { readonly title: string; readonly html: string };
export function helpPlugin(): Plugin;
