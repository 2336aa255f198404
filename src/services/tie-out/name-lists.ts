import type { NameListLayout, NameListSystem } from '../../domain/records/name-list';
import { maxShownOddRows } from '../../messages/customer-list';
import type { NameListFacts, NameListOutcome } from '../../messages/name-list';
import type { NameListRow } from '../../store/rows';
import type { Store } from '../../store/store';
import { CustomerListError } from '../../systems/customer-list/list-error';
import { type NameListReading, readNameList } from '../../systems/customer-list/name-list/read-name-list';
import type { OfferedFile } from '../customer-list/offered-file';
import { createSerialQueue } from '../sync/serial-queue';

/** Names of Karbon and QuickBooks Time out of files, for a tie-out before they are connected. */
export interface NameListService {
  /** What there is, of the systems that are not connected. */
  list(): Promise<readonly NameListFacts[]>;
  /** Reads a file: all of it or nothing. Throws only what nobody expects. */
  read(file: OfferedNames): Promise<NameListOutcome>;
  remove(id: string): Promise<readonly NameListFacts[]>;
  /** The way to the file of a list; `null` where the browser keeps none. */
  handle(id: string): Promise<FileSystemFileHandle | null>;
}

/** A file that is offered as the names of a system. */
export interface OfferedNames extends Omit<OfferedFile, 'isConfirmed'> {
  readonly system: NameListSystem;
  /** Which column is which, where somebody has said so. */
  readonly layout: NameListLayout | null;
  /** The list whose file it is a later save of; `null` where it was picked by itself. */
  readonly updates: string | null;
}

export interface NameListParts {
  readonly store: Store;
  /** Epoch ms. */
  now(): number;
  /** Lets others have the thread. */
  pause(): Promise<void>;
}

/** Larger than any list (see `decode-text.ts`). */
const maxBytes = 64 * 1024 * 1024;

export function createNameListService({ store, now, pause }: NameListParts): NameListService {
  const { nameLists } = store;
  const runExclusive = createSerialQueue();

  async function list(): Promise<readonly NameListFacts[]> {
    return (await nameLists.all()).map(({ names: _, ...facts }) => facts);
  }

  async function read(offered: OfferedNames): Promise<NameListOutcome> {
    const { system, updates, size } = offered;
    if ((await store.connections.read(system)).account) return { kind: 'connected' };
    if (size > maxBytes) return { kind: 'refused', trouble: { problem: 'tooLarge', line: null } };
    const known = (await nameLists.all()).filter((row) => row.system === system);
    let reading: NameListReading;
    try {
      reading = await readNameList(system, await offered.bytes(), {
        pause,
        onProgress: offered.onProgress,
        layout: offered.layout,
        before: known,
        isUpdate: updates !== null,
      });
    } catch (error) {
      if (error instanceof CustomerListError) return { kind: 'refused', trouble: error.trouble };
      // It was saved while it was read, or its drive has gone.
      if (error instanceof DOMException) return { kind: 'unreadable' };
      throw error;
    }
    if (reading.kind === 'columns') return reading;
    const { clients, records, oddRows, ...about } = reading.list;
    const { fileName, savedAt, handle, isWorkbook, sheet } = offered;
    const row: NameListRow = {
      ...about,
      id: [system, ...about.holds].join('-'),
      system,
      fileName,
      savedAt: Math.min(savedAt, now()),
      readAt: now(),
      size,
      isKept: handle !== null,
      isWorkbook,
      sheet,
      count: clients.length + records.length,
      oddRowCount: oddRows.length,
      oddRows: oddRows.slice(0, maxShownOddRows),
      names: { clients, records },
    };
    // An earlier list of the same clients is no second list.
    const others = known.filter(
      ({ id, holds }) => id === updates || holds.some((each) => row.holds.includes(each)),
    );
    const isPut = await nameLists.put(
      row,
      others.map(({ id }) => id),
      handle,
    );
    if (!isPut) return { kind: 'connected' };
    const { names: _, ...facts } = row;
    const replaced = others.map((other) => other.fileName).filter((name) => name !== fileName);
    return { kind: 'read', facts, replaced };
  }

  return {
    list,
    read: (file) => runExclusive(() => read(file)),
    async remove(id) {
      await nameLists.remove(id);
      return list();
    },
    handle: nameLists.handle,
  };
}
