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
  linkedCompany: { outcome: 'asExpected', facts: { connector: 'online' } },
  listFile: { outcome: 'notTestable', reason: 'noFile' },
  timeRights: { outcome: 'different', facts: { scope: 'own', canManage: false } },
  timeClock: { outcome: 'different', facts: { seconds: 312 } },
  timeIds: { outcome: 'different', facts: { form: 'text' } },
  timeOwnTimeOnly: { outcome: 'notTestable', reason: 'cannotTell' },
  timeProjectFilters: { outcome: 'notTestable', reason: 'noRecords' },
  booksOrigin: { outcome: 'notTestable', reason: 'rateLimited' },
  booksPageSize: { outcome: 'notTestable', reason: 'stopped', facts: { code: 'rateLimited' } },
  booksIdOrder: { outcome: 'notTestable', reason: 'notAllowed' },
  karbonRestricted: { outcome: 'notTestable', reason: 'noRecords' },
  pageContact: { outcome: 'notTestable', reason: 'noPage' },
  pageTabLinks: { outcome: 'different' },
  pagePolicy: { outcome: 'different' },
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

/** Customers come from a file, and all else is as expected. */
export const hasRunWithFile: SelfCheckView = {
  ...hasRun,
  results: results.map(({ id }): CheckResult => {
    const isAsked = !checksOf.quickbooks.some((own) => own === id);
    return isAsked
      ? { id, outcome: 'asExpected', reason: null, facts: {} }
      : { id, outcome: 'notTestable', reason: 'notConnected', facts: {} };
  }),
  requests: hasRun.requests.filter(({ system }) => system !== 'quickbooks'),
};
