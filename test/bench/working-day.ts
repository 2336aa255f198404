import type { PageRef } from '../../src/messages/page-ref';
import { addTimesheet } from '../firm/edits';
import { createRandom } from '../firm/random';
import type { FirmRandom } from '../firm/service';
import type { FirmState } from '../firm/state';
import { isLucky } from '../model/deck';
import { openCipher } from '../model/open-cipher';
import { createDirectFirm, type DirectFirm } from '../office/direct-firm';
import { connectOffice, type Office, openOffice } from '../office/office';
import { pageOf } from '../office/pages';
import { createSimulation, type Simulation } from '../office/simulation';
import { createTraffic, mostWithin, type Passed } from '../office/traffic';
import { ignoringTheDead } from './ignore-the-dead';
import type { Figure } from './table';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const staffCount = 10;
/** Work items that one of the staff has to do with. */
const portfolioSize = 25;
/** The share of visits that goes beyond these. */
const strangeShare = 0.2;
/** The share of visits to work items; the others go to their clients. */
const workShare = 0.7;
/** Another page is opened after one to five minutes. */
const shortestStayMs = minuteMs;
const longestStayMs = 5 * minuteMs;
/** How often one of the staff enters time. */
const entryEveryMs = 40 * minuteMs;
export const hoursInDay = 8;
const daysInMonth = 22;
/** All connect within five minutes, and have the lists before the day begins that is measured. */
const connectingMs = 5 * minuteMs;
const settlingMs = hourMs;

const karbon = 'api.karbonhq.com';
const quickbooksTime = 'rest.tsheets.com';
const quickbooks = 'quickbooks.api.intuit.com';

/** One of the staff, with a browser and a token of QuickBooks Time of their own. */
interface Colleague {
  readonly userId: number;
  readonly token: string;
  readonly office: Office;
  readonly portfolio: readonly string[];
  /** What this browser has asked for. */
  readonly asked: Pick<Passed, 'host' | 'atMs'>[];
}

/**
 * A day of ten staff on the one key that the firm has for Karbon and the one application that it has for QuickBooks: how near they
 * come to the limits, with a panel on screen all the time. On a clock that waiting moves on.
 *
 * @param hours how many of the day's hours; what a month takes is reckoned from them.
 */
export async function measureWorkingDay(hours: number): Promise<Figure[]> {
  const startedMs = performance.now();
  const simulated: { time?: Simulation } = {};
  const traffic = createTraffic({
    now: () => firm.clock.now(),
    simulation() {
      if (!simulated.time) throw new Error('Nothing is simulated yet.');
      return simulated.time;
    },
  });
  const firm = createDirectFirm(undefined, traffic.transport);
  const time = createSimulation(firm.clock);
  simulated.time = time;
  const dice = createRandom(11);
  const staff: Colleague[] = [];
  for (let place = 0; place < staffCount; place += 1) staff.push(await hire(firm, time, dice, place));

  const dayBeginsMs = firm.clock.now() + connectingMs + settlingMs;
  const dayEndsMs = dayBeginsMs + hours * hourMs;
  let visits = 0;
  const lives = staff.map(async (colleague, place) => {
    await time.sleep((connectingMs * place) / staffCount);
    await connectOffice(firm, colleague.office, { token: colleague.token });
    let enterAtMs = firm.clock.now() + dice.integer(entryEveryMs);
    while (firm.clock.now() < dayEndsMs) {
      const desk = colleague.office.open(nextPage(firm.state, colleague, dice));
      visits += 1;
      await time.sleep(shortestStayMs + dice.integer(longestStayMs - shortestStayMs));
      desk.end();
      if (firm.clock.now() < enterAtMs) continue;
      enterTime(firm, colleague, dice);
      enterAtMs += entryEveryMs;
    }
    colleague.office.kill();
  });
  await ignoringTheDead(() => time.during(Promise.all(lives)));

  const isInDay = ({ atMs }: Pick<Passed, 'atMs'>) => atMs >= dayBeginsMs && atMs < dayEndsMs;
  const day = traffic.passed.filter(isInDay);
  const before = traffic.passed.filter(({ atMs }) => atMs < dayBeginsMs);
  const wallSeconds = (performance.now() - startedMs) / 1000;
  console.log(
    `  ${hours} simulated hours, ${visits} pages opened by ${staffCount} staff, ${wallSeconds.toFixed(0)} s here; an hour on average:`,
  );
  tell(day, hours);
  console.log(
    `    all ten connecting within five minutes, and the hour after it: at most ${mostOf(before, karbon, minuteMs)} a minute to Karbon, ${refusedIn(before)} refused`,
  );
  const mostByOne = (host: string, spanMs: number) =>
    Math.max(...staff.map(({ asked }) => mostOf(asked.filter(isInDay), host, spanMs)));
  const readsInDay = (metered(day) * hoursInDay) / hours;
  const row = (what: string, figure: number, budget: number): Figure => ({ what, figure, budget, unit: '' });
  return [
    row('Karbon, most in any minute', mostOf(day, karbon, minuteMs), 120),
    row('… by one browser', mostByOne(karbon, minuteMs), 30),
    row('QuickBooks Time, most in five minutes on one token', mostByOne(quickbooksTime, 5 * minuteMs), 300),
    row('QuickBooks Online, most in any minute', mostOf(day, quickbooks, minuteMs), 500),
    row('metered reads of QuickBooks Online in a month', Math.round(readsInDay * daysInMonth), 500_000),
    row('refused for a limit', refusedIn(day), 0),
  ];
}

async function hire(firm: DirectFirm, time: Simulation, dice: FirmRandom, place: number): Promise<Colleague> {
  const { quickbooksTime: account, karbon: tenant } = firm.state;
  const userId = [...account.users.keys()][place];
  if (userId === undefined) throw new Error('The firm has too few people.');
  const token = `S.7__day${place}`;
  account.accessTokens.set(token, {
    userId,
    clientId: null,
    expiresMs: Number.MAX_SAFE_INTEGER,
    isRevoked: false,
  });
  const asked: Colleague['asked'] = [];
  const own: DirectFirm = {
    ...firm,
    ask(request) {
      asked.push({ host: request.host, atMs: firm.clock.now() });
      return firm.ask(request);
    },
  };
  const office = await openOffice(own, {
    database: `working-day-${place}`,
    cipher: openCipher,
    later: time.later,
    sleep: time.sleep,
  });
  const keys = [...tenant.workItems.keys()];
  const portfolio = Array.from({ length: portfolioSize }, () => dice.pick(keys));
  return { userId, token, office, portfolio, asked };
}

function nextPage(state: FirmState, { portfolio }: Colleague, dice: FirmRandom): PageRef {
  const key = dice.pick(isLucky(dice, strangeShare) ? [...state.karbon.workItems.keys()] : portfolio);
  const item = state.karbon.workItems.get(key);
  if (!item || isLucky(dice, workShare)) return pageOf(state, { kind: 'work', key });
  const kinds = { Organization: 'organization', Contact: 'person', ClientGroup: 'clientGroup' } as const;
  return pageOf(state, { kind: kinds[item.clientType], key: item.clientKey });
}

function enterTime(firm: DirectFirm, { userId }: Colleague, dice: FirmRandom): void {
  const jobcodes = [...firm.state.quickbooksTime.jobcodes.values()];
  const { id } = dice.pick(jobcodes.filter(({ type, active }) => type === 'regular' && active));
  const date = new Date(firm.clock.now()).toISOString().slice(0, 10);
  addTimesheet(firm, { userId, jobcodeId: id, type: 'manual', date, duration: 2_400, notes: '' });
}

/** What QuickBooks Online has answered; writes are none of it. */
function metered(passed: readonly Passed[]): number {
  return passed.filter(({ host, status }) => host === quickbooks && status === 200).length;
}

function mostOf(asked: readonly Pick<Passed, 'host' | 'atMs'>[], host: string, spanMs: number): number {
  return mostWithin(
    asked.filter((one) => one.host === host),
    spanMs,
  );
}

function refusedIn(passed: readonly Passed[]): number {
  return passed.filter(({ status }) => status === 429).length;
}

function tell(day: readonly Passed[], hours: number): void {
  const counts = new Map<string, number>();
  for (const { host, kind } of day) {
    const what = `${host} ${kind.replace(/\/[^/]*\d[^/]*$/, '/…')}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  for (const [what, count] of [...counts].sort((one, other) => other[1] - one[1])) {
    console.log(`    ${(count / hours).toFixed(1).padStart(8)}  ${what}`);
  }
}
