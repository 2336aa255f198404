import type { SystemId } from '../domain/records';
import type { Settings } from '../messages/settings';
import type { UseLog } from '../sources/http/use-log';
import type { Store } from '../store/store';
import type { FactsReader } from './connection-facts';
import { type ConnectionService, createConnectionService } from './connections';
import { createDataService, type DataService } from './data';
import type { Fill } from './fill';
import type { FillLeave } from './fill-leave';
import { createFillReport, type FillReport } from './fill-report';
import { createFixLog, type FixLog } from './fix-log';
import type { Fixes } from './fixes/fixes';
import type { Health } from './health';
import type { LaunchSignIn } from './sign-in';
import type { SignInServices } from './sign-in-services';
import type { Sync } from './sync';

/** What the options page can have done. */
export interface OptionsServices {
  readonly connections: ConnectionService;
  readonly data: DataService;
  readonly settings: { read(): Promise<Settings>; save(settings: Settings): Promise<Settings> };
  readonly log: FixLog;
  readonly fill: FillReport;
}

export interface OptionsParts {
  readonly store: Store;
  readonly signIns: SignInServices;
  /** What the limiter remembers. */
  readonly useLog: UseLog;
  readonly launchSignIn: LaunchSignIn;
  readonly redirectAddress: string;
  readonly health: Health;
  readonly facts: FactsReader;
  readonly sync: Sync;
  readonly fill: Fill;
  readonly leave: FillLeave;
  fixes(): Fixes;
  /** Epoch ms. */
  now(): number;
  storedBytes(): Promise<number>;
}

export function createOptionsServices(parts: OptionsParts): OptionsServices {
  const { store, sync, leave, fixes } = parts;
  const connections = createConnectionService({
    ...parts,
    onConnected(system: SystemId) {
      // Whoever connects is at the options page.
      leave.lookForAWhile();
      sync.readLists(system).catch(() => undefined);
    },
  });
  return {
    connections,
    data: createDataService({ store, connections, storedBytes: parts.storedBytes }),
    settings: {
      read: () => store.settings.read(),
      async save(settings) {
        await store.settings.save(settings);
        return store.settings.read();
      },
    },
    log: createFixLog({ journal: store.journal, fixes }),
    fill: createFillReport(parts),
  };
}
