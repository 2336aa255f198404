import { perLocale } from './locale';

const whole = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const oneDecimal = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const twoDecimals = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);
const percentage = perLocale((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));
const dollars = perLocale((locale) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' }));
const currencyFormats = new Map<string, () => Intl.NumberFormat>();

function inCurrency(currency: string): () => Intl.NumberFormat {
  const known =
    currencyFormats.get(currency) ??
    perLocale((locale) => new Intl.NumberFormat(locale, { style: 'currency', currency }));
  currencyFormats.set(currency, known);
  return known;
}

const conjunction = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** `1204` → `1,204`. */
export function number(value: number): string {
  return whole().format(value);
}

/** `12.34` → `12.3`. */
export function decimal(value: number): string {
  return oneDecimal().format(value);
}

/** `1.5` → `1.50`. */
export function hundredths(value: number): string {
  return twoDecimals().format(value);
}

/** What a message with a plural is given: the count that decides, and how it is written. `1204` → `{ count: 1204, number: '1,204' }`. */
export function counted(count: number): { readonly count: number; readonly number: string } {
  return { count, number: number(count) };
}

/** How much of `whole` a part is: `81`, `100` → `81%`. */
export function percent(part: number, whole: number): string {
  return percentage().format(part / whole);
}

/** US dollars: `1234.5` → `$1,234.50`. */
export function money(amount: number): string {
  return dollars().format(amount);
}

/** An amount in any currency: `1234.5`, `CAD` → `CA$1,234.50`. */
export function moneyIn(amount: number, currency: string): string {
  return inCurrency(currency)().format(amount);
}

/** `['Ada', 'Ben', 'Cy']` → `Ada, Ben, and Cy`. */
export function list(items: readonly string[]): string {
  return conjunction().format(items);
}
