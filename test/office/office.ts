import 'fake-indexeddb/auto';
import type { FixChoice } from '../../src/domain/plans/fix-choice';
import type { FixOutcome } from '../../src/messages/fixes';
import type { KarbonLayout } from '../../src/messages/karbon-layout';
import type { ConnectionView } from '../../src/messages/page-api';
import type { ConnectRequest } from '../../src/messages/page-api-request';
import type { PageRef } from '../../src/messages/page-ref';
import type { PanelResponse } from '../../src/messages/panel-port';
import type { PanelView } from '../../src/messages/panel-view';
import { createGateways } from '../../src/services/connections/gateways';
import { createSignInServices } from '../../src/services/connections/sign-in-services';
import { createLastViews, forgettingLastViews } from '../../src/services/panel/last-views';
import { createServices, type Services } from '../../src/services/services';
import type { IconFace } from '../../src/services/toolbar-icon/icon-face';
import type { Cipher } from '../../src/store/cipher';
import { openDatabase } from '../../src/store/database';
import { createStore, type Store } from '../../src/store/store';
import { upgradeRows } from '../../src/store/upgrade-rows';
import { createHttp } from '../../src/systems/http/http';
import type { RateLimitRecord, RateLimitStore } from '../../src/systems/http/rate-limits/rate-limit-store';
import { extensionRedirectAddress } from '../firm/seed/redirect-addresses';
import type { DirectFirm } from './direct-firm';
import { createPanelScript, type PanelScript } from './panel-script';
import { createSessionItems } from './session-items';

/** Moments at which a worker can be killed. */
export type Moment = 'beforeJournal' | 'afterJournal' | 'beforeRequest' | 'afterCommit' | 'afterAnswer';

/** One life of the service worker over the firm: the real services, store, sources and limits, and no browser. */
export interface Office {
  readonly services: Services;
  readonly store: Store;
  /** Opens a panel on a page, as a content script would. */
  open(page: PageRef): Desk;
  /** Ends this life at once: from here on it changes nothing, neither in the store nor outside. */
  kill(): void;
}

/** One open panel. */
export interface Desk extends Pick<PanelScript, 'show' | 'setVisible' | 'ask'> {
  readonly answers: readonly PanelResponse[];
  view(): PanelView;
  /** Resolves with the view once it is as wanted. Rejects after `withinMs` of no such view. */
  until(isWanted: (view: PanelView) => boolean, withinMs?: number): Promise<PanelView>;
  /** Presses for a choice as it is shown now; resolves with what the worker tells of the click. */
  press(choice: FixChoice, runId: string): Promise<FixOutcome>;
  undo(of: string, runId: string): Promise<FixOutcome>;
  /** Leaves the page, as when its tab is closed. */
  end(): void;
}

export interface OfficeOptions {
  readonly database: string;
  /** Called at each moment that a kill could come; kills when it returns true. */
  readonly killAt?: (moment: Moment) => boolean;
  /** In place of the browser's own cryptography. */
  readonly cipher?: Cipher;
  /** How far the machine's clock is ahead of the firm's just now, ms; it is right unless told. */
  readonly aheadMs?: () => number;
  /** Takes what is to be done after so many ms; unless told, only what is to be done in a moment is done. */
  readonly later?: (work: () => void, afterMs: number) => () => void;
  /** In place of waiting that moves the firm's clock on at once: for several offices that wait beside each other. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** What the administrator of the browser has set; nothing unless told. */
  readonly policy?: () => Readonly<Record<string, unknown>>;
  /** Told whether the worker is to be started again and again. */
  readonly onKeptAwake?: (isOn: boolean) => void;
  /** Whether the browser has a network; it has unless told. */
  readonly isOnline?: () => boolean;
  /** How many sites are withheld; none unless told. */
  readonly withheldSites?: () => number;
  /** What the open pages of Karbon are made of; none is open unless told. */
  readonly karbonLayouts?: () => readonly KarbonLayout[] | Promise<readonly KarbonLayout[]>;
  /** What the toolbar icon is to show. */
  readonly showOnIcon?: (face: IconFace) => void;
  /** What the limiter remembers, where that outlives this life. */
  readonly rateLimitStore?: RateLimitStore;
  /** The files that this browser keeps the way to, which a database outside a browser could not hold. */
  readonly files?: {
    readonly read?: FileSystemFileHandle;
    readonly saved?: FileSystemFileHandle;
  };
}

/** Whatever has not come by then does not come, on a busy machine either. */
const longestWaitMs = 30_000;

/** What is to happen in a moment happens now; rounds of the poller, and asking again, are the test's to call for. */
function onlySoon(work: () => void, afterMs: number): () => void {
  if (afterMs < 5_000) setTimeout(work, 0);
  return () => undefined;
}

const never = <Value>(): Promise<Value> => new Promise(() => undefined);

export async function openOffice(firm: DirectFirm, options: OfficeOptions): Promise<Office> {
  const database = await openDatabase(options.database);
  await upgradeRows(database);
  let isDead = false;
  const kill = () => {
    isDead = true;
    database.close();
  };
  /** Whether this life is over, now or already. */
  const isOver = (moment: Moment) => {
    if (!isDead && options.killAt?.(moment)) kill();
    return isDead;
  };

  const fetchFromFirm: typeof fetch = async (input, init = {}) => {
    if (isOver('beforeRequest')) return never();
    const address = new URL(String(input));
    const answer = await firm.ask({
      method: init.method ?? 'GET',
      host: address.host,
      path: address.pathname,
      query: address.searchParams,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : '',
    });
    if (isOver('afterCommit')) return never();
    const body = typeof answer.body === 'object' ? JSON.stringify(answer.body) : (answer.body ?? '');
    const headers = { date: new Date(firm.clock.now()).toUTCString(), ...answer.headers };
    const isBodiless = answer.status === 204;
    const response = new Response(isBodiless ? null : body, { status: answer.status, headers });
    return isOver('afterAnswer') ? never() : response;
  };

  const real = createStore(database, { cipher: options.cipher, packAfterMs: 0 });
  const transition = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (isOver('beforeJournal')) return never();
    const result = await work();
    return isOver('afterJournal') ? never() : result;
  };
  const now = () => firm.clock.now() + (options.aheadMs?.() ?? 0);
  const lastViews = createLastViews(createSessionItems(), now);
  const withMoments: Store = {
    ...real,
    journal: {
      ...real.journal,
      plan: (entries) => transition(() => real.journal.plan(entries)),
      update: (changes) => transition(() => real.journal.update(changes)),
    },
    timeChanges: {
      ...real.timeChanges,
      plan: (rows) => transition(() => real.timeChanges.plan(rows)),
      update: (changes) => transition(() => real.timeChanges.update(changes)),
    },
    bulkRuns: {
      ...real.bulkRuns,
      insert: (run, items) => transition(() => real.bulkRuns.insert(run, items)),
      beginItem: (item, at) => transition(() => real.bulkRuns.beginItem(item, at)),
      endItem: (item, end, at) => transition(() => real.bulkRuns.endItem(item, end, at)),
      change: (runId, change) => transition(() => real.bulkRuns.change(runId, change)),
    },
  };
  const { files } = options;
  const withFiles: Store = files
    ? {
        ...withMoments,
        accounts: {
          ...withMoments.accounts,
          connectFile: (since, record) => withMoments.accounts.connectFile(since, record, null),
          fileHandle: async () => files.read ?? null,
          savedFile: async () => files.saved ?? null,
        },
      }
    : withMoments;
  const store = forgettingLastViews(withFiles, lastViews);
  const rateLimitStore = options.rateLimitStore ?? createRateLimitStore();
  // As the worker's own: what the clock is set by later changes nothing in it.
  const aheadAtStart = options.aheadMs?.() ?? 0;
  const http = createHttp({
    fetch: fetchFromFirm,
    now: () => firm.clock.now() + aheadAtStart,
    machineNow: now,
    // Waiting moves the firm's clock on; a time-out never strikes, since every answer is there at once.
    async sleep(ms, signal) {
      if (signal || isDead) return never();
      if (options.sleep) await options.sleep(ms);
      else firm.clock.advance(ms);
    },
    random: () => 0.5,
    isOnline: options.isOnline ?? (() => true),
    mayReach: async () => true,
    rateLimitStore,
  });
  const gateways = createGateways({
    http,
    vault: store.vault,
    now,
    karbonPerMinute: async () => (await store.settings.read()).karbonPerMinute,
  });
  const services = createServices({
    store,
    gateways,
    rateLimitStore,
    lastViews,
    signIns: createSignInServices(http, now),
    newId: () => crypto.randomUUID(),
    keepAwake: (isOn) => options.onKeptAwake?.(isOn),
    launchSignIn: async (address) => signIn(firm, address),
    redirectAddress: extensionRedirectAddress,
    now,
    later: options.later ?? onlySoon,
    pause: async () => undefined,
    managedStorage: { read: async () => options.policy?.() ?? {}, onChanged: () => undefined },
    browserChecks: {
      countWithheldSites: async () => options.withheldSites?.() ?? 0,
      karbonLayouts: async () => options.karbonLayouts?.() ?? [],
    },
    storedBytes: async () => 0,
    forgetSession: async () => undefined,
    openOptions: () => undefined,
    openHelp: () => undefined,
    showOnIcon: options.showOnIcon ?? (() => undefined),
    ringForIcon: () => undefined,
    mayNotify: async () => false,
    notify: () => undefined,
    ringForReminder: () => undefined,
  });
  return { services, store, kill, open: (page) => openDesk(services, page, () => isDead) };
}

/** What the limiter remembers, in memory. */
export function createRateLimitStore(): RateLimitStore {
  const used = new Map<string, RateLimitRecord>();
  return {
    load: async (credential) => used.get(credential) ?? null,
    save: async (credential, record) => void used.set(credential, record),
  };
}

/** Connects all three, or those asked for. */
export async function connectOffice(
  firm: DirectFirm,
  { services }: Office,
  { isWithQuickbooks = true, token = firm.state.credentials.quickbooksTime.adminToken } = {},
): Promise<void> {
  const { connections } = services.pageApi;
  await connections.connect({ system: 'quickbooksTime', method: 'token', token });
  await connections.connect({ system: 'karbon', ...firm.state.credentials.karbon });
  if (!isWithQuickbooks) return;
  const { environment } = firm.state.quickbooksOnline;
  const application = firm.state.credentials.quickbooksOnline;
  await connections.connect({ system: 'quickbooks', environment, ...application });
}

/** Connects, whoever was connected before: another account is taken, as somebody does who means it. */
export async function connectAs({ services }: Office, request: ConnectRequest): Promise<ConnectionView> {
  const { connections } = services.pageApi;
  const outcome = await connections.connect(request);
  return outcome.kind === 'connected'
    ? outcome.connection
    : connections.takeOther(request.system, outcome.attempt);
}

/** Presses Connect on Intuit's page, or Allow on that of QuickBooks Time, as the administrator. */
async function signIn(firm: DirectFirm, address: string): Promise<string> {
  const page = new URL(address);
  const { quickbooksOnline, quickbooksTime } = firm.state;
  const user = quickbooksOnline.users.find(({ isCompanyAdmin }) => isCompanyAdmin)?.name ?? '';
  const person = [...quickbooksTime.users.values()].find(({ permissions }) => permissions.admin === true);
  const isTime = page.host === 'rest.tsheets.com';
  const form = isTime
    ? { ...Object.fromEntries(page.searchParams), user_id: String(person?.id), decision: 'allow' }
    : { user, decision: 'connect' };
  const answer = await firm.ask({
    method: 'POST',
    host: page.host,
    path: page.pathname,
    query: page.searchParams,
    headers: {},
    body: new URLSearchParams(form).toString(),
  });
  return answer.headers?.location ?? '';
}

/** @param isDead a worker that has been killed tells nobody anything. */
function openDesk(services: Services, page: PageRef, isDead: () => boolean): Desk {
  const answers: PanelResponse[] = [];
  const listeners = new Set<() => void>();
  const session = services.openPanel((answer) => {
    if (isDead()) return;
    answers.push(answer);
    if (answer.type === 'view') script.noteShown(answer.view);
    for (const listener of [...listeners]) listener();
  });
  const script = createPanelScript(session);
  script.show(page);

  function waitFor<Value>(find: () => Value | null, withinMs: number, what: string): Promise<Value> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(check);
        reject(new Error(`no ${what} within ${withinMs} ms; last view: ${JSON.stringify(lastView())}`));
      }, withinMs);
      function check(): void {
        const found = find();
        if (found === null) return;
        clearTimeout(timer);
        listeners.delete(check);
        resolve(found);
      }
      listeners.add(check);
      check();
    });
  }

  function lastView(): PanelView | null {
    const last = answers.findLast((answer) => answer.type === 'view');
    return last?.type === 'view' ? last.view : null;
  }

  function view(): PanelView {
    const last = lastView();
    if (!last) throw new Error('no view was sent');
    return last;
  }

  function outcomeOf(runId: string): Promise<FixOutcome> {
    const find = () => {
      const told = answers.find((answer) => answer.type === 'fix' && answer.runId === runId);
      return told?.type === 'fix' ? told.outcome : null;
    };
    return waitFor(find, longestWaitMs, `answer to ${runId}`);
  }

  return {
    ...script,
    answers,
    view,
    until(isWanted, withinMs = longestWaitMs) {
      const find = () => {
        const last = lastView();
        return last && isWanted(last) ? last : null;
      };
      return waitFor(find, withinMs, 'such view');
    },
    press(choice, runId) {
      const wanted = JSON.stringify(choice);
      const availableFix = view().availableFixes.find((each) => JSON.stringify(each.choice) === wanted);
      if (!availableFix) throw new Error(`not offered: ${wanted}; ${JSON.stringify(view().availableFixes)}`);
      script.ask({ type: 'fix', runId, choice, planId: availableFix.plan.id });
      return outcomeOf(runId);
    },
    undo(of, runId) {
      script.ask({ type: 'undo', runId, of });
      return outcomeOf(runId);
    },
    end: () => session.end(),
  };
}
