import type { SystemId } from '../../../src/domain/records/records';
import type { AccountRecord } from '../../../src/store/accounts';
import type { ConnectionRecord } from '../../../src/store/rows';
import type { Store } from '../../../src/store/store';

/** What is known of a connection as some company. */
export function accountRecord(more: Partial<AccountRecord> = {}): AccountRecord {
  return {
    account: {
      companyName: 'Harbor CPAs',
      userName: '',
      method: 'token',
      environment: null,
      rights: [],
      connectedAt: 0,
      endsAt: null,
      isRenewedByItself: false,
    },
    identity: 'company',
    time: null,
    quickbooks: null,
    customerList: null,
    lastError: null,
    factsReadAt: 0,
    failures: 0,
    ...more,
  };
}

/** Connects a system, as if its service had said so. */
export async function seedConnection(
  store: Pick<Store, 'accounts' | 'connections'>,
  system: SystemId,
  more: Partial<AccountRecord> = {},
  credentials: unknown = { secret: `of ${system}` },
): Promise<ConnectionRecord> {
  await store.accounts.connect(system, { credentials, record: accountRecord(more) }, () => true);
  return store.connections.read(system);
}
