/** The language that the messages are written in. */
const messageLanguage = 'en';

/** For what has no browser, and for a browser that names a language alone. */
const defaultRegion = 'US';

function regionOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().region ?? defaultRegion;
  } catch (error) {
    if (error instanceof RangeError) return defaultRegion;
    throw error;
  }
}

function localeFor(browserLanguage: string): string {
  return `${messageLanguage}-${regionOf(browserLanguage)}`;
}

/** Found out at the first text that needs it: most of Karbon's pages show none of ours. */
let locale: string | null = null;

/**
 * What every date and number is written by: the language of the messages, since `Fr., 20. Nov.` does not belong into an English
 * sentence, and the region of the browser. `de-DE` → `en-DE`.
 */
export function formatLocale(): string {
  locale ??= localeFor(globalThis.navigator?.language ?? messageLanguage);
  return locale;
}

/** For tests, which must not depend on the machine they run on. */
export function setBrowserLanguage(browserLanguage: string): void {
  locale = localeFor(browserLanguage);
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
