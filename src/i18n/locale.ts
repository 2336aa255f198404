import { spoken } from './spoken';

/** For what has no browser, and for a browser that names a language alone. */
const defaultRegion = 'US';

/** Whose French is written: everywhere but where the browser itself speaks another. */
const frenchRegion = 'CA';

function regionOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().region ?? defaultRegion;
  } catch (error) {
    if (error instanceof RangeError) return defaultRegion;
    throw error;
  }
}

function localeFor(language: 'en' | 'fr', browserLanguage: string): string {
  if (language === 'fr') return browserLanguage.startsWith('fr-') ? browserLanguage : `fr-${frenchRegion}`;
  return `en-${regionOf(browserLanguage)}`;
}

/** Found out at the first text that needs it: most of Karbon's pages show none of ours. */
let browserLanguage: string | null = null;
let found: { readonly language: 'en' | 'fr'; readonly locale: string } | null = null;

/**
 * What every date and number is written by: the language of the messages, since `Fr., 20. Nov.` does not belong into an English
 * sentence, and the region of the browser. `de-DE` → `en-DE`; in French `en-US` → `fr-CA`.
 */
export function formatLocale(): string {
  const language = spoken().language === 'fr' ? 'fr' : 'en';
  if (found?.language !== language) {
    browserLanguage ??= globalThis.navigator?.language ?? 'en';
    found = { language, locale: localeFor(language, browserLanguage) };
  }
  return found.locale;
}

/** For tests, which must not depend on the machine they run on. */
export function setBrowserLanguage(next: string): void {
  browserLanguage = next;
  found = null;
}

/** A formatter, made at its first use and again only for another locale: each takes longer to make than a hundred texts. */
export function perLocale<Formatter>(create: (locale: string) => Formatter): () => Formatter {
  let made: { readonly locale: string; readonly formatter: Formatter } | null = null;
  return () => {
    const locale = formatLocale();
    if (made?.locale !== locale) made = { locale, formatter: create(locale) };
    return made.formatter;
  };
}
