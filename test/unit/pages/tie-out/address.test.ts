import { describe, expect, it } from 'vitest';
import { hashOf, type Place, placeOf } from '../../../../src/pages/tie-out/address';

describe('the place in the address', () => {
  it.each<[string, Place]>([
    ['#clients', { tab: 'clients', filter: 'notTiedOut', search: '', open: null }],
    ['#clients?show=missing', { tab: 'clients', filter: 'missing', search: '', open: null }],
    [
      '#clients?show=all&find=A+%26+B%3F&open=K1',
      { tab: 'clients', filter: 'all', search: 'A & B?', open: 'K1' },
    ],
  ])('%s leads there and back', (hash, place) => {
    expect(placeOf(hash)).toEqual(place);
    expect(hashOf(place)).toBe(hash);
  });

  it('is the usual one where the address says nothing, or what nobody knows', () => {
    expect(placeOf('')).toEqual({ tab: '', filter: 'notTiedOut', search: '', open: null });
    expect(placeOf('#clients?show=nonsense').filter).toBe('notTiedOut');
  });
});
