import { m } from './compiled/messages';
import { formatLocale, perLocale } from './locale';

type Unit = 'second' | 'minute' | 'hour' | 'day';

/** `41h` in English; French has a space there, `41 h`, which its narrow form leaves out. */
const styleIn = (locale: string) => (locale.startsWith('fr') ? 'short' : 'narrow');
const narrow = (unit: Unit) =>
  perLocale((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: styleIn(locale) }));
const units = {
  second: narrow('second'),
  minute: narrow('minute'),
  hour: narrow('hour'),
  day: narrow('day'),
};
const together = perLocale((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }));
const relative = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { style: styleIn(locale) }));
const plain = perLocale((locale) => new Intl.NumberFormat(locale, { useGrouping: false }));
const twoDigits = perLocale(
  (locale) => new Intl.NumberFormat(locale, { useGrouping: false, minimumIntegerDigits: 2 }),
);
/** What the region puts between minutes and seconds, where that is a sign; in words, as in `19 min 08 s`, it is none for a clock. */
const separator = perLocale((locale) => {
  const parts = new Intl.DateTimeFormat(locale, { minute: '2-digit', second: '2-digit' }).formatToParts(0);
  const found = parts.find((part) => part.type === 'literal')?.value ?? '';
  return /^[^\p{L}\s]$/u.test(found) ? found : ':';
});

/** `149400` seconds → `41h 30m`. Rounds to the nearest minute, but never to nothing. */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) return seconds > 0 ? m.format_under_a_minute() : units.minute().format(0);
  const hours = Math.trunc(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return units.minute().format(rest);
  if (rest === 0) return units.hour().format(hours);
  const text = together().format([units.hour().format(hours), units.minute().format(rest)]);
  // In French it has so many spaces that it would break somewhere.
  return formatLocale().startsWith('fr') ? text.replaceAll(' ', '\u00a0') : text;
}

/** `1148` seconds → `19:08`, `3753` → `1:02:33`: for what is running now. */
export function clock(seconds: number): string {
  const total = Math.max(0, Math.trunc(seconds));
  const hours = Math.trunc(total / 3_600);
  const minutes = Math.trunc(total / 60) % 60;
  const front = hours > 0 ? [plain().format(hours), twoDigits().format(minutes)] : [plain().format(minutes)];
  return [...front, twoDigits().format(total % 60)].join(separator());
}

/** `4320` seconds → `1:12`, `300` → `0:05`: of what is running, where there is no room for the seconds. */
export function hoursAndMinutes(seconds: number): string {
  const minutes = Math.max(0, Math.trunc(seconds / 60));
  return `${plain().format(Math.trunc(minutes / 60))}${separator()}${twoDigits().format(minutes % 60)}`;
}

/** The largest unit that fits, and how many whole ones. */
function inLargestUnit(ms: number): { readonly unit: Unit; readonly count: number } {
  const seconds = Math.max(0, Math.trunc(ms / 1_000));
  if (seconds < 60) return { unit: 'second', count: seconds };
  if (seconds < 3_600) return { unit: 'minute', count: Math.trunc(seconds / 60) };
  if (seconds < 86_400) return { unit: 'hour', count: Math.trunc(seconds / 3_600) };
  return { unit: 'day', count: Math.trunc(seconds / 86_400) };
}

/** `12400` ms → `12s`, `90000` → `1m`. */
export function roughly(ms: number): string {
  const { unit, count } = inLargestUnit(ms);
  return units[unit]().format(count);
}

/** `12400` ms → `12s ago`. */
export function age(ms: number): string {
  const { unit, count } = inLargestUnit(ms);
  return relative().format(-count, unit);
}
