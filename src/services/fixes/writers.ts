import type { Http } from '../../sources/http/http';
import type { TokenKeeper } from '../../sources/http/token-keeper';
import { createQuickbooksOnlineWriter } from '../../sources/quickbooks-online/write-client';
import type { QuickbooksOnlineWriter } from '../../sources/quickbooks-online/writer';
import { createQuickbooksTimeWriter } from '../../sources/quickbooks-time/write-client';
import type { QuickbooksTimeWriter } from '../../sources/quickbooks-time/writer';
import type { QuickbooksConnection } from '../../store/connections';

/** The ways to change what the two services hold. */
export interface Writers {
  readonly quickbooksTime: QuickbooksTimeWriter;
  quickbooks(connection: QuickbooksConnection): QuickbooksOnlineWriter;
}

/** What writing has in common with reading: the limits, the tokens and what renews them. */
export interface WritingParts {
  readonly http: Http;
  readonly timeKeeper: TokenKeeper;
  readonly onlineKeeper: TokenKeeper;
}

/** The real ones. */
export function createWriters({ http, timeKeeper, onlineKeeper }: WritingParts): Writers {
  return {
    quickbooksTime: createQuickbooksTimeWriter({ http, keeper: timeKeeper }),
    quickbooks: (connection) => createQuickbooksOnlineWriter({ http, keeper: onlineKeeper, ...connection }),
  };
}
