import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText, parseDuration, roundToHundredths } from '../../../../src/domain/time/duration-text';

const minute = fc.integer({ min: 1, max: 1_440 });
const split = (minutes: number) => [Math.trunc(minutes / 60), minutes % 60] as const;

describe('an amount of time, as people write it', () => {
  it.each([
    ['1:30', 90],
    ['0:05', 5],
    ['1:30:00', 90],
    ['01:30:00', 90],
    ['24:00:00', 1_440],
    ['１：３０', 90],
    ['１．５', 90],
    ['９０ｍ', 90],
    [':45', 45],
    ['1.5', 90],
    ['1,5', 90],
    ['.25', 15],
    ['1.5h', 90],
    ['90m', 90],
    ['90 min', 90],
    ['1h 30m', 90],
    ['1h30', 90],
    ['1H30M', 90],
    ['1 h 30', 90],
    ['1\u00a0h\u00a030\u00a0min', 90],
    ['1,5 h', 90],
    ['2 heures', 120],
    ['1 heure 5', 65],
    [' 1  hour  5 minutes ', 65],
    ['2 hrs', 120],
    ['2', 120],
    ['45', 45],
    ['09', 9],
    ['120', 120],
    ['24:00', 1_440],
  ])('%s is %i minutes', (text, minutes) => expect(parseDuration(text)).toBe(minutes * 60));

  it.each([
    '',
    '0',
    '0:00',
    '0m',
    '1:60',
    '1:5',
    '1:30:60',
    '1:60:00',
    '1:30:0',
    ':30:00',
    '24:00:01',
    '1:30:00:00',
    '0:00:00',
    '2²',
    '1h 75m',
    '24:01',
    '25h',
    '1441',
    '-1',
    '1.5.2',
    'an hour',
    '1d',
    '1:30 pm',
    '.',
    ':',
  ])('"%s" is none', (text) => expect(parseDuration(text)).toBeNull());

  it('counts the seconds of three parts', () => expect(parseDuration('0:19:48')).toBe(1_188));

  it('is the same in each notation', () => {
    fc.assert(
      fc.property(minute, (minutes) => {
        const [hours, rest] = split(minutes);
        const written = [
          `${hours}:${String(rest).padStart(2, '0')}`,
          `${hours}h ${rest}m`,
          `${hours}h${rest}`,
          `${minutes}m`,
          ` ${minutes} minutes`,
        ];
        expect(written.map(parseDuration)).toEqual(written.map(() => minutes * 60));
      }),
    );
  });

  it('takes point and comma for the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_400 }), (hundredths) => {
        const text = (hundredths / 100).toFixed(2);
        expect(parseDuration(text)).toBe(hundredths * 36);
        expect(parseDuration(text.replace('.', ','))).toBe(hundredths * 36);
      }),
    );
  });

  it('is within a day, in whole seconds, or not understood', () => {
    const pieces = fc.constantFrom(...'0123456789:.,hm -'.split(''), 'min', 'hours');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const seconds = parseDuration(text);
          expect(seconds === null || (Number.isInteger(seconds) && seconds > 0 && seconds <= 86_400)).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('what QuickBooks Time keeps of it', () => {
  it('is the nearest hundredth of an hour', () => {
    expect(roundToHundredths(15_555)).toBe(15_552);
    expect(roundToHundredths(20 * 60)).toBe(0.33 * 3_600);
    expect(roundToHundredths(1)).toBe(36);
    fc.assert(
      fc.property(fc.integer({ min: 18, max: 86_400 }), (seconds) => {
        const kept = roundToHundredths(seconds);
        expect(Math.abs(kept - seconds)).toBeLessThanOrEqual(18);
        expect([kept % 36, roundToHundredths(kept)]).toEqual([0, kept]);
        expect(kept).toBeLessThanOrEqual(86_400);
      }),
    );
  });

  it('is written so that it is read as the same again', () => {
    expect([5_400, 1_188, 3_636].map(durationText)).toEqual(['1:30', '0:20', '1.01']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_400 }), (steps) => {
        const read = parseDuration(durationText(steps * 36));
        expect(read === null ? null : roundToHundredths(read)).toBe(steps * 36);
      }),
    );
  });
});
