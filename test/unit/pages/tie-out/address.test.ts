import { describe, expect, it } from 'vitest';
import { hashOf, type Place, placeOf } from '../../../../src/pages/tie-out/address';

const usual = { period: { kind: 'lastMonth' }, hours: 'attention' } as const;

describe('the place in the address', () => {
  it.each<[string, Omit<Place, keyof typeof usual> & Partial<Place>]>([
    ['#clients', { tab: 'clients', filter: 'notTiedOut', search: '', open: null, of: null }],
    [
      '#clients?show=wouldDuplicate',
      { tab: 'clients', filter: 'wouldDuplicate', search: '', open: null, of: null },
    ],
    [
      '#work?show=timeWaiting&of=filter%3AtimeWaiting',
      {
        tab: 'work',
        filter: 'timeWaiting',
        search: '',
        open: null,
        of: { kind: 'filter', filter: 'timeWaiting' },
      },
    ],
    ['#clients?show=missing', { tab: 'clients', filter: 'missing', search: '', open: null, of: null }],
    [
      '#clients?show=all&find=A+%26+B%3F&open=K1',
      { tab: 'clients', filter: 'all', search: 'A & B?', open: 'K1', of: null },
    ],
    [
      '#work?of=client%3AK1',
      { tab: 'work', filter: 'notTiedOut', search: '', open: null, of: { kind: 'client', key: 'K1' } },
    ],
    [
      '#work?show=all&of=filter%3Amissing',
      { tab: 'work', filter: 'all', search: '', open: null, of: { kind: 'filter', filter: 'missing' } },
    ],
    [
      '#hours?period=2026-10-16_2026-11-15&hours=notApproved',
      {
        tab: 'hours',
        filter: 'notTiedOut',
        search: '',
        open: null,
        of: null,
        period: { kind: 'custom', from: '2026-10-16', to: '2026-11-15' },
        hours: 'notApproved',
      },
    ],
    ['#work?of=firm', { tab: 'work', filter: 'notTiedOut', search: '', open: null, of: { kind: 'firm' } }],
  ])('%s leads there and back', (hash, place) => {
    expect(placeOf(hash)).toEqual({ ...usual, ...place });
    expect(hashOf({ ...usual, ...place })).toBe(hash);
  });

  it('is the usual one where the address says nothing, or what nobody knows', () => {
    expect(placeOf('')).toEqual({
      tab: '',
      filter: 'notTiedOut',
      search: '',
      open: null,
      of: null,
      ...usual,
    });
    expect(placeOf('#hours?period=2026-13-01_2026-14-01&hours=nonsense')).toMatchObject(usual);
    expect(placeOf('#clients?show=nonsense').filter).toBe('notTiedOut');
    expect(placeOf('#work?of=nobody').of).toBeNull();
    expect(placeOf('#work?of=client:').of).toBeNull();
  });
});
