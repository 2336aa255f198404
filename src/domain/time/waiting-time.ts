import type { NameIndex } from '../matching/name-index';
import type { Stakes } from '../matching/record-stakes';
import { forEachInSteps } from '../matching/stepped';
import type { QuickbooksProduct } from '../records/customer-list';
import { pathKeyIn } from '../records/products';
import type { ListRecord } from '../records/records';

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
  // The exporter's rule (see `findExportTarget`) as one look at each record: near names, which cost the most, don't matter here.
  const withTime = new Map<string, string>();
  const ownNames = new Set<string>();
  yield* forEachInSteps(stakes, ([id, { seconds }]) => {
    const jobcode = seconds > 0 ? quickbooksTime.get(id) : undefined;
    if (!jobcode) return;
    withTime.set(id, keyOf(quickbooksTime, jobcode));
    ownNames.add(pathKeyIn(product, [jobcode.name]));
  });
  const reached = new Set<string>();
  yield* forEachInSteps(quickbooks.all(), (record) => {
    // Most have the name of nothing that time is on, and needn't be looked for above.
    if (!ownNames.has(pathKeyIn(product, [record.name]))) return;
    if (quickbooks.lineage(record).every(({ isActive }) => isActive)) reached.add(keyOf(quickbooks, record));
  });
  for (const [id, key] of withTime) if (!reached.has(key)) waiting.add(id);
  return waiting;

  function keyOf(index: NameIndex, record: ListRecord): string {
    return pathKeyIn(product, index.place(record).path);
  }
}
