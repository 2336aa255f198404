import browser from 'webextension-polyfill';
import { changedMessage } from '../messages/page-api';
import { reportUnexpected } from '../reports/report-unexpected';
import { createGateways } from '../services/connections/gateways';
import { createSignInServices } from '../services/connections/sign-in-services';
import { forgettingLastViews, type LastViews } from '../services/panel/last-views';
import { createServices, type Services } from '../services/services';
import type { StoreName } from '../store/change-signal';
import { deleteDatabase } from '../store/database';
import { openStore } from '../store/store';
import { createHttp } from '../systems/http/http';
import { monotonicNow } from '../systems/http/monotonic-clock';
import { sleep } from '../systems/http/sleep';
import { meteredFetch } from '../systems/quickbooks-online/metered-fetch';
import { readKarbonLayouts } from './karbon-layouts';
import { keepAwakeByAlarm } from './keep-awake';
import { launchSignIn } from './launch-sign-in';
import { managedStorage } from './managed-storage';
import { openedKeyInSession } from './opened-key-in-session';
import { mayNotify, ringForReminder, showReminder } from './reminders';
import { sessionRateLimitStore } from './session-rate-limit-store';
import { countWithheldSites, mayReach } from './site-access';
import { ringForIcon, showOnIcon } from './toolbar-icon';

/** Whether the extension's own pages show what is in a store, and are told of its changes. What is read of a service is told with its coverage. */
const isShownOnPages: Record<StoreName, boolean> = {
  connections: true,
  keys: true,
  settings: true,
  karbonClients: true,
  karbonUsers: true,
  jobcodes: true,
  customers: true,
  timeUsers: true,
  links: true,
  journal: true,
  bulkRuns: true,
  ignored: true,
  changeList: true,
  sharedLists: true,
  nameLists: true,
  ownTime: true,
  timeChanges: true,
  hoursClosings: true,
  coverage: true,
  vault: false,
  entries: false,
  deletedEntries: false,
  nameHolders: false,
  workItems: false,
  budgets: false,
  timeActivities: false,
  karbonTime: false,
  clientPaths: false,
  listColumns: false,
  listChanges: false,
  nameIndexes: false,
  nameIndexChanges: false,
  fileHandles: false,
  bulkItems: false,
  nameChanges: false,
};

/** While much is read, pages are told once in so many ms. */
const tellEveryMs = 1_000;

const databaseName = 'tieout';

/** The build puts in its place what tells this code from any other (`scripts/code-stamp.mjs`): a rule of names may have changed with it. */
const codeStamp = '__TIEOUT_CODE_STAMP__';

export function eraseDatabase(): Promise<void> {
  return deleteDatabase(databaseName);
}

/** Opens the store and builds what the worker runs on. Throws `DatabaseError`. @param onClosed called where the store is closed under it. */
export async function buildServices(lastViews: LastViews, onClosed: () => void): Promise<Services> {
  const now = Date.now;
  const madeBy = `${browser.runtime.getManifest().version} ${codeStamp}`;
  const opened = await openStore(databaseName, { openedKey: openedKeyInSession, onClosed, madeBy });
  const store = forgettingLastViews(opened, lastViews);
  let isTold = false;
  let isChangedSince = false;
  const tell = () => {
    isChangedSince = isTold;
    if (isTold) return;
    isTold = true;
    browser.runtime.sendMessage(changedMessage).catch(reportUnlessUnheard);
    setTimeout(() => {
      isTold = false;
      if (isChangedSince) tell();
    }, tellEveryMs);
  };
  store.changes.subscribe((changed) => {
    if ([...changed].some((name) => isShownOnPages[name])) tell();
  });
  const http = createHttp({
    fetch: meteredFetch(
      (input, init) => fetch(input, init),
      // Not waited for; where it fails, that is reported.
      (atMs) => void store.meteredReadCounter.increment(atMs),
    ),
    now: monotonicNow,
    machineNow: now,
    sleep,
    random: Math.random,
    isOnline: () => navigator.onLine,
    mayReach,
    rateLimitStore: sessionRateLimitStore,
  });
  const gateways = createGateways({
    http,
    vault: store.vault,
    now,
    karbonPerMinute: async () => (await store.settings.read()).karbonPerMinute,
  });
  return createServices({
    store,
    gateways,
    rateLimitStore: sessionRateLimitStore,
    lastViews,
    managedStorage,
    browserChecks: { countWithheldSites, karbonLayouts: readKarbonLayouts },
    signIns: createSignInServices(http, now),
    newId: () => crypto.randomUUID(),
    launchSignIn,
    redirectAddress: browser.identity.getRedirectURL(),
    now,
    later(work, afterMs) {
      // The browser stops a worker that has called nothing of the browser's for thirty seconds, and with it what was due later.
      void browser.runtime.getPlatformInfo();
      const timer = setTimeout(work, afterMs);
      return () => clearTimeout(timer);
    },
    // A timer that is set in a timer waits four milliseconds, half as long as the work between two of them.
    pause: () => scheduler.postTask(() => undefined),
    async forgetSession() {
      sessionRateLimitStore.forget(monotonicNow());
      await Promise.all([browser.storage.session.clear(), browser.storage.local.clear()]);
    },
    storedBytes: async () => (await navigator.storage.estimate()).usage ?? 0,
    keepAwake: keepAwakeByAlarm,
    openOptions: () => void browser.runtime.openOptionsPage(),
    openHelp: () => void browser.tabs.create({ url: browser.runtime.getURL('help/index.html') }),
    showOnIcon,
    ringForIcon,
    mayNotify,
    notify: showReminder,
    ringForReminder,
  });
}

/** While no page of ours is open nobody hears a message: Chrome says so in words alone. */
function reportUnlessUnheard(error: unknown): void {
  const isUnheard = error instanceof Error && error.message.includes('Receiving end does not exist');
  if (!isUnheard) reportUnexpected(error, 'telling pages of a change');
}
