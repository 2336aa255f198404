import type { SystemId } from '../domain/records';
import type { PanelAnswer } from '../messages/panel-port';
import type { Settings } from '../messages/settings';
import type { Store } from '../store/store';
import { createFactsReader } from './connection-facts';

import { type ConnectionService, createConnectionService } from './connections';
import { createDataService, type DataService } from './data';
import { createFill, type Fill } from './fill';
import { createFillLeave } from './fill-leave';
import { createFixLog, type FixLog } from './fix-log';
import type { Fixes, FixParts } from './fixes/fixes';
import type { Gateways } from './gateways';
import { createHealth } from './health';
import { createNameLists } from './name-lists';
import { createPanelSession, type PanelSession } from './panel-session';
import { createSubjectReader, scopeOf } from './panel-subject';
import type { LaunchSignIn } from './sign-in';
import { createSync } from './sync';
import { buildPanelView } from './views';
import { createWatchers } from './watchers';

/** What the product does, over one store; holds nothing that a new one over the same store would not find again. */
export interface Services {
  readonly connections: ConnectionService;
  readonly data: DataService;
  readonly settings: { read(): Promise<Settings>; save(settings: Settings): Promise<Settings> };
  readonly log: FixLog;
  readonly fill: Pick<Fill, 'read' | 'pause'>;
  openPanel(send: (answer: PanelAnswer) => void): PanelSession;
}

export interface ServiceParts {
  readonly store: Store;
  readonly gateways: Gateways;
  readonly launchSignIn: LaunchSignIn;
  readonly redirectAddress: string;
  /** Epoch ms. */
  now(): number;
  later(work: () => void, afterMs: number): () => void;
  storedBytes(): Promise<number>;
  openOptions(): void;
  /** Loads what puts things right, which most lives of the worker never need. */
  createFixes(parts: Omit<FixParts, 'writers'>): Fixes;
  newId(): string;
}

export function createServices(parts: ServiceParts): Services {
  const { store, gateways, now } = parts;
  const { copies } = store;
  const health = createHealth(store, now);
  const lists = createNameLists(store);
  const facts = createFactsReader({ store, gateways, now });
  const leave = createFillLeave({ pause: store.pause, now });
  const sync = createSync({ store, gateways, lists, health, facts, leave, now, later: parts.later });
  const fill = createFill({ store, gateways, sync, leave, now });
  const watchers = createWatchers({ sync, fill, leave, later: parts.later });
  const readSubject = createSubjectReader(store, lists);
  const fixes = once(() => parts.createFixes({ ...parts, sync, lists, readSubject }));
  /** What was left when the worker was stopped goes on by itself. */
  const resume = async () => {
    if ((await store.journal.open()).length > 0) await fixes().resume();
  };
  resume().catch(() => undefined);
  const connections = createConnectionService({
    ...parts,
    facts,
    health,
    onConnected(system: SystemId) {
      // Whoever connects is at the options page.
      leave.lookForAWhile();
      sync.readLists(system).catch(() => undefined);
    },
  });

  return {
    connections,
    data: createDataService({ store, connections, storedBytes: parts.storedBytes }),
    settings: {
      read: () => store.settings.read(),
      async save(settings) {
        await store.settings.save(settings);
        return store.settings.read();
      },
    },
    log: createFixLog({ journal: store.journal, fixes }),
    fill,
    openPanel: (send) =>
      createPanelSession(
        {
          fixes,
          resume,
          changes: store.changes,
          sync,
          watchers,
          openOptions: parts.openOptions,
          view: (choice) =>
            buildPanelView({ copies, journal: store.journal, lists, readSubject, now }, choice),
          async scope(page, range) {
            const subject = await readSubject(page);
            return scopeOf(subject, range ?? subject.settings.timeRange, now());
          },
        },
        send,
      ),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
