import type { MatchStatus, MatchStatuses } from '../../../src/domain/matching/match-status';
import type { Budget } from '../../../src/domain/time/budget';
import type { TrackedTime } from '../../../src/domain/time/tracked-time';
import type { EntryRow, PanelView, TimeView } from '../../../src/messages/panel-view';

/** The moment of the sample: 17 November 2026, 16:00 UTC. */
export const sampleNow = Date.UTC(2026, 10, 17, 16);

const path = ['Acme Co', '2025 Tax return'];
const record = { id: '11', parentId: '10', name: '2025 Tax return', isActive: true, isProject: false };

export const matched: MatchStatus = { kind: 'matched', found: { record, path } };

export const matchStatuses = (quickbooksTime: MatchStatus, quickbooks: MatchStatus): MatchStatuses => ({
  quickbooksTime,
  quickbooks,
});

export function sampleEntries(count: number): EntryRow[] {
  const people = ['Dana Whitlock', 'Lee Okafor', 'Sam Iyer'];
  return Array.from({ length: count }, (_, place) => ({
    id: `e${place}`,
    userId: `${place % 3}`,
    date: `2026-11-${String(17 - (place % 16)).padStart(2, '0')}`,
    personName: people[place % 3] ?? '',
    seconds: 900 * (1 + (place % 11)),
    startMs: null,
    endMs: null,
    runningSinceMs: null,
    notes: place % 4 === 0 ? '' : 'Draft review of the return, questions sent to the client',
    jobName: '',
    serviceItem: place % 2 === 0 ? 'Tax preparation' : 'Review',
    status: place < 3 ? 'notApproved' : place < 5 ? 'nextExport' : 'exported',
    fixed: place < 3 ? null : place < 5 ? 'approved' : 'locked',
  }));
}

/** Seconds that stand still. */
export function still(seconds: number): TrackedTime {
  return { seconds, runningSinceMs: [] };
}

export const sampleTime: TimeView = {
  range: { kind: 'sixMonths' },
  days: { from: '2026-05-18', to: '2026-11-17' },
  today: '2026-11-17',
  total: still(148_800),
  week: still(22_200),
  exported: still(108_000),
  pendingExport: still(40_800),
  pendingExportReasons: [
    { reason: 'running', ...still(1_200) },
    { reason: 'notApproved', ...still(30_000) },
    { reason: 'nextExport', ...still(9_600) },
  ],
  billable: still(120_000),
  running: [],
  byPerson: [
    { userId: '1', name: 'Dana Whitlock', ...still(79_200) },
    { userId: '2', name: 'Lee Okafor', ...still(50_400) },
    { userId: '3', name: 'Sam Iyer', ...still(19_200) },
  ],
  byWeek: Array.from({ length: 26 }, (_, week) => ({
    weekStart: new Date(Date.UTC(2026, 4, 17 + 7 * week)).toISOString().slice(0, 10),
    ...still(1_800 * ((week * 7) % 11)),
  })),
  byMonth: Array.from({ length: 7 }, (_, month) => ({
    monthStart: `2026-${String(5 + month).padStart(2, '0')}-01`,
    ...still(10_800 + 7_200 * ((month * 5) % 4)),
  })),
  byServiceItem: [
    { name: 'Tax preparation', ...still(96_000) },
    { name: 'Review', ...still(36_000) },
    { name: '', ...still(16_800) },
  ],
  entries: sampleEntries(8),
  entryCount: 64,
};

export const sampleBudget: Budget = {
  estimateSeconds: 216_000,
  basis: 'allTime',
  tracked: still(148_800),
  lines: [
    {
      name: 'Dana Whitlock',
      estimateSeconds: 108_000,
      person: { kind: 'paired', tracked: still(79_200) },
    },
    { name: 'Lee Okafor', estimateSeconds: 72_000, person: { kind: 'paired', tracked: still(50_400) } },
    { name: 'Manager', estimateSeconds: 36_000, person: { kind: 'role' } },
  ],
  notBudgeted: still(19_200),
  mayBeBudgeted: true,
  unpairedUsers: [{ userId: '3', name: 'Sam Iyer' }],
};

/** A work item on its time tab with everything in order. */
export const sampleView: PanelView = {
  quickbooksList: null,
  timer: null,
  hours: null,
  page: {
    tenant: '4CbnP9XvRr',
    kind: 'work',
    key: '3fJkWm2LTq9D',
    tab: 'budget',
    shownTitle: '2025 Tax return',
    shownClientName: 'Acme Co',
    shownClientKey: '2gHdPm7QYxxx',
    isTranslated: false,
  },
  phase: 'ready',
  subject: { kind: 'work', title: '2025 Tax return', clientName: 'Acme Co' },
  asOf: sampleNow - 12_000,
  isRefreshing: false,
  isTimePending: false,
  clockSkewMs: 0,
  verdict: { code: 'tiesOut', tone: 'good', path },
  chain: { karbonToTime: 'ties', timeToQuickbooks: 'ties' },
  matchStatuses: matchStatuses(matched, matched),
  plan: { action: 'none', steps: [], obstacle: null, id: '' },
  availableFixes: [],
  run: null,
  time: sampleTime,
  budget: sampleBudget,
  work: [],
  members: [],
  unseenMembers: 0,
  notices: [],
  administrator: null,
  links: { quickbooks: 'https://app.qbo.intuit.com/app/customerdetail?nameId=11', quickbooksTime: null },
  isTourDue: false,
  areDetailsShown: true,
  appearance: 'auto',
};
