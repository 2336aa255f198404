import type { Mirror } from '../../src/store/mirror';
import type { MirrorName } from '../../src/store/mirrored-stores';
import { createRandom } from '../firm/random';
import { seedLargeFirm } from '../firm/seed/large-firm';
import type { FirmState } from '../firm/state';
import { openCipher } from '../model/open-cipher';
import { trueClients, trueCustomers } from '../model/truth';
import { createDirectFirm, type DirectFirm } from '../office/direct-firm';
import { connectOffice, createRateLimitStore, type Moment, type Office, openOffice } from '../office/office';
import { createSimulation, type Simulation } from '../office/simulation';
import { answerMs, createTraffic, type Passed } from '../office/traffic';
import { createFirmTools } from './firm-tools';
import {
  largeFirmSize,
  mostJsonBytes,
  pageFigures,
  refused,
  tellTraffic,
  usualEntriesPerWorkday,
} from './first-sync-figures';
import { ignoringTheDead } from './ignore-the-dead';
import type { Figure } from './table';

const kills = 20;
/** As often as the options page asks how far it is. */
const askEveryMs = 5_000;

const copyNames: readonly MirrorName[] = [
  'jobcodes',
  'timeUsers',
  'entries',
  'customers',
  'nameHolders',
  'karbonClients',
  'workItems',
  'budgets',
  'karbonUsers',
];

/** A first sync from the connecting to the end, on the firm's clock. */
interface FirstSync {
  readonly passed: readonly Passed[];
  readonly minutes: number;
  readonly wallSeconds: number;
  /** Moments at which it could have been killed. */
  readonly moments: number;
  readonly killed: number;
  readonly isComplete: boolean;
  readonly office: Office;
  readonly firm: DirectFirm;
}

/**
 * The first sync of a large firm, in the office without a browser and on a clock that waiting moves on: what it asks for, how long
 * the limits make it, what the mirror takes, and the same once more with the worker killed again and again.
 *
 * @param share of the whole firm, 0 to 1; as many entries a day, so that they go back less far.
 * @param entriesPerWorkday how close the entries lie, on which it depends how many of them come in one window of whole days.
 */
export async function measureFirstSync(
  share: number,
  entriesPerWorkday: number = usualEntriesPerWorkday,
): Promise<Figure[]> {
  const size = largeFirmSize(share, entriesPerWorkday);
  const { clock, switches, random } = createFirmTools();
  const state = seedLargeFirm({ clock, switches, random }, size);
  console.log(
    `  ${size.customers} customers, ${size.jobs} jobs, ${size.entries} entries, ${entriesPerWorkday} a workday` +
      `${share < 1 ? `: ${share} of the large firm` : ''}; every answer takes ${answerMs} ms`,
  );
  return ignoringTheDead(async () => {
    const whole = await syncFirst(structuredClone(state), 'first-sync', []);
    tell('undisturbed', whole);
    const fewest = fewestMinutes(state);
    console.log(
      `    fewest minutes for full pages: ${fewest.own.toFixed(1)} at the part of the limits left to the background, ` +
        `${fewest.theirs.toFixed(1)} at QuickBooks Time's own`,
    );
    const { mirror } = whole.office.store;
    const bytes = await bytesOf(mirror);
    const missing = await countMissing(mirror, state);
    const dice = createRandom(7);
    const killedAt = Array.from({ length: kills }, () => 1 + dice.integer((2 * whole.moments) / (kills + 1)));
    const again = await syncFirst(structuredClone(state), 'first-sync-killed', killedAt);
    tell(`killed ${again.killed} times`, again);
    const differences = await compare(mirror, again.office.store.mirror);
    again.office.kill();
    whole.office.kill();
    const row = (what: string, figure: number, budget: number | null, unit = ''): Figure => ({
      what,
      figure,
      budget,
      unit,
    });
    return [
      row('time within the limits', whole.minutes, null, 'min'),
      ...pageFigures(whole.passed, state),
      row('… refused for a limit', refused(whole.passed), 0),
      row('lists and entries that have not come to their end', whole.isComplete ? 0 : 1, 0),
      row('records of the firm that are not in the copies', missing, 0),
      row('its copies as JSON', bytes / 1e6, (mostJsonBytes * share) / 1e6, 'MB'),
      row(
        `killed ${again.killed} times: requests in all, of 5 more a kill`,
        again.passed.length,
        whole.passed.length + 5 * again.killed,
      ),
      row('… refused for a limit', refused(again.passed), 0),
      row('… records that are not as without kills', differences, 0),
    ];
  });
}

/** @param killedAt after how many moments of each life it ends; the one after the last goes on to the end. */
async function syncFirst(from: FirmState, database: string, killedAt: readonly number[]): Promise<FirstSync> {
  const startedMs = performance.now();
  let simulation: Simulation | null = null;
  const required = (): Simulation => {
    if (!simulation) throw new Error('Nothing is simulated yet.');
    return simulation;
  };
  const traffic = createTraffic({ now: () => firm.clock.now(), simulation: required });
  const firm = createDirectFirm(from, traffic.transport);
  const time = createSimulation(firm.clock);
  simulation = time;
  const rateLimitStore = createRateLimitStore();
  const lives = [...killedAt];
  let moments = 0;
  let killed = 0;
  let isAlive = true;

  async function live(): Promise<Office> {
    let left = lives.shift() ?? Number.POSITIVE_INFINITY;
    isAlive = true;
    return openOffice(firm, {
      database,
      cipher: openCipher,
      rateLimitStore,
      later: time.later,
      sleep: time.sleep,
      killAt: (_moment: Moment) => {
        moments += 1;
        left -= 1;
        if (left > 0 || !isConnected) return false;
        isAlive = false;
        killed += 1;
        return true;
      },
    });
  }

  let isConnected = false;
  const beganMs = firm.clock.now();
  let office = await live();
  await time.during(connectOffice(firm, office));
  isConnected = true;
  let isComplete = false;
  for (let rounds = 0; !isComplete && rounds < 20_000; rounds += 1) {
    if (!isAlive) office = await live();
    let isAnswered = false;
    office.services.pageApi.backfill
      .read()
      .then(({ parts }) => {
        isComplete = parts.every(({ state }) => state === 'complete');
        isAnswered = true;
      })
      .catch(() => undefined);
    await time.run(() => isAnswered || !isAlive);
    let isDue = false;
    time.later(() => {
      isDue = true;
    }, askEveryMs);
    await time.run(() => isDue || !isAlive);
  }
  const last = traffic.passed.at(-1)?.atMs ?? beganMs;
  return {
    passed: traffic.passed,
    minutes: (last - beganMs) / 60_000,
    wallSeconds: (performance.now() - startedMs) / 1000,
    moments,
    killed,
    isComplete,
    office,
    firm,
  };
}

/**
 * How long the pages of QuickBooks Time take, the slowest of the three, if each is full: at the 150 requests in five minutes
 * that the background takes, and at the 300 that the service allows (quickbooks-time.md 5.2).
 */
function fewestMinutes({ quickbooksTime }: FirmState): { readonly own: number; readonly theirs: number } {
  const pages =
    Math.ceil(quickbooksTime.jobcodes.size / 200) + Math.ceil(quickbooksTime.timesheets.size / 200);
  return { own: (pages / 150) * 5, theirs: (pages / 300) * 5 };
}

/** Prints what has no budget. */
function tell(how: string, { passed, minutes, wallSeconds }: FirstSync): void {
  console.log(
    `  ${how}: ${passed.length} requests in ${minutes.toFixed(1)} simulated minutes, ${wallSeconds.toFixed(0)} s here`,
  );
  tellTraffic(passed);
}

async function bytesOf(mirror: Mirror): Promise<number> {
  let bytes = 0;
  for (const name of copyNames) {
    const records = await mirror.all(name);
    const taken = Buffer.byteLength(JSON.stringify(records));
    console.log(`    ${String(records.length).padStart(6)}  ${name}, ${(taken / 1e6).toFixed(1)} MB as JSON`);
    bytes += taken;
  }
  return bytes + Buffer.byteLength(JSON.stringify(await mirror.allCoverage()));
}

/** By how many records the big lists and the entries fall short of the firm's, or go beyond them. */
async function countMissing(mirror: Mirror, state: FirmState): Promise<number> {
  const counts = [
    (await mirror.count('jobcodes')) - state.quickbooksTime.jobcodes.size,
    (await mirror.count('entries')) - state.quickbooksTime.timesheets.size,
    (await mirror.count('customers')) - trueCustomers(state).length,
    (await mirror.count('karbonClients')) - trueClients(state).length,
  ];
  return counts.reduce((sum, count) => sum + Math.abs(count), 0);
}

/** How many records are in one of the two only, or not the same in both. */
async function compare(one: Mirror, other: Mirror): Promise<number> {
  let differences = 0;
  for (const name of copyNames) {
    const [left, right] = await Promise.all([one.all(name), other.all(name)]);
    const texts = new Set(left.map((record) => JSON.stringify(record)));
    let same = 0;
    for (const record of right) if (texts.has(JSON.stringify(record))) same += 1;
    differences += left.length + right.length - 2 * same;
  }
  return differences;
}
