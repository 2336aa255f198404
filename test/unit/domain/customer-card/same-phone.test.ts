import { describe, expect, it } from 'vitest';
import { isSamePhone } from '../../../../src/domain/customer-card/same-phone';
import { phone } from './sample-pair';

describe('two telephone numbers', () => {
  it.each([
    ['303-555-0142', '(303) 555-0142'],
    ['303.555.0142', '1 303 555 0142'],
    ['+1 303 555 0142', '3035550142'],
    ['011 44 20 7946 0958', '+44 (0)20 7946 0958'],
    ['020 7946 0958', '+44 20 7946 0958'],
    ['06 12 34 56 78', '+33 6 12 34 56 78'],
    ['00 33 6 12 34 56 78', '06 12 34 56 78'],
    ['303-555-0142 x7', '303-555-0142 ext. 7'],
    ['303-555-0142', '303-555-0142 #12'],
    ['514 555-0142 poste 8', '514-555-0142x8'],
    ['３０３-555-0142', '303-555-0142'],
    ['\u202a303-555-0142\u202c', '303-555-0142'],
    ['ask Ada', 'ask Ada'],
  ])('%s and %s are one', (one, other) => {
    expect([isSamePhone(phone(one), phone(other)), isSamePhone(phone(other), phone(one))]).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    ['303-555-0142', '303-555-0143'],
    // An area is no country.
    ['555-0142', '303-555-0142'],
    ['+1 303 555 0142', '+44 303 555 0142'],
    ['303-555-0142 x7', '303-555-0142 x8'],
    ['720 303 555 0142', '303 555 0142'],
    ['ask Ada', 'ask Ben'],
    ['', '303-555-0142'],
  ])('%s and %s are two', (one, other) => {
    expect([isSamePhone(phone(one), phone(other)), isSamePhone(phone(other), phone(one))]).toEqual([
      false,
      false,
    ]);
  });

  it('a country of its own field stands in front, in digits; its letters say nothing of the number', () => {
    expect(isSamePhone(phone('20 7946 0958', '44'), phone('+44 20 7946 0958'))).toBe(true);
    expect(isSamePhone(phone('20 7946 0958', '+44'), phone('+1 20 7946 0958'))).toBe(false);
    expect(isSamePhone(phone('303-555-0142', 'US'), phone('+1 303 555 0142'))).toBe(true);
  });
});
