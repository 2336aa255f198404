/** A text with its placeholders, or one for each match (src/i18n/README.md). */
export type CatalogueMessage =
  | string
  | readonly [
      {
        readonly declarations: readonly string[];
        readonly selectors: readonly string[];
        readonly match: Readonly<Record<string, string>>;
      },
    ];

/** Beside English: whether the language has every message, or those alone that it writes otherwise. */
export const languages: Readonly<Record<'fr' | 'en-GB', 'complete' | 'differences'>>;
export function catalogueFiles(language?: string): string[];
export function readCatalogue(language?: string): Readonly<Record<string, CatalogueMessage>>;
export function findGaps(language: 'fr' | 'en-GB'): string[];
export function areMessagesCompiled(): boolean;
export function compileMessages(): void;
export function toPseudo(text: string): string;
