import { dayOf } from '../../src/domain/time/calendar';
import { keptAmount } from '../../src/domain/time/entry-content';
import { instantOf } from '../../src/domain/time/zoned-time';
import type { TimeOutcome, TimeRequest } from '../../src/messages/time-tracking';
import { clockIn, clockOut } from '../firm/edits';
import type { QbtTimesheet } from '../firm/quickbooks-time/state';
import { createRandom } from '../firm/random';
import { createDirectFirm, type DirectFirm } from '../office/direct-firm';
import { type Office, type OfficeOptions, openOffice } from '../office/office';

/** A simulated week, and what was not as it should be in it. */
export interface StaffWeek {
  readonly faults: readonly string[];
  /** Steps that were taken, and entries that they came to. */
  readonly steps: number;
  readonly entries: number;
}

export interface StaffWeekOptions {
  /** Each with two browsers and a phone. */
  readonly staff: number;
  readonly days: number;
  readonly stepsADay: number;
  readonly seed: number;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const nothing = { notes: '', fields: {} };
/** More than anything waits. */
const mostRounds = 40;

/** What a person has done, added up by what they were told: never read from the firm. */
interface Ledger {
  closedSeconds: number;
  openSinceMs: number | null;
}

interface Person {
  readonly userId: number;
  readonly browsers: { database: string; office: Office }[];
  readonly ledger: Ledger;
}

let weeks = 0;

/**
 * Lives through working days of people who start, switch, stop, log and delete in two browsers and on the phone, while answers are lost and
 * workers are killed; at each day's end what each browser shows, what the firm holds and what was told must be the same to the second.
 */
export async function liveStaffWeek(options: StaffWeekOptions): Promise<StaffWeek> {
  const { staff, days, stepsADay, seed } = options;
  const dice = createRandom(seed);
  const faults: string[] = [];
  let isLossy = false;
  const firm = createDirectFirm(undefined, async (request, answer) => {
    const isWrite = request.path.endsWith('/timesheets') && request.method !== 'GET';
    const isCut = isLossy && isWrite && dice.integer(6) === 0;
    // Half of them have been carried out all the same.
    if (isCut && dice.integer(2) === 0) throw new TypeError('Failed to fetch');
    const answered = await answer(request);
    if (isCut) throw new TypeError('Failed to fetch');
    return answered;
  });
  const { timeZone } = firm.state.quickbooksTime.account;
  toMonday(firm);
  weeks += 1;
  const people: Person[] = [];
  for (let place = 0; place < staff; place += 1) people.push(await hire(firm, place, `week ${weeks}`));
  const jobcodes = jobcodesOf(firm);
  const before = new Set(firm.state.quickbooksTime.timesheets.keys());
  let steps = 0;

  for (let day = 0; day < days; day += 1) {
    isLossy = true;
    for (let step = 0; step < stepsADay; step += 1) {
      for (const person of people) {
        steps += 1;
        const what = await takeStep(person);
        const open = entriesOf(person).filter(({ type, endMs }) => type === 'regular' && endMs === null);
        if (open.length > 1) faults.push(`day ${day}, ${what}: ${open.length} open entries`);
      }
      firm.clock.advance((5 + dice.integer(25)) * minuteMs + dice.integer(60) * secondMs);
    }
    isLossy = false;
    for (const person of people) await compare(person, `day ${day}`);
    for (const { ledger, userId } of people) {
      // Some have the phone end their day, some forget it until the next.
      if (ledger.openSinceMs !== null && dice.integer(3) > 0) phoneOut(userId, ledger);
    }
    firm.clock.advance(startOfNextDay(firm));
  }
  for (const { browsers } of people) for (const { office } of browsers) office.kill();
  return { faults, steps, entries: firm.state.quickbooksTime.timesheets.size - before.size };

  function entriesOf({ userId }: Person): readonly QbtTimesheet[] {
    return [...firm.state.quickbooksTime.timesheets.values()].filter(
      (entry) => entry.userId === userId && !before.has(entry.id),
    );
  }

  function phoneOut(userId: number, ledger: Ledger): void {
    const atMs = wholeSecond(firm);
    clockOut(firm, userId, atMs);
    close(ledger, atMs);
  }

  async function takeStep(person: Person): Promise<string> {
    const { userId, ledger } = person;
    const browser = dice.pick(person.browsers);
    if (dice.integer(20) === 0) {
      browser.office.kill();
      browser.office = await openOffice(firm, officeOptions(firm, browser.database));
    }
    const { timeTracking } = browser.office.services.pageApi;
    const jobcodeId = dice.pick(jobcodes);
    const roll = dice.integer(10);
    if (roll === 0) {
      const atMs = wholeSecond(firm);
      if (ledger.openSinceMs !== null) close(ledger, atMs);
      clockIn(firm, { userId, jobcodeId: Number(jobcodeId), sinceMs: atMs });
      ledger.openSinceMs = atMs;
      return 'started on the phone';
    }
    if (roll === 1 && ledger.openSinceMs !== null) {
      phoneOut(userId, ledger);
      return 'stopped on the phone';
    }
    const { running } = await timeTracking.mine(true);
    const runId = `${userId} ${steps}`;
    const atMs = wholeSecond(firm);
    if (running?.isForgotten) {
      const day = dayOf(running.entry.startMs, timeZone);
      // In the last minute of its day, which is after any start.
      const endedAt = { day, time: '23:59' };
      const request = { type: 'stopTimer', runId, entryId: running.entry.id, endedAt, ...nothing } as const;
      if (await isDone(browser.office, request, null)) close(ledger, instantOf(day, '23:59', timeZone) ?? 0);
      return 'corrected what was forgotten';
    }
    if (roll < 5) {
      const stops = running?.entry.id ?? null;
      if (await isDone(browser.office, { type: 'startTimer', runId, stops, ...nothing }, jobcodeId)) {
        if (stops !== null) close(ledger, atMs);
        ledger.openSinceMs = atMs;
      } else if (stops !== null && openOf(person) === null) {
        // The first half of a switch may have been taken, and the second not.
        close(ledger, atMs);
      }
      return 'started or switched';
    }
    if (roll < 7 && running) {
      const request = {
        type: 'stopTimer',
        runId,
        entryId: running.entry.id,
        endedAt: null,
        ...nothing,
      } as const;
      if (await isDone(browser.office, request, null)) close(ledger, atMs);
      return 'stopped';
    }
    const durationSeconds = 60 * (5 + dice.integer(90));
    const time = { kind: 'amount', day: dayOf(atMs, timeZone), durationSeconds } as const;
    if (!(await isDone(browser.office, { type: 'logTime', runId, time, ...nothing }, jobcodeId)))
      return 'log';
    if (dice.integer(3) === 0) {
      if (!(await isDone(browser.office, { type: 'undoTime', runId: `${runId} undo`, of: runId }, null)))
        faults.push(`${runId}: what was logged could not be undone`);
      return 'logged and undone';
    }
    ledger.closedSeconds += keptAmount(durationSeconds);
    return 'logged';
  }

  function openOf(person: Person): QbtTimesheet | null {
    return entriesOf(person).find(({ type, endMs }) => type === 'regular' && endMs === null) ?? null;
  }

  /** Whether what was asked for was done in the end, however often its answer was lost. */
  async function isDone(office: Office, request: TimeRequest, jobcodeId: string | null): Promise<boolean> {
    const { timeTracking } = office.services.pageApi;
    const outcome: TimeOutcome = await timeTracking.ask(request, jobcodeId);
    for (let round = 0; (await office.store.timeChanges.open()).length > 0; round += 1) {
      if (round === mostRounds) throw new Error('it never came to an end');
      firm.clock.advance(15 * secondMs);
      await timeTracking.resume();
    }
    if (outcome.kind === 'refused') return false;
    const rows = await office.store.timeChanges.run(request.runId);
    return rows.length > 0 && rows.every(({ state }) => state === 'confirmed');
  }

  async function compare(person: Person, when: string): Promise<void> {
    const { userId, browsers, ledger } = person;
    const entries = entriesOf(person);
    const inFirm = entries.reduce((sum, entry) => sum + secondsOf(entry), 0);
    if (inFirm !== ledger.closedSeconds)
      faults.push(`${when}, ${userId}: the firm has ${inFirm} s, ${ledger.closedSeconds} s were told`);
    const open = openOf(person);
    if ((open?.startMs ?? null) !== ledger.openSinceMs)
      faults.push(`${when}, ${userId}: open since ${open?.startMs}, ${ledger.openSinceMs} was told`);
    for (const { office } of browsers) {
      const mine = await office.services.pageApi.timeTracking.mine(true);
      if (mine.weekSeconds !== inFirm)
        faults.push(`${when}, ${userId}: a browser shows ${mine.weekSeconds} s of ${inFirm} s`);
      if ((mine.running?.entry.startMs ?? null) !== ledger.openSinceMs)
        faults.push(`${when}, ${userId}: a browser shows another timer`);
    }
  }
}

function close(ledger: Ledger, atMs: number): void {
  if (ledger.openSinceMs === null) return;
  ledger.closedSeconds += (atMs - ledger.openSinceMs) / secondMs;
  ledger.openSinceMs = null;
}

function secondsOf({ type, startMs, endMs, duration }: QbtTimesheet): number {
  if (type === 'manual') return duration;
  return startMs === null || endMs === null ? 0 : (endMs - startMs) / secondMs;
}

function wholeSecond({ clock }: DirectFirm): number {
  return Math.floor(clock.now() / secondMs) * secondMs;
}

async function hire(firm: DirectFirm, place: number, what: string): Promise<Person> {
  const { users, accessTokens } = firm.state.quickbooksTime;
  const user = [...users.values()].filter(({ active }) => active)[place];
  if (!user) throw new Error('The firm has too few people.');
  Object.assign(user.permissions, { time_tracking: true, manage_my_timesheets: true });
  // What the seeded weeks have left open is none of this week's.
  clockOut(firm, user.id, wholeSecond(firm));
  const token = `S.7__week${place}`;
  const never = Number.MAX_SAFE_INTEGER;
  accessTokens.set(token, { userId: user.id, clientId: null, expiresMs: never, isRevoked: false });
  const browsers: Person['browsers'] = [];
  for (const which of ['desk', 'home']) {
    const database = `${what} ${place} ${which}`;
    const office = await openOffice(firm, officeOptions(firm, database));
    await office.services.pageApi.connections.connect({ system: 'quickbooksTime', method: 'token', token });
    browsers.push({ database, office });
  }
  return { userId: user.id, browsers, ledger: { closedSeconds: 0, openSinceMs: null } };
}

/** What everybody may book on. */
function jobcodesOf({ state }: DirectFirm): readonly string[] {
  return [...state.quickbooksTime.jobcodes.values()]
    .filter(
      ({ active, type, assignedToAll, parentId }) =>
        active && type === 'regular' && assignedToAll && parentId === 0,
    )
    .map(({ id }) => String(id))
    .slice(0, 6);
}

/** To a Monday after the seeded weeks, at nine in the account's zone. */
function toMonday({ clock, state }: DirectFirm): void {
  const { timeZone } = state.quickbooksTime.account;
  const nineOf = (day: string) => instantOf(day, '9:00', timeZone) ?? 0;
  const isMonday = (day: string) => new Date(Date.parse(day)).getUTCDay() === 1;
  let today = dayOf(clock.now(), timeZone);
  while (!isMonday(today) || clock.now() >= nineOf(today)) {
    clock.advance(hourMs);
    today = dayOf(clock.now(), timeZone);
  }
  clock.advance(nineOf(today) - clock.now());
}

function startOfNextDay(firm: DirectFirm): number {
  const { timeZone } = firm.state.quickbooksTime.account;
  const tomorrow = dayOf(firm.clock.now() + 24 * hourMs, timeZone);
  return (instantOf(tomorrow, '9:00', timeZone) ?? 0) - firm.clock.now();
}

/**
 * What only keeps the books of a browser, half a second after a request, does not move the clock: it would, sooner or later by a turn of the
 * event loop, begin another second between what is told here and what is entered.
 */
function officeOptions(firm: DirectFirm, database: string): OfficeOptions {
  return {
    database,
    async sleep(ms) {
      if (ms >= secondMs) firm.clock.advance(ms);
    },
  };
}
