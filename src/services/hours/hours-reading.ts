import type { DayText, SystemId } from '../../domain/records/records';
import { dayOf } from '../../domain/time/calendar';
import { isFresh } from '../../domain/time/freshness';
import type { HoursInput } from '../../domain/time/hours';
import type {
  HoursEstimate,
  HoursPeriod,
  HoursReadingView,
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
import { daysOfMonth, freshForMs, isMonthFresh, monthsOf } from './months';
import { readMonth } from './read-month';
import { requestsFor, requestsForEntries } from './requests';
import { factsDue, monthSources, readFacts } from './sources';
import { isAskable, unknownOf } from './unknown';

/** What the copies hold of a period: the lists that hours are tied out from. */
export type HoursLists = Pick<HoursInput, 'entries' | 'deletedEntries' | 'activities' | 'karbonEntries'>;

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
  /** The lists as the copies have them, however old (see `coverageOf`). Asks no service. */
  lists(period: HoursPeriod): Promise<HoursLists>;
  /** What the account says that each entry needs, as of the last reading; `null` where that is not known. Asks no service. */
  requiredFields(): Promise<RequiredFields | null>;
}

export interface HoursReadingParts {
  readonly store: Store;
  readonly gateways: Readers;
  readonly circuitBreaker: CircuitBreaker;
  readonly sync: Pick<Sync, 'poll' | 'readEntryWindow'>;
  readonly failures: Failures;
  /** Epoch ms. */
  now(): number;
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
  let isReading = false;
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
      const standing = await standingOf(period, begunAt, isBegunAnew);
      goOn(period, standing);
      return standing.view;
    },

    cancel() {
      askedAt = 0;
    },

    coverageOf: async (period) => (await standingOf(period, now())).view,

    async lists(period) {
      const { view } = await standingOf(period, now());
      const isKnown = ({ pieces, piecesKnown }: HoursSourceView) => piecesKnown === pieces;
      const { timeActivities, karbonTime } = view;
      const [entries, deletedEntries, activities, karbonEntries] = await Promise.all([
        mirror.dated('entries', period),
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

  async function standingOf(period: HoursPeriod, begunAtMs: number, isAnew = false): Promise<Standing> {
    const [karbon, quickbooksTime, quickbooks] = await Promise.all([
      connections.read('karbon'),
      connections.read('quickbooksTime'),
      connections.read('quickbooks'),
    ]);
    const connectionOf = { karbon, quickbooksTime, quickbooks };
    const months = monthsOf(period);
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
      const rows: HoursCoverage[] = [];
      const dueMonths: string[] = [];
      let requestsLeft = 0;
      for (const month of months) {
        const row = await mirror.coverage<HoursCoverage>(`hours:${name}:${month}`);
        const entries = await mirror.datedFacts('entries', daysOfMonth(month));
        const entriesChangedAtMs = entries.changedAtMs - (changes?.clockSkewMs ?? 0);
        if (row?.isComplete || row?.isRefused) rows.push(row);
        if (isMonthFresh(row, { nowMs: now(), begunAtMs, today, entriesChangedAtMs, isAnew })) continue;
        dueMonths.push(month);
        const count = await mirror.datedCount(name, daysOfMonth(month));
        requestsLeft += requestsFor[name]({
          isKnown: row?.isComplete === true,
          count,
          entries: entries.count,
        });
      }
      const isRefused = rows.some((row) => row.isRefused);
      const isAsked = isAskable(name, connectionOf, hasTimeTracking);
      if (isAsked) due[name] = dueMonths;
      return {
        pieces: months.length,
        piecesRead: months.length - dueMonths.length,
        piecesKnown: rows.filter(({ isComplete }) => isComplete).length,
        records: await mirror.datedCount(name, period),
        requestsLeft: isAsked ? requestsLeft : 0,
        readAt: rows.length < months.length ? null : Math.min(...rows.map(({ readAt }) => readAt)),
        leftOut: rows.reduce((sum, { leftOut }) => sum + leftOut, 0),
        unknown: unknownOf(name, connectionOf, { isRefused, hasTimeTracking }),
        error: isAsked && dueMonths.length > 0 ? connection.lastError : null,
      };
    }

    async function ofEntries(): Promise<HoursSourceView> {
      const firm = await mirror.coverage<FirmEntries>('firmEntries');
      const isCovered = ({ from, to }: HoursPeriod) =>
        firm !== null && firm.from <= laterDay(from, period.from) && firm.to >= earlierDay(to, period.to);
      const piecesKnown = months.filter((month) => isCovered(daysOfMonth(month))).length;
      const isFollowed =
        changes !== null &&
        (isAnew
          ? changes.checkedAt >= begunAtMs
          : isFresh(changes.checkedAt, freshForMs + (now() - begunAtMs), now()));
      const unknown = unknownOf('entries', connectionOf, { isRefused: false, hasTimeTracking: true });
      const piecesRead = isFollowed ? piecesKnown : 0;
      return {
        pieces: months.length,
        piecesRead,
        piecesKnown,
        records: await mirror.datedCount('entries', period),
        requestsLeft:
          unknown === null && piecesRead < months.length ? requestsForEntries(firm, period, today) : 0,
        readAt: piecesKnown < months.length ? null : (changes?.checkedAt ?? null),
        leftOut: firm?.leftOut ?? 0,
        unknown,
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
