const hourSeconds = 3_600;
const daySeconds = 86_400;
/** QuickBooks Time keeps amounts in hours with two decimals (quickbooks-time.md 7.6). */
const stepSeconds = hourSeconds / 100;

/** In English and French: `1h 30m`, `1 h 30 min`, `2 heures`. */
const hourUnit = '(?:h|hrs?|hours?|heures?)';
const minuteUnit = '(?:m|mins?|minutes?)';

/** Each way in which people write an amount, with the seconds that it stands for. */
const notations: readonly (readonly [
  pattern: RegExp,
  seconds: (one: string, other: string, last: string) => number,
])[] = [
  [/^(\d{0,2}):([0-5]\d)$/, (hours, minutes) => inSeconds(hours, minutes)],
  // As spreadsheets and reports copy it; with three parts the last can only be seconds.
  [
    /^(\d{1,2}):([0-5]\d):([0-5]\d)$/,
    (hours, minutes, seconds) => inSeconds(hours, minutes) + Number(seconds),
  ],
  [new RegExp(`^(\\d{1,2}) ?${hourUnit} ?(?:([0-5]?\\d) ?${minuteUnit}?)?$`), inSeconds],
  [new RegExp(`^(\\d{1,4}) ?${minuteUnit}$`), (minutes) => inSeconds('0', minutes)],
  [new RegExp(`^(\\d{0,2})[.,](\\d{1,4}) ?${hourUnit}?$`), inDecimals],
  // `2` is rarely two minutes, and `45` never hours. What was understood stands beside the field.
  [/^(\d)$/, (hours) => inSeconds(hours, '0')],
  [/^(\d{2,4})$/, (minutes) => inSeconds('0', minutes)],
];

function inSeconds(hours: string, minutes: string | undefined): number {
  return Number(hours) * hourSeconds + Number(minutes ?? 0) * 60;
}

function inDecimals(whole: string, fraction: string): number {
  return Math.round(Number(`${whole || '0'}.${fraction}`) * hourSeconds);
}

/**
 * What somebody means by `1:30`, `1:30:00`, `1.5`, `1,5`, `90m`, `1h 30m`, `1h30` or `1 h 30 min`; a number alone is hours where it has one digit, `2`, and
 * minutes where it has more, `45`.
 *
 * @returns seconds, at most those of a day; `null` where that is nothing, too much, or cannot be told.
 */
export function parseDuration(text: string): number | null {
  const plain = withPlainWidth(text).trim().toLowerCase().replace(/\s+/g, ' ');
  for (const [pattern, seconds] of notations) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const amount = seconds(found[1] ?? '', found[2] ?? '', found[3] ?? '');
    return amount > 0 && amount <= daySeconds ? amount : null;
  }
  return null;
}

/** Digits and signs of East Asian keyboards, which are as wide as their letters: `１：３０` → `1:30`. */
function withPlainWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** What QuickBooks Time makes of an amount: the nearest hundredth of an hour, and never nothing. `1200` → `1188`, which is 0.33 h. */
export function roundToHundredths(seconds: number): number {
  return Math.max(1, Math.round(seconds / stepSeconds)) * stepSeconds;
}

/**
 * An amount that QuickBooks Time keeps, as somebody would type it: `5400` → `1:30`, and in hours where minutes would come to another,
 * `3636` → `1.01`.
 */
export function durationText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (roundToHundredths(minutes * 60) !== seconds) return (seconds / hourSeconds).toFixed(2);
  return `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
