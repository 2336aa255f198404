import { forEachInSteps } from '../../domain/matching/stepped';
import { forEachList } from '../../domain/records/lists';
import { systemIds } from '../../domain/records/records';
import { dayOf } from '../../domain/time/calendar';
import { type Period, type PeriodChoice, periodOf } from '../../domain/time/period';
import type { HoursItemsPart, HoursItemView, HoursLine, HoursView } from '../../messages/hours';
import { type HoursReadingView, hoursSources } from '../../messages/hours-reading';
import { recordIdMark } from '../../messages/tie-out-lists';
import type { HoursCoverage } from '../../store/hours-rows';
import type { ListName, TimeChanges, TimeConnection } from '../../store/rows';
import { systemOfList } from '../../systems/registry';
import type { Sync } from '../sync/sync';
import { createHoursClosingService, type HoursClosingService } from './closings';
import type { ShownItems } from './hours-by-client';
import { type HoursAtHand, hoursAtHand, hoursLine } from './hours-line';
import type { HoursKnown, HoursReading } from './hours-reading';
import { recordsOf } from './hours-records';
import { type HoursTable, type HoursTableParts, isListKnown } from './hours-table';
import { createHoursTables, freshForMs, periodKey, type ShownHours } from './hours-tables';
import type { MayMove } from './hours-views';
import { inSlices } from './in-slices';

/** Hours of a period tied out, for the page and the panel. Everything but `read` asks no service. */
export interface HoursService extends HoursClosingService {
  /** The hours of a period by client; `null` while QuickBooks Time is not connected. */
  view(choice: PeriodChoice): Promise<HoursView | null>;
  /** Items of one client, or of all for `null`, from the one at `from` on. */
  items(period: Period, client: string | null, from: number): Promise<HoursItemsPart>;
  /** @param isAnew however short ago it was read: begins the reading, which goes on while it is asked without that */
  read(period: Period, isAnew: boolean): Promise<HoursReadingView>;
  cancel(): void;
  /** Last month's hours on these jobcodes, where they are at hand: what is not is made in the background, and is there at a later look. */
  lineAtHand(jobcodeIds: ReadonlySet<string>): Promise<HoursLine | null>;
}

export interface HoursServiceParts extends Omit<HoursTableParts, 'reading'> {
  readonly reading: HoursReading;
  readonly sync: Pick<Sync, 'refreshNames' | 'refreshPeople'>;
  newId(): string;
  /** Does work in the background; reports what fails. Never rejects. */
  guard(where: string, work: () => Promise<unknown>): Promise<void>;
}

/** Some 2 MB of a message, which takes a worker no longer to write than other work may wait. */
const itemsInPart = 4_000;

export function createHoursService(parts: HoursServiceParts): HoursService {
  const { store, reading, sync, nameIndexes, now } = parts;
  const { connections, mirror } = store;
  const tables = createHoursTables(parts);
  let atHand: HoursAtHand | null = null;
  let madeAtHandAt = 0;
  let areNamesAsked = false;

  async function timeConnection(): Promise<TimeConnection | null> {
    const { account, time } = await connections.read('quickbooksTime');
    return account && time;
  }

  async function todayOf({ account }: TimeConnection): Promise<string> {
    const changes = await mirror.coverage<TimeChanges>('timeChanges');
    const skewMs = changes && changes.checkedAt <= now() ? changes.clockSkewMs : 0;
    return dayOf(now() + skewMs, account.timeZone);
  }

  const closings = createHoursClosingService({ ...parts, hoursOf: tables.of, isKnown });

  /** Whether all of a period has been read at some time, as far as it can be. */
  async function isKnown(period: Period): Promise<boolean> {
    return areListsKnown(await reading.knownOf(period)) && (await areNamesKnown());
  }

  /** Without them an hour has neither a person nor a customer, and looks as if it had gone nowhere. */
  async function areNamesKnown(): Promise<boolean> {
    const { quickbooks } = await connections.readAll();
    const needed: ListName[] = ['jobcodes', 'timeUsers'];
    if (quickbooks.account) needed.push('customers', 'nameHolders');
    return (await Promise.all(needed.map(nameIndexes.isComplete))).every(Boolean);
  }

  async function readNames(): Promise<void> {
    await Promise.all([...systemIds.map((system) => sync.refreshNames(system)), sync.refreshPeople()]);
  }

  /** Those that an export has made since: time under a customer that isn't known looks as if it were under another one. */
  async function readCustomers(): Promise<void> {
    if (!(await areCustomersAsked()) || !(await areNamesKnown())) return;
    await parts.guard('reading customers for hours', () => sync.refreshNames('quickbooks'));
  }

  async function areCustomersAsked(): Promise<boolean> {
    const { account, customerList } = await connections.read('quickbooks');
    return account !== null && customerList === null;
  }

  return {
    async view(choice) {
      const time = await timeConnection();
      if (!time) return null;
      const today = await todayOf(time);
      const period = periodOf(choice, today, time.account.weekStartsOn);
      const { quickbooks } = await connections.readAll();
      const known = (await isKnown(period)) ? await tables.of(period) : null;
      // After the hours: what is read for them is then at hand.
      const coverage = await reading.coverageOf(period);
      const estimate = await reading.estimate(period, known !== null);
      const customerRequests = known && (await areCustomersAsked()) ? 1 : 0;
      return {
        period,
        today,
        scope: time.rights.scope,
        reading: coverage,
        estimate: { ...estimate, quickbooks: estimate.quickbooks + customerRequests },
        isKnown: known !== null,
        asOf: known && asOf(coverage),
        unknown: known?.table.unknown ?? null,
        karbon: known?.table.result.karbon ?? 'notRead',
        addresses: forEachList((list) =>
          systemOfList[list].recordAddress(recordIdMark, quickbooks.quickbooks),
        ),
        clients: known?.byClient.clients ?? [],
      };
    },

    async items(period, client, from) {
      const hours = await tables.of(period);
      if (!hours) return { items: [], next: null };
      const shown = hours.byClient.itemsOf(client);
      const end = from + itemsInPart;
      const items = await inSlices(viewsOf(hours, shown, { from, end }, await mayMove()), parts);
      return { items, next: end < shown.items.length + shown.onlyInKarbon.length ? end : null };
    },

    async read(period, isAnew) {
      if (!areNamesAsked && !(await areNamesKnown())) {
        areNamesAsked = true;
        void parts.guard('reading names for hours', readNames).then(() => {
          areNamesAsked = false;
        });
      }
      const customersRead = isAnew ? readCustomers() : null;
      const view = await reading.read(period, isAnew);
      await customersRead;
      return view;
    },
    cancel: () => reading.cancel(),
    ...closings,

    async lineAtHand(jobcodeIds) {
      const time = await timeConnection();
      if (!time || jobcodeIds.size === 0) return null;
      const period = periodOf({ kind: 'lastMonth' }, await todayOf(time), time.account.weekStartsOn);
      // Nobody has ever asked for it: no more than a look at what is in memory.
      const month = await mirror.coverage<HoursCoverage>(`hours:timeActivities:${period.from.slice(0, 7)}`);
      if (!month) return null;
      if (now() - madeAtHandAt >= freshForMs) {
        madeAtHandAt = now();
        void parts.guard('laying hours side by side for a panel', async () => {
          const hours = (await isKnown(period)) ? await tables.of(period) : null;
          atHand = hours && (await inSlices(hoursAtHand(hours.table, hours.views), parts));
        });
      }
      const isWanted = atHand !== null && periodKey(atHand.table.period) === periodKey(period);
      return atHand && isWanted && isOf(time, atHand.table) ? hoursLine(atHand, jobcodeIds) : null;
    },
  };

  async function mayMove(): Promise<MayMove> {
    const { identity } = await connections.read('quickbooksTime');
    const rules = (await store.ownTime.rules(identity))?.rules;
    return { own: rules?.mayManageOwn ?? false, others: rules?.mayManageOthers ?? false };
  }
}

/** A part of the items as they are shown. Yields after each small step. */
function* viewsOf(
  { table, views }: ShownHours,
  { items, onlyInKarbon }: ShownItems,
  { from, end }: { readonly from: number; readonly end: number },
  mayMove: MayMove,
): Generator<undefined, readonly HoursItemView[]> {
  const part = items.slice(from, end);
  const ofKarbon = onlyInKarbon.slice(Math.max(0, from - items.length), Math.max(0, end - items.length));
  const records = yield* recordsOf(table, part, ofKarbon);
  const shown: HoursItemView[] = [];
  yield* forEachInSteps(part, (item) => void shown.push(views.itemView(item, mayMove, records)));
  yield* forEachInSteps(ofKarbon, (item) => void shown.push(views.karbonItemView(item, records)));
  return shown;
}

/** What was made for another's connection is nobody's now. */
function isOf({ rights }: TimeConnection, table: HoursTable): boolean {
  return rights.userId === table.rights.userId && rights.scope === table.rights.scope;
}

function areListsKnown(known: HoursKnown): boolean {
  return hoursSources.every((source) => isListKnown(known[source]));
}

/** When the oldest of what could be read was read. */
function asOf(coverage: HoursReadingView): number | null {
  const times = hoursSources
    .map((source) => coverage[source])
    .filter(({ unknown }) => unknown === null)
    .map(({ readAt }) => readAt);
  const known = times.filter((at) => at !== null);
  return known.length === times.length && known.length > 0 ? Math.min(...known) : null;
}
