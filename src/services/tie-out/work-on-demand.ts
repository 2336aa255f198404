import type { WorkItem } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import type { PlainError } from '../../messages/errors';
import {
  type KnownBudgets,
  type KnownWorkPart,
  mostClientsOneByOne,
  type WorkReadingView,
  type WorkScope,
} from '../../messages/work-on-demand';
import type { ListCoverage, WorkCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import type { Failures } from '../failures';
import type { Sync } from '../sync/sync';

/** Brings in work items for a tie-out, which needs those of no client until somebody asks. */
export interface WorkOnDemand {
  /** How far it is. Goes on in the background as long as this is asked every few seconds, also in a new worker. */
  read(scope: WorkScope): Promise<WorkReadingView>;
  /** What is known of it, in parts. @param after what the part before has called `next` */
  known(scope: WorkScope, after: string | null): Promise<KnownWorkPart>;
  /** The budgets that have been read for pages, whoever's work it is. Asks no service. */
  budgets(): Promise<KnownBudgets>;
}

export interface WorkOnDemandParts {
  readonly store: Store;
  readonly sync: Pick<Sync, 'readWork'>;
  readonly failures: Failures;
  /** Epoch ms. */
  now(): number;
}

/** Some 12 MB of a message. */
const workInPart = 50_000;
const budgetCoverage = 'single:budget:';
/** A page asks once a second. */
const askedForMs = 15_000;
/** What was read a shorter while ago is not read again. */
const freshForMs = 10 * 60_000;

export function createWorkOnDemand(parts: WorkOnDemandParts): WorkOnDemand {
  const { store, sync, failures, now } = parts;
  const { mirror, connections } = store;
  let isReading = false;
  let askedAt = 0;
  /** When it was first asked for without a rest since: what was read from then on is not due again before the end. */
  let begunAt = 0;
  let lastError: PlainError | null = null;

  return {
    async read(scope) {
      const keys = scope ?? (await mirror.all('karbonClients')).map(({ key }) => key);
      const isOneByOne = scope !== null && scope.length <= mostClientsOneByOne;
      if (!isFresh(askedAt, askedForMs, now())) begunAt = now();
      const due = await dueOf(keys);
      const { account } = await connections.read('karbon');
      askedAt = now();
      if (due.length > 0 && account !== null) goOn(isOneByOne ? due : null);
      const list = await mirror.coverage<ListCoverage>('list:workItems');
      return {
        clients: keys.length,
        clientsRead: keys.length - due.length,
        itemsRead: isOneByOne ? null : (list?.count ?? 0),
        error: due.length > 0 ? lastError : null,
      };
    },

    async known(scope, after) {
      if (scope === null) {
        const items = await mirror.workAfter(after, workInPart);
        return { items, next: items.length < workInPart ? null : (items.at(-1)?.key ?? null) };
      }
      const items: WorkItem[] = [];
      const begun = after === null ? 0 : scope.indexOf(after) + 1;
      for (const [at, key] of scope.slice(begun).entries()) {
        for (const item of await mirror.workOfClient(key)) items.push(item);
        const isLast = begun + at + 1 === scope.length;
        if (items.length >= workInPart && !isLast) return { items, next: key };
      }
      return { items, next: null };
    },

    async budgets() {
      const [coverage, budgets] = await Promise.all([mirror.allCoverage(), mirror.all('budgets')]);
      const estimated = new Set(
        budgets
          .filter(({ lines }) => lines.some(({ estimateMinutes }) => estimateMinutes > 0))
          .map(({ workKey }) => workKey),
      );
      // Karbon may have no summary for a work item at all, which is no record here.
      const read = coverage.flatMap(({ id }) =>
        id.startsWith(budgetCoverage) ? [id.slice(budgetCoverage.length)] : [],
      );
      return { read, without: read.filter((key) => !estimated.has(key)) };
    },
  };

  /** The clients whose work is not known, or was read too long ago. */
  async function dueOf(keys: readonly string[]): Promise<readonly string[]> {
    const readAt = new Map<string, number>();
    let allReadAt = 0;
    for (const row of await mirror.allCoverage()) {
      if (row.kind === 'work') readAt.set((row satisfies WorkCoverage).clientKey, row.readAt);
      if (row.id === 'list:workItems' && row.kind === 'list' && row.isComplete) allReadAt = row.readAt;
    }
    const isRead = (at: number) => at > begunAt - freshForMs && at <= now();
    if (isRead(allReadAt)) return [];
    return keys.filter((key) => !isRead(readAt.get(key) ?? 0));
  }

  function goOn(due: WorkScope): void {
    if (isReading) return;
    isReading = true;
    void failures
      .guard('reading work for the tie-out', async () => {
        // Somebody has asked for it: that all reading in the background is paused does not matter.
        lastError = await sync.readWork(due, async () => isFresh(askedAt, askedForMs, now()));
      })
      .then(() => {
        isReading = false;
      });
  }
}
