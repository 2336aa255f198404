import type { DayText } from '../../domain/records/records';
import type { DayRange } from '../../domain/time/time-range';
import type { Mirror } from '../../store/mirror';
import type { CoveragePrecondition } from '../../store/mirror-batch';
import type { EntriesCoverage, FirmEntries } from '../../store/rows';
import type { JobcodeTree } from '../matching/jobcode-tree';

/** The entries a page needs: those of these jobcodes and all below them, on these days. */
export interface TimeScope {
  readonly rootIds: readonly string[];
  /** The chosen range, begun early enough for the whole current week. */
  readonly days: DayRange;
  /** In the account's zone. */
  readonly today: DayText;
}

/** Which entries are in the mirror. */
export interface CoveredEntries {
  /** Jobcode by jobcode, each with all below it. */
  readonly rows: readonly EntriesCoverage[];
  /** The days of which every jobcode's are there. */
  readonly firm: { readonly from: DayText | null; readonly to: DayText } | null;
}

export async function coveredEntries(mirror: Mirror): Promise<CoveredEntries> {
  const rows = await mirror.allCoverage();
  const firm = rows.find((row): row is FirmEntries => row.kind === 'firmEntries');
  return {
    rows: rows.filter((row): row is EntriesCoverage => row.kind === 'entries'),
    firm: firm ? daysOf(firm) : null,
  };
}

/** The days of which all entries of the account are there; `null` where there are none. */
function daysOf({ from, to, leftOut, isComplete }: FirmEntries): CoveredEntries['firm'] {
  // Whose the odd entries are that were left out is not known: a page is then read by itself, to be told its own.
  return from <= to && leftOut === 0 ? { from: isComplete ? null : from, to } : null;
}

/** That the entries of all these days are still there: the copies may be forgotten at any moment. */
export function stillCovered(days: DayRange): CoveragePrecondition {
  return {
    id: 'firmEntries',
    holds(row) {
      const firm = row?.kind === 'firmEntries' ? daysOf(row) : null;
      return firm !== null && isWithin(days, firm);
    },
  };
}

/** The roots whose entries have not been read for all of the days: neither by themselves, nor with one above them, nor with the firm's. */
export function uncoveredRoots(
  { rows, firm }: CoveredEntries,
  tree: JobcodeTree,
  scope: TimeScope,
): readonly string[] {
  return firm && isWithin(scope.days, firm) ? [] : rootsWithoutRow(rows, tree, scope);
}

/** The roots that no row of their own, nor of one above them, covers for all of the days. */
export function rootsWithoutRow(
  rows: readonly EntriesCoverage[],
  tree: JobcodeTree,
  { rootIds, days }: TimeScope,
): readonly string[] {
  const enough = new Set(rows.filter((row) => isWithin(days, row)).map((row) => row.jobcodeId));
  return rootIds.filter((rootId) => !tree.upwards(rootId).some((id) => enough.has(id)));
}

function isWithin(days: DayRange, covered: { readonly from: DayText | null; readonly to: DayText }): boolean {
  const startsInTime = covered.from === null || (days.from !== null && covered.from <= days.from);
  return startsInTime && days.to <= covered.to;
}
