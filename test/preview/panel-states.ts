import type { MatchStatus, PlacedRecord } from '../../src/domain/matching/match-status';
import { differenceOf } from '../../src/domain/matching/name-difference';
import type { CustomerCard } from '../../src/messages/customer-card';
import type { Notice, PanelView, RecordRow } from '../../src/messages/panel-view';
import type { PanelMode } from '../../src/panel/panel-handle';
import {
  ambiguousFixes,
  ambiguousStatuses,
  availableFix,
  createFix,
  createInBoth,
  immediateFix,
  planOf,
  recordAddress,
  runOf,
  runStep,
  sampleSteps,
  similarFixes,
  similarStatuses,
  viewWith,
} from '../unit/panel/fixes/sample-fixes';
import { matched, matchStatuses, sampleNow, sampleTime, sampleView, still } from '../unit/panel/sample-view';
import { budgetStates } from './budget-states';
import { customerStates } from './customer-states';
import { hoursLineStates } from './hours-states';
import { timerStates } from './timer-states';

/** One state of the panel, as the preview shows it. */
export interface PanelState {
  readonly view: PanelView | null;
  /** Unfolded in the page unless told. */
  readonly mode?: PanelMode;
  /** With the details unfolded below the card. */
  readonly areDetailsShown?: boolean;
  readonly isDark?: boolean;
  /** Of the page around, px; as wide as Karbon's column unless told. */
  readonly width?: number;
  /** What has come for whoever has asked for the customer; `null` while nothing has. */
  readonly customer?: CustomerCard | null;
  /** What is pressed once it is drawn, by selector, one after the other. */
  readonly press?: readonly string[];
}

const path = ['Acme Co', '2025 Tax return'];
const nearPath = ['ACME Co', '2025 Tax return'];

function placed(recordPath: readonly string[], isActive = true): PlacedRecord {
  const name = recordPath.at(-1) ?? '';
  return { record: { id: '11', parentId: '10', name, isActive, isProject: false }, path: recordPath };
}

const differs: MatchStatus = {
  kind: 'differs',
  found: placed(nearPath),
  expectedPath: path,
  differences: path.map((name, level) => differenceOf(name, nearPath[level] ?? '')),
  pairedBy: 'name',
};
const missing: MatchStatus = { kind: 'missing', expectedPath: path, parent: placed(['Acme Co']) };
const archived: MatchStatus = {
  kind: 'archived',
  found: placed(path, false),
  expectedPath: path,
  parent: placed(['Acme Co']),
};
const misplaced: MatchStatus = {
  kind: 'misplaced',
  found: placed(['Acme Holdings', '2025 Tax return']),
  expectedPath: path,
  parent: placed(['Acme Co']),
};
const nameHeld: MatchStatus = {
  kind: 'blocked',
  reason: {
    code: 'nameHeld',
    holder: { id: '7', kind: 'vendor', name: 'Acme Co', isActive: true },
  },
  expectedPath: path,
  unblocked: { kind: 'missing', expectedPath: path, parent: null },
};
const storedOtherwise: MatchStatus = {
  kind: 'blocked',
  reason: { code: 'nameStoredOtherwise', stored: nearPath.join(':') },
  expectedPath: path,
  unblocked: differs,
};

const renameFix = availableFix({ kind: 'primary' }, planOf('syncName', [sampleSteps.rename]));

function notice(code: Notice['code'], more: Partial<Notice> = {}): Notice {
  return { code, system: 'quickbooksTime', retryAt: null, count: 0, ...more };
}

function row(name: string, seconds: number, tone: RecordRow['tone'], kind: RecordRow['kind']): RecordRow {
  return { kind, key: name, name, status: kind === 'work' ? 'In progress' : '', tone, ...still(seconds) };
}

const startMs = sampleNow - 42 * 60_000;
const running: PanelView = {
  ...sampleView,
  time: {
    ...sampleTime,
    total: { seconds: sampleTime.total.seconds, runningSinceMs: [startMs] },
    week: { seconds: sampleTime.week.seconds, runningSinceMs: [startMs] },
    running: [{ entryId: 'e0', personName: 'Sam Iyer', startMs }],
  },
};

const twoSteps = createInBoth.slice(0, 2);
const [first, second] = [sampleSteps.create, createInBoth[1] ?? sampleSteps.create];

/** Every state of the panel that has a look of its own, by name. */
export const panelStates = {
  loading: { view: null },
  'not set up': { view: { ...sampleView, phase: 'notSetUp', time: null } },
  'not found': { view: { ...sampleView, phase: 'notFound', time: null } },
  'ties out': { view: sampleView },
  'ties out, details': { view: sampleView, areDetailsShown: true },
  'ties out, details, dark': { view: sampleView, areDetailsShown: true, isDark: true },
  'ties out, details, narrow': { view: sampleView, areDetailsShown: true, width: 320 },
  'ties out, dark': { view: sampleView, isDark: true },
  ...hoursLineStates,
  'time still being read': { view: { ...sampleView, time: null, isTimePending: true, isRefreshing: true } },
  'no time yet': {
    view: {
      ...sampleView,
      time: {
        ...sampleTime,
        total: still(0),
        week: still(0),
        exported: still(0),
        pendingExport: still(0),
        pendingExportReasons: [],
        billable: still(0),
        byPerson: [],
        byWeek: [],
        byMonth: [],
        byServiceItem: [],
        entries: [],
        entryCount: 0,
      },
    },
  },
  'running timer': { view: running },
  ...budgetStates,
  differs: {
    view: viewWith([renameFix], {
      verdict: { code: 'reachesUnderOtherName', tone: 'warning', path: nearPath, karbonPath: path },
      chain: { karbonToTime: 'differs', timeToQuickbooks: 'ties' },
      matchStatuses: matchStatuses(differs, differs),
    }),
  },
  'would duplicate': {
    view: viewWith([renameFix], {
      verdict: { code: 'wouldDuplicate', tone: 'bad', timePath: path, quickbooksPath: nearPath },
      chain: { karbonToTime: 'ties', timeToQuickbooks: 'differs' },
      matchStatuses: matchStatuses(matched, differs),
    }),
  },
  missing: { view: viewWith([immediateFix], { matchStatuses: matchStatuses(missing, missing) }) },
  similar: {
    view: viewWith(similarFixes, {
      verdict: { code: 'similarOnly', tone: 'warning', system: 'quickbooks', bestPath: ['Acme Company'] },
      matchStatuses: similarStatuses,
    }),
    press: ['.fix-button'],
  },
  ambiguous: {
    view: viewWith(ambiguousFixes, {
      verdict: {
        code: 'choose',
        tone: 'warning',
        system: 'quickbooksTime',
        count: 2,
        because: 'severalRecords',
      },
      matchStatuses: ambiguousStatuses,
    }),
    press: ['.fix-button'],
  },
  'several fit, told apart': {
    areDetailsShown: true,
    view: viewWith([], {
      subject: { kind: 'organization', title: 'Dovetail Joinery', clientName: 'Dovetail Joinery' },
      verdict: {
        code: 'choose',
        tone: 'warning',
        system: 'quickbooksTime',
        count: 2,
        because: 'severalRecords',
      },
      matchStatuses: matchStatuses(
        {
          kind: 'ambiguous',
          because: 'severalRecords',
          candidates: [placed(['DOVETAIL JOINERY.']), placed(['Dovetail  Joinery'])],
          otherOwners: [],
        },
        { kind: 'matched', found: placed(['Dovetail Joinery']) },
      ),
    }),
  },
  'expected name is not the one in Karbon': {
    areDetailsShown: true,
    view: viewWith([renameFix], {
      subject: { kind: 'work', title: '2025: Tax return', clientName: 'Acme  Co' },
      verdict: { code: 'reachesUnderOtherName', tone: 'warning', path: nearPath, karbonPath: path },
      chain: { karbonToTime: 'differs', timeToQuickbooks: 'ties' },
      matchStatuses: matchStatuses(differs, differs),
    }),
  },
  archived: {
    view: viewWith([availableFix({ kind: 'primary' }, planOf('restore', [sampleSteps.restore]), false)], {
      verdict: { code: 'jobcodeArchived', tone: 'warning', path },
      matchStatuses: matchStatuses(archived, matched),
    }),
  },
  misplaced: {
    view: viewWith([availableFix({ kind: 'primary' }, planOf('move', [sampleSteps.move]))], {
      verdict: {
        code: 'misplaced',
        tone: 'warning',
        system: 'quickbooksTime',
        path: ['Acme Holdings', '2025 Tax return'],
        expectedPath: path,
      },
      matchStatuses: matchStatuses(misplaced, matched),
    }),
  },
  blocked: {
    areDetailsShown: true,
    view: viewWith([], {
      verdict: { code: 'blocked', tone: 'bad', system: 'quickbooks', reason: nameHeld.reason },
      matchStatuses: matchStatuses(matched, nameHeld),
    }),
  },
  'name stored otherwise': {
    view: viewWith([], {
      verdict: { code: 'blocked', tone: 'bad', system: 'quickbooksTime', reason: storedOtherwise.reason },
      matchStatuses: matchStatuses(storedOtherwise, matched),
    }),
  },
  'group page': {
    areDetailsShown: true,
    view: {
      ...sampleView,
      page: { ...sampleView.page, kind: 'clientGroup', shownTitle: 'Acme family' },
      subject: { kind: 'clientGroup', title: 'Acme family', clientName: 'Acme family' },
      budget: null,
      members: [
        row('Acme Co', 96_000, 'good', 'organization'),
        row('Acme Holdings', 36_000, 'warning', 'organization'),
        { ...row('Dana Whitlock', 16_800, 'bad', 'person'), status: 'work not loaded yet' },
      ],
      work: [
        row('2025 Tax return · Acme Co', 120_000, 'good', 'work'),
        row('Bookkeeping November · Acme Holdings', 28_800, 'neutral', 'work'),
      ],
    },
  },
  'group page with members that Karbon keeps back': {
    areDetailsShown: true,
    view: {
      ...sampleView,
      page: { ...sampleView.page, kind: 'clientGroup', shownTitle: 'Acme family' },
      subject: { kind: 'clientGroup', title: 'Acme family', clientName: 'Acme family' },
      budget: null,
      members: [row('Acme Co', 96_000, 'good', 'organization')],
      unseenMembers: 2,
      work: [row('2025 Tax return · Acme Co', 120_000, 'good', 'work')],
    },
  },
  'limited and partly read': {
    view: {
      ...sampleView,
      asOf: sampleNow - 20 * 60_000,
      notices: [
        notice('ownTimeOnly'),
        notice('rateLimited', { system: 'karbon', retryAt: sampleNow + 30_000 }),
        notice('recordsLeftOut', { count: 3 }),
        notice('partlyConnected', { system: null, missing: ['quickbooks'] }),
      ],
    },
  },
  'staff without QuickBooks and Karbon': {
    view: {
      ...sampleView,
      budget: null,
      verdict: { code: 'tiesOutInTime', tone: 'neutral', path },
      chain: { karbonToTime: 'ties', timeToQuickbooks: 'unknown' },
      notices: [
        notice('ownTimeOnly'),
        notice('partlyConnected', { system: null, missing: ['quickbooks', 'karbon'] }),
      ],
    },
  },
  'blocked, with whom to ask': {
    view: viewWith([], {
      verdict: {
        code: 'blocked',
        tone: 'bad',
        system: 'quickbooksTime',
        reason: { code: 'noRightToManageJobcodes' },
      },
      administrator: 'Dana Whitlock',
    }),
  },
  offline: {
    view: { ...sampleView, asOf: sampleNow - 3_600_000, notices: [notice('offline', { system: null })] },
  },
  'sign in again': {
    view: { ...sampleView, asOf: sampleNow - 86_400_000, notices: [notice('needsReconnect')] },
  },
  'plan unfolded': { view: viewWith([createFix]), press: ['.fix-button'] },
  'plan beside unread rows': {
    view: viewWith([{ ...createFix, unread: [{ list: 'quickbooks', count: 2 }] }]),
    press: ['.fix-button'],
  },
  'fix running': {
    view: viewWith([createFix], {
      run: runOf('running', [runStep(first, 'confirmed'), runStep(second, 'sent')]),
    }),
  },
  'fix waiting for an answer': {
    view: viewWith([createFix], {
      run: runOf('waiting', [runStep(first, 'confirmed'), runStep(second, 'sent')]),
    }),
  },
  'fix failed': {
    view: viewWith([createFix], {
      run: runOf('failed', [
        runStep(first, 'confirmed', { address: recordAddress }),
        runStep(second, 'failed', { outcome: { kind: 'refused', refusal: { code: 'noRight' } } }),
      ]),
    }),
  },
  'fix done, with undo': {
    view: {
      ...sampleView,
      run: runOf(
        'done',
        twoSteps.map((step) => runStep(step, 'confirmed', { address: recordAddress })),
        { canUndo: true },
      ),
    },
  },
  undone: {
    view: viewWith([createFix], {
      run: runOf(
        'undone',
        twoSteps.map((step) => runStep(step, 'undone')),
      ),
    }),
  },
  strip: { view: running, mode: 'strip' },
  'strip, unfolded': { view: running, mode: 'strip', press: ['button[aria-expanded]'] },
  'strip, dark': { view: running, mode: 'strip', isDark: true },
  ...timerStates,
  ...customerStates,
  'tour, first step': { view: { ...running, isTourDue: true } },
  'tour, second step, dark': {
    view: { ...running, isTourDue: true },
    press: ['.tour .primary'],
    isDark: true,
  },
  drawer: { view: sampleView, mode: 'drawer' },
  'drawer, folded': {
    view: { ...sampleView, page: { ...sampleView.page, tab: 'other' } },
    mode: 'drawer',
  },
} as const satisfies Readonly<Record<string, PanelState>>;
