import type { DayText } from '../domain/records';
import type { DayRange } from '../domain/time-range';
import type { Copies } from '../store/copies';
import type { EntriesCoverage } from '../store/coverage';
import type { JobcodeTree } from './jobcode-tree';

/** The entries a page needs: those of these jobcodes and all below them, on these days. */
export interface TimeScope {
  readonly rootIds: readonly string[];
  /** The chosen range, begun early enough for the whole current week. */
  readonly days: DayRange;
  /** In the account's zone. */
  readonly today: DayText;
}

export async function entriesCoverage(copies: Copies): Promise<readonly EntriesCoverage[]> {
  return (await copies.allCoverage()).filter((row): row is EntriesCoverage => row.kind === 'entries');
}

/** The roots whose entries have not been read for all of the days, neither by themselves nor with one above them. */
export function uncoveredRoots(
  covered: readonly EntriesCoverage[],
  tree: JobcodeTree,
  { rootIds, days }: TimeScope,
): readonly string[] {
  const enough = new Set(covered.filter((row) => isWithin(days, row)).map((row) => row.jobcodeId));
  return rootIds.filter((rootId) => !tree.upwards(rootId).some((id) => enough.has(id)));
}

function isWithin(days: DayRange, row: EntriesCoverage): boolean {
  const startsInTime = row.from === null || (days.from !== null && row.from <= days.from);
  return startsInTime && days.to <= row.to;
}
