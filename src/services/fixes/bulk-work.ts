import { fixOrder, listTraits } from '../../domain/records/lists';
import { type ListId, systemIds } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import type { PlainError } from '../../messages/errors';
import type { FixOutcome } from '../../messages/fixes';
import { nameLists } from '../../store/mirrored-stores';
import type { BulkAccount, BulkItemRow, BulkRunRow, ListCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import type { RateLimitStore } from '../../systems/http/rate-limits/rate-limit-store';
import { backgroundOpensAt } from '../connections/rate-limit-usage';
import type { Failures } from '../failures';
import type { Sync } from '../sync/sync';
import { itemRunIdOf, targetOf } from './bulk-items';
import type { Fixes, FixRequest, Manner } from './fixes';
import { type ItemStanding, isGivenUp as isStepGivenUp, needsPerson, standingOf } from './item-end';
import { refusedAlike } from './refused-alike';
import { isOpen } from './run-view';

/** Carries out the items of the bulk run that is not over. */
export interface BulkWork {
  /**
   * Goes on from wherever it stands, one item after the other; resolves when nothing more can be done for now. Never rejects.
   *
   * @param isAsked somebody has just asked for it: what was to be waited for is tried at once.
   */
  goOn(isAsked: boolean): Promise<void>;
  /** Brings the lists up to this moment; returns what has kept it from that, or `null`. */
  readLists(): Promise<PlainError | null>;
  /** How the connections differ from what they were when a run was begun; `null` where nothing was taken away. */
  changeOf(accounts: BulkRunRow['accounts']): Promise<PlainError | null>;
}

export interface BulkWorkParts {
  readonly store: Store;
  readonly sync: Pick<Sync, 'refreshNames' | 'refreshTarget'>;
  readonly fixes: Fixes;
  readonly failures: Failures;
  /** What the limiter remembers. */
  readonly rateLimitStore: RateLimitStore;
  /** Epoch ms. */
  now(): number;
  later(work: () => void, afterMs: number): unknown;
  /** The worker is to be started again and again while something is under way, by nobody but the clock. */
  keepAwake(isOn: boolean): void;
}

/** The lists are read again once they are older: what a colleague does meanwhile is met by the precondition of each step. */
const listsEveryMs = 60_000;
/** Cut off for longer, a run waits for somebody to let it go on, as a single one is given up (see `plan-runner.ts`). */
const maxGapMs = 10 * 60_000;
/** A service that does not answer is asked again after so long at first, then more and more seldom. */
const retryMs = { least: 15_000, most: 60_000 };
const maxStandstillMs = 10 * 60_000;
/** As many requests as an item takes, so that it is not held up in the middle, where single clicks wait for it. */
const requestsOfItem = 8;
/** An item that a service will not take although it answers is given up after so many tries … */
const maxTries = 3;
/** … but not one after the other: then it is not the item. */
const maxGivenUpInRow = 2;

/** As many items are carried out beside each other as one request can be for. */
const mostTogether = Math.max(...fixOrder.map((list) => listTraits[list].changedAtOnce));

const inBackground: Manner = { priority: 'background', isFresh: true };

export function createBulkWork(parts: BulkWorkParts): BulkWork {
  const { store, sync, fixes, failures, now, later, keepAwake } = parts;
  const { bulkRuns, connections, journal, mirror } = store;
  const readAt = new Map<ListId, number>();
  const limits = { ...parts, karbonPerMinute: async () => (await store.settings.read()).karbonPerMinute };
  let going: Promise<void> | null = null;
  let isAskedAgain = false;
  let waitsUntilMs = 0;
  let isKeptAwake: boolean | null = null;
  /** How many items the next turn is for: one, until one has gone well in this life. */
  let groupSize = 1;

  return { goOn, readLists, changeOf };

  function goOn(isAsked: boolean): Promise<void> {
    if (isAsked) waitsUntilMs = 0;
    if (going) {
      isAskedAgain ||= isAsked;
      return going;
    }
    // A clock that was set back does not make anybody wait for hours.
    const waitsForMs = waitsUntilMs - now();
    if (waitsForMs > 0 && waitsForMs <= maxGapMs) return Promise.resolve();
    going = failures
      .guard('carrying out a bulk run', async () => {
        try {
          wait(await carryOn());
        } catch (error) {
          wait(retryMs.least);
          throw error;
        }
      })
      .finally(() => {
        going = null;
        if (isAskedAgain) void goOn(true);
        isAskedAgain = false;
      });
    return going;
  }

  function stayAwake(isOn: boolean): void {
    if (isOn !== isKeptAwake) keepAwake(isOn);
    isKeptAwake = isOn;
  }

  function wait(afterMs: number | null): void {
    if (afterMs === null) return;
    waitsUntilMs = now() + afterMs;
    later(() => void goOn(false), afterMs);
  }

  /** Returns how long to wait before it can go on, ms; `null` where nothing is left to do, or nobody wants it done. */
  async function carryOn(): Promise<number | null> {
    const found = await bulkRuns.newest();
    if (found?.state === 'running' && !isFresh(found.lastTouchedAt, maxGapMs, now())) {
      await interrupt(found.id, null);
    }
    for (;;) {
      const run = await bulkRuns.newest();
      const item = run?.endedAt === null ? await bulkRuns.nextItem(run.id) : null;
      const isUnderWay = run?.state === 'running' || item?.state === 'running';
      stayAwake(isUnderWay);
      if (!run || run.endedAt !== null) return null;
      if (item && isUnderWay) {
        const waitMs = await advance(run, item);
        if (waitMs !== null) return waitMs;
      } else if (run.state === 'paused') {
        return null;
      } else {
        const endedAt = now();
        await bulkRuns.change(run.id, ({ state }) => ({
          state: state === 'running' ? 'done' : state,
          endedAt,
          lastTouchedAt: endedAt,
          standstill: null,
        }));
      }
    }
  }

  /** Returns how long to wait before anything more can be done, ms; `null` where that is nothing. */
  async function advance(run: BulkRunRow, item: BulkItemRow): Promise<number | null> {
    if (run.state === 'running') {
      const changed = await changeOf(run.accounts);
      if (changed || !(await isReadWhole(run.accounts))) return interrupt(run.id, changed);
      const group = await groupOf(run, item);
      const limited = await limitOf(run.accounts, requestsOfItem + group.length - 1);
      if (limited) return standStill(run.id, limited, false);
      const unread = await readListsIfAged();
      if (unread) return standStill(run.id, unread, false);
      if (group.length > 1) return advanceTogether(run, group);
      if (!(await bulkRuns.beginItem(item, now()))) return null;
    }
    const told = await carryOut(run, item);
    const entries = await journal.run(item.itemRunId);
    const standing = standingOf(entries, told);
    grow(standing);
    const backInLine = { state: 'waiting', error: null, isUndoable: false, isGivenUp: false } as const;
    switch (standing.kind) {
      case 'over':
        await bulkRuns.endItem(item, { ...standing.end, isGivenUp: false }, now());
        return stopIfRefused(run, item);
      case 'notBegun':
        await bulkRuns.endItem(item, backInLine, now());
        return null;
      case 'open':
        return (await standStill(run.id, standing.error, false)) ?? retryMs.least;
      case 'held': {
        const { error, end } = standing;
        // Where nothing of it is in the journal, it was not even tried.
        const isTried = entries.length > 0;
        const meanwhile = await bulkRuns.run(run.id);
        if (meanwhile?.state === 'running') {
          if (!error) return null;
          if (!isTried || !isGivenUpFor(meanwhile, error)) return standStill(run.id, error, isTried);
        }
        const isKept = meanwhile?.state === 'paused';
        const isGivenUp = meanwhile?.state === 'running';
        // What it has done already can be undone, also where it never goes on.
        const kept = { ...backInLine, isUndoable: end.isUndoable };
        await bulkRuns.endItem(item, isKept ? kept : { ...end, isGivenUp }, now());
        return null;
      }
    }
  }

  /** The items that are carried out beside each other: more where the last ones went well, and clients before work. */
  async function groupOf(run: BulkRunRow, item: BulkItemRow): Promise<readonly BulkItemRow[]> {
    if (item.state !== 'waiting' || run.undoes !== null || groupSize === 1) return [item];
    const isWork = (each: BulkItemRow) => each.item.kind === 'work';
    const waiting = await bulkRuns.waitingItems(run.id, groupSize);
    return waiting.filter((each) => isWork(each) === isWork(item));
  }

  function grow({ kind, ...standing }: ItemStanding): void {
    const isWell = kind === 'over' && 'end' in standing && standing.end.state !== 'failed';
    groupSize = isWell ? mostTogether : 1;
  }

  /** Carries out several items beside each other. One that has not come to its end stays under way, and has the next turn by itself. */
  async function advanceTogether(run: BulkRunRow, group: readonly BulkItemRow[]): Promise<null> {
    const begun: BulkItemRow[] = [];
    const requests: FixRequest[] = [];
    const told = new Map<BulkItemRow, FixOutcome>();
    for (const item of group) {
      if (!(await bulkRuns.beginItem(item, now()))) break;
      begun.push(item);
      const request = await requestOf(run, item);
      if (request) requests.push(request);
      else told.set(item, { kind: 'planChanged' });
    }
    const byRunId = new Map(begun.map((item) => [item.itemRunId, item]));
    const tell = (place: number, outcome: FixOutcome) => {
      const item = byRunId.get(requests[place]?.runId ?? '');
      if (item) told.set(item, outcome);
    };
    await fixes.startTogether(requests, tell, inBackground);
    for (const item of begun) {
      const standing = standingOf(await journal.run(item.itemRunId), told.get(item) ?? null);
      grow(standing);
      if (standing.kind !== 'over') continue;
      await bulkRuns.endItem(item, { ...standing.end, isGivenUp: false }, now());
      await stopIfRefused(run, item);
    }
    return null;
  }

  async function stopIfRefused({ id }: BulkRunRow, { position }: BulkItemRow): Promise<null> {
    const refused = await refusedAlike(journal, id, position);
    if (!refused) return null;
    const { list, detail } = refused;
    return interrupt(id, { code: 'rejected', system: list, retryAt: null, detail });
  }

  /** Does for an item what can be done now, and returns what was told of it where it was asked for anew. */
  async function carryOut(run: BulkRunRow, item: BulkItemRow): Promise<FixOutcome | null> {
    const { itemRunId } = item;
    const before = await journal.run(itemRunId);
    if (before.length > 0) {
      if (before.some(isOpen)) await fixes.resume();
      const settled = await journal.run(itemRunId);
      if (run.state === 'running' && !settled.some(isOpen) && settled.some(isStepGivenUp)) {
        await fixes.takeUp(itemRunId, inBackground);
      }
      return null;
    }
    // A pause holds back what has not been begun, and nothing else.
    if (run.state !== 'running') return null;
    let told: FixOutcome | null = null;
    const tell = (outcome: FixOutcome) => {
      told = outcome;
    };
    if (run.undoes !== null) {
      const of = itemRunIdOf(run.undoes, item.undoesPosition ?? 0);
      await fixes.undo({ runId: itemRunId, of }, tell, inBackground);
      return told;
    }
    const request = await requestOf(run, item);
    if (!request) return { kind: 'planChanged' };
    await fixes.start(request, tell, inBackground);
    return told;
  }

  /** `null` where Karbon has the record no more. */
  async function requestOf(
    { accounts }: BulkRunRow,
    { item, itemRunId: runId, shownSteps }: BulkItemRow,
  ): Promise<FixRequest | null> {
    const target = await targetOf(parts, item);
    const { choice, planId } = item;
    return target && { runId, target, choice, planId, shownSteps, accounts };
  }

  /** A service keeps the run from going on: it waits, and after a while for somebody to let it. */
  async function standStill(runId: string, error: PlainError, isTried: boolean): Promise<number | null> {
    const at = now();
    const isLimit = error.code === 'rateLimited' || error.code === 'selfLimited';
    const run = await bulkRuns.change(runId, ({ state, standstill }) => {
      if (state !== 'running') return null;
      const isLast = standstill !== null && standstill.sinceMs <= at && !isLimit;
      return {
        lastTouchedAt: at,
        standstill: {
          error,
          // A limit opens again by itself, however long that takes.
          sinceMs: isLast ? standstill.sinceMs : at,
          tries: (standstill?.tries ?? 0) + Number(isTried),
          wasPaused: standstill?.wasPaused ?? false,
        },
      };
    });
    if (run?.state !== 'running') return null;
    const stoodMs = at - (run.standstill?.sinceMs ?? at);
    // Asking on changes nothing where a person has to see to it.
    const isTriedEnough = needsPerson(error) && (run.standstill?.tries ?? 0) >= maxTries;
    if (stoodMs >= maxStandstillMs || isTriedEnough) return interrupt(runId, error);
    const opensInMs = Math.min((error.retryAt ?? at) - at, maxStandstillMs / 2);
    if (isLimit && opensInMs > 0) return opensInMs;
    return Math.max(opensInMs, Math.min(Math.max(stoodMs, retryMs.least), retryMs.most));
  }

  /** @param error what has kept it; `null` where nothing but time has passed. */
  async function interrupt(runId: string, error: PlainError | null): Promise<null> {
    const at = now();
    await bulkRuns.change(runId, ({ state, standstill }) => {
      if (state !== 'running') return null;
      const { tries = 0, wasPaused = false } = standstill ?? {};
      return {
        state: 'paused',
        isInterrupted: true,
        lastTouchedAt: at,
        standstill: error ? { error, sinceMs: at, tries, wasPaused } : standstill,
      };
    });
    return null;
  }

  async function readLists(): Promise<PlainError | null> {
    const connected = await connections.readAll();
    const errors = await Promise.all(
      fixOrder.filter((list) => connected[list].account !== null).map((list) => readList(list)),
    );
    return errors.find((error) => error !== null) ?? null;
  }

  async function readList(list: ListId): Promise<PlainError | null> {
    const error = await sync.refreshNames(list);
    if (error) readAt.delete(list);
    else readAt.set(list, now());
    return error;
  }

  async function readListsIfAged(): Promise<PlainError | null> {
    const connected = await connections.readAll();
    const isAged = fixOrder.some(
      (list) => connected[list].account !== null && !isFresh(readAt.get(list) ?? 0, listsEveryMs, now()),
    );
    return isAged ? readLists() : null;
  }

  async function changeOf(accounts: BulkRunRow['accounts']): Promise<PlainError | null> {
    const connected = await connections.readAll();
    for (const system of systemIds) {
      const before = accounts[system];
      const code = before && changeBetween(before, connected[system]);
      if (code) return { code, system, retryAt: null, detail: '' };
    }
    return null;
  }

  /** A list that was forgotten says that nothing is there. */
  async function isReadWhole(accounts: BulkRunRow['accounts']): Promise<boolean> {
    const names = systemIds
      .filter((system) => accounts[system] !== null)
      .flatMap((system) => nameLists[system]);
    const rows = await Promise.all(names.map((name) => mirror.coverage<ListCoverage>(`list:${name}`)));
    return rows.every((row) => row?.isComplete === true);
  }

  /** A limit that so many requests would come up against; `null` where there is none. */
  async function limitOf(accounts: BulkRunRow['accounts'], requests: number): Promise<PlainError | null> {
    const connected = await connections.readAll();
    for (const list of fixOrder) {
      if (accounts[list] === null) continue;
      const opensAt = await backgroundOpensAt(limits, connected[list], requests);
      if (opensAt !== null) return { code: 'selfLimited', system: list, retryAt: opensAt, detail: '' };
    }
    return null;
  }
}

function changeBetween(
  before: BulkAccount,
  {
    account,
    identity,
  }: { readonly account: { readonly rights: BulkAccount['rights'] } | null; readonly identity: string },
): PlainError['code'] | null {
  if (!account) return 'needsReconnect';
  if (identity !== before.identity) return 'accountChanged';
  return before.rights.every((right) => account.rights.includes(right)) ? null : 'notAllowed';
}

/** What a service will not take, although it answers, is given up; what would go for all of them is not. */
function isGivenUpFor({ standstill, givenUpInRow }: BulkRunRow, error: PlainError): boolean {
  if (standstill === null || givenUpInRow >= maxGivenUpInRow) return false;
  const isLimit = error.code === 'rateLimited' || error.code === 'selfLimited';
  if (isLimit) return false;
  return standstill.wasPaused || (!needsPerson(error) && standstill.tries + 1 >= maxTries);
}
