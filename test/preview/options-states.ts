import type { BackfillPart, BackfillPartName, BackfillView } from '../../src/messages/backfill';
import type { ConnectedAccount, ConnectionsView, ConnectionView } from '../../src/messages/page-api';
import { defaultSettings } from '../../src/messages/settings';
import type { PresetView } from '../../src/messages/setup';
import type { TimeLogView, TimeRunView } from '../../src/messages/time-tracking';
import { linesOf, logRow, steps } from '../unit/pages/options/log/sample-log-rows';
import { sampleNow } from '../unit/panel/sample-view';
import type { Answers } from './fake-browser';
import { hasRun, notRun, notRunnable, runsNow } from './self-check-views';

/** One state of an extension page, as the preview shows it. */
export interface PageState {
  readonly answers: Answers;
  /** What the page is opened at, without the sign. */
  readonly hash?: string;
  /** What is pressed once it is drawn, by selector, one after the other. */
  readonly press?: readonly string[];
  /** The part of the page that the state is about, by selector: brought into view. */
  readonly at?: string;
  readonly isDark?: boolean;
  /** What is kept in the browser's own storage. */
  readonly stored?: Readonly<Record<string, unknown>>;
  /** The browser keeps the extension from the sites that it asks for. */
  readonly isAccessWithheld?: boolean;
}

const day = 86_400_000;

const timeRun: TimeRunView = {
  id: 'run-t',
  action: 'stop',
  state: 'done',
  outcome: { kind: 'done' },
  canUndo: true,
  title: 'Tax return | 2025',
  seconds: 4_320,
  atMs: sampleNow - 3_600_000,
};
const timeLog: TimeLogView = {
  runs: [
    timeRun,
    { ...timeRun, id: 'run-u', action: 'log', state: 'undone', canUndo: false, seconds: 5_400 },
    {
      ...timeRun,
      id: 'run-v',
      action: 'delete',
      state: 'failed',
      outcome: { kind: 'refused', refusal: { code: 'locked' }, overlapping: null },
      canUndo: false,
    },
  ],
  timeZone: 'America/Denver',
  today: '2026-11-20',
};

function account(more: Partial<ConnectedAccount>): ConnectedAccount {
  return {
    companyName: 'Alder & Finch CPAs',
    userName: 'Dana Whitlock',
    method: 'oauth',
    environment: null,
    rights: ['seesEverybodysTime', 'managesJobcodes'],
    connectedAt: sampleNow - 9 * day,
    endsAt: sampleNow + 5 * day,
    isRenewedByItself: true,
    ...more,
  };
}

export function connected(
  system: ConnectionView['system'],
  more: Partial<ConnectedAccount> = {},
): ConnectionView {
  return {
    system,
    state: 'connected',
    account: account(more),
    lastError: null,
    linkedTo: null,
    customerList: null,
  };
}

export function open(system: ConnectionView['system']): ConnectionView {
  return {
    system,
    state: 'notConnected',
    account: null,
    lastError: null,
    linkedTo: null,
    customerList: null,
  };
}

export const allConnected = [
  connected('quickbooksTime'),
  connected('quickbooks', {
    userName: '',
    environment: 'production',
    rights: ['readsAndWritesCustomers'],
  }),
  connected('karbon', {
    userName: '',
    method: 'keys',
    rights: ['readsWholeFirm'],
    endsAt: null,
    isRenewedByItself: false,
  }),
];

export const refused: ConnectionView = {
  ...connected('quickbooksTime', { rights: ['seesOwnTime', 'cannotManageJobcodes'] }),
  state: 'needsReconnect',
  lastError: {
    code: 'needsReconnect',
    system: 'quickbooksTime',
    retryAt: null,
    detail: '',
    at: sampleNow - day,
  },
};

const failing: ConnectionView = {
  ...connected('quickbooksTime'),
  lastError: {
    code: 'invalidResponse',
    system: 'quickbooksTime',
    retryAt: null,
    detail: 'current_user: results',
    at: sampleNow,
  },
};

export function connections(views: readonly ConnectionView[]): ConnectionsView {
  return {
    redirectAddress: 'https://pnfcgobbimfbpmhikckgagicaegmgfdc.chromiumapp.org/',
    connections: views,
  };
}

const systemOf: Readonly<Record<BackfillPartName, BackfillPart['system']>> = {
  jobcodes: 'quickbooksTime',
  timeUsers: 'quickbooksTime',
  customers: 'quickbooks',
  nameHolders: 'quickbooks',
  karbonClients: 'karbon',
  karbonUsers: 'karbon',
  entries: 'quickbooksTime',
};
const partNames = Object.keys(systemOf) as BackfillPartName[];

/** @param change what is otherwise than read whole, by part. */
export function backfillWith(
  change: Partial<Record<BackfillPartName, Partial<BackfillPart>>>,
  isPaused = false,
): BackfillView {
  return {
    isPaused,
    parts: partNames.map((name) => ({
      name,
      system: systemOf[name],
      state: 'complete',
      isHeldBack: false,
      count: 1_204,
      from: null,
      readAt: sampleNow - 60_000,
      ...change[name],
    })),
    limits: [
      { system: 'quickbooksTime', spanMs: 300_000, sent: 45, allowed: 200 },
      { system: 'karbon', spanMs: 60_000, sent: 12, allowed: 30 },
      { system: 'quickbooks', spanMs: 60_000, sent: 3, allowed: 400 },
    ],
    meteredReads: { month: '2026-11', count: 20_746, allowed: 500_000 },
  };
}

export const notBegun: Partial<BackfillPart> = { state: 'notBegun', count: 0, readAt: null };
export const notConnected: Partial<BackfillPart> = { state: 'notConnected', count: 0, readAt: null };

const rows = [
  logRow({ id: 'run-c 0', runId: 'run-c', step: steps.create, isUndo: true, canUndo: false }),
  ...linesOf('run-b', 1, 0),
  logRow({
    id: 'run-a 0',
    step: steps.move,
    state: 'failed',
    outcome: { kind: 'refused', refusal: { code: 'billing' } },
    after: null,
    canUndo: false,
  }),
];

const ownSetup: PresetView = {
  preset: [],
  locked: [],
  canSignIn: { quickbooksTime: false, quickbooks: false, karbon: false },
  company: { quickbooksTime: '', quickbooks: '', karbon: '' },
  canHandOver: ['names', 'fixes', 'panel', 'quickbooksTime'],
  askWhom: '',
  listFileName: '',
  oddNames: [],
  isManaged: false,
};

const everything: Answers = {
  'connections.list': connections(allConnected),
  'passphrase.read': 'none',
  'settings.read': defaultSettings,
  'settings.save': defaultSettings,
  'naming.examples': [
    { clientName: 'Acme Co', isPerson: false, workTitle: '2025 Tax return: federal' },
    { clientName: 'Dana Whitlock', isPerson: true, workTitle: 'Form 1040' },
  ],
  'people.list': [
    { id: '1', name: 'Dana Whitlock' },
    { id: '2', name: 'Lee Okafor' },
  ],
  'log.list': { rows, count: rows.length },
  'time.log': timeLog,
  'backfill.read': backfillWith({}),
  'selfCheck.read': notRun,
  'setup.view': ownSetup,
  'data.summary': {
    counts: {
      jobcodes: 60_000,
      timeUsers: 25,
      timeEntries: 100_000,
      customers: 60_000,
      karbonClients: 10_000,
      workItems: 480,
    },
    bytes: 22_000_000,
  },
};

const byPolicy: PresetView = {
  ...ownSetup,
  locked: ['nameLimit', 'fixOrder'],
  isManaged: true,
};

const nothing: Answers = {
  ...everything,
  'connections.list': connections([open('quickbooksTime'), open('quickbooks'), open('karbon')]),
  'naming.examples': [],
  'people.list': [],
  'log.list': { rows: [], count: 0 },
  'time.log': { runs: [], timeZone: 'UTC', today: '2026-11-20' },
  'backfill.read': {
    ...backfillWith(Object.fromEntries(partNames.map((name) => [name, notConnected]))),
    limits: [],
    meteredReads: null,
  },
  'selfCheck.read': notRunnable,
  'data.summary': {
    counts: { jobcodes: 0, timeUsers: 0, timeEntries: 0, customers: 0, karbonClients: 0, workItems: 0 },
    bytes: 0,
  },
};

/** Every state of the options page that has a look of its own, by name. */
export const optionsStates = {
  loading: { answers: {} },
  'the worker fails': {
    answers: {
      'connections.list': {
        refused: { code: 'internal', system: null, retryAt: null, detail: '' },
      },
    },
  },
  'nothing connected': { answers: nothing },
  'QuickBooks Time connected': {
    answers: {
      ...nothing,
      'connections.list': connections([connected('quickbooksTime'), open('quickbooks'), open('karbon')]),
    },
  },
  'all connected': { answers: everything },
  'all connected, dark': { answers: everything, isDark: true },
  'sign in again': {
    answers: { ...everything, 'connections.list': connections([refused, ...allConnected.slice(1)]) },
  },
  'connection refused': {
    answers: {
      ...everything,
      'connections.test': {
        refused: { code: 'unreachable', system: 'quickbooksTime', retryAt: null, detail: '' },
      },
    },
    press: ['[data-system=quickbooksTime] .actions button'],
  },
  'disconnecting asks': {
    answers: everything,
    press: ['[data-system=quickbooksTime] .actions button:last-child'],
  },
  'chosen people': {
    answers: {
      ...everything,
      'settings.read': { ...defaultSettings, fixRules: { order: 'timeOnly', assignTo: ['1'] } },
    },
    hash: 'rules',
    at: '[aria-labelledby=fix-rules-title]',
  },
  rules: { answers: everything, hash: 'rules' },
  'rules, saved': {
    answers: everything,
    hash: 'rules',
    press: ['[aria-labelledby=naming-title] > .check-field input'],
  },
  'rules, by policy': {
    answers: { ...everything, 'setup.view': byPolicy },
    hash: 'rules',
  },
  panel: { answers: everything, hash: 'panel' },
  'activity, rows': { answers: everything, hash: 'activity' },
  'activity, dark, rows': { answers: everything, hash: 'activity', isDark: true },
  'activity, undo asks': { answers: everything, hash: 'activity', press: ['.run .actions button'] },
  'activity, empty': { answers: nothing, hash: 'activity' },
  data: { answers: everything, hash: 'data' },
  advanced: { answers: everything, hash: 'advanced' },
  'advanced, dark': { answers: everything, hash: 'advanced', isDark: true },
  'offline data, coming in': {
    answers: {
      ...everything,
      'backfill.read': backfillWith({
        customers: { state: 'begun', count: 3_000 },
        nameHolders: notBegun,
        entries: { state: 'begun', count: 42_000, from: '2025-03-01', isHeldBack: true },
      }),
    },
    hash: 'data',
    at: '[aria-labelledby=copies-title]',
  },
  'offline data, paused': {
    answers: { ...everything, 'backfill.read': backfillWith({ entries: notBegun }, true) },
    hash: 'data',
    at: '[aria-labelledby=copies-title]',
  },
  'offline data, complete': { answers: everything, hash: 'data', at: '[aria-labelledby=copies-title]' },
  'site access withheld': {
    answers: everything,
    isAccessWithheld: true,
    at: '[aria-labelledby=site-access-title]',
  },
  'timer reminders': {
    answers: {
      ...everything,
      'settings.read': { ...defaultSettings, remindNoTimerAt: '10:00', remindStillRunningAt: '19:00' },
    },
    hash: 'panel',
    at: '[aria-labelledby=reminders-title]',
  },
  'timer reminders, not allowed': {
    answers: { ...everything, 'settings.read': { ...defaultSettings, remindStillRunningAt: '19:00' } },
    isAccessWithheld: true,
    hash: 'panel',
    at: '[aria-labelledby=reminders-title]',
  },
  'passphrase set': {
    answers: { ...everything, 'passphrase.read': 'open' },
    hash: 'advanced',
    at: '[aria-labelledby=passphrase-title]',
  },
  'passphrase to be given': {
    answers: { ...everything, 'passphrase.read': 'locked' },
    at: '[aria-labelledby=passphrase-title]',
  },
  'a test that fails': {
    answers: {
      ...everything,
      'connections.list': connections([failing, ...allConnected.slice(1)]),
      'connections.test': failing,
    },
    press: ['[data-system=quickbooksTime] .actions button:first-child'],
  },
  'help, nothing connected': { answers: nothing, hash: 'help' },
  'help, checking': {
    answers: { ...everything, 'selfCheck.read': runsNow },
    hash: 'help',
  },
  'help, checked': {
    answers: { ...everything, 'selfCheck.read': hasRun },
    hash: 'help',
  },
  'removing everything asks': {
    answers: everything,
    press: ['[aria-labelledby=data-title] .actions button:last-child'],
    hash: 'data',
    at: '[aria-labelledby=data-title]',
  },
} as const satisfies Readonly<Record<string, PageState>>;
