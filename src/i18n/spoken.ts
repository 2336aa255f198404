/** What a message says: one text, or a selector with a text for each of its words, `#` before one that counts; `*` is any other word. */
export type Text = string | readonly [selector: string, texts: Readonly<Record<string, Text>>];

/** What the words on screen come in: English as the United States write it, as others write it, and French as Canada writes it. */
export type Language = 'en' | 'en-GB' | 'fr';

/** What a user may choose: the language of the browser, or one of these. */
export const languageChoices = ['browser', 'en', 'fr'] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** A language with what it says where that is not the English text: by the key of the text (say.ts). */
export interface Spoken {
  readonly language: Language;
  readonly texts: Readonly<Record<string, Text>> | null;
}

/** Under which name the choice is kept in the browser's storage of the extension, which pages and worker can read before anything else. */
export const languageChoiceItem = 'language';

/** Where a file of `languages/` in the package leaves what it says, before any script of ours runs in that world. */
const spokenName = 'tieoutSpoken';

export const english: Spoken = { language: 'en', texts: null };

/** In Karbon's page any element may go by this name, but none is the world's own. */
function leftInThisWorld(): Spoken {
  const left: unknown = Object.hasOwn(globalThis, spokenName) && Reflect.get(globalThis, spokenName);
  return left ? (left as Spoken) : english;
}

let current: Spoken | null = null;

/** The language of this world. */
export function spoken(): Spoken {
  current ??= leftInThisWorld();
  return current;
}

/** Changes the language of this world: for the worker, which goes on, and for tests. What has been said is not said again. */
export function speak(next: Spoken): void {
  current = next;
}

/** English where it is written as in Britain: *cheque*, *organisation*. */
const britishRegions = new Set(['AU', 'GB', 'IE', 'IN', 'NZ', 'ZA']);

/** The language for a choice, in a browser whose own is this: `browser`, `fr-CA` → `fr`; `en`, `en-AU` → `en-GB`. */
export function languageFor(choice: LanguageChoice, browserLanguage: string): Language {
  const [own = '', ...parts] = browserLanguage.split('-');
  if (choice === 'fr' || (choice === 'browser' && own === 'fr')) return 'fr';
  return own === 'en' && parts.some((part) => britishRegions.has(part)) ? 'en-GB' : 'en';
}

/** What is kept as the choice, `browser` where it is nothing of ours. */
export function asLanguageChoice(kept: unknown): LanguageChoice {
  return languageChoices.find((choice) => choice === kept) ?? 'browser';
}
