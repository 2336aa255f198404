import type { MirrorBatch, MirrorRecord } from '../../store/mirror';
import type { ConnectionRecord, ListCoverage, ListName } from '../../store/rows';
import type { Store } from '../../store/store';
import type { ListPage } from '../../systems/http/page';
import type { CircuitBreaker } from '../connections/circuit-breaker';

/** The mirrored records that come as whole lists. */
type ListedName = 'jobcodes' | 'timeUsers' | 'customers' | 'nameHolders' | 'karbonClients' | 'karbonUsers';

export interface FullListSource<Name extends ListedName, PageOf extends ListPage<MirrorRecord<Name>>> {
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
  /** Whether any of these is in the mirror as of another place in the list; left out where nothing moves in its order. */
  readonly haveMoved?: (records: readonly MirrorRecord<Name>[]) => Promise<boolean>;
  /** What has changed since the cursor; left out where the service cannot be asked for that. */
  readonly changes?: (cursor: string) => Promise<ListChanges>;
}

export interface ListChanges {
  readonly batch: MirrorBatch;
  /** Rows that had been met have gone from their places, so that others may have moved up unseen. */
  readonly haveRowsMoved: boolean;
}

export interface FullListSyncParts {
  readonly store: Store;
  readonly circuitBreaker: CircuitBreaker;
  now(): number;
  /** Asked before each page of a first reading. */
  isActive(): Promise<boolean>;
}

/**
 * Reads a list to its end, page by page into the mirror, each with the place where the next one begins: a first reading that was
 * broken off goes on there in the worker's next life. A list that was complete before counts as complete meanwhile, and is begun anew.
 *
 * Rows shift between pages. New ones push others later, which are then met twice. One that goes from an earlier place to a later one,
 * or goes altogether, draws others up to where has been read already. Such a row is met again in its new place, or is among what has
 * changed since the beginning, which is asked for at the end: the list is then read once more, and not a third time.
 *
 * What a reading from the first page to the last has not met goes. One that was resumed lets everything stay: it does not know what
 * its earlier lives have met, but all that is there has come from them, from beside entries or from a write of our own, and what of it
 * has gone since, the changes tell where the service tells it at all.
 */
export async function syncFullList<Name extends ListedName, PageOf extends ListPage<MirrorRecord<Name>>>(
  parts: FullListSyncParts,
  connection: ConnectionRecord,
  reading: FullListSource<Name, PageOf>,
): Promise<void> {
  const { store, circuitBreaker, now, isActive } = parts;
  const { list, name, merge } = reading;
  const before = await store.mirror.coverage<ListCoverage>(`list:${list}`);
  const isFirst = !before?.isComplete;
  const firstPage = { kind: 'list', id: `list:${list}`, list, isComplete: false, cursor: '' } as const;
  const nothingRead = { ...firstPage, count: 0, leftOut: 0, readAt: now(), next: null } as const;
  let row: ListCoverage = isFirst && (before?.next || before?.isSecond) ? before : nothingRead;

  for (;;) {
    const from = row.next ?? null;
    const seenKeys = new Set<string>();
    let pageCount = from === null ? 0 : 1;
    if (isFirst && !(await isActive())) return;
    for await (const page of reading.pages(from)) {
      const records = merge ? await Promise.all(page.records.map(merge)) : page.records;
      const isShifted = pageCount > 0 && ((await reading.haveMoved?.(records)) ?? false);
      for (const record of records) seenKeys.add('id' in record ? record.id : record.key);
      row = {
        ...row,
        count: row.count + records.length,
        leftOut: row.leftOut + page.leftOut,
        isShifted: row.isShifted || isShifted,
        readAt: now(),
        cursor: reading.cursor(pageCount === 0 ? null : row.cursor, page),
        // Stopped between the last page and the end, it reads that page again.
        next: page.next ?? row.next ?? null,
      };
      pageCount += 1;
      await circuitBreaker.commitResponse(connection, {
        put: { [name]: records },
        cover: isFirst ? [row] : [],
      });
      if (isFirst && page.next !== null && !(await isActive())) return;
    }
    // A single page is the list as it was at one moment.
    const changes = pageCount > 1 ? await reading.changes?.(row.cursor) : undefined;
    if ((row.isShifted || changes?.haveRowsMoved) && !row.isSecond) {
      row = { ...nothingRead, isSecond: true };
      await circuitBreaker.commitResponse(connection, { ...changes?.batch, cover: isFirst ? [row] : [] });
      continue;
    }
    const others = (await reading.keysToRetain?.()) ?? [];
    await circuitBreaker.commitResponse(connection, {
      ...changes?.batch,
      ...(from === null && { deleteExcept: { name, keys: new Set([...seenKeys, ...others]) } }),
      cover: [{ ...row, isComplete: true, readAt: now(), next: null, isShifted: false, isSecond: false }],
    });
    return;
  }
}
