import { isFresh } from '../../domain/time/freshness';
import {
  type CoveragePrecondition,
  type MirrorBatch,
  type MirrorRecord,
  unchanged,
} from '../../store/mirror-batch';
import type { ConnectionRecord, ListCoverage, ListName } from '../../store/rows';
import type { Store } from '../../store/store';
import type { ListPage } from '../../systems/http/page';
import { invalidResponse } from '../../systems/http/system-error';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import { createListPass, keyOf, type ListOrder } from './list-pass';

/** The mirrored records that come as whole lists. */
type ListedName =
  | 'jobcodes'
  | 'timeUsers'
  | 'customers'
  | 'nameHolders'
  | 'karbonClients'
  | 'karbonUsers'
  | 'workItems';

export interface FullListSource<Name extends ListedName, PageOf extends ListPage<MirrorRecord<Name>>>
  extends ListOrder<MirrorRecord<Name>> {
  readonly list: ListName;
  readonly name: Name;
  /** Its pages from the place on that one of them has named; from the first one on where that is `null`. */
  pages(from: string | null): AsyncIterable<PageOf>;
  /** Other records of the same store that belong to another list, and stay. */
  readonly keysToRetain?: () => Promise<readonly string[]>;
  /** Fits a record to what is already known of it. */
  readonly merge?: (record: MirrorRecord<Name>) => Promise<MirrorRecord<Name>>;
  /**
   * From where to ask for changes once it has been read, as of its beginning. Called with each page; `kept` is what was returned for
   * the one before, `null` at the first.
   */
  cursor(previous: string | null, page: PageOf): string;
  /** What has changed since the cursor; left out where the service cannot be asked for that. */
  readonly changes?: (cursor: string) => Promise<ListChanges<MirrorRecord<Name>>>;
}

export interface ListChanges<RecordType> {
  readonly records: readonly RecordType[];
  /** Some of what has changed could not be told: rows may have moved. */
  readonly isIncomplete?: boolean;
}

export interface FullListSyncParts {
  readonly store: Store;
  readonly circuitBreaker: CircuitBreaker;
  now(): number;
  /** Asked before each page of a first reading. */
  isActive(): Promise<boolean>;
}

/** What was left out as unreadable has not changed since, and comes otherwise in a whole reading alone. */
const doubtedAgainEveryMs = { byItself: 86_400_000, byHand: 10 * 60_000 } as const;

/** Whether a list is to be read from its beginning: it never was to its end, or something was left out then that may be readable by now. */
export function isListDue(
  row: ListCoverage | null | undefined,
  isUserInitiated: boolean,
  nowMs: number,
): boolean {
  if (!row?.isComplete) return true;
  const everyMs = doubtedAgainEveryMs[isUserInitiated ? 'byHand' : 'byItself'];
  return row.leftOut > 0 && !isFresh(row.wholeAt ?? 0, everyMs, nowMs);
}

/** A list in which rows move under each of so many passes is read again later. */
const maxPasses = 4;
/**
 * Reads a list to its end, page by page into the mirror, each with the place where the next one begins: a first reading that was
 * broken off goes on there in the worker's next life. A list that was complete before counts as complete meanwhile, and is begun anew.
 * A page is written only while the row of coverage is still the one that the reading has left: once the copies are forgotten, it ends.
 *
 * Rows shift between pages. New ones push others later, which are then met twice. One that goes from an earlier place to a later one,
 * or goes altogether, draws others up to where has been read already. Such a row is met again in its new place, or is among what has
 * changed since the beginning, which is asked for at the end: the list is then read once more, until nothing moves under a whole pass.
 * What else has changed may have been drawn up and gone on again between two pages, unmet: for that it is read once more, and that once.
 *
 * Where the source counts, it says itself that rows have gone, or that fewer were met than there are. A list may count for good what it
 * does not show: one that brings nothing new when it is read once more is all there is.
 *
 * What such a pass from the first page to the last has not met goes. One that was resumed lets everything stay: it does not know what
 * its earlier lives have met, but all that is there has come from them, from beside entries or from a write of our own, and what of it
 * has gone since, the changes tell where the service tells it at all.
 *
 * @throws SystemError also `invalidResponse`, where the list does not hold still.
 */
export async function syncFullList<Name extends ListedName, PageOf extends ListPage<MirrorRecord<Name>>>(
  parts: FullListSyncParts,
  connection: ConnectionRecord,
  reading: FullListSource<Name, PageOf>,
): Promise<void> {
  const { store, circuitBreaker, now, isActive } = parts;
  const { list, name, merge } = reading;
  const id = `list:${list}` as const;
  const before = await store.mirror.coverage<ListCoverage>(id);
  const isFirst = !before?.isComplete;
  const firstPage = { kind: 'list', id, list, isComplete: false, cursor: '' } as const;
  const nothingRead = { ...firstPage, count: 0, leftOut: 0, readAt: now(), next: null } as const;
  let row: ListCoverage =
    isFirst && (before?.next || before?.shiftedPasses || before?.isDoubted) ? before : nothingRead;
  let stored = before;

  /** Returns whether the reading may go on. */
  async function commit(batch: MirrorBatch, next: ListCoverage): Promise<boolean> {
    const isKept = isFirst || next.isComplete;
    const preconditions: CoveragePrecondition[] = [unchanged(id, stored)];
    const cover = isKept ? [next] : [];
    const isWritten = await circuitBreaker.commitResponse(connection, { ...batch, preconditions, cover });
    if (isKept) stored = next;
    return isWritten;
  }

  async function areNew(records: readonly MirrorRecord<Name>[]): Promise<boolean> {
    const known = await Promise.all(records.map((record) => store.mirror.get(name, keyOf(record))));
    return known.includes(null);
  }

  for (;;) {
    const from = row.next ?? null;
    const pass = createListPass<MirrorRecord<Name>>(reading, async (key) =>
      from === null ? null : store.mirror.get(name, key),
    );
    let pageCount = from === null ? 0 : 1;
    const isAgain = Boolean(row.shiftedPasses || row.isDoubted);
    let mayBringMore = !isAgain || from !== null;
    if (isFirst && !(await isActive())) return;
    for await (const page of reading.pages(from)) {
      const records = merge ? await Promise.all(page.records.map(merge)) : page.records;
      mayBringMore ||= await areNew(records);
      const isUnmet = page.unrest === 'rowsUnmet' && mayBringMore;
      const isShifted =
        isUnmet || page.unrest === 'rowsGone' || (pageCount > 0 && (await pass.haveMoved(records)));
      pass.meet(records);
      row = {
        ...row,
        count: row.count + records.length,
        leftOut: row.leftOut + page.leftOut,
        isShifted: row.isShifted || isShifted,
        readAt: now(),
        begunAtMs: pageCount === 0 ? page.serverNowMs : (row.begunAtMs ?? null),
        cursor: reading.cursor(pageCount === 0 ? null : row.cursor, page),
        // Stopped between the last page and the end, it reads that page again.
        next: page.next ?? row.next ?? null,
      };
      pageCount += 1;
      if (!(await commit({ put: { [name]: records } }, row))) return;
      if (isFirst && page.next !== null && !(await isActive())) return;
    }
    // A single page is the list as it was at one moment.
    const changes = pageCount > 1 ? await reading.changes?.(row.cursor) : undefined;
    const changed = changes?.records ?? [];
    const put = changes && { put: { [name]: changed } };
    const { isShifted, begunAtMs, shiftedPasses = 0, isDoubted = false, ...whole } = row;
    const hasMoved = isShifted || changes?.isIncomplete || (await pass.haveMoved(changed));
    const isDoubtful = !isDoubted && pass.haveChangedSince(changed, begunAtMs ?? 0);
    if (hasMoved || isDoubtful) {
      const passes = (shiftedPasses + (hasMoved ? 1 : 0)) % maxPasses;
      row = { ...nothingRead, shiftedPasses: passes, isDoubted: isDoubted || isDoubtful };
      if (!(await commit({ ...put }, row))) return;
      if (hasMoved && passes === 0) throw invalidResponse(connection.system, list);
      continue;
    }
    const others = (await reading.keysToRetain?.()) ?? [];
    await commit(
      {
        ...put,
        ...(from === null && { deleteExcept: { name, keys: new Set([...pass.keys(), ...others]) } }),
      },
      { ...whole, isComplete: true, readAt: now(), wholeAt: now(), next: null },
    );
    return;
  }
}
