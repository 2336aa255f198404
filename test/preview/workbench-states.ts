import type { CreateStep } from '../../src/domain/plans/plan';
import type { BulkItemState, BulkItemView, BulkRunView, PlannedItem } from '../../src/messages/bulk-run';
import type { RunView } from '../../src/messages/fixes';
import type { LogPage } from '../../src/messages/page-api';
import type { SavedFilter } from '../../src/messages/saved-filters';
import { logRow, steps } from '../unit/pages/options/log/sample-log-rows';
import { sampleNow } from '../unit/panel/sample-view';
import type { Answers } from './fake-browser';
import type { PageState } from './options-states';

function item(key: string, title: string): PlannedItem {
  return { kind: 'organization', key, title, choice: { kind: 'primary' }, planId: `plan-${key}` };
}

const juniper: CreateStep = {
  kind: 'create',
  list: 'quickbooks',
  path: ['Juniper Health'],
  parent: null,
  assignToAll: false,
  connectWithQuickbooks: false,
};

const created: RunView = {
  id: 'run-1',
  state: 'done',
  steps: [{ step: juniper, state: 'confirmed', outcome: { kind: 'done' }, address: null }],
  isUndo: false,
  canUndo: true,
  endedAt: sampleNow,
};

const running: RunView = {
  ...created,
  state: 'running',
  steps: [{ step: juniper, state: 'sent', outcome: null, address: null }],
  canUndo: false,
  endedAt: null,
};

const refused: RunView = {
  ...created,
  state: 'failed',
  steps: [
    {
      step: juniper,
      state: 'failed',
      outcome: { kind: 'refused', refusal: { code: 'nameTaken', holderId: null } },
      address: null,
    },
  ],
  canUndo: false,
};

const noCounts: Readonly<Record<BulkItemState, number>> = {
  waiting: 0,
  running: 0,
  done: 0,
  alreadyDone: 0,
  planChanged: 0,
  failed: 0,
  left: 0,
  undone: 0,
};

const bulk: BulkRunView = {
  id: 'bulk-1',
  state: 'running',
  isInterrupted: false,
  isUndo: false,
  startedAt: sampleNow - 90_000,
  endedAt: null,
  counts: { ...noCounts, waiting: 31, running: 1, done: 24, alreadyDone: 1, failed: 1 },
  current: item('k6', 'Grove Partners'),
  waitingFor: null,
  canUndo: false,
};

const ended: BulkRunView = {
  ...bulk,
  state: 'done',
  endedAt: sampleNow - 30_000,
  counts: { ...noCounts, done: 2, alreadyDone: 1, planChanged: 1, failed: 1 },
  current: null,
  canUndo: true,
};

const dayMs = 86_400_000;

/** The runs before that one. */
const earlier: readonly BulkRunView[] = [
  {
    ...ended,
    id: 'bulk-0',
    startedAt: sampleNow - 3 * dayMs,
    endedAt: sampleNow - 3 * dayMs + 60_000,
    counts: { ...noCounts, done: 41, undone: 2 },
  },
  {
    ...ended,
    id: 'undo-0',
    isUndo: true,
    startedAt: sampleNow - 30 * dayMs,
    endedAt: sampleNow - 30 * dayMs + 60_000,
    counts: { ...noCounts, done: 12 },
    canUndo: false,
  },
  {
    ...ended,
    id: 'bulk-00',
    state: 'cancelled',
    startedAt: sampleNow - 31 * dayMs,
    endedAt: sampleNow - 31 * dayMs + 60_000,
    counts: { ...noCounts, undone: 12, failed: 1, left: 1_287 },
    canUndo: false,
  },
];

const report: readonly BulkItemView[] = [
  { item: item('k9', 'Juniper Health'), state: 'done', run: created, error: null },
  { item: item('k8', 'Iris Consulting'), state: 'done', run: created, error: null },
  { item: item('k0', 'Acme Co'), state: 'alreadyDone', run: null, error: null },
  { item: item('k4', 'Elm Street Bakery'), state: 'planChanged', run: null, error: null },
  { item: item('k7', 'Harbor Marine Supply'), state: 'failed', run: refused, error: null },
];

/** The button of a row's action, by what its accessible name ends in. */
function actionOf(client: string): string {
  return `.act button[aria-label$="${client}"]:not([aria-expanded])`;
}

function detailsOf(client: string): string {
  return `.act button[aria-expanded][aria-label$="${client}"]`;
}

const birch = { itemTitle: 'Birch Farms LLC', itemKind: 'organization', karbonKey: 'k1' };

const log: LogPage = {
  rows: [
    logRow({ ...birch, id: 'run-c 0', runId: 'run-c', at: sampleNow - 3_600_000 }),
    logRow({
      ...birch,
      id: 'run-b 0',
      runId: 'run-b',
      at: sampleNow - 20 * 86_400_000,
      state: 'undone',
      canUndo: false,
    }),
    logRow({
      id: 'run-a 0',
      itemTitle: 'Payroll',
      at: sampleNow - 21 * 86_400_000,
      step: steps.create,
      before: null,
    }),
  ],
  count: 14,
};

const saved: readonly SavedFilter[] = [
  { id: 'f1', name: 'Farms, before billing', of: 'clients', filter: 'notTiedOut', search: 'farms' },
  { id: 'f2', name: 'Inactive', of: 'clients', filter: 'archived', search: '' },
  {
    id: 'f3',
    name: 'Missing, of the branch on Harbor Street, to ask about',
    of: 'clients',
    filter: 'missing',
    search: 'harbor',
  },
];

const nameFilter = '.tools .actions button';
const selectAll = 'thead input';
const plan = '.chosen .primary';

/** The states of the tie-out page in which something is being fixed. @param rows what the worker answers where nothing is */
export function workbenchStates(rows: Answers) {
  return {
    'rows, one opened to its steps': { answers: rows, press: [actionOf('Birch Farms LLC')] },
    'rows, one with a log': {
      answers: { ...rows, 'log.ofItem': log },
      press: [detailsOf('Birch Farms LLC')],
      at: '.row-log',
    },
    'rows, one to choose in': { answers: rows, press: [actionOf('Dovetail Joinery')] },
    'rows, one with similar names': { answers: rows, press: [actionOf('Harbor Marine Supply')] },
    'rows, linking shown first': {
      answers: rows,
      press: [actionOf('Harbor Marine Supply'), '.candidate button'],
    },
    'rows, one that cannot be fixed here': { answers: rows, press: [detailsOf('Delta Dental Group')] },
    'rows, one being fixed': {
      answers: { ...rows, 'fix.start': { kind: 'begun' }, 'fix.run': running },
      press: [actionOf('Juniper Health'), detailsOf('Juniper Health')],
    },
    'rows, one fixed': {
      answers: { ...rows, 'fix.start': { kind: 'begun' }, 'fix.run': created },
      press: [actionOf('Juniper Health'), detailsOf('Juniper Health')],
    },
    'rows, one refused': {
      answers: { ...rows, 'fix.start': { kind: 'begun' }, 'fix.run': refused },
      press: [actionOf('Juniper Health'), detailsOf('Juniper Health')],
    },
    'rows, one changed meanwhile': {
      answers: { ...rows, 'fix.start': { kind: 'planChanged' } },
      press: [actionOf('Juniper Health')],
    },
    'rows, with saved filters': { answers: { ...rows, 'savedFilters.list': saved } },
    'what a saved filter shows': {
      answers: { ...rows, 'savedFilters.list': saved },
      press: ['.saved button'],
    },
    'saving a filter': { answers: rows, press: [nameFilter] },
    'a saved filter edited, dark': {
      answers: { ...rows, 'savedFilters.list': saved },
      press: ['.saved button', nameFilter],
      isDark: true,
    },
    'rows, all selected': { answers: rows, press: [selectAll] },
    'plan for the selected rows': { answers: rows, press: [selectAll, plan] },
    'plan for the selected rows, dark': { answers: rows, press: [selectAll, plan], isDark: true },
    'plan while another run is not over': {
      answers: { ...rows, 'bulk.start': { kind: 'busy' } },
      press: [selectAll, plan, '.kinds input', '.kinds li:nth-of-type(2) > label input', 'dialog .primary'],
    },
    'ignoring the selected rows': { answers: rows, press: [selectAll, '.chosen .primary + button'] },
    'rows that are ignored': {
      answers: {
        ...rows,
        'tieOut.ignored': [
          { key: 'k4', reason: 'Left in March', at: sampleNow },
          { key: 'k9', reason: '', at: sampleNow },
        ],
      },
      press: ['.filters button:last-child'],
    },
    'keyboard shortcuts': { answers: rows, press: ['.chosen .last'] },
    'rows during a run': { answers: { ...rows, 'bulk.read': bulk } },
    'rows during a run, dark': { answers: { ...rows, 'bulk.read': bulk }, isDark: true },
    'rows, a run waits': {
      answers: {
        ...rows,
        'bulk.read': {
          ...bulk,
          waitingFor: { code: 'unreachable', system: 'quickbooks', retryAt: null, detail: '' },
        },
      },
    },
    'rows, a run was interrupted': {
      answers: { ...rows, 'bulk.read': { ...bulk, state: 'paused', isInterrupted: true, current: null } },
    },
    'rows, a run is over': { answers: { ...rows, 'bulk.read': ended } },
    'report of a run': {
      answers: { ...rows, 'bulk.read': ended, 'bulk.report': report },
      press: ['.run .actions button'],
    },
    'earlier runs': {
      answers: { ...rows, 'bulk.read': ended, 'bulk.earlier': earlier, 'bulk.report': report },
      press: ['.run .quiet:has(+ .quiet)'],
    },
    'earlier runs, dark': {
      answers: { ...rows, 'bulk.read': ended, 'bulk.earlier': earlier },
      press: ['.run .quiet:has(+ .quiet)'],
      isDark: true,
    },
    'rows, the last run hidden': {
      answers: { ...rows, 'bulk.read': ended, 'bulk.earlier': earlier },
      press: ['.run .quiet:last-child'],
    },
    'undoing a run asks': {
      answers: { ...rows, 'bulk.read': ended },
      press: ['.run .actions button:nth-of-type(2)'],
    },
  } as const satisfies Readonly<Record<string, PageState>>;
}
