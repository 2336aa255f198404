import { afterEach, describe, expect, it } from 'vitest';
import { type CatalogueMessage, findGaps, languages, readCatalogue } from '../../../scripts/messages.mjs';
import { m } from '../../../src/i18n/compiled/messages';
import { formatLocale, setBrowserLanguage } from '../../../src/i18n/locale';
import { asLanguageChoice, english, languageFor, speak } from '../../../src/i18n/spoken';
import { spokenIn } from './spoken-in';

afterEach(() => {
  speak(english);
  setBrowserLanguage('en-US');
});

/** What says the same in French, and why. */
const sameInFrench: Readonly<Record<string, RegExp>> = {
  'names of products, of their fields and plans':
    /^(?:Tieout|Karbon|QuickBooks\b.*|Intuit Practice Management|Access Key|Bearer token|Client (?:ID|Secret)|\d+ \(QuickBooks \w+\))$/,
  'names of languages, each in its own': /^(?:English|Français)$/,
  'only what is put in': /^[^\p{L}]*(?:\{\w+\}[^\p{L}]*)*$/u,
  'words that both have':
    /^(?:Budget|Client|Clients|Date|Environment|Note|Notes|Options|Permissions|Production|ID|Version \{version\}|\{number\} clients?)$/,
};

const texts = (message: CatalogueMessage | undefined): string[] =>
  typeof message === 'string' ? [message] : Object.values(message?.[0].match ?? {});

describe('each language', () => {
  it.each(Object.keys(languages) as (keyof typeof languages)[])(
    '%s has what English has, with the same inputs (npm run messages -- --missing)',
    (language) => expect(findGaps(language)).toEqual([]),
  );

  it('says each message in French otherwise than in English, but for names and the like', () => {
    const french = readCatalogue('fr');
    const same = Object.entries(readCatalogue()).flatMap(([key, message]) =>
      texts(message)
        .filter((text) => texts(french[key]).includes(text))
        .filter((text) => !Object.values(sameInFrench).some((pattern) => pattern.test(text)))
        .map((text) => `${key}: ${text}`),
    );
    expect(same).toEqual([]);
  });

  it('is written in French as Canada writes it: a space before the colon alone, and one that does not break', () => {
    const odd = Object.entries(readCatalogue('fr')).flatMap(([key, message]) =>
      texts(message)
        .filter((text) => /[\s\u00a0][;!?]|[^\u00a0]:(?:\s|$)|«[^\u00a0]|[^\u00a0]»|'/.test(text))
        .map((text) => `${key}: ${text}`),
    );
    expect(odd).toEqual([]);
  });

  it('has in British English only what is spelled otherwise', () => {
    const all = readCatalogue();
    for (const [key, message] of Object.entries(readCatalogue('en-GB')))
      expect(message).not.toEqual(all[key]);
  });
});

describe('a message in the language of its world', () => {
  it('is said in French, with the plurals of French', () => {
    speak(spokenIn('fr'));
    expect(m.common_undo()).toBe('Annuler');
    expect(m.match_shared_by_clients({ count: 0, number: '0' })).toBe('utilisé par 0 client');
    expect(m.match_shared_by_clients({ count: 2, number: '2' })).toBe('utilisé par 2 clients');
    expect(m.match_shared_by_clients({ count: 1_000_000, number: '1 000 000' })).toContain('clients');
    expect(m.fix_step_assign({ tense: 'done', count: 1, number: '1', path: 'A', system: 'B' })).toBe(
      'A a été affecté à 1 personne dans B.',
    );
  });

  it('is said for each key as its own catalogue has it, where English has one text for two', () => {
    speak(spokenIn('fr'));
    const spoken: Readonly<Record<string, unknown>> = m;
    const french = readCatalogue('fr');
    const wrong = Object.entries(french).filter(([key, message]) => {
      const say = spoken[key];
      return (
        typeof message === 'string' &&
        typeof say === 'function' &&
        !message.includes('{') &&
        say() !== message
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is English where the language does not say it otherwise', () => {
    speak(spokenIn('en-GB'));
    expect(m.log_kind_organization()).toBe('Organisation');
    expect(m.common_undo()).toBe('Undo');
    expect(formatLocale()).toBe('en-US');
  });

  it('leaves what is put in as it is', () => {
    expect(m.pages_error_details({ problem: '{detail}', detail: 'x' })).toBe('{detail} It said: x');
  });
});

describe('the language', () => {
  it.each([
    ['browser', 'fr-CA', 'fr'],
    ['browser', 'fr', 'fr'],
    ['browser', 'en-US', 'en'],
    ['browser', 'en-AU', 'en-GB'],
    ['browser', 'de-DE', 'en'],
    ['fr', 'en-US', 'fr'],
    ['en', 'fr-CA', 'en'],
    ['en', 'en-GB', 'en-GB'],
  ] as const)('for the choice %s in a browser in %s is %s', (choice, browser, language) =>
    expect(languageFor(choice, browser)).toBe(language),
  );

  it('is the browser’s where something odd is kept', () => {
    expect([undefined, 'xx', 7, 'fr'].map(asLanguageChoice)).toEqual(['browser', 'browser', 'browser', 'fr']);
  });
});
