import type { DayText } from '../domain/records/records';
import { m } from './compiled/messages';
import { perLocale } from './locale';

const weekdayAndDay = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
const thisYears = perLocale((locale) => new Intl.DateTimeFormat(locale, weekdayAndDay));
const otherYears = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { ...weekdayAndDay, year: 'numeric' }),
);
const hourAndMinute = { hour: 'numeric', minute: '2-digit' } as const;
const timeOnly = perLocale((locale) => new Intl.DateTimeFormat(locale, hourAndMinute));
const timeOnlyUtc = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { ...hourAndMinute, timeZone: 'UTC' }),
);
const dayAndTime = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { ...hourAndMinute, month: 'short', day: 'numeric' }),
);
const dayYearAndTime = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, { ...hourAndMinute, month: 'short', day: 'numeric', year: 'numeric' }),
);

const shortDays = perLocale((locale) => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }));
const shortDaysAndYear = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', year: 'numeric' }),
);
const shortDaysUtc = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }),
);
const shortMonths = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }),
);
const shortMonthsAndYear = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const longDays = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const longDaysUtc = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);
const longMonths = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

const dayMs = 86_400_000;

/** `2026-11-20` → `Fri, Nov 20`, with the year where it is not the one of `today`. */
export function day(date: DayText, today: DayText): string {
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return (isThisYear ? thisYears() : otherYears()).format(Date.parse(date));
}

/** `Today`, `Yesterday`, else as `day`. */
export function nearDay(date: DayText, today: DayText): string {
  if (date === today) return m.format_today();
  if (Date.parse(today) - Date.parse(date) === dayMs) return m.format_yesterday();
  return day(date, today);
}

/** Epoch ms → `10:42 AM`, in the browser's time zone. */
export function timeOfDay(atMs: number): string {
  return timeOnly().format(atMs);
}

/** Minutes of a day → `10:42 AM`, whatever zone that day is in. */
export function timeOfMinutes(minutes: number): string {
  return timeOnlyUtc().format(minutes * 60_000);
}

/** Epoch ms → `Nov 28, 2:13 PM` in the browser's time zone, with the year where it is not the one of `nowMs`. */
export function moment(atMs: number, nowMs: number): string {
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return (isThisYear ? dayAndTime() : dayYearAndTime()).format(atMs);
}

/** Epoch ms → `Nov 28` in the browser's time zone, with the year where it is not the one of `nowMs`. */
export function shortDay(atMs: number, nowMs: number): string {
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return (isThisYear ? shortDays() : shortDaysAndYear()).format(atMs);
}

/** `2026-11-20` → `Nov 20` */
export function shortDate(date: DayText): string {
  return shortDaysUtc().format(Date.parse(date));
}

/** `2026-11-01` → `Nov`, with the year where it is not the one of `today`. */
export function shortMonth(date: DayText, today: DayText): string {
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return (isThisYear ? shortMonths() : shortMonthsAndYear()).format(Date.parse(date));
}

/** Epoch ms → `November 28, 2026`, in the browser's time zone or, for a calendar day, in `UTC`. */
export function longDay(atMs: number, timeZone?: 'UTC'): string {
  return (timeZone ? longDaysUtc() : longDays()).format(atMs);
}

/** Epoch ms of a moment in a month of UTC → `November 2026`. */
export function longMonth(atMs: number): string {
  return longMonths().format(atMs);
}

/** Epoch ms → `10:42 AM` on the day of `nowMs`, `Nov 28, 2:13 PM` on another. */
export function timeOrMoment(atMs: number, nowMs: number): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  return isToday ? timeOfDay(atMs) : moment(atMs, nowMs);
}
