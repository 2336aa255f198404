import type { QuickbooksConnection } from '../../store/rows';
import type { Http } from '../../systems/http/http';
import type { TokenKeeper } from '../../systems/http/token-keeper';
import { createQuickbooksOnlineWriter } from '../../systems/quickbooks-online/write-client';
import type { QuickbooksOnlineWriter } from '../../systems/quickbooks-online/writer';
import { createQuickbooksTimeWriter } from '../../systems/quickbooks-time/write-client';
import type { QuickbooksTimeWriter } from '../../systems/quickbooks-time/writer';

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
