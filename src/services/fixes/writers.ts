import type { QuickbooksConnection } from '../../store/rows';
import type { Http } from '../../systems/http/http';
import type { ConnectionKeeper } from '../../systems/http/token-keeper';
import { createQuickbooksOnlineWriter } from '../../systems/quickbooks-online/write-client';
import type { QuickbooksOnlineWriter } from '../../systems/quickbooks-online/writer';
import { createQuickbooksTimeEntries } from '../../systems/quickbooks-time/entries-client';
import type { QuickbooksTimeEntries } from '../../systems/quickbooks-time/time-writer';
import { createQuickbooksTimeWriter } from '../../systems/quickbooks-time/write-client';
import type { QuickbooksTimeWriter } from '../../systems/quickbooks-time/writer';

/** The ways to change what the two services hold. */
export interface Writers {
  readonly quickbooksTime: QuickbooksTimeWriter;
  readonly timeEntries: QuickbooksTimeEntries;
  quickbooks(connection: QuickbooksConnection): QuickbooksOnlineWriter;
}

/** What writing has in common with reading: the limits, the tokens and what renews them. */
export interface WritingParts {
  readonly http: Http;
  readonly timeKeeper: ConnectionKeeper;
  readonly onlineKeeper: ConnectionKeeper;
}

/** The ways to change what is held for one account, by the identity of its connection: nothing reaches another one through them. */
export type WritersFor = (account: string) => Writers;

/** The real ones. Of each, every call throws `SystemError` `accountChanged` where the connection acts for another account. */
export function createWriters({ http, timeKeeper, onlineKeeper }: WritingParts): WritersFor {
  let entries: { readonly account: string; readonly source: QuickbooksTimeEntries } | null = null;

  /** The same account's are the same: they remember how its custom fields are called. */
  function entriesOf(account: string): QuickbooksTimeEntries {
    if (entries?.account !== account) {
      const source = createQuickbooksTimeEntries({ http, keeper: timeKeeper.forAccount(account) });
      entries = { account, source };
    }
    return entries.source;
  }

  return (account) => ({
    quickbooksTime: createQuickbooksTimeWriter({ http, keeper: timeKeeper.forAccount(account) }),
    timeEntries: entriesOf(account),
    quickbooks: (connection) =>
      createQuickbooksOnlineWriter({ http, keeper: onlineKeeper.forAccount(account), ...connection }),
  });
}
