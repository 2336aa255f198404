import type { Ignored } from '../../messages/tie-out-input';
import type { Store } from '../../store/store';

/** Karbon records that nobody wants to hear of any more, of the account that is connected. */
export interface IgnoredRecords {
  list(): Promise<readonly Ignored[]>;
  /** @param reason `''` for none; `null` where they are to be heard of again. Returns all that are left out then. */
  ignore(keys: readonly string[], reason: string | null): Promise<readonly Ignored[]>;
}

export function createIgnoredRecords({ ignored, connections }: Store, now: () => number): IgnoredRecords {
  /** `null` while none is connected: keys of one account mean nothing in another. */
  async function accountOf(): Promise<string | null> {
    const { account, identity } = await connections.read('karbon');
    return account && identity;
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
