import type { IDBPObjectStore } from 'idb';
import type { ChangeSignal } from './change-signal';
import type { Database, TieoutSchema } from './database';
import { createDurableWrite, type WritableStore } from './durable-write';
import { createQueryCache } from './query-cache';
import { withVersion } from './record-versions';
import type { JournalEntry } from './rows';

/** A step that is to be written; the journal counts its run. */
export type PlannedEntry = Omit<JournalEntry, 'runNumber'>;

/** Every write there was, as far back as the journal is kept. Each call is one transaction. */
export interface Journal {
  /**
   * Writes a run's steps, all of them or none; nothing where the run is known. Returns whether it was written. Runs that are older
   * than 400 days are forgotten where there are more than a thousand.
   */
  plan(entries: readonly PlannedEntry[]): Promise<boolean>;
  /** Changes some facts of entries, together. Throws, and changes nothing, where one of the entries is not there. */
  update(changes: readonly JournalChange[]): Promise<void>;
  /** The run's entries by position; empty where it is not known. */
  run(runId: string): Promise<readonly JournalEntry[]>;
  /** The entries of all runs whose id begins so, run by run and each by position. */
  runsBeginning(start: string): Promise<readonly JournalEntry[]>;
  /** Ids of the runs whose id begins so that have steps which were taken back. */
  undoneRunsBeginning(start: string): Promise<readonly string[]>;
  /** All entries of runs that are not over (one of them `planned` or `sent`), oldest run first, each run by position. */
  open(): Promise<readonly JournalEntry[]>;
  /** The newest run that has steps of the client or work item of that key, whole and by position; empty where it has none. */
  newestOf(karbonKey: string): Promise<readonly JournalEntry[]>;
  /** The runs that have steps of the client or work item of one of these keys, each whole and by position, the newest run first. */
  runsOf(karbonKeys: readonly string[]): Promise<readonly (readonly JournalEntry[])[]>;
  /** At most `count` (1 or more) entries, newest first: of one run, its last step comes first. */
  newest(count: number): Promise<readonly JournalEntry[]>;
  count(): Promise<number>;
}

export type JournalChange = { readonly id: string } & Partial<
  Pick<
    JournalEntry,
    | 'state'
    | 'plannedAt'
    | 'sentAt'
    | 'endedAt'
    | 'outcome'
    | 'recordId'
    | 'before'
    | 'after'
    | 'requestId'
    | 'pairBefore'
  >
>;

/** Of how many items looked at last the newest run is at hand. */
const maxCachedItems = 32;
/** A year's work is looked back on when the next year's is closed, and a month later. */
const keptForMs = 400 * 86_400_000;
/** So many runs are kept whatever their age: what a small firm has done stays for years. */
const minKeptRuns = 1_000;
/** With each run that is planned: enough to keep up, and while the machine's clock is far ahead hardly anything is lost. */
const maxForgottenRuns = 2;

export function createJournal(database: Database, changes: ChangeSignal): Journal {
  const cached = createQueryCache(changes, maxCachedItems);

  const write = createDurableWrite(database, 'journal');

  return {
    async plan(entries) {
      const [first] = entries;
      if (!first) return false;
      const isWritten = await write(async (journal) => {
        if (await journal.index('byRun').getKey(prefixRange(first.runId))) return false;
        const newest = await journal.index('byAge').openKeyCursor(null, 'prev');
        const runNumber = (newest?.key[0] ?? 0) + 1;
        for (const entry of entries) await journal.add(withVersion('journal', { ...entry, runNumber }));
        await forgetOldRuns(journal, { runNumber, plannedAt: first.plannedAt });
        return true;
      });
      if (isWritten) changes.emit('journal');
      return isWritten;
    },
    async update(wanted) {
      await write(async (journal) => {
        for (const change of wanted) {
          const entry = await journal.get(change.id);
          if (!entry) throw new Error('the journal has no such entry');
          await journal.put({ ...entry, ...change });
        }
      });
      if (wanted.length > 0) changes.emit('journal');
    },
    run: (runId) => database.getAllFromIndex('journal', 'byRun', prefixRange(runId)),
    runsBeginning: (start) =>
      database.getAllFromIndex('journal', 'byRun', IDBKeyRange.bound([start], [`${start}\uffff`])),
    async undoneRunsBeginning(start) {
      // Ids alone, which begin with their run's: where whole runs are taken back they are thousands.
      const ids = await database.getAllKeysFromIndex('journal', 'byState', 'undone');
      const own = ids.filter((id) => id.startsWith(start));
      return [...new Set(own.map((id) => id.slice(0, id.lastIndexOf(' '))))];
    },
    async open() {
      const journal = database.transaction('journal').store;
      const runIds = new Set((await openEntries(journal)).map(({ runId }) => runId));
      const byRun = journal.index('byRun');
      const runs = await Promise.all([...runIds].map((runId) => byRun.getAll(prefixRange(runId))));
      return runs.sort((one, other) => runNumberOf(one) - runNumberOf(other)).flat();
    },
    newestOf: (karbonKey) =>
      cached('journal', karbonKey, async () => {
        const journal = database.transaction('journal').store;
        const newest = await journal.index('byItemKey').openCursor(prefixRange(karbonKey), 'prev');
        return newest ? journal.index('byRun').getAll(prefixRange(newest.value.runId)) : [];
      }),
    async runsOf(karbonKeys) {
      const journal = database.transaction('journal').store;
      const byItemKey = journal.index('byItemKey');
      const found = await Promise.all(karbonKeys.map((key) => byItemKey.getAll(prefixRange(key))));
      const numbers = new Map(found.flat().map(({ runId, runNumber }) => [runId, runNumber]));
      const newestFirst = [...numbers].sort(([, one], [, other]) => other - one);
      return Promise.all(newestFirst.map(([runId]) => journal.index('byRun').getAll(prefixRange(runId))));
    },
    async newest(count) {
      const index = database.transaction('journal').store.index('byAge');
      // A cursor over the entries themselves would be a round trip for each of them.
      const cursor = await index.openKeyCursor(null, 'prev');
      const oldest = count === 1 ? cursor : await cursor?.advance(count - 1);
      return (await index.getAll(oldest && IDBKeyRange.lowerBound(oldest.key))).reverse();
    },
    count: () => database.count('journal'),
  };
}

type JournalStore<Mode extends IDBTransactionMode> = IDBPObjectStore<
  TieoutSchema,
  ['journal'],
  'journal',
  Mode
>;
type WritableJournal = WritableStore<'journal'>;

/** Whatever an index of lists holds that begins so. */
function prefixRange(...start: readonly string[]): IDBKeyRange {
  // A list sorts after every text and number.
  return IDBKeyRange.bound(start, [...start, []]);
}

async function openEntries(
  journal: JournalStore<'readonly'> | WritableJournal,
): Promise<readonly JournalEntry[]> {
  const byState = journal.index('byState');
  return (await Promise.all([byState.getAll('planned'), byState.getAll('sent')])).flat();
}

function runNumberOf([first]: readonly JournalEntry[]): number {
  return first?.runNumber ?? 0;
}

/**
 * Forgets the oldest runs whole where nobody looks back on them any more, but none that goes on or is being undone. One look where
 * there is nothing to forget.
 */
async function forgetOldRuns(
  journal: WritableJournal,
  newest: Pick<JournalEntry, 'runNumber' | 'plannedAt'>,
): Promise<void> {
  const isOld = ({ runNumber, plannedAt }: JournalEntry) =>
    newest.runNumber - runNumber >= minKeptRuns && newest.plannedAt - plannedAt > keptForMs;
  let oldest = await journal.index('byAge').openCursor();
  if (!oldest || !isOld(oldest.value)) return;
  const needed = new Set((await openEntries(journal)).flatMap(({ id, undoes }) => [id, undoes]));
  let forgotten = 0;
  while (oldest && isOld(oldest.value) && forgotten < maxForgottenRuns) {
    const { runId, runNumber }: JournalEntry = oldest.value;
    const run = await journal.index('byRun').getAll(prefixRange(runId));
    if (!run.some(({ id }) => needed.has(id))) {
      await Promise.all(run.map(({ id }) => journal.delete(id)));
      forgotten += 1;
    }
    oldest = await oldest.continue([runNumber + 1, 0]);
  }
}
