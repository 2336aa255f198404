import type { TieOutInput } from '../../src/domain/matching/reconcile-firm';
import { defaultNamingRule } from '../../src/domain/naming/naming-rule';
import { defaultFixRules } from '../../src/domain/plans/plan';
import type { TieOutSnapshot } from '../../src/messages/tie-out-input';
import { recordsOf } from '../unit/domain/sample-lists';
import { sampleNow } from '../unit/panel/sample-view';
import { client } from '../unit/services/sample-records';
import type { Answers } from './fake-browser';
import { hoursStates } from './hours-states';
import { nameListStates } from './name-list-states';
import { backfillWith, notBegun, notConnected, type PageState } from './options-states';
import { type FirmForLists, listsStates } from './tie-out-lists-states';
import { workbenchStates } from './workbench-states';

const names = [
  'Acme Co',
  'Birch Farms LLC',
  'Cedar Homes',
  'Delta Dental Group',
  'Elm Street Bakery',
  'Finch & Sons',
  'Grove Partners',
  'Harbor Marine Supply',
  'Iris Consulting',
  'Juniper Health',
  'Dovetail Joinery',
];

const firm: TieOutInput = {
  clients: names.map((name, place) => client(`k${place}`, name)),
  records: {
    quickbooksTime: recordsOf([
      'Acme Co',
      'BIRCH FARMS LLC',
      'Cedar Home',
      'Finch and Sons',
      'Grove Partners',
      'Harbour Marine Supply',
      'Iris Consulting',
      'Juniper Health',
      'DOVETAIL JOINERY.',
      'Dovetail  Joinery',
      'Dovetail, Joinery',
    ]),
    quickbooks: recordsOf([
      'Acme Co',
      'Birch Farms LLC',
      'Finch & Sons',
      'Grove Partners',
      'Iris Consulting',
    ]),
  },
  holders: [{ id: 'v1', kind: 'vendor', name: 'Delta Dental Group', isActive: true }],
  rule: defaultNamingRule,
  links: { quickbooksTime: [], quickbooks: [] },
  blocks: { quickbooksTime: null, quickbooks: null },
};

/** All but one, who is new. */
const knownKeys = names.slice(0, -1).map((_, place) => `k${place}`);

function answersFor(input: TieOutInput): Answers & { readonly 'tieOut.input': TieOutSnapshot } {
  return {
    'backfill.readForLists': backfillWith({}),
    'nameLists.read': [],
    'tieOut.ignored': [],
    'bulk.read': null,
    'bulk.earlier': [],
    'since.baseline': { at: sampleNow - 2 * 86_400_000, tiedOut: ['k3'], known: knownKeys },
    'since.note': null,
    'savedFilters.list': [],
    'log.ofItem': { rows: [], count: 0 },
    'stakes.input': {
      balances: [
        ['2', 1_240.5],
        ['3', 0],
      ],
      time: {
        tracked: [
          { id: '2', seconds: 88_200, lastDay: '2026-11-12' },
          { id: '3', seconds: 5_400, lastDay: '2026-10-30' },
          { id: '10', seconds: 9_000, lastDay: '2026-11-02' },
        ],
        from: '2026-01-01',
        scope: 'everybody',
      },
    },
    'tieOut.input': {
      names: input,
      readAt: {
        karbon: sampleNow - 60_000,
        quickbooksTime: sampleNow - 120_000,
        quickbooks: sampleNow - 90_000,
      },
      files: [],
      product: null,
      karbonTenant: '4CbnP9XvRr',
      karbonPerMinute: 90,
      planning: {
        rules: defaultFixRules,
        account: { isLinked: false, hasTwoWaySync: false },
        byHand: {},
      },
    },
  };
}

const family = { kind: 'clientGroup' } as const;

/** A client group of four, of whom one is not shown to the application. */
const withGroup: TieOutInput = {
  ...firm,
  clients: [...firm.clients, client('g1', 'Acme family', family), client('g2', 'Empty group', family)],
};
const ofGroup: Answers = {
  ...answersFor(withGroup),
  'group.members': { keys: ['k0', 'k1', 'k2', 'hidden'], error: null },
};
const openGroup = '.act button[aria-expanded][aria-label$="Acme family"]';

const matchedAlone: TieOutInput = {
  ...firm,
  clients: firm.clients.filter(({ fullName }) => ['Acme Co', 'Grove Partners'].includes(fullName)),
};

/** Every state of the tie-out page that has a look of its own, by name. */
export const tieOutStates = {
  loading: { answers: {} },
  'the worker fails': {
    answers: {
      'nameLists.read': [],
      'backfill.readForLists': {
        refused: { code: 'internal', system: null, retryAt: null, detail: '' },
      },
    },
  },
  'Karbon not connected': {
    answers: {
      'nameLists.read': [],
      'connections.list': { redirectAddress: '', connections: [] },
      'backfill.readForLists': backfillWith({ karbonClients: notConnected, karbonUsers: notConnected }),
    },
  },
  'lists coming in': {
    answers: {
      'nameLists.read': [],
      'backfill.readForLists': backfillWith({
        jobcodes: { state: 'begun', count: 22_000 },
        customers: notBegun,
      }),
    },
  },
  rows: { answers: answersFor(firm) },
  'rows, dark': { answers: answersFor(firm), isDark: true },
  'all rows': { answers: answersFor(firm), press: ['.filters button:last-child'] },
  'one filter': { answers: answersFor(firm), press: ['.filters button:nth-of-type(2)'] },
  'a client group, opened': { answers: ofGroup, press: [openGroup] },
  'a client group, opened, dark': { answers: ofGroup, press: [openGroup], isDark: true },
  'a client group, Karbon not there': {
    answers: {
      ...ofGroup,
      'group.members': {
        keys: null,
        error: { code: 'unreachable', system: 'karbon', retryAt: null, detail: '' },
      },
    },
    press: [openGroup],
  },
  'all tied out': { answers: answersFor(matchedAlone) },
  'no clients': { answers: answersFor({ ...firm, clients: [] }) },
  ...nameListStates(answersFor(firm)),
  ...hoursStates(answersFor(firm)),
  ...workbenchStates(answersFor(firm)),
  ...listsStates((names: FirmForLists) => answersFor({ ...firm, ...names })),
} as const satisfies Readonly<Record<string, PageState>>;
