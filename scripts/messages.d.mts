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

export function catalogueFiles(): string[];
export function readCatalogue(): Readonly<Record<string, CatalogueMessage>>;
export function areMessagesCompiled(): boolean;
export function compileMessages(): Promise<void>;
export function toPseudo(text: string): string;
