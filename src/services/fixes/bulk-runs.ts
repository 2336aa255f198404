import { type SystemId, systemIds } from '../../domain/records/records';
import type { BulkItemView, BulkOutcome, BulkRunView, PlannedItem } from '../../messages/bulk-run';
import type { PlainError } from '../../messages/errors';
import type { FixOutcome, RunView } from '../../messages/fixes';
import type { BulkAccount, BulkItemRow, BulkRunRow } from '../../store/rows';
import { itemRowsOf, itemRunsPrefix, targetOf, undoRowsOf } from './bulk-items';
import { undoneAlone } from './bulk-undone';
import { bulkReportOf, bulkRunViewOf } from './bulk-view';
import { type BulkWorkParts, createBulkWork } from './bulk-work';
import { anyRunViewOf } from './run-view';

/** Puts many items right one after the other, and one alone for the tie-out page. */
export interface BulkRuns {
  /** As a click in the panel does: resolves with what becomes of it before the first step. */
  startOne(request: { readonly runId: string; readonly item: PlannedItem }): Promise<FixOutcome>;
  /** How a run of the journal stands, however long ago it was. */
  runOf(runId: string): Promise<RunView | null>;
  /** Resolves once it is stored; the items are carried out from then on. Asked for twice it is begun once. */
  start(request: { readonly runId: string; readonly items: readonly PlannedItem[] }): Promise<BulkOutcome>;
  /** The newest one, unless it is over and was another company's; whoever asks keeps it going. */
  read(): Promise<BulkRunView | null>;
  /** Those before that one, the newest first; none that was another company's. */
  earlier(): Promise<readonly BulkRunView[]>;
  steer(request: {
    readonly runId: string;
    readonly to: 'running' | 'paused' | 'cancelled';
  }): Promise<BulkRunView | null>;
  report(runId: string): Promise<readonly BulkItemView[]>;
  undo(request: { readonly runId: string; readonly of: string }): Promise<BulkOutcome>;
  /** Goes on with what is not over, if it may; resolves when nothing more can be done for now. Never rejects. */
  goOn(): Promise<void>;
}

export function createBulkRuns(parts: BulkWorkParts): BulkRuns {
  const { store, sync, fixes, now } = parts;
  const { bulkRuns, connections, journal } = store;
  const work = createBulkWork(parts);

  async function companyOf() {
    return (await connections.read('quickbooks')).quickbooks;
  }

  /** The runs to be shown, the newest first. What is not over is in the way of all others, whosever it is. */
  async function shownRuns(): Promise<readonly BulkRunRow[]> {
    const [runs, connected] = await Promise.all([bulkRuns.newestFirst(), connections.readAll()]);
    return runs.filter((run) => run.endedAt === null || !isOfOthers(run, connected));
  }

  async function viewOf(run: BulkRunRow): Promise<BulkRunView> {
    const standing = async (of: BulkRunRow) => ({ run: of, alone: await undoneAlone(store, of.id) });
    const undone = run.undoes ? await bulkRuns.run(run.undoes) : null;
    return bulkRunViewOf(
      await standing(run),
      await bulkRuns.nextItem(run.id),
      undone && (await standing(undone)),
    );
  }

  async function read(): Promise<BulkRunView | null> {
    const [newest] = await shownRuns();
    return newest ? viewOf(newest) : null;
  }

  /** Writes the run and goes on with it; whoever has asked is answered meanwhile. */
  async function begin(
    run: Pick<BulkRunRow, 'id' | 'undoes' | 'accounts'>,
    items: readonly BulkItemRow[],
  ): Promise<BulkOutcome> {
    const at = now();
    const none = { running: 0, done: 0, alreadyDone: 0, planChanged: 0, failed: 0, left: 0, undone: 0 };
    const inserted = await bulkRuns.insert(
      {
        ...run,
        state: 'running',
        isInterrupted: false,
        startedAt: at,
        endedAt: null,
        lastTouchedAt: at,
        counts: { ...none, waiting: items.length },
        undoable: 0,
        standstill: null,
        givenUpInRow: 0,
      },
      items,
    );
    void work.goOn(true);
    return { kind: inserted === 'busy' ? 'busy' : 'begun' };
  }

  /** What keeps a run of that id from being begun, if anything does; `begun` where it is there already. */
  async function inTheWay(runId: string): Promise<BulkOutcome | null> {
    if (await bulkRuns.run(runId)) return { kind: 'begun' };
    const newest = await bulkRuns.newest();
    return newest && newest.endedAt === null ? { kind: 'busy' } : null;
  }

  /** Karbon where it answers: where it does not, the names that were shown stand in. */
  async function readLists(): Promise<PlainError | null> {
    const { karbon } = await connections.readAll();
    const [error] = await Promise.all([
      work.readLists(),
      karbon.account ? sync.refreshNames('karbon') : Promise.resolve(),
    ]);
    return error;
  }

  async function accounts(): Promise<Readonly<Record<SystemId, BulkAccount | null>>> {
    const connected = await connections.readAll();
    const of = systemIds.map((system) => {
      const { account, identity } = connected[system];
      return [system, account && { identity, rights: account.rights }] as const;
    });
    return Object.fromEntries(of) as Record<SystemId, BulkAccount | null>;
  }

  async function undoableItems(runId: string): Promise<readonly BulkItemRow[]> {
    const { settled } = await undoneAlone(store, runId);
    return (await bulkRuns.items(runId)).filter(
      ({ isUndoable, position }) => isUndoable && !settled.has(position),
    );
  }

  /** What was held up in the middle is not as if its turn had never come. */
  async function endBegun(runId: string, at: number): Promise<void> {
    for (const item of await bulkRuns.items(runId)) {
      if (item.state !== 'waiting' || !item.isUndoable) continue;
      const end = { state: 'failed', error: null, isUndoable: true, isGivenUp: false } as const;
      await bulkRuns.endItem(item, end, at);
    }
  }

  return {
    async startOne({ runId, item }) {
      const target = await targetOf(parts, item);
      if (!target) return { kind: 'planChanged' };
      const { choice, planId } = item;
      return new Promise((resolve) => {
        void fixes.start({ runId, target, choice, planId }, resolve);
      });
    },
    async runOf(runId) {
      return anyRunViewOf(await journal.run(runId), await companyOf());
    },
    async start({ runId, items }) {
      const outcome = await inTheWay(runId);
      if (outcome) return outcome;
      // As they were when it was asked for: planning takes its time.
      const asked = await accounts();
      const unread = await readLists();
      const rows = unread ? [] : await itemRowsOf(parts, runId, items);
      const error = unread ?? (await work.changeOf(asked));
      if (error) return { kind: 'failed', error };
      return begin({ id: runId, undoes: null, accounts: asked }, rows);
    },
    async undo({ runId, of }) {
      const outcome = await inTheWay(runId);
      if (outcome) return outcome;
      const asked = await bulkRuns.run(of);
      // Of an undo that was broken off the rest is undone.
      const done = asked?.undoes ? await bulkRuns.run(asked.undoes) : asked;
      const rows = done ? undoRowsOf(runId, await undoableItems(done.id)) : [];
      if (!done || rows.length === 0) return { kind: 'nothingToDo' };
      // Nothing of it has to do with Karbon.
      const itsAccounts = { ...done.accounts, karbon: null };
      const error = (await work.changeOf(itsAccounts)) ?? (await work.readLists());
      if (error) return { kind: 'failed', error };
      return begin({ id: runId, undoes: done.id, accounts: itsAccounts }, rows);
    },
    async read() {
      void work.goOn(false);
      return read();
    },
    async earlier() {
      const [, ...runs] = await shownRuns();
      return Promise.all(runs.map(viewOf));
    },
    async steer({ runId, to }) {
      const at = now();
      if (to === 'cancelled') await endBegun(runId, at);
      await bulkRuns.change(runId, (run) => steered(run, to, at));
      void work.goOn(true);
      return read();
    },
    async report(runId) {
      const [run, items, entries] = await Promise.all([
        bulkRuns.run(runId),
        bulkRuns.items(runId),
        journal.runsBeginning(itemRunsPrefix(runId)),
      ]);
      return run ? bulkReportOf(run, items, entries, await companyOf()) : [];
    },
    goOn: () => work.goOn(false),
  };
}

/** Whether a run was for another account than one that is connected now. */
function isOfOthers(
  { accounts }: BulkRunRow,
  connected: Awaited<ReturnType<BulkWorkParts['store']['connections']['readAll']>>,
): boolean {
  return systemIds.some((system) => {
    const { account, identity } = connected[system];
    const its = accounts[system];
    return its !== null && account !== null && its.identity !== identity;
  });
}

function steered(
  run: BulkRunRow,
  to: 'running' | 'paused' | 'cancelled',
  at: number,
): Partial<BulkRunRow> | null {
  const { state, counts, standstill } = run;
  if (run.endedAt !== null || state === to || state === 'cancelled') return null;
  const touched = { state: to, isInterrupted: false, lastTouchedAt: at };
  switch (to) {
    case 'running':
      return { ...touched, standstill: standstill && { ...standstill, sinceMs: at, wasPaused: true } };
    case 'paused':
      return touched;
    case 'cancelled':
      return {
        ...touched,
        counts: { ...counts, waiting: 0, left: counts.left + counts.waiting },
        endedAt: counts.running === 0 ? at : null,
        standstill: null,
      };
  }
}
