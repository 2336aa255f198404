import { readFileSync } from 'node:fs';
import type { Language, Spoken, Text } from '../../../src/i18n/spoken';

/** Everything that a language says, as the files of the package have a part of it. */
export function spokenIn(language: Exclude<Language, 'en'>): Spoken {
  const file = readFileSync(`src/i18n/compiled/languages/${language}.json`, 'utf8');
  const compiled = JSON.parse(file) as Readonly<Record<string, readonly [string, Text]>>;
  return { language, texts: Object.fromEntries(Object.values(compiled)) };
}
