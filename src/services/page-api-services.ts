import type { SystemId } from '../domain/records/records';
import type { Settings } from '../messages/settings';
import type { TieOutNames } from '../messages/tie-out-input';
import type { Store } from '../store/store';
import type { UseLog } from '../systems/http/rate-limit-store';
import type { FillLeave } from './backfill/activity-lease';
import type { Fill } from './backfill/backfill';
import { createFillReport, type FillReport } from './backfill/backfill-report';
import type { Health } from './connections/circuit-breaker';
import type { FactsReader } from './connections/connection-facts';
import { type ConnectionService, createConnectionService } from './connections/connections';
import type { LaunchSignIn } from './connections/sign-in';
import type { SignInServices } from './connections/sign-in-services';
import { createDataService, type DataService } from './data/stored-data';
import type { Fixes } from './fixes/fixes';
import { createFixLog, type FixLog } from './fixes/write-log';
import type { StandingListsReader } from './matching/match-context';
import type { Sync } from './sync/sync';
import { readFirmNames } from './tie-out/tie-out-input';

/** What the extension's own pages can have done. */
export interface OwnPageServices {
  readonly connections: ConnectionService;
  readonly data: DataService;
  readonly settings: { read(): Promise<Settings>; save(settings: Settings): Promise<Settings> };
  readonly log: FixLog;
  readonly fill: FillReport;
  /** All names of the firm as the copies know them; `isAsked` brings them up to date before. */
  firmNames(isAsked: boolean): Promise<TieOutNames>;
}

export interface OwnPageParts {
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
  readonly readLists: StandingListsReader;
  /** Epoch ms. */
  now(): number;
  storedBytes(): Promise<number>;
}

export function createOwnPageServices(parts: OwnPageParts): OwnPageServices {
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
    firmNames: (isAsked) => readFirmNames(parts, isAsked),
  };
}
