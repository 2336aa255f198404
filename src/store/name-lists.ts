import type { ChangeSignal } from './change-signal';
import { type Database, nameListHandle } from './database';
import { withVersion } from './record-versions';
import type { ConnectionRecord, NameListRow } from './rows';

/** Lists of names out of files, which a tie-out takes where their system is not connected. Nothing is ever written to a service by them. */
export interface NameLists {
  all(): Promise<readonly NameListRow[]>;
  /**
   * Puts a list in the place of others, with the way to its file; `null` where none is kept. All of it at once; does nothing, and returns
   * false, where its system has been connected meanwhile.
   */
  put(row: NameListRow, inPlaceOf: readonly string[], handle: FileSystemFileHandle | null): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** The way to the file; `null` where the browser keeps none. */
  handle(id: string): Promise<FileSystemFileHandle | null>;
}

export function createNameLists(database: Database, changes: ChangeSignal): NameLists {
  return {
    all: () => database.getAll('nameLists'),
    async put(row, inPlaceOf, handle) {
      const transaction = database.transaction(['nameLists', 'fileHandles', 'connections'], 'readwrite');
      const lists = transaction.objectStore('nameLists');
      const handles = transaction.objectStore('fileHandles');
      const connection: ConnectionRecord | undefined = await transaction
        .objectStore('connections')
        .get(row.system);
      const isWanted = !connection?.account;
      if (isWanted) {
        for (const id of inPlaceOf) {
          await lists.delete(id);
          await handles.delete(nameListHandle(id));
        }
        await lists.put(withVersion('nameLists', row));
        if (handle) await handles.put(handle, nameListHandle(row.id));
      }
      await transaction.done;
      if (isWanted) changes.emit('nameLists', 'fileHandles');
      return isWanted;
    },
    async remove(id) {
      const transaction = database.transaction(['nameLists', 'fileHandles'], 'readwrite');
      await transaction.objectStore('nameLists').delete(id);
      await transaction.objectStore('fileHandles').delete(nameListHandle(id));
      await transaction.done;
      changes.emit('nameLists', 'fileHandles');
    },
    handle: async (id) => (await database.get('fileHandles', nameListHandle(id))) ?? null,
  };
}
