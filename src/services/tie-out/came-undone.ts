import { isTiedOut } from '../../domain/matching/is-tied-out';
import { matchClient } from '../../domain/matching/match';
import { listIds } from '../../domain/records/lists';
import { isFresh } from '../../domain/time/freshness';
import type { TieOutBaseline } from '../../messages/since-last-time';
import type { Store } from '../../store/store';
import type { StoredBaseline } from '../../store/tie-out-baseline';
import type { MatchContextReader } from '../matching/match-context';
import { createSerialQueue } from '../sync/serial-queue';

/** Tells which clients tied out when somebody looked last, and do so no more: renamed, archived or doubled since. */
export interface CameUndone {
  /** How the clients stood then; `null` where nobody has looked yet. */
  baseline(): Promise<TieOutBaseline | null>;
  /** From now on what comes undone is told by how the clients stand now. @param tiedOut keys of those that tie out */
  begin(tiedOut: readonly string[]): Promise<TieOutBaseline | null>;
  /** Somebody has just tied the whole firm out: so many have come undone. */
  note(undone: number): Promise<void>;
  /** Looks for itself, by the copies alone, where that was done more than six hours ago. */
  look(): Promise<void>;
  /** How many were found last. */
  count(): Promise<number>;
}

export interface CameUndoneParts {
  readonly store: Store;
  readonly matchContexts: MatchContextReader;
  /** Epoch ms. */
  now(): number;
  /** Lets others have the thread. */
  pause(): Promise<void>;
  /** Called when another count was found. */
  onCount(): Promise<void>;
}

const lookEveryMs = 6 * 60 * 60_000;
const clientsAtOnce = 50;

export function createCameUndone({ store, matchContexts, now, pause, onCount }: CameUndoneParts): CameUndone {
  const { connections, mirror, settings, tieOutBaselines, ignored } = store;

  const lookOneByOne = createSerialQueue();

  /** `null` while Karbon is not connected. */
  async function account(): Promise<string | null> {
    const { karbon, ...lists } = await connections.readAll();
    if (!karbon.account) return null;
    // How clients stand in one list says nothing of how they stand in two.
    const connected = listIds.filter((list) => lists[list].account !== null);
    return [karbon.identity, ...connected].join(' ');
  }

  async function stored(): Promise<StoredBaseline | null> {
    const own = await account();
    return own === null ? null : tieOutBaselines.read(own);
  }

  async function keep(baseline: Omit<StoredBaseline, 'lookedAt' | 'undone'>, undone: number): Promise<void> {
    await tieOutBaselines.save({ ...baseline, lookedAt: now(), undone });
    await onCount();
  }

  /** How many of the clients that tied out do so no more; one that Karbon has no more is none of them. */
  async function countUndone({ tiedOut }: TieOutBaseline): Promise<number | null> {
    const [{ namingRule }, connected] = await Promise.all([settings.read(), connections.readAll()]);
    const context = await matchContexts.whole(namingRule, connected.quickbooksTime, connected.quickbooks);
    const clients = new Map((await mirror.all('karbonClients')).map((client) => [client.key, client]));
    let undone = 0;
    const left = new Set((await ignored.of(connected.karbon.identity)).map(({ key }) => key));
    for (const [at, key] of tiedOut.entries()) {
      if (left.has(key)) continue;
      if (at % clientsAtOnce === 0) await pause();
      const client = clients.get(key);
      const match = client && matchClient(context, client);
      // A list that is being read for the first time says nothing of anybody.
      if (match && !match.statuses) return null;
      if (match && !isTiedOut(match)) undone += 1;
    }
    return undone;
  }

  return {
    async baseline() {
      const baseline = await stored();
      return baseline && { at: baseline.at, tiedOut: baseline.tiedOut, known: baseline.known };
    },
    async begin(tiedOut) {
      const own = await account();
      if (own === null) return null;
      const known = (await mirror.all('karbonClients')).map(({ key }) => key);
      const baseline = { at: now(), tiedOut, known };
      await keep({ ...baseline, account: own }, 0);
      return baseline;
    },
    async note(undone) {
      const baseline = await stored();
      // A page that is told of every change would be told of its own word.
      if (baseline && baseline.undone !== undone) await keep(baseline, undone);
    },
    look: () =>
      lookOneByOne(async () => {
        const baseline = await stored();
        if (!baseline || isFresh(baseline.lookedAt, lookEveryMs, now())) return;
        const undone = await countUndone(baseline);
        if (undone !== null) await keep(baseline, undone);
      }),
    count: async () => (await stored())?.undone ?? 0,
  };
}
