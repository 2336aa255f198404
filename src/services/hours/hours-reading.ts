import type { DayText, SystemId } from '../../domain/records/records';
import { dayOf } from '../../domain/time/calendar';
import { isFresh } from '../../domain/time/freshness';
import type { HoursInput } from '../../domain/time/hours';
import type {
  HoursEstimate,
  HoursPeriod,
  HoursReadingView,
  HoursSource,
  HoursSourceView,
  RequiredFields,
} from '../../messages/hours-reading';
import { type HoursCoverage, type HoursFacts, type HoursStore, hoursStores } from '../../store/hours-rows';
import { systemOfMirror } from '../../store/mirrored-stores';
import type { ConnectionRecord, FirmEntries, TimeChanges } from '../../store/rows';
import type { Store } from '../../store/store';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { Readers } from '../connections/gateways';
import type { Failures } from '../failures';
import type { Sync } from '../sync/sync';
import { createEntryMonths } from './entry-months';
import type { Turns } from './in-slices';
import { daysOfMonth, freshForMs, isMonthFresh, monthsOf } from './months';
import { readMonth } from './read-month';
import { requestsFor, requestsForEntries } from './requests';
import { factsDue, monthSources, readFacts } from './sources';
import { isAskable, unknownOf } from './unknown';

/** What the copies hold of a period: the lists that hours are tied out from. */
export type HoursLists = Pick<HoursInput, 'entries' | 'deletedEntries' | 'activities' | 'karbonEntries'>;

/** How much of each list is in the copies, or why nothing of it can be. */
export type HoursKnown = Readonly<
  Record<HoursSource, Pick<HoursSourceView, 'pieces' | 'piecesKnown' | 'unknown'>>
>;

/** Brings in the hours of a period out of all three systems, which nobody needs until somebody asks. */
export interface HoursReading {
  /** What reading the period takes, before it is begun; `isAnew`: all of it, however short ago it was read. Asks no service. */
  estimate(period: HoursPeriod, isAnew?: boolean): Promise<HoursEstimate>;
  /**
   * How far the period has been read. Goes on in the background as long as this is asked every few seconds, also in a new worker, which
   * begins where the one before was killed. It is over where of each list `piecesRead` are `pieces`, or it is unknown, or has an error.
   */
  read(period: HoursPeriod, isAnew?: boolean): Promise<HoursReadingView>;
  /** Ends what `read` has begun after the request that is on its way; what has been read stays. */
  cancel(): void;
  /** The same as `read` tells, without going on. Asks no service. */
  coverageOf(period: HoursPeriod): Promise<HoursReadingView>;
  /** What of that goes by the copies alone, however old they are. Asks no service. */
  knownOf(period: HoursPeriod): Promise<HoursKnown>;
  /** The lists as the copies have them, however old (see `coverageOf`). Asks no service. */
  lists(period: HoursPeriod): Promise<HoursLists>;
  /** What the account says that each entry needs, as of the last reading; `null` where that is not known. Asks no service. */
  requiredFields(): Promise<RequiredFields | null>;
}

export interface HoursReadingParts extends Turns {
  readonly store: Store;
  readonly gateways: Readers;
  readonly circuitBreaker: CircuitBreaker;
  readonly sync: Pick<Sync, 'poll' | 'readEntryWindow'>;
  readonly failures: Failures;
}

/** A page asks once a second. */
const askedForMs = 15_000;

/** How a period stands: what is told of it, and what of it is still to be read. */
interface Standing {
  readonly view: HoursReadingView;
  /** The months of each list that are due, newest first. */
  readonly due: Readonly<Record<HoursStore, readonly string[]>>;
  readonly areEntriesDue: boolean;
  readonly factsDue: Awaited<ReturnType<typeof factsDue>>;
}

export function createHoursReading(parts: HoursReadingParts): HoursReading {
  const { store, sync, circuitBreaker, failures, now } = parts;
  const { mirror, connections } = store;
  const entryMonths = createEntryMonths(parts);
  let isReading = false;
  let readingsEnded = 0;
  let askedAt = 0;
  /** When it was first asked for without a rest since: what was read from then on is not due again before the end. */
  let begunAt = 0;
  let isBegunAnew = false;
  const mayGoOn = async () => isFresh(askedAt, askedForMs, now());

  return {
    async estimate(period, isAnew = false) {
      const { view, factsDue: facts } = await standingOf(period, now(), isAnew);
      const requests: Record<SystemId, number> = { karbon: 0, quickbooksTime: 0, quickbooks: 0 };
      for (const store of hoursStores) requests[systemOfMirror[store]] += view[store].requestsLeft;
      requests.quickbooksTime += view.entries.requestsLeft;
      for (const system of facts) requests[system] += 1;
      return requests;
    },

    async read(period, isAnew = false) {
      if (isAnew || !(await mayGoOn())) {
        begunAt = now();
        isBegunAnew = isAnew;
      }
      askedAt = now();
      const endedBefore = readingsEnded;
      const standing = await standingOf(period, begunAt, isBegunAnew);
      // What has ended meanwhile may have brought what is due by this: whoever waits for the rest asks again.
      if (endedBefore === readingsEnded) goOn(period, standing);
      return standing.view;
    },

    cancel() {
      askedAt = 0;
    },

    coverageOf: async (period) => (await standingOf(period, now())).view,

    knownOf,

    async lists(period) {
      const isKnown = ({ pieces, piecesKnown }: HoursKnown[HoursSource]) => piecesKnown === pieces;
      const { timeActivities, karbonTime } = await knownOf(period);
      const [entries, deletedEntries, activities, karbonEntries] = await Promise.all([
        entryMonths.read(period),
        mirror.dated('deletedEntries', period),
        mirror.dated('timeActivities', period),
        mirror.dated('karbonTime', period),
      ]);
      return {
        entries,
        deletedEntries,
        activities: timeActivities.unknown ?? (isKnown(timeActivities) ? activities : 'notRead'),
        karbonEntries: karbonTime.unknown === null && isKnown(karbonTime) ? karbonEntries : null,
      };
    },

    async requiredFields() {
      const row = await mirror.coverage<HoursFacts>('hoursFacts:requiredFields');
      return row?.of === 'requiredFields' ? row.required : null;
    },
  };

  async function knownOf(period: HoursPeriod): Promise<HoursKnown> {
    const connectionOf = await connections.readAll();
    const pieces = monthsOf(period).length;
    const hasTimeTracking = await hasTime();
    const firm = await mirror.coverage<FirmEntries>('firmEntries');
    const isCovered = ({ from, to }: HoursPeriod) =>
      firm !== null && firm.from <= laterDay(from, period.from) && firm.to >= earlierDay(to, period.to);

    async function monthly(name: HoursStore): Promise<HoursKnown[HoursSource]> {
      const rows = await readRows(name, period);
      const isRefused = rows.some((row) => row.isRefused);
      return {
        pieces,
        piecesKnown: rows.filter(({ isComplete }) => isComplete).length,
        unknown: unknownOf(name, connectionOf, { isRefused, hasTimeTracking }),
      };
    }

    return {
      entries: {
        pieces,
        piecesKnown: monthsOf(period).filter((month) => isCovered(daysOfMonth(month))).length,
        unknown: unknownOf('entries', connectionOf, { isRefused: false, hasTimeTracking: true }),
      },
      deletedEntries: await monthly('deletedEntries'),
      timeActivities: await monthly('timeActivities'),
      karbonTime: await monthly('karbonTime'),
    };
  }

  /** Of the months that have been read to their end, or refused. */
  async function readRows(name: HoursStore, period: HoursPeriod): Promise<readonly HoursCoverage[]> {
    const rows = monthsOf(period).map((month) => mirror.coverage<HoursCoverage>(`hours:${name}:${month}`));
    return (await Promise.all(rows)).filter(
      (row) => row !== null && (row.isComplete || row.isRefused),
    ) as readonly HoursCoverage[];
  }

  async function standingOf(period: HoursPeriod, begunAtMs: number, isAnew = false): Promise<Standing> {
    const connectionOf = await connections.readAll();
    const { quickbooksTime } = connectionOf;
    const months = monthsOf(period);
    const known = await knownOf(period);
    const today = dayOf(now(), quickbooksTime.time?.account.timeZone ?? '');
    const changes = await mirror.coverage<TimeChanges>('timeChanges');
    const hasTimeTracking = await hasTime();
    const due: Record<HoursStore, readonly string[]> = {
      deletedEntries: [],
      timeActivities: [],
      karbonTime: [],
    };

    async function monthly(name: HoursStore): Promise<HoursSourceView> {
      const connection = connectionOf[systemOfMirror[name]];
      const rows = await readRows(name, period);
      const dueMonths: string[] = [];
      let requestsLeft = 0;
      for (const month of months) {
        const row = await mirror.coverage<HoursCoverage>(`hours:${name}:${month}`);
        const changedAtMs = async () => (await entryMonths.changedAtMs(month)) - (changes?.clockSkewMs ?? 0);
        if (await isMonthFresh(row, { nowMs: now(), begunAtMs, today, isAnew }, changedAtMs)) continue;
        dueMonths.push(month);
        requestsLeft += requestsFor[name]({
          isKnown: row?.isComplete === true,
          count: await mirror.datedCount(name, daysOfMonth(month)),
          entries: await mirror.datedCount('entries', daysOfMonth(month)),
        });
      }
      const isAsked = isAskable(name, connectionOf, hasTimeTracking);
      if (isAsked) due[name] = dueMonths;
      return {
        ...known[name],
        piecesRead: months.length - dueMonths.length,
        requestsLeft: isAsked ? requestsLeft : 0,
        readAt: rows.length < months.length ? null : Math.min(...rows.map(({ readAt }) => readAt)),
        leftOut: rows.reduce((sum, { leftOut }) => sum + leftOut, 0),
        error: isAsked && dueMonths.length > 0 ? connection.lastError : null,
      };
    }

    async function ofEntries(): Promise<HoursSourceView> {
      const firm = await mirror.coverage<FirmEntries>('firmEntries');
      const { piecesKnown, unknown } = known.entries;
      const isFollowed =
        changes !== null &&
        (isAnew
          ? changes.checkedAt >= begunAtMs
          : isFresh(changes.checkedAt, freshForMs + (now() - begunAtMs), now()));
      const piecesRead = isFollowed ? piecesKnown : 0;
      return {
        ...known.entries,
        piecesRead,
        requestsLeft:
          unknown === null && piecesRead < months.length ? requestsForEntries(firm, period, today) : 0,
        readAt: piecesKnown < months.length ? null : (changes?.checkedAt ?? null),
        leftOut: firm?.leftOut ?? 0,
        error: piecesRead < months.length ? quickbooksTime.lastError : null,
      };
    }

    const view = {
      entries: await ofEntries(),
      deletedEntries: await monthly('deletedEntries'),
      timeActivities: await monthly('timeActivities'),
      karbonTime: await monthly('karbonTime'),
    };
    return {
      view,
      due,
      areEntriesDue: view.entries.unknown === null && view.entries.piecesRead < months.length,
      factsDue: await factsDue(store, connectionOf, begunAtMs, now()),
    };
  }

  /** Until it has been asked, the plan of a company is taken to have time. */
  async function hasTime(): Promise<boolean> {
    const row = await mirror.coverage<HoursFacts>('hoursFacts:timeTracking');
    return row?.of !== 'timeTracking' || row.hasTimeTracking;
  }

  function goOn(period: HoursPeriod, { due, areEntriesDue, factsDue: facts }: Standing): void {
    const isAnyDue = areEntriesDue || facts.length > 0 || hoursStores.some((name) => due[name].length > 0);
    if (isReading || !isAnyDue) return;
    isReading = true;
    void failures
      .guard('reading hours', async () => {
        await Promise.all([
          readEntries(period, areEntriesDue).then(() => readDue('quickbooksTime', due, facts)),
          readDue('quickbooks', due, facts),
          readDue('karbon', due, facts),
        ]);
      })
      .then(() => {
        isReading = false;
        readingsEnded += 1;
      });
  }

  async function readEntries(period: HoursPeriod, areDue: boolean): Promise<void> {
    if (!areDue) return;
    // Somebody who has just changed something wants to see it.
    await sync.poll([], isBegunAnew);
    for (;;) {
      const firm = await mirror.coverage<FirmEntries>('firmEntries');
      if (firm && firm.from <= period.from && firm.to >= period.to) return;
      if (!(await mayGoOn()) || !(await sync.readEntryWindow(mayGoOn))) return;
    }
  }

  /** One request after the other, the newest month first. */
  async function readDue(system: SystemId, due: Standing['due'], facts: Standing['factsDue']): Promise<void> {
    const names = hoursStores.filter((name) => systemOfMirror[name] === system && due[name].length > 0);
    if (names.length === 0 && !facts.includes(system)) return;
    await circuitBreaker.run(system, false, async (connection: ConnectionRecord) => {
      if (facts.includes(system)) await readFacts(parts, connection);
      for (const name of names) {
        if (name === 'timeActivities' && !(await hasTime())) continue;
        const sources = monthSources(parts.gateways, connection);
        for (const month of due[name]) {
          if (!(await mayGoOn())) return;
          if (!(await readMonth(parts, connection, name, month, sources[name], mayGoOn))) return;
        }
      }
    });
  }
}

function laterDay(one: DayText, other: DayText): DayText {
  return one > other ? one : other;
}

function earlierDay(one: DayText, other: DayText): DayText {
  return one < other ? one : other;
}
