import type { SystemId } from '../domain/records/records';
import { abortTransaction } from './abort-transaction';
import type { ChangeSignal, StoreName, WriteTransaction } from './change-signal';
import { isSameConnection, withDefaults } from './connections';
import { type Database, nameListHandle } from './database';
import { type MirrorName, mirrorCoveredBy, mirrorNames, systemOfMirror } from './mirrored-stores';
import { clearMirrored, storesBeside } from './packed-lists';
import { withVersion } from './record-versions';
import type { ConnectionRecord, SharedListRow } from './rows';
import { readKeys } from './stored-keys';
import { sealedWith } from './vault';
import { plainKeyName, type Sealing, tagOf } from './vault-key';

/** What is known of whom a connection acts for. */
export type AccountRecord = Omit<ConnectionRecord, 'system'>;

/**
 * Whom each system is connected as. Credentials, the connection's record and what was mirrored under it change in one transaction: there
 * is no moment at which one speaks of another company than the others.
 */
export interface Accounts {
  /**
   * Takes the place of the connection there was; what was mirrored stays where the identity is the same. Does nothing, and returns
   * false, where `isWanted` says so at the last moment. Throws `VaultLockedError`.
   */
  connect(
    system: SystemId,
    made: { readonly credentials: unknown; readonly record: AccountRecord },
    isWanted: () => boolean,
  ): Promise<boolean>;
  /**
   * The same for a list that is read from a file, and has been written to the mirror already: forgets the credentials there were. The way to
   * the file is kept with it; `null` where there is none. Does nothing, and returns false, where the connection is not what it was at `since`.
   */
  connectFile(
    since: ConnectionRecord,
    record: AccountRecord,
    handle: FileSystemFileHandle | null,
  ): Promise<boolean>;
  /** The way to the file that the list is read from; `null` where none is kept. */
  fileHandle(system: SystemId): Promise<FileSystemFileHandle | null>;
  /** The way to the file that a system's list is saved to; goes with the connection. */
  savedFile(system: SystemId): Promise<FileSystemFileHandle | null>;
  keepSavedFile(system: SystemId, handle: FileSystemFileHandle): Promise<void>;
  /** Changes what is known of the connection as it was at `since`; does nothing where it has become another one. */
  update(since: ConnectionRecord, record: AccountRecord): Promise<boolean>;
  /** Forgets the credentials, the connection's record and what was mirrored under it. */
  disconnect(system: SystemId): Promise<void>;
  /** Forgets all that there is in the database, the key included. */
  wipe(): Promise<void>;
}

export function createAccounts(database: Database, changes: ChangeSignal, sealing: Sealing): Accounts {
  const { cipher, keyring } = sealing;

  async function write<Result>(
    names: readonly StoreName[],
    work: (transaction: WriteTransaction) => Promise<Result>,
  ): Promise<Result> {
    const transaction = database.transaction([...names, ...storesBeside(names)], 'readwrite');
    try {
      const result = await work(transaction);
      await transaction.done;
      return result;
    } catch (error) {
      await abortTransaction(transaction);
      throw error;
    }
  }

  return {
    async connect(system, { credentials, record }, isWanted) {
      for (;;) {
        const kept = await readKeys(database.transaction('keys').store);
        const known = await keyring.keyOf(kept);
        const key = known ?? (await cipher.newKey());
        const secret = await sealedWith(cipher, key, system, credentials);
        if (!isWanted()) return false;
        const touched: StoreName[] = [
          'vault',
          'keys',
          'connections',
          'fileHandles',
          'sharedLists',
          'nameLists',
          ...mirrorsOf(system),
          'coverage',
        ];
        const isDone = await write(touched, async (transaction) => {
          const keys = transaction.objectStore('keys');
          // Two first connections at once must agree on one key, and it can be changed meanwhile: sealed anew then.
          if (tagOf(await readKeys(keys)) !== tagOf(kept)) return false;
          const records = transaction.objectStore('connections');
          const before = await records.get(system);
          // Another company, or other rights: what was read before says nothing of it.
          if (before?.identity !== record.identity) {
            await forgetMirrored(transaction, system);
            await forgetFiles(transaction, system);
            await forgetShared(transaction, ({ from }) => from === system);
          }
          await forgetNameLists(transaction, system);
          await transaction.objectStore('fileHandles').delete(system);
          await transaction.objectStore('vault').put(secret, system);
          if (!known) await keys.put(key, plainKeyName);
          await records.put(withVersion('connections', { system, ...record }));
          return true;
        });
        if (!isDone) continue;
        changes.emit(...touched);
        return true;
      }
    },

    async connectFile(since, record, handle) {
      const { system } = since;
      const touched: StoreName[] = ['vault', 'connections', 'fileHandles'];
      const isDone = await write(touched, async (transaction) => {
        const records = transaction.objectStore('connections');
        const now = withDefaults(system, await records.get(system));
        const isStill = since.account === null ? now.account === null : isSameConnection(since, now);
        if (!isStill) return false;
        await transaction.objectStore('vault').delete(system);
        await records.put(withVersion('connections', { system, ...record }));
        const handles = transaction.objectStore('fileHandles');
        await (handle ? handles.put(handle, system) : handles.delete(system));
        return true;
      });
      if (isDone) changes.emit(...touched);
      return isDone;
    },

    fileHandle: async (system) => (await database.get('fileHandles', system)) ?? null,
    savedFile: async (system) => (await database.get('fileHandles', `saved ${system}`)) ?? null,
    async keepSavedFile(system, handle) {
      await database.put('fileHandles', handle, `saved ${system}`);
      changes.emit('fileHandles');
    },

    async update(since, record) {
      const { system } = since;
      const touched: StoreName[] = ['connections', 'sharedLists', ...mirrorsOf(system), 'coverage'];
      const isDone = await write(touched, async (transaction) => {
        const records = transaction.objectStore('connections');
        if (!isSameConnection(since, withDefaults(system, await records.get(system)))) return false;
        if (since.identity !== record.identity) await forgetMirrored(transaction, system);
        // What was read before may be the part that could be seen then.
        else if (seesMore(since, record)) await transaction.objectStore('coverage').delete('list:jobcodes');
        await records.put(withVersion('connections', { system, ...record }));
        return true;
      });
      // The copies of a connection that stays what it was are untouched.
      const isSame = since.identity === record.identity && !seesMore(since, record);
      if (isDone) changes.emit(...(isSame ? ['connections' as const] : touched));
      return isDone;
    },

    async disconnect(system) {
      const touched: StoreName[] = [
        'vault',
        'connections',
        'fileHandles',
        'sharedLists',
        ...mirrorsOf(system),
        'coverage',
      ];
      await write(touched, async (transaction) => {
        await transaction.objectStore('vault').delete(system);
        await forgetFiles(transaction, system);
        await forgetShared(transaction, (row) => row.system === system || row.from === system);
        await transaction.objectStore('connections').delete(system);
        await forgetMirrored(transaction, system);
      });
      changes.emit(...touched);
    },

    async wipe() {
      const all = [...database.objectStoreNames];
      await write(all, async (transaction) => {
        for (const name of all) await transaction.objectStore(name).clear();
      });
      changes.emit(...all);
    },
  };
}

/** Whoever may manage jobcodes since sees those that were hidden before. */
function seesMore({ time }: ConnectionRecord, after: Pick<ConnectionRecord, 'time'>): boolean {
  return time?.rights.canManageJobcodes === false && after.time?.rights.canManageJobcodes === true;
}

function mirrorsOf(system: SystemId): MirrorName[] {
  return mirrorNames.filter((name) => systemOfMirror[name] === system);
}

/** A later company's list is not saved over an earlier one's. */
async function forgetFiles(transaction: WriteTransaction, system: SystemId): Promise<void> {
  const handles = transaction.objectStore('fileHandles');
  await Promise.all([handles.delete(system), handles.delete(`saved ${system}`)]);
}

/** What a file has brought goes with whose list it is, and with the file. */
async function forgetShared(
  transaction: WriteTransaction,
  isForgotten: (row: SharedListRow) => boolean,
): Promise<void> {
  const lists = transaction.objectStore('sharedLists');
  for (const row of await lists.getAll()) if (isForgotten(row)) await lists.delete(row.list);
}

/** Whoever is connected is asked: what stood in for it goes. */
async function forgetNameLists(transaction: WriteTransaction, system: SystemId): Promise<void> {
  const lists = transaction.objectStore('nameLists');
  for (const row of await lists.getAll()) {
    if (row.system !== system) continue;
    await lists.delete(row.id);
    await transaction.objectStore('fileHandles').delete(nameListHandle(row.id));
  }
}

async function forgetMirrored(transaction: WriteTransaction, system: SystemId): Promise<void> {
  // What was taken over from a file is gone with it; what still waits may be for the next account.
  await forgetShared(transaction, (row) => row.system === system && row.records === null);
  for (const name of mirrorsOf(system)) await clearMirrored(transaction, name);
  const coverage = transaction.objectStore('coverage');
  for (const row of await coverage.getAll()) {
    if (systemOfMirror[mirrorCoveredBy(row)] === system) await coverage.delete(row.id);
  }
}
