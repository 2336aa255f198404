import type { Http } from '../../../src/systems/http/http';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createKarbonReader } from '../../../src/systems/karbon/client';
import { createQuickbooksOnlineReader } from '../../../src/systems/quickbooks-online/client';
import { createQuickbooksTimeReader } from '../../../src/systems/quickbooks-time/client';

export type SystemName = 'quickbooks' | 'quickbooksTime' | 'karbon';

/** What reads a single thing of the system, from the screen. */
export function oneReading(system: SystemName, http: Http, keeper: TokenKeeper): () => Promise<unknown> {
  const read: Record<SystemName, () => Promise<unknown>> = {
    quickbooks: () =>
      createQuickbooksOnlineReader({ http, keeper, realmId: '46208', environment: 'production' }).company(
        'screen',
      ),
    quickbooksTime: () => createQuickbooksTimeReader({ http, keeper }).currentUser('screen'),
    karbon: () =>
      createKarbonReader({
        http,
        keys: async () => ({ bearer: 'b', accessKey: 'a' }),
        perMinute: async () => 100,
      }).tenant('screen'),
  };
  return read[system];
}
