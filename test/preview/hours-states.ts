import type { HoursClient, HoursItemView, HoursLine, HoursView, ShownState } from '../../src/messages/hours';
import type { HoursReadingView, HoursSourceView } from '../../src/messages/hours-reading';
import { recordIdMark } from '../../src/messages/tie-out-lists';
import { sampleNow, sampleView } from '../unit/panel/sample-view';
import type { Answers } from './fake-browser';
import type { PageState } from './options-states';

const period = { from: '2026-10-01', to: '2026-10-31' };

const read: HoursSourceView = {
  pieces: 1,
  piecesRead: 1,
  piecesKnown: 1,
  requestsLeft: 0,
  readAt: sampleNow - 600_000,
  leftOut: 0,
  unknown: null,
  error: null,
};
const unread: HoursSourceView = { ...read, piecesRead: 0, piecesKnown: 0, readAt: null };

function readingOf(each: HoursSourceView, of: Partial<HoursReadingView> = {}): HoursReadingView {
  return { entries: each, deletedEntries: each, timeActivities: each, karbonTime: each, ...of };
}

const old = ['Acme Co (old)', '2025 Tax return'];
const sums = {
  arrived: { state: { kind: 'arrived' }, seconds: 137_400, items: 46 },
  old: { state: { kind: 'otherCustomer', path: old }, seconds: 7_500, items: 3 },
  approval: { state: { kind: 'notExported', reason: 'notApproved' }, seconds: 3_600, items: 2 },
  noCustomer: { state: { kind: 'notExported', reason: 'noCustomer' }, seconds: 5_400, items: 2 },
  noJob: { state: { kind: 'notExported', reason: 'noJobcode' }, seconds: 900, items: 1 },
  lost: { state: { kind: 'exportedNotFound' }, seconds: 9_000, items: 3 },
  changed: { state: { kind: 'changedAfterExport' }, seconds: 5_400, items: 1 },
  deleted: { state: { kind: 'deletedAfterExport' }, seconds: 1_800, items: 1 },
  byHand: { state: { kind: 'onlyInQuickbooks' }, seconds: 2_700, items: 1 },
} as const;

function clientHours(key: string, name: string, changes: Partial<HoursClient>): HoursClient {
  const missing = (changes.sums ?? []).filter(({ state }) => state.kind !== 'arrived');
  return {
    key,
    name,
    jobcodeId: key,
    customerId: '2',
    timeSeconds: (changes.sums ?? []).reduce((sum, { seconds }) => sum + seconds, 0),
    quickbooksSeconds: 137_400,
    missingSeconds: missing.reduce((sum, { seconds }) => sum + seconds, 0),
    missingItems: missing.length,
    sums: [],
    karbonSums: [],
    atStake: null,
    ...changes,
  };
}

const clients: readonly HoursClient[] = [
  clientHours('1', 'Acme Co', {
    sums: [sums.old, sums.changed, sums.approval, sums.arrived],
    karbonSums: [
      { state: 'there', seconds: 137_400, items: 46 },
      { state: 'onlyInQuickbooksTime', seconds: 3_600, items: 2 },
    ],
    atStake: 312.5,
  }),
  clientHours('4', 'Finch and Sons', { sums: [sums.lost, sums.noCustomer, sums.arrived] }),
  clientHours('5', 'Grove Partners', { sums: [sums.deleted, sums.byHand, sums.arrived], atStake: 90 }),
  clientHours('none', '', { jobcodeId: null, customerId: null, quickbooksSeconds: 0, sums: [sums.noJob] }),
  clientHours('6', 'Iris Consulting', { sums: [sums.arrived] }),
];

const view: HoursView = {
  period,
  today: '2026-11-17',
  scope: 'everybody',
  reading: readingOf(read),
  estimate: { karbon: 0, quickbooksTime: 0, quickbooks: 0 },
  isKnown: true,
  asOf: sampleNow - 600_000,
  unknown: null,
  karbon: 'compared',
  addresses: {
    quickbooksTime: 'https://tsheets.intuit.com/',
    quickbooks: `https://qbo.intuit.com/app/customerdetail?nameId=${recordIdMark}`,
  },
  clients,
};

function item(id: string, state: ShownState, changes: Partial<HoursItemView> = {}): HoursItemView {
  return {
    id,
    client: '1',
    state,
    date: '2026-10-14',
    jobcodeId: '1',
    customerId: '2',
    people: ['Dana Whitlock'],
    jobPath: ['Acme Co', '2025 Tax return'],
    customerPath: old,
    timeSeconds: 2_700,
    quickbooksSeconds: 2_700,
    karbonSeconds: 0,
    notes: 'Draft review of the return, questions sent to the client',
    serviceItem: 'Tax preparation',
    entryIds: [id],
    activityIds: [],
    karbon: 'there',
    canMove: false,
    ...changes,
  };
}

const items: readonly HoursItemView[] = [
  item('1', sums.old.state),
  item('2', sums.old.state, { date: '2026-10-20', people: ['Lee Okafor'], timeSeconds: 2_100, notes: '' }),
  item('3', sums.changed.state, { timeSeconds: 5_400, quickbooksSeconds: 3_600, date: '2026-10-22' }),
  item('4', sums.approval.state, {
    timeSeconds: 1_800,
    quickbooksSeconds: 0,
    karbon: 'onlyInQuickbooksTime',
  }),
  item('5', sums.approval.state, { timeSeconds: 1_800, quickbooksSeconds: 0, date: '2026-10-30' }),
];

const stranded = [
  item('6', sums.noCustomer.state, { client: '4', canMove: true, jobPath: ['Finch and Sons', 'Payroll'] }),
  item('7', sums.noCustomer.state, {
    client: '4',
    people: ['Sam Iyer'],
    jobPath: ['Finch and Sons', 'Payroll'],
  }),
];

const closing = {
  id: 'c1',
  period,
  closedAt: Date.UTC(2026, 10, 3, 15),
  exceptions: 3,
  arrivedSeconds: 137_400,
  missingSeconds: 11_100,
};
const changedItem = {
  date: '2026-10-14',
  client: 'Acme Co',
  jobPath: ['Acme Co', '2025 Tax return'],
  timeSeconds: 2_700,
  quickbooksSeconds: 2_700,
};

const line: HoursLine = {
  period,
  sums: [sums.arrived, sums.old, sums.approval],
  items: items.filter(({ state }) => state.kind !== 'changedAfterExport'),
  missingItems: 31,
};

/** The line of last month's hours in the panel. */
export const hoursLineStates = {
  'hours of last month': { view: { ...sampleView, hours: line }, areDetailsShown: true },
  'hours of last month, entries shown': {
    view: { ...sampleView, hours: line },
    areDetailsShown: true,
    press: ['.hours-line summary'],
  },
  'hours of last month, all arrived, dark': {
    view: { ...sampleView, hours: { ...line, sums: [sums.arrived], items: [], missingItems: 0 } },
    areDetailsShown: true,
    isDark: true,
  },
};

const openTab = { press: ['#tab-hours'] };

/** Every state of the hours of a period that has a look of its own. @param page answers of the page around it */
export function hoursStates(page: Answers) {
  const answers = (of: HoursView | null, more: Answers = {}): Answers => ({
    ...page,
    'hours.view': of,
    'hours.closings': [],
    'hours.items': { items, next: null },
    ...more,
  });
  const notLoaded: HoursView = {
    ...view,
    reading: readingOf(unread),
    estimate: { karbon: 1, quickbooksTime: 2, quickbooks: 3 },
    isKnown: false,
    asOf: null,
    clients: [],
  };
  const closed: Answers = {
    'hours.closings': [
      closing,
      { ...closing, id: 'c0', period: { from: '2026-09-01', to: '2026-09-30' }, exceptions: 1 },
    ],
    'hours.changes': {
      id: 'c1',
      changes: [
        {
          before: { ...changedItem, state: sums.approval.state, quickbooksSeconds: 0 },
          after: { ...changedItem, state: sums.arrived.state },
        },
        { before: null, after: { ...changedItem, date: '2026-10-30', state: sums.noCustomer.state } },
      ],
    },
  };
  return {
    'hours, not connected': { answers: answers(null), ...openTab },
    'hours, not loaded': { answers: answers(notLoaded), ...openTab },
    'hours, loading': {
      answers: answers(notLoaded, {
        'hours.read': readingOf(unread, { entries: read, timeActivities: read }),
      }),
      press: ['#tab-hours', '.hours .primary'],
    },
    'hours, rows': { answers: answers(view), ...openTab },
    'hours, rows, dark': { answers: answers(view), ...openTab, isDark: true },
    'hours, a client opened, rows': {
      answers: answers(view),
      press: ['#tab-hours', '.hours .unfold-client'],
    },
    'hours, a client opened, rows, dark': {
      answers: answers(view),
      press: ['#tab-hours', '.hours .unfold-client'],
      isDark: true,
    },
    'hours, time to move, rows': {
      answers: answers(view, {
        'hours.items': { items: stranded, next: null },
        'time.search': [
          { jobcodeId: '9', path: ['Finch & Sons', 'Payroll'], address: null, strands: false },
          { jobcodeId: '8', path: ['Finch and Sons', 'Bookkeeping'], address: null, strands: true },
        ],
      }),
      press: ['#tab-hours', '.hours tr:nth-child(2) .unfold-client', '.hours .move button'],
    },
    'hours, all arrived, rows': {
      answers: answers({ ...view, clients: clients.slice(4) }),
      press: ['#tab-hours', '.hours .filters button:last-child'],
    },
    'hours, nothing missing': { answers: answers({ ...view, clients: clients.slice(4) }), ...openTab },
    'hours, own time only, rows': {
      answers: answers({ ...view, scope: 'own', clients: clients.slice(0, 2) }),
      ...openTab,
    },
    'hours, QuickBooks Desktop, rows': {
      answers: answers({
        ...view,
        unknown: 'desktop',
        karbon: 'holdsNone',
        clients: [
          clientHours('1', 'Acme Co', {
            quickbooksSeconds: 0,
            sums: [{ state: { kind: 'unknown', why: 'desktop' }, seconds: 9_000, items: 2 }, sums.approval],
          }),
          clientHours('5', 'Grove Partners', { quickbooksSeconds: 0, sums: [sums.noCustomer] }),
        ],
      }),
      ...openTab,
    },
    'hours, closed, rows': {
      answers: answers(view, closed),
      press: ['#tab-hours', '.closed-period summary'],
    },
    'hours, closing': { answers: answers(view), press: ['#tab-hours', '.closings .actions button'] },
  } as const satisfies Readonly<Record<string, PageState>>;
}
