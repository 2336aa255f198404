import { describe, expect, it, vi } from 'vitest';
import type { TieOutInput } from '../../../../src/domain/matching/reconcile-firm';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import type { KarbonClient } from '../../../../src/domain/records/records';
import type { BackfillPart } from '../../../../src/messages/backfill';
import { karbonAddress } from '../../../../src/messages/karbon-address';
import type { NameListFacts } from '../../../../src/messages/name-list';
import type { TieOutBaseline } from '../../../../src/messages/since-last-time';
import { canTieOut } from '../../../../src/pages/tie-out/can-tie-out';
import { createRowFinder } from '../../../../src/pages/tie-out/row-finder';
import {
  type Filter,
  filters,
  findRows,
  noMarks,
  type Row,
  rowsByFilter,
  tiedOutKeys,
  tieOutRows,
} from '../../../../src/pages/tie-out/rows';
import { tieOutCsv } from '../../../../src/pages/tie-out/tie-out-csv';
import { recordsOf } from '../../domain/sample-lists';
import { client } from '../../services/sample-records';

/** Five clients; QuickBooks is not connected. */
const names: TieOutInput = {
  clients: [
    client('k1', 'Zephyr Kites'),
    client('k2', 'Épicerie Nord'),
    client('k3', 'Acme Co'),
    client('k4', 'Hollow Oak Distillery'),
    client('k5', 'Nobody Yet'),
  ],
  records: {
    quickbooksTime: recordsOf(['Zephyr Kites', 'épicerie nord', '-Acme Co', 'Hollow Oak Distilery']),
    quickbooks: null,
  },
  holders: [],
  rule: defaultNamingRule,
  links: { quickbooksTime: [], quickbooks: [] },
  blocks: { quickbooksTime: null, quickbooks: { code: 'notConnected' } },
};

function rowsOf(firm: TieOutInput, baseline?: TieOutBaseline): readonly Row[] {
  const work = tieOutRows(firm, baseline);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value.rows;
  }
}

const rows = rowsOf(names);

/** Nothing is ignored, and of no time is anything known. */
const none = noMarks;

function found(filter: Filter, search = ''): string[] {
  return findRows(rows, { filter, search }, none).map(({ client: { fullName } }) => fullName);
}

describe('the rows of a tie-out', () => {
  it('are in the order of names, accents aside', () => {
    expect(found('all')).toEqual([
      'Acme Co',
      'Épicerie Nord',
      'Hollow Oak Distillery',
      'Nobody Yet',
      'Zephyr Kites',
    ]);
  });

  it('are told apart by standing; a list that is not connected counts for nothing', () => {
    expect(found('notTiedOut')).toEqual(['Acme Co', 'Épicerie Nord', 'Hollow Oak Distillery', 'Nobody Yet']);
    expect(found('matched')).toEqual(['Zephyr Kites']);
    expect(found('archived')).toEqual(['Acme Co']);
    expect(found('differs')).toEqual(['Épicerie Nord']);
    expect(found('similar')).toEqual(['Hollow Oak Distillery']);
    expect(found('suggested')).toEqual(['Hollow Oak Distillery']);
    expect(found('missing')).toEqual(['Nobody Yet']);
    expect(found('blocked')).toEqual([]);
    expect(found('wouldDuplicate')).toEqual(['Acme Co', 'Épicerie Nord', 'Hollow Oak Distillery']);
    expect(found('timeWaiting')).toEqual([]);
  });

  it('are put by filter in one pass as they are found by each', () => {
    const byFilter = rowsByFilter(rows, none);
    for (const filter of filters)
      expect(
        byFilter[filter].map(({ title }) => title),
        filter,
      ).toEqual(found(filter));
    expect(byFilter.all).toEqual(rows);
  });

  it('are found among those of the letters before, and anew where the letters or the filter are others', () => {
    const looked = vi.fn();
    const watched = rows.map((row) => ({
      ...row,
      get searchText() {
        looked();
        return row.searchText;
      },
    }));
    const finder = createRowFinder(watched, none);
    const find = (filter: Filter, search: string, kept: readonly string[] = []) =>
      finder.find({ filter, search }, new Set(kept)).map(({ title }) => title);
    const steps: readonly (readonly [Filter, string])[] = [
      ['all', ''],
      ['all', 'o'],
      ['all', 'oa'],
      ['all', 'oak hol'],
      ['all', 'oak'],
      ['all', 'epi'],
      ['missing', 'epi'],
      ['missing', ''],
    ];
    for (const [filter, search] of steps) expect(find(filter, search), search).toEqual(found(filter, search));
    looked.mockClear();
    find('all', '');
    expect(looked).not.toHaveBeenCalled();
    const one = find('all', 'hollow oak').length;
    looked.mockClear();
    find('all', 'hollow oak dist');
    expect(looked.mock.calls.length).toBeLessThanOrEqual(one * 3);
    // What has just been fixed stays although it passes no more.
    const [acme] = rows.filter(({ title }) => title === 'Acme Co');
    expect(find('missing', '', [acme?.key ?? ''])).toEqual(expect.arrayContaining(['Acme Co', 'Nobody Yet']));
  });

  it('are found by any of their names, in any order of words, without case and accents', () => {
    expect(found('all', 'epicerie')).toEqual(['Épicerie Nord']);
    expect(found('all', ' OAK  hollow ')).toEqual(['Hollow Oak Distillery']);
    expect(found('all', 'distilery')).toEqual(['Hollow Oak Distillery']);
    expect(found('matched', 'acme')).toEqual([]);
  });

  it('are none of a firm without clients', () => {
    expect(rowsOf({ ...names, clients: [] })).toEqual([]);
  });
});

describe('the address of a client in Karbon', () => {
  const of = (more: Partial<KarbonClient>, tenant: string | null = 'T1') =>
    karbonAddress(client('K 1', 'Acme Co', more), tenant, 'https://karbon.test');

  it('is that of its kind, and none where it is not known for sure', () => {
    expect(of({ kind: 'organization' })).toBe('https://karbon.test/T1#/organizations/K%201');
    expect(of({ kind: 'person' })).toBe('https://karbon.test/T1#/contacts/K%201');
    expect(of({ kind: 'clientGroup' })).toBeNull();
    expect(of({ kind: 'person' }, null)).toBeNull();
  });
});

describe('the exported tie-out', () => {
  const [head = '', ...lines] = tieOutCsv(rows, null, () => null)
    .trimEnd()
    .split('\r\n');

  it('has a line for each row, and for each list where the client stands', () => {
    expect(head).toBe(
      '\uFEFFClient in Karbon,Work item in Karbon,Kind,Karbon key,Expected name,' +
        'QuickBooks Time: match status,QuickBooks Time: name there,QuickBooks Time: suggested name,QuickBooks Time: suggested ID,QuickBooks Time: similar names,' +
        'QuickBooks Online: match status,QuickBooks Online: name there,QuickBooks Online: suggested name,QuickBooks Online: suggested ID,QuickBooks Online: similar names',
    );
    expect(lines).toHaveLength(rows.length);
    expect(lines[0]).toBe('Acme Co,,Organization,k3,Acme Co,inactive,Acme Co,,,,not connected,,,,');
    expect(lines[2]).toBe(
      'Hollow Oak Distillery,,Organization,k4,Hollow Oak Distillery,similar names only,,Hollow Oak Distilery,4,Hollow Oak Distilery,not connected,,,,',
    );
  });

  it('makes a name that a spreadsheet would run plain text', () => {
    expect(tieOutCsv(rowsOf({ ...names, clients: [client('k1', '=1+1')] }), null, () => null)).toContain(
      "\r\n'=1+1,",
    );
  });
});

describe('since somebody looked last', () => {
  const since = (baseline?: TieOutBaseline) =>
    Object.fromEntries(rowsOf(names, baseline).map(({ client: { key }, since: what }) => [key, what]));

  it('what tied out and does so no more has come undone, and who was not there is new', () => {
    expect(since({ at: 0, tiedOut: ['k1', 'k3', 'k5'], known: ['k1', 'k2', 'k3', 'k5'] })).toEqual({
      k1: null,
      k2: null,
      k3: 'cameUndone',
      k4: 'newClient',
      k5: 'cameUndone',
    });
  });

  it('nothing has changed where nobody has looked, nor where it was just now', () => {
    const nothing = { k1: null, k2: null, k3: null, k4: null, k5: null };
    expect(since()).toEqual(nothing);
    expect(
      since({ at: 0, tiedOut: tiedOutKeys(rows), known: rows.map(({ client: { key } }) => key) }),
    ).toEqual(nothing);
  });

  it('each is a filter of its own, and an ignored one is in neither', () => {
    const changed = rowsOf(names, { at: 0, tiedOut: ['k3', 'k5'], known: ['k1', 'k2', 'k3', 'k5'] });
    const shownBy = (filter: Filter, ignored: readonly string[] = []) =>
      findRows(changed, { filter, search: '' }, { ...none, ignored: new Set(ignored) }).map(
        ({ client: { key } }) => key,
      );
    expect(shownBy('cameUndone')).toEqual(['k3', 'k5']);
    expect(shownBy('newClient')).toEqual(['k4']);
    expect(shownBy('cameUndone', ['k3'])).toEqual(['k5']);
  });
});

describe('a firm can be tied out', () => {
  const part = (name: BackfillPart['name'], state: BackfillPart['state']): BackfillPart => ({
    name,
    state,
    system: name === 'karbonClients' ? 'karbon' : name === 'jobcodes' ? 'quickbooksTime' : 'quickbooks',
    isHeldBack: false,
    count: 0,
    from: null,
    readAt: null,
  });
  const parts = (
    jobcodes: BackfillPart['state'],
    customers: BackfillPart['state'],
    clients: BackfillPart['state'],
  ) => [
    part('jobcodes', jobcodes),
    part('customers', customers),
    part('nameHolders', customers),
    part('karbonClients', clients),
  ];

  it.each([
    ['complete', 'complete', 'complete', true],
    ['complete', 'notConnected', 'complete', true],
    ['notConnected', 'complete', 'complete', true],
    ['notConnected', 'notConnected', 'complete', false],
    ['complete', 'begun', 'complete', false],
    ['complete', 'complete', 'begun', false],
    ['complete', 'complete', 'notConnected', false],
    ['notBegun', 'complete', 'complete', false],
  ] as const)('with jobcodes %s, customers %s, clients %s: %s', (jobcodes, customers, clients, can) => {
    expect(canTieOut(parts(jobcodes, customers, clients), [])).toBe(can);
  });

  const file = (system: NameListFacts['system']) => ({ system }) as NameListFacts;

  it.each([
    ['notConnected', 'notConnected', 'notConnected', ['karbon', 'quickbooksTime'], true],
    ['notConnected', 'complete', 'notConnected', ['karbon'], true],
    ['complete', 'notConnected', 'notConnected', ['karbon'], true],
    ['notConnected', 'notConnected', 'complete', ['quickbooksTime'], true],
    ['notConnected', 'notConnected', 'notConnected', ['karbon'], false],
    ['notConnected', 'notConnected', 'notConnected', ['quickbooksTime'], false],
    // Whoever is connected is waited for, whatever the files say.
    ['begun', 'complete', 'complete', ['quickbooksTime'], false],
    ['complete', 'complete', 'notBegun', ['karbon'], false],
  ] as const)(
    'with jobcodes %s, customers %s, clients %s, and files of %j: %s',
    (jobs, customers, clients, files, can) => {
      expect(canTieOut(parts(jobs, customers, clients), files.map(file))).toBe(can);
    },
  );
});
