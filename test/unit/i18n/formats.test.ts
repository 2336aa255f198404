import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, moment, nearDay, timeOfDay } from '../../../src/i18n/dates';
import { age, clock, duration, hoursAndMinutes, roughly } from '../../../src/i18n/durations';
import { formatLocale, setBrowserLanguage } from '../../../src/i18n/locale';
import { counted, decimal, list, money, number, percent } from '../../../src/i18n/numbers';
import { english, speak } from '../../../src/i18n/spoken';
import { spokenIn } from './spoken-in';

const today = '2026-11-28';
const afternoonMs = new Date(2026, 10, 28, 14, 13).getTime();

afterEach(() => setBrowserLanguage('en-US'));

describe('formats in the United States', () => {
  it.each([
    [0, '0m'],
    [29, '<1m'],
    [90, '2m'],
    [54 * 60, '54m'],
    [7_200, '2h'],
    [449_640, '124h 54m'],
    [1_234 * 3_600 + 60, '1,234h 1m'],
  ])('duration of %i seconds: %s', (seconds, shown) => expect(duration(seconds)).toBe(shown));

  it.each([
    [-1, '0:00'],
    [9, '0:09'],
    [1_148, '19:08'],
    [3_753, '1:02:33'],
    [360_000, '100:00:00'],
  ])('clock at %i seconds: %s', (seconds, shown) => expect(clock(seconds)).toBe(shown));

  it.each([
    [-1, '0:00'],
    [59, '0:00'],
    [300, '0:05'],
    [4_379, '1:12'],
    [360_000, '100:00'],
  ])('hours and minutes at %i seconds: %s', (seconds, shown) => expect(hoursAndMinutes(seconds)).toBe(shown));

  it.each([
    [-5, '0s', '0s ago'],
    [12_400, '12s', '12s ago'],
    [90_000, '1m', '1m ago'],
    [3 * 3_600_000, '3h', '3h ago'],
    [4 * 86_400_000, '4d', '4d ago'],
  ])('%i ms: %s, %s', (ms, span, ago) => expect([roughly(ms), age(ms)]).toEqual([span, ago]));

  it('days, with the year where it is another', () => {
    expect(day('2026-11-20', today)).toBe('Fri, Nov 20');
    expect(day('2025-11-20', today)).toBe('Thu, Nov 20, 2025');
    expect(['2026-11-28', '2026-11-27', '2026-11-26'].map((date) => nearDay(date, today))).toEqual([
      'Today',
      'Yesterday',
      'Thu, Nov 26',
    ]);
    expect(nearDay('2026-12-31', '2027-01-01')).toBe('Yesterday');
  });

  it('moments', () => {
    expect(timeOfDay(afternoonMs)).toBe('2:13 PM');
    expect(moment(afternoonMs, afternoonMs)).toBe('Nov 28, 2:13 PM');
    expect(moment(new Date(2025, 10, 28, 0, 5).getTime(), afternoonMs)).toBe('Nov 28, 2025, 12:05 AM');
  });

  it('numbers', () => {
    expect(number(1_204)).toBe('1,204');
    expect(counted(1_204)).toEqual({ count: 1_204, number: '1,204' });
    expect(percent(81, 100)).toBe('81%');
    expect(money(0)).toBe('$0.00');
    expect(list(['Ada', 'Ben', 'Cy'])).toBe('Ada, Ben, and Cy');
  });
});

describe('formats in French', () => {
  beforeEach(() => {
    speak(spokenIn('fr'));
    setBrowserLanguage('fr-CA');
  });
  afterEach(() => speak(english));

  /** Spaces that do not break look like others. */
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

  it('are those of Canada', () => {
    expect(formatLocale()).toBe('fr-CA');
    expect(plain(decimal(1_234.5))).toBe('1 234,5');
    expect(plain(percent(81, 100))).toBe('81 %');
    expect(list(['Ada', 'Ben', 'Cy'])).toBe('Ada, Ben et Cy');
    expect(day('2026-11-20', today)).toBe('ven. 20 nov.');
    expect(nearDay('2026-11-28', today)).toBe('Aujourd’hui');
    expect(plain(timeOfDay(afternoonMs))).toBe('14 h 13');
  });

  it('durations and clocks', () => {
    expect(plain(duration(449_640))).toBe('124 h 54 min');
    expect(plain(duration(54 * 60))).toBe('54 min');
    expect(duration(29)).toBe('< 1\u00a0min');
    expect(clock(1_148)).toBe('19:08');
    expect(plain(age(12_400))).toBe('il y a 12 s');
  });

  it.each([
    ['en-US', 'fr-CA'],
    ['fr', 'fr-CA'],
    ['fr-FR', 'fr-FR'],
    ['de-DE', 'fr-CA'],
  ])('for a browser in %s: %s', (language, locale) => {
    setBrowserLanguage(language);
    expect(formatLocale()).toBe(locale);
  });
});

describe('formats elsewhere', () => {
  it('are written in the language of the messages, by the habits of the region', () => {
    setBrowserLanguage('de-DE');
    expect(formatLocale()).toBe('en-DE');
    expect(day('2026-11-20', today)).toBe('Fri, 20 Nov');
    expect(timeOfDay(afternoonMs)).toBe('14:13');
  });

  it.each([
    ['en', 'en-US'],
    ['fr', 'en-FR'],
    ['en-GB', 'en-GB'],
    ['not a language', 'en-US'],
  ])('for a browser in %s: %s', (language, locale) => {
    setBrowserLanguage(language);
    expect(formatLocale()).toBe(locale);
  });
});
