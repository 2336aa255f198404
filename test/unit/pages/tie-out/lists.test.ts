import { describe, expect, it } from 'vitest';
import type { DuplicateGroup, DuplicateRecord } from '../../../../src/domain/matching/duplicate-groups';
import { reconcileFirm } from '../../../../src/domain/matching/reconcile-firm';
import { noStakes, type StakedRecord, type Stakes } from '../../../../src/domain/matching/record-stakes';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import { plainText } from '../../../../src/i18n/sentence';
import type { ListsSnapshot } from '../../../../src/messages/tie-out-lists';
import {
  countOf,
  findInLists,
  type ListsView,
  shownIn,
  viewsOf,
} from '../../../../src/pages/tie-out/lists/lists';
import { listsCsv } from '../../../../src/pages/tie-out/lists/lists-csv';
import { mergeSteps } from '../../../../src/pages/tie-out/lists/merge-steps';
import { systemNames } from '../../../../src/pages/words';
import { recordsOf } from '../../domain/sample-lists';
import { client } from '../../services/sample-records';

function resultOf<Value>(work: Iterator<unknown, Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const staked = (paths: readonly string[]): StakedRecord[] =>
  recordsOf(paths).map((record) => ({ ...record, balance: null }));

const records = {
  quickbooksTime: staked(['Acme Co', 'ACME Co', 'Acme Co:Tax', 'Épicerie', '-Birch', 'birch', '=Sum']),
  quickbooks: null,
};

const snapshot: ListsSnapshot = {
  records,
  links: { quickbooksTime: [], quickbooks: [] },
  time: { tracked: [{ id: '3', seconds: 5_400, lastDay: '2026-11-02' }], from: null, scope: 'everybody' },
  work: [],
  rule: defaultNamingRule,
  addresses: { quickbooksTime: null, quickbooks: null },
  isTimeFed: false,
};

const { lines } = resultOf(
  reconcileFirm({
    clients: [client('k1', 'Acme Co')],
    records,
    holders: [],
    rule: defaultNamingRule,
    links: snapshot.links,
    blocks: { quickbooksTime: null, quickbooks: { code: 'notConnected' } },
  }),
);

const found = resultOf(findInLists(lines, snapshot));
const duplicates: ListsView = { kind: 'duplicates', list: 'quickbooksTime' };
const unclaimed: ListsView = { kind: 'unclaimed', list: 'quickbooksTime' };

describe('the lists in themselves', () => {
  it('have views for those that are known alone', () => {
    expect(viewsOf(found)).toEqual([duplicates, { kind: 'inactive' }, unclaimed, { kind: 'work' }]);
    expect(viewsOf(found).map((view) => countOf(shownIn(found, view, '')))).toEqual([1, 1, 4, 0]);
  });

  it('say of a copy whose it may be', () => {
    expect(
      shownIn(found, unclaimed, '').unclaimed.map(({ record, nearClient }) => [record.name, nearClient]),
    ).toContainEqual(['ACME Co', 'Acme Co']);
  });

  it('are searched without case and accents, by clients too', () => {
    expect(countOf(shownIn(found, unclaimed, 'EPIC'))).toBe(1);
    expect(countOf(shownIn(found, duplicates, 'co acme'))).toBe(1);
    expect(countOf(shownIn(found, duplicates, 'nobody'))).toBe(0);
  });

  it('are exported as they are shown, with nothing that a spreadsheet runs', () => {
    const csvOf = (view: ListsView, search = '') =>
      listsCsv(shownIn(found, view, search), view, systemNames)
        .trimEnd()
        .split('\r\n')
        .slice(1);
    expect(csvOf(duplicates)).toEqual([
      '1,QuickBooks Time,,Acme Co,1,Active,Keep,1.50,2026-11-02,,1,Acme Co,spelled differently',
      '1,QuickBooks Time,,ACME Co,2,Active,,,,,,,spelled differently',
    ]);
    expect(csvOf(duplicates, 'nobody')).toEqual([]);
    expect(csvOf(unclaimed, '=sum')).toEqual(["'=Sum,7,,,,,"]);
  });
});

function groupOf(
  list: DuplicateGroup['list'],
  members: readonly (readonly [name: string, isActive: boolean, stakes: Partial<Stakes>])[],
  keep: DuplicateGroup['keep'] = 'older',
): DuplicateGroup {
  const placed = members.map(
    ([name, isActive, stakes], at): DuplicateRecord => ({
      record: { id: String(at), parentId: null, name, isActive, isProject: false },
      stakes: { ...noStakes, ...stakes },
      clients: [],
    }),
  );
  return { list, parentPath: [], reasons: [], records: placed, keep, isSettled: false };
}

describe('what to do with two records', () => {
  const facts = { system: 'QuickBooks Online', isTimeFed: false, isAllTimeKnown: true };
  const stepsOf = (group: DuplicateGroup, more = {}) =>
    mergeSteps(group, { ...facts, ...more }).map((step) => plainText(step));

  it('is a merge in QuickBooks, which nothing may stand below', () => {
    expect(
      stepsOf(
        groupOf('quickbooks', [
          ['Acme', true, {}],
          ['ACME', true, {}],
        ]),
      ),
    ).toEqual([
      'Open ACME in QuickBooks Online and change its name to exactly Acme.',
      'Save, and confirm the merge.',
    ]);
    expect(
      stepsOf(
        groupOf('quickbooks', [
          ['Acme', true, { below: 2 }],
          ['ACME', true, {}],
        ]),
      )[0],
    ).toMatch(/^Move the jobs below these customers first/);
    expect(
      stepsOf(
        groupOf('quickbooks', [
          ['Acme', true, {}],
          ['ACME', false, { balance: 5 }],
        ]),
      )[0],
    ).toBe('Make ACME active again in QuickBooks Online.');
    expect(
      stepsOf(
        groupOf('quickbooks', [
          ['Acme', true, {}],
          ['ACME', false, {}],
        ]),
      ),
    ).toEqual(['Nothing else to do: ACME is inactive.']);
  });

  it('is moving time in QuickBooks Time, where there may be some, and archiving', () => {
    const two = groupOf('quickbooksTime', [
      ['Acme', true, {}],
      ['ACME', true, { below: 1 }],
    ]);
    const move =
      'Move the time entries of ACME to Acme in QuickBooks Time. Exported entries can’t be changed.';
    expect(stepsOf(two)).toEqual([expect.stringMatching(/^Archive ACME .* Its jobs are archived with it/)]);
    expect(stepsOf(two, { isAllTimeKnown: false })[0]?.replace("'", '’')).toBe(move);
    expect(stepsOf(two, { isTimeFed: true })).toEqual([
      expect.stringMatching(/^Merge the two in QuickBooks/),
    ]);
  });

  it('is not said where several clients have them', () => {
    expect(
      stepsOf(
        groupOf(
          'quickbooks',
          [
            ['Acme', true, {}],
            ['ACME', true, {}],
          ],
          null,
        ),
      ),
    ).toEqual([]);
  });
});
