import { expect, it } from 'vitest';
import { iconFaceOf, type TimerOnIcon } from '../../../../src/services/toolbar-icon/icon-face';

const startMs = Date.UTC(2026, 10, 17, 14);
const timer: TimerOnIcon = { startMs, clockSkewMs: 0, path: ['Acme Co', '2025 Tax return'] };
const after = (hours: number, minutes: number, seconds = 0) =>
  startMs + ((hours * 60 + minutes) * 60 + seconds) * 1_000;

it.each([
  [0, '', ''],
  [1, '1', 'Tieout: 1 client no longer ties out'],
  [12, '12', 'Tieout: 12 clients no longer tie out'],
  [100, '99+', 'Tieout: 100 clients no longer tie out'],
])('without a timer it counts what has come undone: %i', (undone, text, title) => {
  expect(iconFaceOf(null, undone, startMs)).toEqual({ text, title, tone: 'undone' });
});

it.each([
  [after(0, 0), '0:00', '0m'],
  [after(0, 0, 59), '0:00', '0m'],
  [after(0, 5), '0:05', '5m'],
  [after(1, 12, 59), '1:12', '1h 12m'],
  [after(9, 59, 59), '9:59', '9h 59m'],
  [after(10, 0), '10h', '10h'],
  [after(31, 48), '31h', '31h 48m'],
])('a running timer is told in whole minutes, and never rounded up: %#', (nowMs, text, time) => {
  expect(iconFaceOf(timer, 0, nowMs)).toEqual({
    text,
    title: `Tieout: ${time} on Acme Co:2025 Tax return`,
    tone: 'timer',
  });
});

it('says both beside the pointer, and goes before the count on the icon', () => {
  const { text, title } = iconFaceOf(timer, 3, after(1, 12));
  expect(text).toBe('1:12');
  expect(title).toBe('Tieout: 1h 12m on Acme Co:2025 Tax return\n3 clients no longer tie out');
});

it("goes by QuickBooks Time's clock, which never begins before its start", () => {
  expect(iconFaceOf({ ...timer, clockSkewMs: 120_000 }, 0, after(1, 10)).text).toBe('1:12');
  expect(iconFaceOf({ ...timer, clockSkewMs: -5_000 }, 0, startMs).text).toBe('0:00');
});

it('names no place where the time is on none', () => {
  expect(iconFaceOf({ ...timer, path: [] }, 0, after(1, 12)).title).toBe('Tieout: on the clock for 1h 12m');
});
