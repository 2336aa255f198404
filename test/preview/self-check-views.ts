import { type CheckResult, checkSubjects, checksOf, type SelfCheckView } from '../../src/messages/self-check';

const most = [
  { system: 'quickbooksTime', most: 22, sent: 0 },
  { system: 'quickbooks', most: 8, sent: 0 },
  { system: 'karbon', most: 9, sent: 0 },
] as const;

/** Nothing has been run, and nothing is connected. */
export const notRunnable: SelfCheckView = { runId: null, isRunning: false, results: [], requests: [] };
export const notRun: SelfCheckView = { ...notRunnable, requests: most };

const otherwise: Readonly<Partial<Record<CheckResult['id'], Partial<CheckResult>>>> = {
  listFile: { outcome: 'notTestable', reason: 'noFile' },
  timeClock: { outcome: 'different', facts: { seconds: 312 } },
  timeIds: { outcome: 'different', facts: { form: 'text' } },
  timeOwnTimeOnly: { outcome: 'notTestable', reason: 'cannotTell' },
  timeProjectFilters: { outcome: 'notTestable', reason: 'noRecords' },
  booksOrigin: { outcome: 'notTestable', reason: 'rateLimited' },
  booksPageSize: { outcome: 'notTestable', reason: 'stopped', facts: { code: 'rateLimited' } },
  karbonRestricted: { outcome: 'notTestable', reason: 'notConnected' },
  pageContact: { outcome: 'notTestable', reason: 'noPage' },
};

const results = checkSubjects
  .flatMap((subject): readonly CheckResult['id'][] => checksOf[subject])
  .map((id): CheckResult => ({ id, outcome: 'asExpected', reason: null, facts: {}, ...otherwise[id] }));

/** With each outcome and each kind of reason among its results. */
export const hasRun: SelfCheckView = {
  runId: 'run',
  isRunning: false,
  results,
  requests: most.map((each) => ({ ...each, sent: each.most - 1 })),
};
export const runsNow: SelfCheckView = { ...hasRun, isRunning: true, results: results.slice(0, 20) };
