import { describe, expect, it } from 'vitest';
import { sampleCard } from '../../../../src/pages/demo/sample-card';
import { samplePages } from '../../../../src/pages/demo/sample-firm';
import { newSample, withPlan } from '../../../../src/pages/demo/sample-state';
import { sampleRows, sampleView } from '../../../../src/pages/demo/sample-view';

const now = Date.UTC(2026, 10, 17, 16);
const sample = newSample(now);
const cardOf = (key: string, customerId: string | null = null, state = sample) =>
  sampleCard(sampleRows(state), key, customerId, now);

describe("the sample's customers", () => {
  it.each(samplePages.filter((key) => key !== 'SampleClient5'))('are compared on the page %s', (key) => {
    expect(cardOf(key)).toMatchObject({ kind: 'compared', isActive: true, client: { key: '' } });
  });

  it('agree with Karbon, but for one whose email is another', () => {
    const differing = samplePages.flatMap((key) => {
      const card = cardOf(key);
      if (card.kind !== 'compared') return [];
      return card.rows.filter(({ agreement }) => agreement === 'differs').map(({ field }) => [key, field]);
    });
    expect(differing).toEqual([['SampleWork3', 'email']]);
    expect(cardOf('SampleWork1')).toMatchObject({ contactSync: { outcome: 'pairs' } });
    expect(cardOf('SampleWork3')).toMatchObject({ contactSync: { outcome: 'asks', equal: 'name' } });
  });

  it('can be looked at where only a name is similar', () => {
    const card = cardOf('SampleClient5');
    if (card.kind !== 'unmatched') throw new Error('it has a customer');
    expect(card.because).toBe('similar');
    const [first] = card.candidates;
    expect(cardOf('SampleClient5', first?.id ?? '')).toMatchObject({ kind: 'compared' });
  });

  it('have a name and nothing else where a fix has just created them', () => {
    const key = 'SampleClient8';
    const choice = { key, range: { kind: 'sixMonths' }, entryCount: 5 } as const;
    expect(cardOf(key)).toMatchObject({ kind: 'unmatched', because: 'missing' });
    const { plan } = sampleView(sample, sampleRows(sample), choice, now);
    const card = cardOf(key, null, withPlan(sample, { key, runId: 'run1', plan, nowMs: now }));
    if (card.kind !== 'compared') throw new Error('it was not created');
    expect(card.rows.map(({ field, agreement }) => [field, agreement])).toEqual([
      ['name', 'same'],
      ['company', 'same'],
      ['contact', 'neither'],
      ['email', 'onlyInKarbon'],
      ['phone', 'onlyInKarbon'],
    ]);
  });
});
