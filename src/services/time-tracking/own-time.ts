import { addDays, dayOf } from '../../domain/time/calendar';
import type { EntryWithFields } from '../../domain/time/entry-content';
import { isFresh } from '../../domain/time/freshness';
import type { TimeRules } from '../../domain/time/time-change';
import { reportUnexpected } from '../../reports/report-unexpected';
import type { TimeChanges } from '../../store/rows';
import type { Store } from '../../store/store';
import type { OwnTimeRow } from '../../store/time-rows';
import { isSystemError } from '../../systems/http/system-error';
import type { QuickbooksTimeEntries } from '../../systems/quickbooks-time/time-writer';

/** Whose time it is: the user that QuickBooks Time is connected as. */
export interface Owner {
  /** Identity of the connection. */
  readonly account: string;
  readonly userId: string;
  /** IANA zone of the account. */
  readonly timeZone: string;
  /** 0 = Sunday. */
  readonly weekStartsOn: number;
}

/** Own time as it was last read, and how it is read again. */
export interface OwnTimeReader {
  /** `null` while QuickBooks Time is not connected. */
  owner(): Promise<Owner | null>;
  /**
   * One request that reads own entries of the last days where that was not done a moment ago; and once a day those that tell what may be
   * entered. None for whoever may not track time, nor while the service is left alone. What fails is left to the rounds, which say so.
   */
  look(isUserInitiated: boolean): Promise<void>;
  entries(owner: Owner): Promise<OwnTimeRow | null>;
  rules(owner: Owner): Promise<TimeRules | null>;
  /** A moment by QuickBooks Time's clock, epoch ms in whole seconds, as entries have it. @param atMs of the local clock; now unless told */
  serverNowMs(owner: Owner, atMs?: number): Promise<number>;
  /** Reads own entries of these days, which are kept where they are of the days that are looked at. Throws `SystemError`. */
  read(owner: Owner, from: string, to: string): Promise<readonly EntryWithFields[]>;
  /** Entries of somebody else of these days, as they are now; kept nowhere. Throws `SystemError`. */
  readOf(owner: Owner, userId: string, from: string, to: string): Promise<readonly EntryWithFields[]>;
  /** One entry as it is now, whoever's it is; `null` where it is gone. Throws `SystemError`. */
  readEntry(owner: Owner, id: string): Promise<EntryWithFields | null>;
  /** Takes over what a write has answered, here and in what panels add up. */
  noteWritten(owner: Owner, put: readonly EntryWithFields[], deletedIds: readonly string[]): Promise<void>;
}

export interface OwnTimeParts {
  readonly store: Store;
  entriesFor(account: string): QuickbooksTimeEntries;
  /** Epoch ms. */
  now(): number;
}

/** Whoever starts on the phone is to be seen within fifteen seconds; rounds come every ten. */
const freshForMs = 8_000;
const rulesFreshForMs = 24 * 3_600_000;
/** Nobody stays on the clock for longer than seven (quickbooks-time.md 7.6), and what is repeated is of the last week. */
const daysBack = 8;

export function createOwnTimeReader(parts: OwnTimeParts): OwnTimeReader {
  const { store, entriesFor, now } = parts;
  const { connections, mirror, ownTime } = store;
  /** How often what was written has been taken over. */
  let writes = 0;

  const reader: OwnTimeReader = {
    async owner() {
      const { account, identity, time } = await connections.read('quickbooksTime');
      if (!account || !time) return null;
      const { timeZone, weekStartsOn } = time.account;
      return { account: identity, userId: time.rights.userId, timeZone, weekStartsOn };
    },

    async look(isUserInitiated) {
      const owner = await reader.owner();
      const { lastError } = await connections.read('quickbooksTime');
      // The rounds find out when it may be asked again, and say what is wrong.
      if (!owner || (lastError && !isUserInitiated)) return;
      try {
        const rules = await rulesOf(owner);
        if (!rules.mayTrack) return;
        const known = await reader.entries(owner);
        if (known && !isUserInitiated && isFresh(known.readAt, freshForMs, now())) return;
        const today = dayOf(await reader.serverNowMs(owner), owner.timeZone);
        await reader.read(owner, addDays(today, -daysBack), addDays(today, 1));
      } catch (error) {
        if (!isSystemError(error)) throw error;
        if (error.code === 'invalidResponse') reportUnexpected(error, 'looking at own time');
      }
    },

    entries: (owner) => ownTime.entries(owner.account),
    rules: async (owner) => (await ownTime.rules(owner.account))?.rules ?? null,

    async serverNowMs(owner, atMs = now()) {
      const skewMs = (await reader.entries(owner))?.clockSkewMs ?? (await skewOfRounds());
      return Math.floor((atMs + skewMs) / 1_000) * 1_000;
    },

    async read(owner, from, to) {
      const { userId, account } = owner;
      const writesBefore = writes;
      const askedAt = now();
      const { entries, serverNowMs } = await entriesFor(account).ownEntries({ userId, from, to }, 'screen');
      const known = await reader.entries(owner);
      const clockSkewMs =
        serverNowMs === null ? (known?.clockSkewMs ?? (await skewOfRounds())) : serverNowMs - now();
      const today = dayOf(now() + clockSkewMs, owner.timeZone);
      const isOfLastDays = from <= addDays(today, -daysBack) && to >= today;
      const isWithin = ({ date }: EntryWithFields) => date >= from && date <= to;
      // Of other days than those that are looked at, only what is known already is brought up.
      const kept = isOfLastDays ? [] : (known?.entries.filter((entry) => !isWithin(entry)) ?? []);
      const put =
        isOfLastDays || known
          ? [...kept, ...entries.filter(({ date }) => isOfLastDays || date >= (known?.from ?? from))]
          : null;
      // What was answered before a write was noted does not have it.
      if (put && writes === writesBefore) {
        await ownTime.put({
          id: 'entries',
          account,
          from: isOfLastDays ? from : (known?.from ?? from),
          entries: put,
          readAt: isOfLastDays ? askedAt : (known?.readAt ?? 0),
          clockSkewMs,
        });
      }
      return entries;
    },

    async readOf({ account }, userId, from, to) {
      return (await entriesFor(account).ownEntries({ userId, from, to }, 'screen')).entries;
    },

    async readEntry(owner, id) {
      const entry = await entriesFor(owner.account).entry(id, 'screen');
      await reader.noteWritten(owner, entry ? [entry] : [], entry ? [] : [id]);
      return entry;
    },

    async noteWritten(owner, put, deletedIds) {
      writes += 1;
      const known = await reader.entries(owner);
      const changed = new Set([...deletedIds, ...put.map(({ id }) => id)]);
      if (known) {
        const own = put.filter(({ userId, date }) => userId === owner.userId && date >= known.from);
        const entries = [...known.entries.filter(({ id }) => !changed.has(id)), ...own];
        await ownTime.put({ ...known, entries });
      }
      const entries = put.map(({ fields: _, ...entry }) => entry);
      await mirror.write(
        { remove: { entries: deletedIds }, put: { entries } },
        { system: 'quickbooksTime', identity: owner.account },
      );
    },
  };

  async function rulesOf(owner: Owner): Promise<TimeRules> {
    const known = await ownTime.rules(owner.account);
    if (known && isFresh(known.readAt, rulesFreshForMs, now())) return known.rules;
    try {
      const rules = await entriesFor(owner.account).rules('background');
      await ownTime.put({ id: 'rules', account: owner.account, rules, readAt: now() });
      return rules;
    } catch (error) {
      // Yesterday's do until they can be read again.
      if (!known || !isSystemError(error)) throw error;
      return known.rules;
    }
  }

  /** What the rounds know of the service's clock; nothing where that was noted by a clock that was ahead. */
  async function skewOfRounds(): Promise<number> {
    const changes = await mirror.coverage<TimeChanges>('timeChanges');
    return changes && changes.checkedAt <= now() ? changes.clockSkewMs : 0;
  }

  return reader;
}
