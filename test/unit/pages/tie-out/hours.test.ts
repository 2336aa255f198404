import { describe, expect, it } from 'vitest';
import type { ChangedItem, HoursClient, HoursItemView, ShownState } from '../../../../src/messages/hours';
import { closingCsv } from '../../../../src/pages/tie-out/hours/closing-csv';
import { hoursCsv } from '../../../../src/pages/tie-out/hours/hours-csv';
import {
  clientsIn,
  type HoursFilter,
  hoursFilters,
  passesItem,
} from '../../../../src/pages/tie-out/hours/hours-filters';
import { approvalMessage, toDoOf } from '../../../../src/pages/tie-out/hours/to-do';
import { estimateWords } from '../../../../src/pages/tie-out/hours/words';
import { stateWords } from '../../../../src/ui/hours/words';

const states: readonly ShownState[] = [
  { kind: 'arrived' },
  { kind: 'otherCustomer', path: ['Acme Co (old)'] },
  { kind: 'exportedNotFound' },
  { kind: 'notExported', reason: 'notApproved' },
  { kind: 'notExported', reason: 'noCustomer' },
  { kind: 'changedAfterExport' },
  { kind: 'deletedAfterExport' },
  { kind: 'onlyInQuickbooks' },
  { kind: 'notWork' },
  { kind: 'unknown', why: 'personUnknown' },
];

function item(state: ShownState, changes: Partial<HoursItemView> = {}): HoursItemView {
  return {
    id: '1',
    client: 'job 1',
    state,
    date: '2026-10-14',
    jobcodeId: '1',
    customerId: null,
    people: ['Ada Voss'],
    jobPath: ['Acme Co', 'Tax'],
    customerPath: [],
    timeSeconds: 3_661,
    quickbooksSeconds: 0,
    karbonSeconds: 0,
    notes: '=1+1',
    serviceItem: '',
    entryIds: ['7'],
    activityIds: [],
    karbon: null,
    canMove: false,
    ...changes,
  };
}

function client(name: string, state: ShownState, changes: Partial<HoursClient> = {}): HoursClient {
  return {
    key: name,
    name,
    jobcodeId: null,
    customerId: null,
    timeSeconds: 60,
    quickbooksSeconds: 60,
    missingSeconds: 0,
    missingItems: 0,
    sums: [{ state, seconds: 60, items: 1 }],
    karbonSums: [],
    atStake: null,
    ...changes,
  };
}

describe('the filters of hours', () => {
  it('show each state under one of its own, and what needs somebody under attention', () => {
    const others = hoursFilters.filter((filter) => filter !== 'all' && filter !== 'attention');
    for (const state of states) {
      const found = others.filter((filter) => passesItem(item(state), filter));
      expect([stateWords(state), found.length]).toEqual([
        stateWords(state),
        state.kind === 'notWork' ? 0 : 1,
      ]);
      const isOpen = state.kind !== 'arrived' && state.kind !== 'notWork';
      expect(passesItem(item(state), 'attention')).toBe(isOpen);
      expect(passesItem(item(state), 'all')).toBe(true);
    }
  });

  it('tell what differs in Karbon from the items, whatever their state', () => {
    expect(passesItem(item({ kind: 'arrived' }, { karbon: 'differs' }), 'inKarbon')).toBe(true);
    expect(passesItem(item({ kind: 'arrived' }, { karbon: 'there' }), 'inKarbon')).toBe(false);
    expect(passesItem(item({ kind: 'onlyInKarbon' }, { karbon: 'onlyInKarbon' }), 'inKarbon')).toBe(true);
    const differing = client(
      'Acme',
      { kind: 'arrived' },
      { karbonSums: [{ state: 'differs', seconds: 60, items: 1 }] },
    );
    expect(clientsIn([differing], 'inKarbon', '')).toEqual([differing]);
  });

  it('find clients by the beginnings of their words', () => {
    const clients = [
      client('Ácme & Sons', { kind: 'arrived' }),
      client('', { kind: 'notExported', reason: 'noJobcode' }),
    ];
    const named = (filter: HoursFilter, search: string) =>
      clientsIn(clients, filter, search).map(({ name }) => name);
    expect(named('all', 'son acm')).toEqual(['Ácme & Sons']);
    expect(named('all', '')).toEqual(['Ácme & Sons', '']);
    expect(named('attention', '')).toEqual(['']);
  });
});

describe('what to do', () => {
  it('is said of every state but those that are right, with no more than one action', () => {
    for (const state of states) {
      const { text, action } = toDoOf(state, ['Acme Co', 'Tax']);
      const isRight = state.kind === 'arrived' || state.kind === 'notWork';
      expect([stateWords(state), text === '']).toEqual([stateWords(state), isRight]);
      if (isRight) expect(action).toBeNull();
    }
  });

  it('asks for approval by person and day', () => {
    const waiting = { kind: 'notExported', reason: 'notApproved' } as const;
    const message = approvalMessage(
      [
        item(waiting, { people: ['Lee Park'], date: '2026-10-02', timeSeconds: 1_800 }),
        item(waiting, { date: '2026-10-20' }),
        item(waiting),
      ],
      '2026-11-17',
    );
    expect(message.split('\n').slice(1)).toEqual([
      '- Ada Voss, Wed, Oct 14: 1h 1m on Acme Co:Tax',
      '- Ada Voss, Tue, Oct 20: 1h 1m on Acme Co:Tax',
      '- Lee Park, Fri, Oct 2: 30m on Acme Co:Tax',
    ]);
  });
});

it('gives the file of hours seconds to add up, and no formulas', () => {
  const csv = hoursCsv(
    [item({ kind: 'otherCustomer', path: ['Acme Co (old)'] })],
    [client('Acme Co', { kind: 'arrived' }, { key: 'job 1' })],
  );
  const [, line = ''] = csv.split('\r\n');
  expect(line.startsWith('Acme Co,2026-10-14,Ada Voss,Acme Co:Tax,Under Acme Co (old),3661,0,')).toBe(true);
  expect(line).toContain("'=1+1");
});

it('says the requests of a reading before it, of those who are asked', () => {
  expect(estimateWords({ karbon: 0, quickbooksTime: 1, quickbooks: 2 })).toBe(
    'Loading this period takes about 1 request to QuickBooks Time and 2 requests to QuickBooks Online.',
  );
  expect(estimateWords({ karbon: 0, quickbooksTime: 0, quickbooks: 0 })).toBe('Nothing is left to load.');
});

it('writes a closing as it was kept beside what it is now, with what has changed marked', () => {
  const kept: ChangedItem = {
    state: { kind: 'notExported', reason: 'notApproved' },
    date: '2026-10-14',
    client: 'Acme Co',
    jobPath: ['Acme Co', 'Tax'],
    timeSeconds: 3_600,
    quickbooksSeconds: 0,
  };
  const now: ChangedItem = {
    ...kept,
    state: { kind: 'otherCustomer', path: ['=Old'] },
    quickbooksSeconds: 3_600,
  };
  const ids = { entryIds: ['7'], activityIds: [] };
  const [head = '', ...lines] = closingCsv([
    { before: kept, after: kept, isChanged: false, ...ids },
    { before: kept, after: now, isChanged: true, ...ids },
    { before: null, after: now, isChanged: true, entryIds: [], activityIds: ['9'] },
    { before: kept, after: null, isChanged: true, ...ids },
  ])
    .trimEnd()
    .split('\r\n');
  expect(head).toContain('Changed since closing,');
  const start = '2026-10-14,Acme Co,Acme Co:Tax,';
  const waiting = 'Waiting for approval,3600,0,';
  expect(lines).toEqual([
    `${start}${waiting}${waiting},7,`,
    `${start}${waiting}Under =Old,3600,3600,Yes,7,`,
    `${start}new,,,Under =Old,3600,3600,Yes,,9`,
    `${start}${waiting}not there any more,,,Yes,7,`,
  ]);
});
