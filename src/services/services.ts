import type { PageRef } from '../messages/page-ref';
import type { PanelResponse } from '../messages/panel-port';
import type { StoreName } from '../store/change-signal';
import type { Store } from '../store/store';
import type { RateLimitStore } from '../systems/http/rate-limits/rate-limit-store';
import { createActivityLease } from './backfill/activity-lease';
import { createBackfill } from './backfill/backfill';
import { createCircuitBreaker } from './connections/circuit-breaker';
import { createFactsReader } from './connections/connection-facts';
import type { Gateways } from './connections/gateways';
import type { LaunchSignIn } from './connections/sign-in';
import type { SignInServices } from './connections/sign-in-services';
import { createCustomerLists } from './customer-list/customer-lists';
import { createSavedList } from './customer-list/saved-list';
import { createSharedListService } from './customer-list/shared-lists';
import { createFailures } from './failures';
import { createBulkRuns } from './fixes/bulk-runs';
import { createFixes } from './fixes/fixes';
import { type FixesView, fixesViewOf } from './fixes/fixes-view';
import { createWriters, type WritingParts } from './fixes/writers';
import { createHoursReading } from './hours/hours-reading';
import { createHoursService } from './hours/hours-service';
import { createMatchContextReader } from './matching/match-context';
import { createNameIndexes } from './matching/name-indexes';
import { createSeenPairs } from './matching/seen-pairs';
import { createPageApiServices, type PageApiServices } from './page-api-services';
import { buildPanelView } from './panel/build-panel-view';
import { readCustomerCard } from './panel/customer-card';
import type { LastViews } from './panel/last-views';
import { readMemberWork } from './panel/member-work';
import { createPageContextReaders, type PageContext, readingScopeOf } from './panel/page-context';
import { createPanelSession, type PanelSession } from './panel/panel-session';
import { createManagedPolicy, type ManagedStorage } from './policy/managed-policy';
import { withPolicy } from './policy/with-policy';
import { createReminderClock, type Reminder, type ReminderClock } from './reminders/reminder-clock';
import type { ProbingParts } from './self-check/probes';
import type { BrowserChecks } from './self-check/self-check';
import { createPoller } from './sync/poller';
import { createSync, type Sync } from './sync/sync';
import { createCameUndone } from './tie-out/came-undone';
import { createConfirmedPeople } from './tie-out/confirmed-people';
import { placeOf } from './time-tracking/page-place';
import { createTimeTracking } from './time-tracking/time-tracking';
import { createTimerCommand, type ToggleTimer } from './time-tracking/timer-command';
import { createIconClock, type IconClock } from './toolbar-icon/icon-clock';
import type { IconFace } from './toolbar-icon/icon-face';

/** Changes that the toolbar icon shows. */
const shownOnIcon: readonly StoreName[] = ['ownTime', 'timeChanges', 'connections'];

/** Changes that another reminder may follow from. */
const changesReminders: readonly StoreName[] = ['ownTime', 'timeChanges', 'connections', 'settings'];

/** What the product does, over one store; holds nothing that a new one over the same store would not find again. */
export interface Services {
  readonly pageApi: PageApiServices;
  /** Goes on with what may go on while nobody looks. Never rejects. */
  goOn(): Promise<void>;
  /** What the toolbar icon shows, which the browser forgets when it is closed. */
  readonly iconClock: IconClock;
  readonly reminderClock: ReminderClock;
  readonly toggleTimer: ToggleTimer;
  openPanel(send: (answer: PanelResponse) => void): PanelSession;
}

export interface ServiceParts {
  /** One that forgets the last views. */
  readonly store: Store;
  readonly gateways: Gateways & { readonly writing: WritingParts; readonly probing: ProbingParts };
  readonly browserChecks: BrowserChecks;
  readonly signIns: SignInServices;
  /** What the limiter remembers. */
  readonly rateLimitStore: RateLimitStore;
  readonly lastViews: LastViews;
  /** What the administrator of this browser has set. */
  readonly managedStorage: ManagedStorage;
  readonly launchSignIn: LaunchSignIn;
  readonly redirectAddress: string;
  /** Epoch ms. */
  now(): number;
  later(work: () => void, afterMs: number): () => void;
  /** Lets others have the thread. */
  pause(): Promise<void>;
  storedBytes(): Promise<number>;
  /** Forgets what is kept outside the database. */
  forgetSession(): Promise<void>;
  openOptions(): void;
  openHelp(): void;
  /** Shows a few letters on the toolbar icon, and a sentence beside the pointer; of each the usual where it is `''`. */
  showOnIcon(face: IconFace): void;
  /** Wakes this worker for the icon then and each minute from then on; no more where it is `null`. */
  ringForIcon(atMs: number | null): void;
  /** Whether the user lets this extension show notifications. */
  mayNotify(): Promise<boolean>;
  notify(reminder: Reminder): void;
  /** Wakes this worker then for a reminder; not at all where it is `null`. */
  ringForReminder(atMs: number | null): void;
  newId(): string;
  /** Starts this worker again and again from now on, or no more. */
  keepAwake(isOn: boolean): void;
}

export function createServices(parts: ServiceParts): Services {
  const { gateways, lastViews, now } = parts;
  const policy = createManagedPolicy(parts.managedStorage, now);
  const store = withPolicy(parts.store, policy);
  const { mirror, journal, dismissedHints, detailsChoice } = store;
  const confirmedPeople = createConfirmedPeople(store);
  const failures = createFailures();
  const nameIndexes = createNameIndexes(store);
  const seenPairs = createSeenPairs({ store, nameIndexes, failures, now });
  const circuitBreaker = seenPairs.around(createCircuitBreaker(store, now));
  const facts = createFactsReader({ store, gateways, now });
  const activityLease = createActivityLease({ pause: store.backfillPause, now });
  const sharedLists = createSharedListService({ store, now });
  const customerLists = createCustomerLists({ store, sharedLists, now, pause: parts.pause });
  const savedList = createSavedList({ store, sharedLists, now });
  const sync = createSync({
    async followFiles() {
      await customerLists.follow();
      await savedList.follow();
    },
    takeShared: sharedLists.takeOver,
    store,
    gateways,
    nameIndexes,
    circuitBreaker,
    facts,
    activityLease,
    now,
    later: parts.later,
  });
  const backfill = createBackfill({ sync, activityLease, failures });
  const matchContexts = createMatchContextReader(store, nameIndexes);
  const { readWhole, readShown } = createPageContextReaders(store, matchContexts);
  const writersFor = createWriters(gateways.writing);
  const fixes = createFixes({
    ...parts,
    store,
    writersFor,
    sync,
    nameIndexes,
    readPageContext: readWhole,
    failures,
  });
  const iconClock = createIconClock({
    ...parts,
    ringAt: parts.ringForIcon,
    readTimer: () => timeTracking.onIcon(),
    readUndone: () => cameUndone.count(),
  });
  const cameUndone = createCameUndone({ ...parts, store, matchContexts, onCount: iconClock.show });
  const timeTracking = createTimeTracking({
    ...parts,
    store,
    nameIndexes,
    failures,
    entriesFor: (account) => writersFor(account).timeEntries,
    undone: cameUndone.count,
  });
  const reminderClock = createReminderClock({
    ...parts,
    async readTimes() {
      const { remindNoTimerAt, remindStillRunningAt } = await store.settings.read();
      return { noTimerAt: remindNoTimerAt, stillRunningAt: remindStillRunningAt };
    },
    knownTime: timeTracking.knownTime,
    look: () => timeTracking.look(true),
    ringAt: parts.ringForReminder,
  });
  store.changes.subscribe((changed) => {
    if (changesReminders.some((name) => changed.has(name)))
      void failures.guard('setting a reminder', reminderClock.schedule);
    if (shownOnIcon.some((name) => changed.has(name)))
      void failures.guard('showing something on the icon', iconClock.show);
  });
  /** What a round has brought is looked through for what has come undone. */
  const lookingAfterwards: Sync = {
    ...sync,
    async poll(watches) {
      await sync.poll(watches);
      await timeTracking.look(false);
    },
    async pollOthers(watches) {
      await sync.pollOthers(watches);
      await failures.guard('looking for what has come undone', cameUndone.look);
    },
  };
  const poller = createPoller({ ...parts, sync: lookingAfterwards, backfill, activityLease, failures });
  const hoursReading = createHoursReading({ ...parts, store, sync, circuitBreaker, failures });
  const hours = createHoursService({
    ...parts,
    store,
    nameIndexes,
    confirmedPeople,
    reading: hoursReading,
    sync,
    guard: failures.guard,
  });
  const bulkRuns = createBulkRuns({ ...parts, store, sync, fixes, failures });
  const pageApi = createPageApiServices({
    ...parts,
    store,
    cameUndone,
    probing: gateways.probing,
    policy,
    circuitBreaker,
    facts,
    sync,
    backfill,
    activityLease,
    fixes,
    bulkRuns,
    timeTracking,
    hours,
    hoursReading,
    failures,
    matchContexts,
    customerLists,
    savedList,
    sharedLists,
  });
  /** What was left when the worker was stopped goes on by itself. */
  const resume = () =>
    failures.guard('looking for what was begun', async () => {
      if ((await journal.open()).length > 0) await fixes.resume();
    });
  void resume();
  void timeTracking.resume();
  void bulkRuns.goOn();

  async function buildFixesView(context: PageContext, page: PageRef): Promise<FixesView> {
    const newestRun = await journal.newestOf(page.key);
    return fixesViewOf({ mirror, nameIndexes, context, newestRun, nowMs: now() });
  }

  return {
    pageApi,
    async goOn() {
      await timeTracking.resume();
      await bulkRuns.goOn();
    },
    iconClock,
    reminderClock,
    toggleTimer: createTimerCommand({
      timeTracking,
      placeOf: async (page) => placeOf(await readShown(page)),
      newId: parts.newId,
    }),
    openPanel: (send) => {
      return createPanelSession(
        {
          fixes,
          resume,
          failures,
          lastViews,
          changes: store.changes,
          sync,
          poller,
          confirmedPeople,
          dismissedHints,
          detailsChoice,
          openOptions: parts.openOptions,
          openHelp: parts.openHelp,
          askTime: async (request, page) =>
            timeTracking.ask(request, placeOf(await readShown(page)).jobcodeId),
          readCustomerCard: (page, customerId) =>
            readCustomerCard(
              { store, gateways, circuitBreaker, readPageContext: readWhole, now },
              page,
              customerId,
            ),
          later: parts.later,
          view: (choice) =>
            buildPanelView(
              {
                mirror,
                nameIndexes,
                confirmedPeople,
                dismissedHints,
                detailsChoice,
                readPageContext: readShown,
                buildFixesView,
                askWhom: () => pageApi.setup.askWhom(),
                hours: hours.lineAtHand,
                timer: (context) => timeTracking.timerView(placeOf(context)),
                failures,
                now,
              },
              choice,
            ),
          readListed: (page, isShown) => readMemberWork(page, { mirror, sync, isShown, now }),
          async scope(page, range) {
            const context = await readShown(page);
            return readingScopeOf(context, range ?? context.settings.timeRange, now());
          },
          async rivals(page) {
            const { settings, resolvedPage } = await readShown(page);
            const clients = [resolvedPage.client, ...resolvedPage.members];
            const rivals = clients.map(({ key }) => nameIndexes.rivalsOf(settings.namingRule, key));
            return [...new Set((await Promise.all(rivals)).flat())];
          },
        },
        send,
      );
    },
  };
}
