import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type HelpLanguage, helpFile, helpPages } from '../../../scripts/help-page.mjs';
import { type CatalogueMessage, readCatalogue } from '../../../scripts/messages.mjs';

/** Words that have another in their place, each with the one that is said. */
const saidOtherwise: Readonly<Record<HelpLanguage, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/e-mail/i, 'email'],
    [/jobcode/i, 'customer or job'],
    [/put(?:ting)? right/i, 'fix'],
    [/carr(?:y|ied) out/i, 'apply'],
    [/taken? back/i, 'undo'],
    [/\bpair(?:ed)?\b|unpair/i, 'link'],
    [/lifetime/i, 'all time'],
    [/\bcancelled|colour|organis|recognis/i, 'as the United States spell it'],
  ],
  fr: [
    [/QuickBooks Online/, 'QuickBooks en ligne'],
    [/activités? de temps/i, 'activité chronométrée'],
    [/e-?mail/i, 'courriel'],
    [/délie|jumel/i, 'dissocier, lier'],
    [/là-bas/i, 'the name of the thing'],
    [/sandbox/i, 'bac à sable'],
    [/login|timer|cliquer ici/i, 'connexion, chronomètre'],
  ],
};

const texts = (message: CatalogueMessage): string[] =>
  typeof message === 'string' ? [message] : Object.values(message[0].match);

describe.each(Object.entries(saidOtherwise) as [HelpLanguage, (typeof saidOtherwise)['en']][])(
  'the words of %s',
  (language, pairs) => {
    it('are one for each thing, in the catalogue and in the help', () => {
      const said = [
        ...Object.entries(readCatalogue(language)).flatMap(([key, message]) =>
          texts(message).map((text) => [key, text] as const),
        ),
        ...helpPages.map((name) => [name, readFileSync(helpFile(name, language), 'utf8')] as const),
      ];
      expect(said.length).toBeGreaterThan(2_000);
      const odd = said.flatMap(([key, text]) =>
        pairs.filter(([word]) => word.test(text)).map(([, instead]) => `${key}: ${text} (${instead})`),
      );
      expect(odd).toEqual([]);
    });
  },
);
