import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { PageApiReply } from '../../src/messages/page-api';
import type { MirrorName } from '../../src/store/mirrored-stores';
import { openPage, type TestBrowser } from '../e2e/harness/browser';
import {
  connectKarbon,
  connectQuickbooksOnline,
  connectQuickbooksTimeByToken,
  openOptions,
} from '../e2e/harness/connect';
import { type Firm, startFirm } from '../firm/firm';
import type { FirmState } from '../firm/state';
import {
  type TrueRecord,
  trueClients,
  trueCustomers,
  trueHolders,
  trueJobcodes,
  trueKarbonUsers,
  trueUsers,
} from '../model/truth';
import { kindOf, type Passed } from '../office/traffic';
import {
  apiHosts,
  largeFirmSize,
  mostInSpans,
  mostStoredBytes,
  pageFigures,
  refused,
  tellTraffic,
} from './first-sync-figures';
import { measureLargeFirm } from './large-firm';
import { openMeasuredBrowser } from './measured-browser';
import { quickClockOf, quickenBuild } from './quick-clock';
import type { Figure } from './table';

/**
 * The worker gives a request 20 s: in real time two seconds, many times what the stand-in firm and the worker take
 * for their longest answers. One that was late all the same would be asked for again, and counted.
 */
const speed = 10;
/**
 * Often enough that the backfill goes on (src/services/backfill/activity-lease.ts). The options page asks twice as often, and for more whenever
 * something has changed; the worker counts all its copies for the answers, which so much oftener would leave it no time for anything else.
 */
const askEveryMs = 10_000;
/** Of the whole run, so much is run twice more, to see what the kills cost. */
const killedShare = 0.2;
const kills = 10;
const longestMinutes = 120;
const lookEveryMs = 20;

/** A first sync in Chromium, from the connecting to the end. */
interface BrowserSync {
  /** To the three APIs. */
  readonly passed: readonly Passed[];
  /** Of the firm's clock. */
  readonly minutes: number;
  readonly wallSeconds: number;
  readonly partsLeft: number;
  /** Records in one of the two alone, the firm or the mirror. */
  readonly missing: number;
  readonly storedBytes: number;
  readonly state: FirmState;
  /** What was looked at in the end, over those lists. */
  readonly looks: readonly Figure[];
}

/**
 * The first sync of a large firm in the production build in Chromium, over TLS, on a quick clock by which the worker and the firm live
 * alike; then a part of it undisturbed, and the same with the worker killed again and again.
 *
 * @param share of the whole firm, 0 to 1; as many entries a day, so that they go back less far.
 */
export async function measureFirstSyncInBrowser(share: number): Promise<Figure[]> {
  const whole = await syncInBrowser(share, [], measureLargeFirm);
  tell(`${share} of the large firm`, whole);
  const part = await syncInBrowser(share * killedShare, []);
  tell(`${killedShare} of that`, part);
  const again = await syncInBrowser(
    share * killedShare,
    Array.from({ length: kills }, (_, place) => Math.round((part.passed.length * (place + 1)) / (kills + 1))),
  );
  tell(`the same, killed ${kills} times`, again);
  const most = mostInSpans(whole.passed);
  const row = (what: string, figure: number, budget: number | null, unit = ''): Figure => ({
    what,
    figure,
    budget,
    unit,
  });
  const end = ({ passed, partsLeft, missing }: BrowserSync) => [
    row('… refused for a limit', refused(passed), 0),
    row('lists and entries that have not come to their end', partsLeft, 0),
    row('records of the firm that are not in the copies', missing, 0),
  ];
  return [
    row('time within the limits', whole.minutes, null, 'min'),
    ...pageFigures(whole.passed, whole.state),
    row('QuickBooks Time, most in any five minutes', most.timeInFiveMinutes, 300),
    row('Karbon, most in any minute', most.karbonInMinute, 120),
    ...end(whole),
    row(
      'its copies as the browser stores them',
      whole.storedBytes / 1e6,
      (mostStoredBytes * share) / 1e6,
      'MB',
    ),
    row(
      'a fifth of it, killed ten times: requests in all, of 5 more a kill',
      again.passed.length,
      part.passed.length + 5 * kills,
    ),
    ...end(again),
    ...whole.looks,
  ];
}

/**
 * @param killedAt after how many requests the worker is killed.
 * @param look is called once all is there.
 */
async function syncInBrowser(
  share: number,
  killedAt: readonly number[],
  look: (browser: TestBrowser, firm: Firm) => Promise<readonly Figure[]> = async () => [],
): Promise<BrowserSync> {
  const startedMs = performance.now();
  const firm = await startFirm({ speed, size: largeFirmSize(share) });
  const build = quickenBuild(quickClockOf(firm.clock, speed));
  const browser = await openMeasuredBrowser(firm, { extensionFolder: build.folder });
  try {
    const options = await openOptions(browser);
    const beganMs = firm.clock.now();
    await connectQuickbooksTimeByToken(options, firm.state.credentials.quickbooksTime.adminToken);
    await connectKarbon(firm, options);
    await connectQuickbooksOnline(browser, firm, options);
    await options.close();
    const page = await openPage(browser, `chrome-extension://${browser.extensionId}/icons/16.png`);
    const partsLeft = keepAsking(page);
    const until = async (isOver: () => boolean | Promise<boolean>) => {
      const isLate = () => firm.clock.now() - beganMs > longestMinutes * 60_000;
      while (!isLate() && !(await isOver())) await delay(lookEveryMs);
    };
    for (const count of killedAt) {
      await until(() => passedOf(firm).length >= count);
      const killed = await birthOf(browser);
      await browser.killWorker();
      await until(async () => (await birthOf(browser)) !== killed);
    }
    await until(() => partsLeft() === 0);
    const minutes = (firm.clock.now() - beganMs) / 60_000;
    const passed = passedOf(firm);
    await checkClock(browser, firm);
    const storedBytes = await page.evaluate<number>(
      'navigator.storage.estimate().then(({ usage }) => usage)',
    );
    const missing = await countMissing(page, firm.state);
    await page.close();
    return {
      passed,
      minutes,
      partsLeft: partsLeft(),
      missing,
      storedBytes,
      looks: await look(browser, firm),
      wallSeconds: (performance.now() - startedMs) / 1000,
      state: firm.state,
    };
  } finally {
    await browser.close();
    await firm.close();
    build.discard();
  }
}

/**
 * Asks how far the backfill is, as often as it has to be asked to go on, until the page is closed. A question wakes a worker that was killed.
 *
 * @param page of the extension, without anything that asks by itself.
 * @returns what says how many of the lists and the entries had not come to their end at the last answer.
 */
function keepAsking(page: Page): () => number {
  const question = JSON.stringify({ request: 'backfill.read', payload: null });
  let partsLeft = Number.POSITIVE_INFINITY;
  const timer = setInterval(() => {
    page
      .evaluate<PageApiReply<'backfill.read'>>(`chrome.runtime.sendMessage(${question})`)
      .then((reply) => {
        if (reply.ok) partsLeft = reply.value.parts.filter(({ state }) => state !== 'complete').length;
      })
      // A worker that is killed meanwhile does not answer.
      .catch(() => undefined);
  }, askEveryMs / speed);
  page.on('close', () => clearInterval(timer));
  return () => partsLeft;
}

/** When this life of the worker began, another in each. */
async function birthOf(browser: TestBrowser): Promise<number> {
  return (await browser.worker()).evaluate<number>('performance.timeOrigin');
}

function passedOf({ requests }: Firm): Passed[] {
  return requests
    .all()
    .filter(({ host }) => apiHosts.includes(host))
    .map((request) => ({
      host: request.host,
      kind: kindOf(request),
      atMs: request.atMs,
      status: request.status ?? 0,
    }));
}

/** Throws where the worker does not live by the firm's clock: every figure would be another. */
async function checkClock(browser: TestBrowser, firm: Firm): Promise<void> {
  const worker = await browser.worker();
  const aheadMs = (await worker.evaluate<number>('Date.now()')) - firm.clock.now();
  if (Math.abs(aheadMs) > 1_000 * speed)
    throw new Error(`the worker's clock is ${aheadMs} ms ahead of the firm's`);
}

async function countMissing(page: Page, state: FirmState): Promise<number> {
  let missing = 0;
  for (const [name, truth] of trueKeys(state)) {
    const copied = new Set(await page.evaluate<string[]>(`(${readKeys})(${JSON.stringify(name)})`));
    const alike = truth.filter((key) => copied.has(key)).length;
    missing += truth.length + copied.size - 2 * alike;
  }
  return missing;
}

/** The keys of one store of the mirror. Runs in the page, where the compiler's helpers are not there: so it is text. */
const readKeys = `(store) => new Promise((done, fail) => {
  const opening = indexedDB.open('tieout');
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const reading = database.transaction(store).objectStore(store).getAllKeys();
    reading.onerror = () => fail(reading.error);
    reading.onsuccess = () => {
      database.close();
      done(reading.result);
    };
  };
})`;

function trueKeys(state: FirmState): readonly (readonly [MirrorName, readonly string[]])[] {
  const ids = (records: readonly TrueRecord[]) => records.map(({ id }) => String(id));
  const keys = (records: readonly TrueRecord[]) => records.map(({ key }) => String(key));
  return [
    ['jobcodes', ids(trueJobcodes(state, false))],
    ['timeUsers', ids(trueUsers(state))],
    ['entries', [...state.quickbooksTime.timesheets.keys()].map(String)],
    ['customers', ids(trueCustomers(state))],
    ['nameHolders', ids(trueHolders(state))],
    ['karbonClients', keys(trueClients(state))],
    ['karbonUsers', keys(trueKarbonUsers(state))],
  ];
}

/** Prints what has no budget. */
function tell(how: string, { passed, minutes, wallSeconds }: BrowserSync): void {
  console.log(
    `  ${how}: ${passed.length} requests in ${minutes.toFixed(1)} minutes of a clock ${speed} times as fast, ` +
      `${wallSeconds.toFixed(0)} s here`,
  );
  tellTraffic(passed);
}
