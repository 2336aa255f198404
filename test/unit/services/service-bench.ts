import 'fake-indexeddb/auto';
import type { ViewChoices } from '../../../src/content/view-choices';
import type { PanelResponse } from '../../../src/messages/panel-port';
import type { PanelView } from '../../../src/messages/panel-view';
import { createLastViews, forgettingLastViews, type LastViews } from '../../../src/services/panel/last-views';
import { createServices, type Services } from '../../../src/services/services';
import { openStore, type Store } from '../../../src/store/store';
import { SystemError } from '../../../src/systems/http/system-error';
import { createPanelScript, type PanelScript } from '../../office/panel-script';
import { createSessionItems } from '../../office/session-items';
import { isUnderWay } from '../under-way';
import { type ScriptedFirm, scriptedFirm, scriptedGateways, scriptedSignIns } from './scripted-systems';

/** The services over a database, with the ways to drive their clock and to see what a panel is sent. */
export interface Bench {
  /** Of its database, for a later life over the same one. */
  readonly name: string;
  readonly firm: ScriptedFirm;
  readonly store: Store;
  readonly services: Services;
  readonly lastViews: LastViews;
  /** Rounds of the poller that are due, oldest first. */
  readonly due: (() => void)[];
  readonly opened: { options: number; help: number };
  connectAll(): Promise<void>;
  /** @param choices those of a panel whose worker was stopped, where it is not a new one. */
  openPanel(choices?: ViewChoices): PanelProbe;
}

export interface PanelProbe extends PanelScript {
  readonly answers: PanelResponse[];
  readonly session: ReturnType<Services['openPanel']>;
  view(): PanelView;
}

/** What is to be done in so many ms is not a round: it is done at the next turn. */
const momentMs = 50;

let databases = 0;

/** Nothing is written here, and own time, which is read on the way that writes, cannot be reached. */
const refused = () => Promise.reject(new SystemError('unreachable', 'quickbooksTime'));
const ofOne = { token: refused, renewed: refused, ensureConnected: refused };
const keeper = { ...ofOne, forAccount: () => ofOne };
const nothingToWriteWith = { http: { send: refused }, timeKeeper: keeper, onlineKeeper: keeper };
const karbon = { http: { send: refused }, keys: refused, perMinute: refused };
const nothingToCheckWith = { ...nothingToWriteWith, karbon };

export function databaseName(): string {
  databases += 1;
  return `test ${databases}`;
}

export async function createBench(
  firm: ScriptedFirm = scriptedFirm(),
  name: string = databaseName(),
): Promise<Bench> {
  const lastViews = createLastViews(createSessionItems(), () => firm.nowMs);
  const store = forgettingLastViews(await openStore(name), lastViews);
  const due: (() => void)[] = [];
  const opened = { options: 0, help: 0 };
  const services = createServices({
    store,
    gateways: { ...scriptedGateways(firm), writing: nothingToWriteWith, probing: nothingToCheckWith },
    launchSignIn: async (address) => {
      const state = new URL(address).searchParams.get('state');
      return `https://extension.test/?code=abc&realmId=9130&state=${state}`;
    },
    redirectAddress: 'https://extension.test/',
    now: () => firm.nowMs,
    later(work, afterMs) {
      if (afterMs < momentMs) {
        const waiting = setImmediate(work);
        return () => clearImmediate(waiting);
      }
      due.push(work);
      return () => due.splice(due.indexOf(work), 1);
    },
    pause: async () => undefined,
    managedStorage: { read: async () => ({}), onChanged: () => undefined },
    browserChecks: { countWithheldSites: async () => 0, karbonLayouts: async () => [] },
    storedBytes: async () => 0,
    forgetSession: async () => undefined,
    showOnIcon: () => undefined,
    ringForIcon: () => undefined,
    mayNotify: async () => false,
    notify: () => undefined,
    ringForReminder: () => undefined,
    openOptions: () => {
      opened.options += 1;
    },
    openHelp: () => {
      opened.help += 1;
    },
    rateLimitStore: { load: async () => null, save: async () => undefined },
    lastViews,
    signIns: scriptedSignIns(firm),
    newId: () => 'id',
    keepAwake: () => undefined,
  });
  return {
    name,
    firm,
    store,
    lastViews,
    services,
    due,
    opened,
    async connectAll() {
      const { connections } = services.pageApi;
      await connections.connect({ system: 'quickbooksTime', method: 'token', token: 'time-token' });
      const app = { clientId: 'id', clientSecret: 'quickbooks-secret' };
      await connections.connect({ system: 'quickbooks', environment: 'sandbox', ...app });
      await connections.connect({ system: 'karbon', bearer: 'karbon-bearer', accessKey: 'karbon-key' });
      await settled(store);
    },
    openPanel(choices) {
      const answers: PanelResponse[] = [];
      const session = services.openPanel((answer) => {
        answers.push(answer);
        if (answer.type === 'view') script.noteShown(answer.view);
      });
      const script = createPanelScript(session, choices);
      return {
        ...script,
        answers,
        session,
        view() {
          const last = answers.findLast((answer) => answer.type === 'view');
          if (last?.type !== 'view') throw new Error('no view was sent');
          return last.view;
        },
      };
    },
  };
}

/** What has just ended may begin more in a turn or two. */
const quietTurns = 5;

/** Waits until nothing is under way any more: no turn of the database is due, nothing is being sealed, and nothing has been written since. */
export async function settled(store: Store): Promise<void> {
  let quiet = 0;
  const end = store.changes.subscribe(() => {
    quiet = 0;
  });
  while (quiet < quietTurns) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    quiet = isUnderWay() ? 0 : quiet + 1;
  }
  end();
}
