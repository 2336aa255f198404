import type { TimeEntry } from '../../domain/records/records';
import { findExportTarget } from '../../domain/time/export-target';
import type { TimeRange } from '../../domain/time/time-range';
import { type CustomerState, isWithin, timeTotals } from '../../domain/time/time-totals';
import { type TrackedTime, trackedTimeBy, trackedTimeOf } from '../../domain/time/tracked-time';
import type { TimeView } from '../../messages/panel-view';
import type { Mirror } from '../../store/mirror';
import type { JobcodeTree } from '../matching/jobcode-tree';
import type { NameIndexes } from '../matching/name-indexes';
import { coveredEntries, type TimeScope, uncoveredRoots } from '../sync/entry-coverage';
import { calendarOf, clockSkewOf, type PageContext, scopeOf } from './page-context';

/** The time of a page, and of each part of it. */
export interface PageTime {
  readonly view: TimeView;
  /** In the range, on these jobcodes and below. */
  partOf(rootIds: readonly string[]): TrackedTime;
  /** All time of a page with a budget, by QuickBooks Time user id, and whether that is all; `null` on other pages. */
  readonly allTime: {
    readonly byUser: ReadonlyMap<string, TrackedTime>;
    readonly isWhole: boolean;
  } | null;
  /** Entries of an odd form that were left out. */
  readonly leftOut: number;
}

/**
 * Adds up the page's entries from the store; `null` where they have not been read for the range.
 *
 * @param rowLimit how many entries to list.
 */
export async function readPageTime(
  parts: { mirror: Mirror; nameIndexes: NameIndexes },
  context: PageContext,
  choice: { range: TimeRange; nowMs: number; rowLimit: number },
): Promise<PageTime | null> {
  const { range, nowMs, rowLimit } = choice;
  const scope = scopeOf(context, range, nowMs);
  const account = context.connections.quickbooksTime.time?.account;
  if (!scope || !account) return null;
  const tree = await parts.nameIndexes.treeAround(scope.rootIds);
  const covered = await coveredEntries(parts.mirror);
  if (uncoveredRoots(covered, tree, scope).length > 0) return null;

  const whole: TimeScope | null =
    context.budgetLines.length > 0 ? { ...scope, days: { ...scope.days, from: null } } : null;
  const [entries, users] = await Promise.all([
    parts.mirror.entries({ jobcodeIds: tree.below(scope.rootIds), days: (whole ?? scope).days }),
    parts.nameIndexes.timeUsers(),
  ]);
  const serverNowMs = nowMs + clockSkewOf(context, nowMs);
  const { days, today } = calendarOf(account, serverNowMs, range);
  const ownRootIds = new Set(context.match?.rootIds ?? scope.rootIds);
  const totals = timeTotals({
    entries,
    nowMs: serverNowMs,
    zone: account.timeZone,
    weekStartsOn: account.weekStartsOn,
    days,
    users: new Map(users.map((user) => [user.id, user])),
    customerOf: customerStates(context),
    jobNameOf: (jobcodeId) => tree.nameBelow(jobcodeId, ownRootIds),
    rowLimit,
  });
  const leftOut = covered.rows
    .filter((row) => scope.rootIds.some((id) => tree.upwards(id).includes(row.jobcodeId)))
    .reduce((sum, row) => sum + row.leftOut, 0);
  const inRange = entries.filter(({ date }) => isWithin(date, days));
  return {
    view: { range, days, today, ...totals },
    partOf: (rootIds) => partOf(inRange, tree, rootIds),
    allTime: whole && {
      byUser: trackedTimeBy(
        entries.filter(({ date }) => date <= today),
        ({ userId }) => userId,
      ),
      isWhole: leftOut === 0 && uncoveredRoots(covered, tree, whole).length === 0,
    },
    leftOut,
  };
}

function partOf(entries: readonly TimeEntry[], tree: JobcodeTree, rootIds: readonly string[]): TrackedTime {
  const ids = tree.below(rootIds);
  return trackedTimeOf(entries.filter(({ jobcodeId }) => ids.has(jobcodeId)));
}

/** What the exporter would find for a jobcode, looked up once for each. */
function customerStates({ matchContext, resolvedPage }: PageContext): (jobcodeId: string) => CustomerState {
  const { quickbooksTime, quickbooks, product = 'online' } = matchContext;
  const isPersonClient = resolvedPage.client.kind === 'person';
  const known = new Map<string, CustomerState>();

  function lookUp(jobcodeId: string): CustomerState {
    const jobcode = quickbooksTime?.get(jobcodeId);
    if (!jobcode || !quickbooksTime || !quickbooks) return 'unknown';
    const { path } = quickbooksTime.place(jobcode);
    const { kind } = findExportTarget(path, quickbooks, { product, isPersonClient });
    return kind === 'sameMeaning' ? 'none' : kind;
  }

  return (jobcodeId) => {
    const state = known.get(jobcodeId) ?? lookUp(jobcodeId);
    known.set(jobcodeId, state);
    return state;
  };
}
