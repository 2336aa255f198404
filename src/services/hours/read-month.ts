import type { SystemId } from '../../domain/records/records';
import type { HoursCoverage, HoursStore } from '../../store/hours-rows';
import { type MirrorBatch, type MirrorRecord, unchanged } from '../../store/mirror-batch';
import type { ConnectionRecord } from '../../store/rows';
import type { Store } from '../../store/store';
import type { Page } from '../../systems/http/page';
import { invalidResponse, isSystemError } from '../../systems/http/system-error';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import { daysOfMonth } from './months';

type Days = ReturnType<typeof daysOfMonth>;

/** One of the lists, as its service gives the records of some days. */
export interface MonthSource<Name extends HoursStore = HoursStore> {
  readonly system: SystemId;
  /** @param from where to begin, as a page has named it. */
  pages(days: Days, from: string | null): AsyncIterable<MonthPage<Name>>;
  /** How many there are, where it can be asked. */
  count?(days: Days): Promise<number>;
  /** What has been made or changed since, where it can be asked for by the service's own time. */
  changed?(days: Days, since: string): AsyncIterable<MonthPage<Name>>;
  /** The service forgets what it had: that it gives a record no more does not mean that there is none. */
  readonly forgets?: true;
}

export type MonthPage<Name extends HoursStore> = Page<MirrorRecord<Name>> & {
  readonly next?: string | null;
  /** The service's own time. */
  readonly time?: string;
};

export interface MonthReaderParts {
  readonly store: Store;
  readonly circuitBreaker: CircuitBreaker;
  now(): number;
}

/** By what the records of each list go. */
const keyOf: { readonly [Name in HoursStore]: (record: MirrorRecord<Name>) => string } = {
  deletedEntries: ({ id }) => id,
  timeActivities: ({ id }) => id,
  karbonTime: ({ key }) => key,
};

/** A month under which rows move at each of so many passes is read again later. */
const maxPasses = 3;
/** What was being written while the service answered may bear a time before its answer's. */
const overlapMs = 60_000;

/** The copies were forgotten, or the month read by somebody else, since it was looked at: nothing more of it may be written. */
class MonthChanged extends Error {
  override readonly name = 'MonthChanged';
}

/**
 * Reads one month of a list into the copies: whole the first time, from where it stood in an earlier life of the worker; later, where the
 * service tells, only what has changed since, and how many there are, by which deletions show.
 *
 * @param mayGoOn asked between pages. @returns whether the month has been read to its end; not where the copies are forgotten meanwhile. @throws SystemError
 */
export async function readMonth<Name extends HoursStore>(
  parts: MonthReaderParts,
  connection: ConnectionRecord,
  name: Name,
  month: string,
  source: MonthSource<Name>,
  mayGoOn: () => Promise<boolean>,
): Promise<boolean> {
  const { store, circuitBreaker, now } = parts;
  const days = daysOfMonth(month);
  const known = await store.mirror.coverage<HoursCoverage>(`hours:${name}:${month}`);
  /** As it is in the copies, as far as has been written here. */
  let stored = known;
  const unread: HoursCoverage = {
    kind: 'hours',
    id: `hours:${name}:${month}`,
    store: name,
    month,
    isComplete: false,
    isRefused: false,
    leftOut: 0,
    readAt: now(),
    cursor: '',
    next: null,
  };
  try {
    if (known?.isComplete && (await isFollowed(known))) return true;
    for (let pass = 1; pass <= maxPasses; pass += 1) {
      const outcome = await readWhole(pass === 1 && known && !known.isComplete ? known : null);
      if (outcome !== 'moved') return outcome === 'read';
    }
    throw invalidResponse(source.system, name);
  } catch (error) {
    if (error instanceof MonthChanged) return false;
    if (!isSystemError(error) || (error.code !== 'notAllowed' && error.code !== 'rejected')) throw error;
    return tryCommit([], { ...unread, isRefused: true });
  }

  async function readWhole(resumed: HoursCoverage | null): Promise<'read' | 'moved' | 'stopped'> {
    const isResumed = resumed?.next != null;
    let row = isResumed ? resumed : { ...unread, readAt: now() };
    const met = new Set<string>();
    let pages = 0;
    for await (const page of source.pages(days, row.next)) {
      pages += 1;
      for (const record of page.records) met.add(keyOf[name](record));
      const { next = null, time = '' } = page;
      row = { ...row, next, cursor: row.cursor || time, leftOut: row.leftOut + page.leftOut };
      // Until a second reading has come to its end, the first one holds.
      await commit(page.records, known?.isComplete ? known : row);
      if (next !== null && !(await mayGoOn())) return 'stopped';
    }
    const kept = (await store.mirror.dated(name, days)).map((record) => keyOf[name](record));
    const gone = isResumed || source.forgets ? [] : kept.filter((key) => !met.has(key));
    // Rows that go while pages are read draw others up to where had been read already.
    if (source.count && (pages > 1 || isResumed)) {
      const count = await source.count(days);
      if (count !== kept.length - gone.length + row.leftOut) return 'moved';
    }
    await commit([], { ...row, isComplete: true, next: null }, gone);
    return 'read';
  }

  async function isFollowed(before: HoursCoverage): Promise<boolean> {
    if (!source.changed || !source.count || before.cursor === '' || before.leftOut > 0) return false;
    const readAt = now();
    const since = new Date(Date.parse(before.cursor) - overlapMs).toISOString();
    const keys = new Set((await store.mirror.dated(name, days)).map((record) => keyOf[name](record)));
    let cursor = '';
    const changed: MirrorRecord<Name>[] = [];
    for await (const page of source.changed(days, since)) {
      if (page.leftOut > 0) return false;
      cursor ||= page.time ?? '';
      changed.push(...page.records);
    }
    for (const record of changed) keys.add(keyOf[name](record));
    if ((await source.count(days)) !== keys.size) return false;
    await commit(changed, { ...before, readAt, cursor });
    return true;
  }

  async function commit(...written: Parameters<typeof tryCommit>): Promise<void> {
    if (!(await tryCommit(...written))) throw new MonthChanged();
  }

  async function tryCommit(
    records: readonly MirrorRecord<Name>[],
    row: HoursCoverage,
    gone: readonly string[] = [],
  ): Promise<boolean> {
    const put: MirrorBatch['put'] = { [name]: records };
    const preconditions = [unchanged(row.id, stored)];
    const batch = { preconditions, put, remove: { [name]: gone }, cover: [row] };
    const isWritten = await circuitBreaker.commitResponse(connection, batch);
    if (isWritten) stored = row;
    return isWritten;
  }
}
