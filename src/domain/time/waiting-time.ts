import type { NameIndex } from '../matching/name-index';
import type { Stakes } from '../matching/record-stakes';
import { forEachInSteps } from '../matching/stepped';
import type { QuickbooksProduct } from '../records/customer-list';
import { findExportTarget } from './export-target';

/**
 * Ids of the jobcodes with time, on themselves or below, that QuickBooks has no active customer or job of: their time can't get there
 * until the names are equal. Whether some of it got there under an earlier name is not known. Yields after each small step.
 *
 * @param stakes by jobcode, with the time that is known
 * @param lists `null` where a list has not been read: nothing can be said then
 */
export function* jobcodesWithWaitingTime(
  stakes: ReadonlyMap<string, Stakes>,
  lists: { readonly quickbooksTime: NameIndex | null; readonly quickbooks: NameIndex | null },
  product: QuickbooksProduct,
): Generator<undefined, ReadonlySet<string>> {
  const waiting = new Set<string>();
  const { quickbooksTime, quickbooks } = lists;
  if (!quickbooksTime || !quickbooks) return waiting;
  yield* forEachInSteps(stakes, ([id, { seconds }]) => {
    const jobcode = seconds > 0 ? quickbooksTime.get(id) : undefined;
    if (!jobcode) return;
    const { path } = quickbooksTime.place(jobcode);
    // A person's name in the other order is still another name to the exporter.
    const target = findExportTarget(path, quickbooks, { product, isPersonClient: false });
    if (target.kind !== 'active') waiting.add(id);
  });
  return waiting;
}
