import { describe, expect, it } from 'vitest';
import { samplePages } from '../../../../src/pages/demo/sample-firm';
import { newSample } from '../../../../src/pages/demo/sample-state';
import { type SampleChoice, sampleRows, sampleView } from '../../../../src/pages/demo/sample-view';

const now = Date.UTC(2026, 10, 17, 16);
const sample = newSample(now);
const firm = sampleRows(sample);

function choiceOf(key: string): SampleChoice {
  return { key, range: { kind: 'sixMonths' }, entryCount: 5 };
}

const viewOf = (key: string) => sampleView(sample, firm, choiceOf(key), now);

describe('the sample', () => {
  it('has a client for each thing that the tie-out tells', () => {
    const kinds = firm.rows.map(({ title, match }) => [
      title,
      match.statuses?.quickbooksTime.kind,
      match.statuses?.quickbooks.kind,
    ]);
    expect(kinds).toEqual([
      ['Alpha Bakery LLC', 'matched', 'matched'],
      ['Bravo & Sons Plumbing', 'differs', 'matched'],
      ['Charlie Dental Group', 'matched', 'matched'],
      ['Delta Orchards', 'matched', 'matched'],
      ['Echo Harbor Marine', 'similar', 'similar'],
      ['Foxtrot Books', 'archived', 'matched'],
      ['Golf Print Shop', 'matched', 'blocked'],
      ['Hotel Street Florists', 'missing', 'missing'],
      ['India Tea Imports', 'misplaced', 'matched'],
      ['Juliet Fitness Inc', 'differs', 'matched'],
    ]);
  });

  it('has a page for each thing that the panel says', () => {
    expect(samplePages.map((key) => [viewOf(key).verdict.code, viewOf(key).plan.action])).toEqual([
      ['tiesOut', 'none'],
      ['wouldDuplicate', 'syncName'],
      ['notInTime', 'create'],
      ['misplaced', 'move'],
      ['similarOnly', 'link'],
      ['jobcodeArchived', 'restore'],
    ]);
  });

  it('shows a budget, somebody on the clock, and time that has been exported and that waits', () => {
    const { budget, time } = viewOf('SampleWork1');
    expect(budget).toMatchObject({ estimateSeconds: 60 * 3_600, basis: 'allTime' });
    expect(budget?.lines.map(({ person }) => person.kind)).toEqual(['paired', 'paired', 'unpaired', 'role']);
    expect(time?.running.map(({ personName }) => personName)).toEqual(['Bookkeeper B']);
    expect(time?.exported.seconds).toBeGreaterThan(0);
    expect(time?.pendingExport.seconds).toBeGreaterThan(0);
    expect((time?.exported.seconds ?? 0) + (time?.pendingExport.seconds ?? 0)).toBe(time?.total.seconds);
  });

  it('says on which pages time would have nowhere to go', () => {
    expect(samplePages.map((key) => viewOf(key).timer?.obstacle)).toEqual([
      null,
      'notInQuickbooks',
      'noJobcode',
      'noJobcode',
      'noJobcode',
      'noJobcode',
    ]);
  });

  it('lists the work of a client with its time', () => {
    const { work } = viewOf('SampleClient1');
    expect(work.map(({ name, tone }) => [name, tone])).toEqual([
      ['2025 tax return', 'good'],
      ['Monthly bookkeeping', 'good'],
    ]);
    expect(work.every(({ seconds }) => seconds > 0)).toBe(true);
  });

  it('has no address of anything, since there is nothing to open', () => {
    for (const key of samplePages) {
      const { links, availableFixes } = viewOf(key);
      expect(links).toEqual({ quickbooksTime: null, quickbooks: null });
      expect(availableFixes.every(({ plan }) => plan.id !== '' || plan.steps.length === 0)).toBe(true);
    }
  });
});
