import type { Ignored } from '../../messages/tie-out-input';
import type { Store } from '../../store/store';
import { readNamesFromFiles } from './name-sources';

/** Karbon records that nobody wants to hear of any more, of the account that is connected, or of the files in its place. */
export interface IgnoredRecords {
  list(): Promise<readonly Ignored[]>;
  /** @param reason `''` for none; `null` where they are to be heard of again. Returns all that are left out then. */
  ignore(keys: readonly string[], reason: string | null): Promise<readonly Ignored[]>;
}

/** Under which clients are ignored whose names come from a file: no connection has this identity. */
const ofFiles = 'file';

export function createIgnoredRecords(store: Store, now: () => number): IgnoredRecords {
  const { ignored, connections } = store;

  /** `null` while there is neither a connection nor a file: keys of one account mean nothing in another. */
  async function accountOf(): Promise<string | null> {
    const connected = await connections.readAll();
    if (connected.karbon.account) return connected.karbon.identity;
    return (await readNamesFromFiles(store, connected)).clients ? ofFiles : null;
  }

  async function list(): Promise<readonly Ignored[]> {
    const account = await accountOf();
    return account === null ? [] : ignored.of(account);
  }

  return {
    list,
    async ignore(keys, reason) {
      const account = await accountOf();
      const at = now();
      if (account !== null && reason === null) await ignored.remove(account, keys);
      else if (account !== null && reason !== null)
        await ignored.put(
          account,
          keys.map((key) => ({ key, reason, at })),
        );
      return list();
    },
  };
}
