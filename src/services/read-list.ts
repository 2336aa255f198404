import type { Page } from '../sources/http/page';
import type { ConnectionRecord } from '../store/connections';
import type { CopyOf } from '../store/copies';
import type { ListCoverage, ListName } from '../store/coverage';
import type { Store } from '../store/store';
import type { Health } from './health';

/** The mirrored records that come as whole lists. */
type ListedName = 'jobcodes' | 'timeUsers' | 'customers' | 'nameHolders' | 'karbonClients' | 'karbonUsers';

export interface ListReading<Name extends ListedName> {
  readonly list: ListName;
  readonly name: Name;
  readonly pages: AsyncIterable<Page<CopyOf<Name>>>;
  /** Other records of the same store that belong to another list, and stay. */
  readonly alsoKeep?: () => Promise<readonly string[]>;
  /** Fits a record to what is already known of it. */
  readonly merge?: (record: CopyOf<Name>) => Promise<CopyOf<Name>>;
  /** From where to ask for changes once it has been read; called at the end. */
  readonly cursor: () => string;
}

/**
 * Reads a list to its end, page by page into the copies, so that what has come is there and counted even if the worker is
 * stopped; what the reading has not met goes at the end. A list that was complete before counts as complete meanwhile.
 */
export async function readListWhole<Name extends ListedName>(
  parts: { store: Store; health: Health; now(): number },
  connection: ConnectionRecord,
  reading: ListReading<Name>,
): Promise<void> {
  const { store, health, now } = parts;
  const { list, name } = reading;
  const before = await store.copies.coverage<ListCoverage>(`list:${list}`);
  const met = new Set<string>();
  let leftOut = 0;
  for await (const page of reading.pages) {
    const records = reading.merge ? await Promise.all(page.records.map(reading.merge)) : page.records;
    for (const record of records) met.add('id' in record ? record.id : record.key);
    leftOut += page.leftOut;
    await health.write(connection, {
      put: { [name]: records },
      cover: before?.isComplete ? [] : [{ ...rowOf(), isComplete: false, cursor: '' }],
    });
  }
  const others = (await reading.alsoKeep?.()) ?? [];
  await health.write(connection, {
    keepOnly: { name, keys: new Set([...met, ...others]) },
    cover: [{ ...rowOf(), isComplete: true, cursor: reading.cursor() }],
  });

  function rowOf() {
    return { kind: 'list', id: `list:${list}`, list, count: met.size, leftOut, readAt: now() } as const;
  }
}
