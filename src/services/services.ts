import type { PageRef } from '../messages/page-ref';
import type { PanelAnswer } from '../messages/panel-port';
import type { Store } from '../store/store';
import type { UseLog } from '../systems/http/rate-limit-store';
import { createFillLeave } from './backfill/activity-lease';
import { createFill } from './backfill/backfill';
import { createHealth } from './connections/circuit-breaker';
import type { FactsReader } from './connections/connection-facts';
import type { Gateways } from './connections/gateways';
import type { LaunchSignIn } from './connections/sign-in';
import type { PutRightView } from './fixes/fixes-view';
import { isPutRight } from './fixes/is-tied-out';
import type { WritingParts } from './fixes/writers';
import { createStandingListsReader } from './matching/match-context';
import { createNameLists } from './matching/name-indexes';
import type { OwnPageServices } from './page-api-services';
import { buildPanelView } from './panel/build-panel-view';
import { createSubjectReader, type PanelSubject, scopeOf } from './panel/page-context';
import { createPanelSession, type PanelSession } from './panel/panel-session';
import type { Rest } from './rest';
import { createWatchers } from './sync/poller';
import { createSync } from './sync/sync';

/** What the product does, over one store; holds nothing that a new one over the same store would not find again. */
export interface Services {
  ownPages(): OwnPageServices;
  openPanel(send: (answer: PanelAnswer) => void): PanelSession;
}

export interface ServiceParts {
  readonly store: Store;
  readonly gateways: Gateways & { readonly writing: WritingParts };
  /** What the limiter remembers. */
  readonly useLog: UseLog;
  readonly launchSignIn: LaunchSignIn;
  readonly redirectAddress: string;
  /** Epoch ms. */
  now(): number;
  later(work: () => void, afterMs: number): () => void;
  storedBytes(): Promise<number>;
  openOptions(): void;
  newId(): string;
  /** Loads the other half of the services. */
  rest(): Rest;
}

export function createServices(parts: ServiceParts): Services {
  const { store, gateways, now, rest } = parts;
  const { copies, journal } = store;
  const health = createHealth(store, now);
  // Near names are looked for only where something is wrong.
  const lists = createNameLists(store, (records, kind) => rest().arrangeNearNames(records, kind));
  const factsReader = once(() => rest().createFactsReader({ store, gateways, now }));
  const facts: FactsReader = {
    learn: (system, credentials) => factsReader().learn(system, credentials),
    learnAgain: (system, priority) => factsReader().learnAgain(system, priority),
  };
  const leave = createFillLeave({ pause: store.pause, now });
  const sync = createSync({
    store,
    gateways,
    lists,
    health,
    facts,
    leave,
    now,
    later: parts.later,
    createEntryFill: (fillParts) => rest().createEntryFill(fillParts),
  });
  const fill = createFill({ sync, leave });
  const watchers = createWatchers({ sync, fill, leave, now, later: parts.later });
  const readLists = createStandingListsReader(store, lists);
  const readSubject = createSubjectReader(store, readLists);
  const fixes = once(() => rest().createFixes({ ...parts, sync, lists, readSubject }, gateways.writing));
  const ownPages = once(() => {
    const pageParts = { ...parts, health, facts, sync, fill, leave, fixes, readLists };
    return rest().createOwnPageServices(pageParts, gateways.writing.http);
  });
  /** What was left when the worker was stopped goes on by itself. */
  const resume = async () => {
    if ((await journal.open()).length > 0) await fixes().resume();
  };
  resume().catch(() => undefined);

  async function putRightView(subject: PanelSubject, page: PageRef): Promise<PutRightView> {
    const newestRun = await journal.newestOf(page);
    if (newestRun.length === 0 && isPutRight(subject) && !hasLinks(subject)) {
      const noPlan = { action: 'none', steps: [], obstacle: null, id: '' } as const;
      return { plan: noPlan, offers: [], run: null };
    }
    return rest().putRightView({ copies, lists, subject, newestRun, nowMs: now() });
  }

  return {
    ownPages,
    openPanel: (send) =>
      createPanelSession(
        {
          fixes,
          resume,
          entriesFile: (title, time) => rest().entriesFile(title, time),
          changes: store.changes,
          sync,
          watchers,
          openOptions: parts.openOptions,
          view: (choice) => buildPanelView({ copies, lists, readSubject, putRightView, now }, choice),
          async scope(page, range) {
            const subject = await readSubject(page);
            return scopeOf(subject, range ?? subject.settings.timeRange, now());
          },
        },
        send,
      ),
  };
}

function hasLinks({ lists }: PanelSubject): boolean {
  return lists.links.quickbooksTime.size > 0 || lists.links.quickbooks.size > 0;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
