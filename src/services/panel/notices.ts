import type { SystemId } from '../../domain/records/records';
import type { ErrorCode } from '../../messages/errors';
import type { Notice, NoticeCode } from '../../messages/panel-view';
import type { Settings } from '../../messages/settings';
import type { ConnectionRecord, CoverageRow, ListCoverage } from '../../store/rows';

export interface NoticeInput {
  readonly connections: Readonly<Record<SystemId, ConnectionRecord>>;
  readonly coverage: readonly CoverageRow[];
  /** Entries of the page that were left out. */
  readonly entriesLeftOut: number;
  /** There may be time on the page, but none of it has been read. */
  readonly isTimeUnread: boolean;
  readonly isOtherTenant: boolean;
  /** Of which systems the user does not want to be told that they are not connected. */
  readonly dismissed: Pick<ReadonlySet<SystemId>, 'has'>;
  /** What the user allows a system a minute; `null` where that is the service's own limit. */
  sharePerMinute(system: SystemId): number | null;
  /** What of Tieout's own work has failed. */
  readonly failures: readonly ErrorCode[];
  /** After how many days a list that comes as a file is aging, and old. */
  readonly listDays: Pick<Settings, 'listAgingDays' | 'listOldDays'>;
  /** Epoch ms. */
  readonly nowMs: number;
}

/** Most serious first; but before all, whose figures these are: the panel folds a long list, and this must not be folded away. */
const order: readonly NoticeCode[] = [
  'ownTimeOnly',
  'ownGroupsOnly',
  'storageNewer',
  'storageBlocked',
  'storageFailed',
  'storageFull',
  'needsReconnect',
  'wrongEnvironment',
  'billingLapsed',
  'addressBlocked',
  'notAllowed',
  'offline',
  'vaultLocked',
  'passphraseWrong',
  'accessWithheld',
  'unreachable',
  'timedOut',
  'serverFault',
  'gatewayRefused',
  'rateLimited',
  'selfLimited',
  'invalidResponse',
  'endlessList',
  'rejected',
  'notFound',
  'internal',
  'accountChanged',
  'signInCancelled',
  'signInUnanswered',
  'signInNotShown',
  'signInForeign',
  'signInExpired',
  'applicationRefused',
  'otherTenant',
  'listOld',
  'listWaiting',
  'notConnected',
  'partlyConnected',
  'readingLists',
  'recordsLeftOut',
  'listAging',
];

/** What is true of the browser although each system's record has it. */
const ofBrowser: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['offline', 'vaultLocked']);

/** Whose entries the page's figures are made of. */
const holdsTime: Readonly<Record<SystemId, boolean>> = {
  quickbooksTime: true,
  quickbooks: false,
  karbon: false,
};

const dayMs = 24 * 60 * 60_000;

const systems = Object.keys(holdsTime) as readonly SystemId[];

const listsOf = {
  quickbooksTime: ['jobcodes', 'timeUsers'],
  quickbooks: ['customers', 'nameHolders'],
  karbon: ['organizations', 'people', 'clientGroups'],
} as const satisfies Record<SystemId, readonly ListCoverage['list'][]>;

/** What stands in the way of a whole and current picture; at most one for each pair of code and system. */
export function noticesOf(input: NoticeInput): readonly Notice[] {
  const { connections, coverage, entriesLeftOut, isTimeUnread, isOtherTenant } = input;
  const lists = new Map(coverage.flatMap((row) => (row.kind === 'list' ? [[row.list, row] as const] : [])));
  const notices: Notice[] = [];
  const add = (code: NoticeCode, system: SystemId | null, count = 0, retryAt: number | null = null) =>
    notices.push({ code, system, retryAt, count });

  /** What is true of the browser, not of one service, is said once. */
  const addOnce = (code: NoticeCode, retryAt: number | null) => {
    if (!notices.some((notice) => notice.code === code)) add(code, null, 0, retryAt);
  };

  for (const code of input.failures) addOnce(code, null);
  for (const system of systems) {
    const { account, lastError } = connections[system];
    if (!account) {
      if (holdsTime[system]) add('notConnected', system);
      continue;
    }
    const rows = listsOf[system].map((list) => lists.get(list));
    // What is wrong with this browser is wrong with none of the systems.
    if (lastError && (ofBrowser.has(lastError.code) || lastError.system === null)) {
      addOnce(lastError.code, lastError.retryAt);
    } else if (lastError) {
      const { code, retryAt } = lastError;
      const isUnread = isTimeUnread && holdsTime[system];
      const count = code === 'selfLimited' ? (input.sharePerMinute(system) ?? 0) : 0;
      notices.push({ code, system, retryAt, count, ...(isUnread && { isTimeUnread }) });
    }
    // What cannot be read is not being read: the error says so.
    else if (rows.some((row) => !row?.isComplete)) add('readingLists', system, sum(rows, 'count'));
    const leftOut = sum(rows, 'leftOut') + (holdsTime[system] ? entriesLeftOut : 0);
    if (leftOut > 0) add('recordsLeftOut', system, leftOut);
    addListAge(system);
  }
  function addListAge(system: SystemId): void {
    const { customerList } = connections[system];
    if (!customerList) return;
    if (customerList.waiting) add('listWaiting', system);
    const days = Math.floor((input.nowMs - customerList.listedAt) / dayMs);
    const { listAgingDays, listOldDays } = input.listDays;
    if (days >= listOldDays) add('listOld', system, days);
    else if (days >= listAgingDays) add('listAging', system, days);
  }
  const missing = systems.filter((system) => !connections[system].account && !holdsTime[system]);
  if (missing.some((system) => !input.dismissed.has(system)))
    notices.push({ code: 'partlyConnected', system: null, retryAt: null, count: 0, missing });
  const scope = connections.quickbooksTime.time?.rights.scope;
  if (scope === 'own') add('ownTimeOnly', 'quickbooksTime');
  if (scope === 'ownGroups') add('ownGroupsOnly', 'quickbooksTime');
  if (isOtherTenant) add('otherTenant', 'karbon');
  return notices.sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code));
}

function sum(rows: readonly (ListCoverage | undefined)[], what: 'count' | 'leftOut'): number {
  return rows.reduce((total, row) => total + (row?.[what] ?? 0), 0);
}
