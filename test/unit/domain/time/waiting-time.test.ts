import { describe, expect, it } from 'vitest';
import type { NameIndex } from '../../../../src/domain/matching/name-index';
import { noStakes } from '../../../../src/domain/matching/record-stakes';
import type { QuickbooksProduct } from '../../../../src/domain/records/customer-list';
import { findExportTarget } from '../../../../src/domain/time/export-target';
import { jobcodesWithWaitingTime } from '../../../../src/domain/time/waiting-time';
import { indexOf } from '../sample-lists';

/** Paths of jobcodes, each with the seconds on it. */
const seconds: Readonly<Record<string, number>> = {
  Acme: 60,
  'Acme:Tax': 60,
  'acme two': 60,
  'Old Co': 60,
  'Nobody Inc': 60,
  Unused: 0,
};
const paths = Object.keys(seconds);

function waitingIn(quickbooks: NameIndex | null, product: QuickbooksProduct = 'online'): readonly string[] {
  const stakes = new Map(
    paths.map((path, at) => [String(at + 1), { ...noStakes, seconds: seconds[path] ?? 0 }]),
  );
  const work = jobcodesWithWaitingTime(stakes, { quickbooksTime: indexOf(...paths), quickbooks }, product);
  for (;;) {
    const { done, value } = work.next();
    if (done) return [...value].map((id) => paths[Number(id) - 1] ?? '');
  }
}

describe('time that waits', () => {
  it('is on jobcodes that QuickBooks has no active customer or job of, under exactly their name', () => {
    expect(waitingIn(indexOf('Acme', 'Acme Two', '-Old Co'))).toEqual([
      'Acme:Tax',
      'acme two',
      'Old Co',
      'Nobody Inc',
    ]);
  });

  it('is none where QuickBooks takes another case for the same name', () => {
    expect(waitingIn(indexOf('Acme', 'Acme:Tax', 'Acme Two', 'Old Co', 'Nobody Inc'), 'desktop')).toEqual([]);
  });

  it.each(['online', 'desktop'] as const)('is what the exporter would not find in %s', (product) => {
    const quickbooks = indexOf('ACME', 'ACME:Tax', '-Acme Two', 'Old Co.', 'Nobody, Inc', 'Old Co');
    const isFound = (path: string) =>
      findExportTarget(path.split(':'), quickbooks, { product, isPersonClient: false }).kind === 'active';
    const missed = paths.filter((path) => (seconds[path] ?? 0) > 0 && !isFound(path));
    expect(waitingIn(quickbooks, product)).toEqual(missed);
  });

  it('is not known of a list that has not been read', () => {
    expect(waitingIn(null)).toEqual([]);
  });
});
