import { listTraits } from '../domain/records/lists';
import type { SystemId } from '../domain/records/records';
import type { GroupMembers } from '../messages/group-members';
import type { Settings } from '../messages/settings';
import type { TieOutSnapshot } from '../messages/tie-out-input';
import type { ListsSnapshot, StakesSnapshot } from '../messages/tie-out-lists';
import type { SavedFilters } from '../store/saved-filters';
import type { Store } from '../store/store';
import type { RateLimitStore } from '../systems/http/rate-limits/rate-limit-store';
import { systems } from '../systems/registry';
import type { ActivityLease } from './backfill/activity-lease';
import type { Backfill } from './backfill/backfill';
import { type BackfillReport, createBackfillReport } from './backfill/backfill-report';
import type { CircuitBreaker } from './connections/circuit-breaker';
import type { FactsReader } from './connections/connection-facts';
import { type ConnectionService, createConnectionService } from './connections/connections';
import { createPassphraseService, type PassphraseService } from './connections/passphrase-service';
import type { LaunchSignIn } from './connections/sign-in';
import type { SignInServices } from './connections/sign-in-services';
import { type ChangeListService, createChangeListService } from './customer-list/change-list-service';
import type { CustomerLists } from './customer-list/customer-lists';
import type { SavedList } from './customer-list/saved-list';
import type { SharedLists } from './customer-list/shared-lists';
import { changedSettings, type SettingsChange } from './data/changed-settings';
import { createStoredDataService, type StoredDataService } from './data/stored-data';
import type { Failures } from './failures';
import type { BulkRuns } from './fixes/bulk-runs';
import type { Fixes } from './fixes/fixes';
import { createWriteLog, type WriteLog } from './fixes/write-log';
import type { HoursReading } from './hours/hours-reading';
import type { HoursService } from './hours/hours-service';
import type { MatchContextReader } from './matching/match-context';
import type { ManagedPolicy, ManagedStorage } from './policy/managed-policy';
import { createSetupService, type SetupService } from './policy/setup-service';
import type { ProbingParts } from './self-check/probes';
import { type BrowserChecks, createSelfCheck, type SelfCheck } from './self-check/self-check';
import { createSerialQueue } from './sync/serial-queue';
import type { Sync } from './sync/sync';
import type { CameUndone } from './tie-out/came-undone';
import { readGroupMembers } from './tie-out/group-members';
import { createIgnoredRecords, type IgnoredRecords } from './tie-out/ignored';
import { readListsInput, readStakesInput } from './tie-out/lists-input';
import { createNameListService, type NameListService } from './tie-out/name-lists';
import { createPeopleService, type PeopleService } from './tie-out/people-service';
import { readTieOutInput } from './tie-out/tie-out-input';
import { createWorkOnDemand, type WorkOnDemand } from './tie-out/work-on-demand';
import type { TimeTracking } from './time-tracking/time-tracking';

/** What the extension's own pages can have done. */
export interface PageApiServices {
  readonly connections: ConnectionService;
  readonly passphrase: PassphraseService;
  readonly data: StoredDataService;
  readonly settings: { read(): Promise<Settings>; save(change: SettingsChange): Promise<Settings> };
  readonly log: WriteLog;
  readonly customerLists: CustomerLists;
  readonly changeList: ChangeListService;
  readonly savedList: SavedList;
  readonly sharedLists: SharedLists;
  readonly setup: SetupService;
  readonly backfill: BackfillReport;
  readonly selfCheck: SelfCheck;
  readonly work: WorkOnDemand;
  readonly cameUndone: CameUndone;
  readonly bulkRuns: BulkRuns;
  readonly nameLists: NameListService;
  readonly ignored: IgnoredRecords;
  readonly savedFilters: SavedFilters;
  /** Who belongs to a client group, by its Karbon key. */
  groupMembers(key: string): Promise<GroupMembers>;
  /** All names of the firm as the mirror knows them; `isUserInitiated` brings them up to date before. */
  tieOutInput(isUserInitiated: boolean): Promise<TieOutSnapshot>;
  /** What is needed beside that to look at the lists in themselves. */
  listsInput(): Promise<ListsSnapshot>;
  /** What hangs on the records of a tie-out. */
  stakesInput(): Promise<StakesSnapshot>;
  readonly people: PeopleService;
  readonly timeTracking: TimeTracking;
  readonly hours: HoursService;
  readonly hoursReading: HoursReading;
}

export interface PageApiParts {
  readonly store: Store;
  readonly signIns: SignInServices;
  /** What the limiter remembers. */
  readonly rateLimitStore: RateLimitStore;
  readonly launchSignIn: LaunchSignIn;
  readonly redirectAddress: string;
  readonly circuitBreaker: CircuitBreaker;
  readonly facts: FactsReader;
  readonly sync: Sync;
  readonly backfill: Backfill;
  readonly activityLease: ActivityLease;
  readonly fixes: Fixes;
  readonly bulkRuns: BulkRuns;
  readonly failures: Failures;
  readonly matchContexts: MatchContextReader;
  readonly customerLists: CustomerLists;
  readonly savedList: SavedList;
  readonly sharedLists: SharedLists;
  readonly policy: ManagedPolicy;
  readonly managedStorage: ManagedStorage;
  readonly probing: ProbingParts;
  readonly browserChecks: BrowserChecks;
  readonly cameUndone: CameUndone;
  readonly timeTracking: TimeTracking;
  readonly hours: HoursService;
  readonly hoursReading: HoursReading;
  /** Epoch ms. */
  now(): number;
  /** Lets others have the thread. */
  pause(): Promise<void>;
  storedBytes(): Promise<number>;
  newId(): string;
  /** Forgets what is kept outside the database. */
  forgetSession(): Promise<void>;
}

export function createPageApiServices(parts: PageApiParts): PageApiServices {
  const { store, sync, activityLease, fixes } = parts;
  const connections = createConnectionService({
    ...parts,
    onConnected(system: SystemId) {
      // Whoever connects is at the options page.
      activityLease.renew();
      void parts.failures.guard('a round in the other systems', () => sync.readLists(system));
      const { list } = systems[system];
      if (list && listTraits[list].tracksTime) void parts.timeTracking.look(false);
    },
  });
  const saveSettings = createSerialQueue();
  return {
    connections,
    customerLists: parts.customerLists,
    savedList: parts.savedList,
    sharedLists: parts.sharedLists,
    setup: createSetupService(store, parts.policy),
    changeList: createChangeListService(store, parts.now),
    passphrase: createPassphraseService(store, connections),
    data: createStoredDataService({ ...parts, connections, whenIdle: fixes.whenIdle }),
    settings: {
      read: () => store.settings.read(),
      // One after the other: each is made to what the one before has left.
      save: (change) =>
        saveSettings(async () => {
          await store.settings.save(changedSettings(await store.settings.read(), change));
          return store.settings.read();
        }),
    },
    log: createWriteLog({ ...store, fixes }),
    backfill: createBackfillReport(parts),
    selfCheck: createSelfCheck(parts),
    work: createWorkOnDemand(parts),
    cameUndone: parts.cameUndone,
    bulkRuns: parts.bulkRuns,
    nameLists: createNameListService(parts),
    ignored: createIgnoredRecords(store, parts.now),
    savedFilters: store.savedFilters,
    groupMembers: (key) => readGroupMembers(parts, key),
    tieOutInput: (isUserInitiated) => readTieOutInput(parts, isUserInitiated),
    listsInput: () => readListsInput(parts),
    stakesInput: () => readStakesInput(store),
    people: createPeopleService(parts),
    timeTracking: parts.timeTracking,
    hours: parts.hours,
    hoursReading: parts.hoursReading,
  };
}
