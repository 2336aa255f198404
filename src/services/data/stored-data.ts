import { systemIds } from '../../domain/records/records';
import type { DataSummary, NamingExample, Person } from '../../messages/page-api';
import type { Store } from '../../store/store';
import type { ConnectionService } from '../connections/connections';

/** What is stored, for the options page. */
export interface StoredDataService {
  summary(): Promise<DataSummary>;
  /** Clears the mirror; with `credentials` all that Tieout has stored in this browser, whatever is under way meanwhile. */
  wipe(credentials: boolean): Promise<DataSummary>;
  /** Active users of QuickBooks Time by name, for whoever chooses who may track time on what is created. */
  people(): Promise<readonly Person[]>;
  /** A few real names on which the naming rule can be tried; empty before Karbon has been read. */
  namingExamples(): Promise<readonly NamingExample[]>;
}

const exampleCount = 6;

export function createStoredDataService(parts: {
  store: Store;
  connections: ConnectionService;
  /** Resolves when no fix is being carried out. */
  whenIdle(): Promise<void>;
  /** Forgets what is kept outside the database. */
  forgetSession(): Promise<void>;
  /** Bytes stored, as the browser estimates them. */
  storedBytes(): Promise<number>;
}): StoredDataService {
  const { store, connections, whenIdle, forgetSession, storedBytes } = parts;
  const { mirror } = store;

  async function summary(): Promise<DataSummary> {
    const [jobcodes, timeUsers, timeEntries, customers, karbonClients, workItems, bytes] = await Promise.all([
      mirror.count('jobcodes'),
      mirror.count('timeUsers'),
      mirror.count('entries'),
      mirror.count('customers'),
      mirror.count('karbonClients'),
      mirror.count('workItems'),
      storedBytes(),
    ]);
    return { counts: { jobcodes, timeUsers, timeEntries, customers, karbonClients, workItems }, bytes };
  }

  return {
    summary,
    async wipe(credentials) {
      if (credentials) {
        // With the credentials gone nothing more is sent; what was is waited for, so that it leaves nothing behind it.
        const tellServices = await connections.endAll();
        await whenIdle();
        await store.accounts.wipe();
        await tellServices();
        await forgetSession();
      } else {
        // What was read from a file comes again from that file alone.
        const connected = await store.connections.readAll();
        await mirror.forget(systemIds.filter((system) => connected[system].customerList === null));
      }
      return summary();
    },
    async people() {
      const users = await mirror.all('timeUsers');
      return users
        .filter(({ isActive }) => isActive)
        .map(({ id, name }) => ({ id, name }))
        .sort((one, other) => one.name.localeCompare(other.name));
    },
    async namingExamples() {
      const [items, clients] = await Promise.all([mirror.all('workItems'), mirror.all('karbonClients')]);
      const byLength = [...items].sort((one, other) => other.title.length - one.title.length);
      const work = byLength.map((item) => ({
        clientName: item.clientName,
        isPerson: item.client.kind === 'person',
        workTitle: item.title,
      }));
      const named = clients.map((client) => ({
        clientName: client.fullName,
        isPerson: client.kind === 'person',
        workTitle: '',
      }));
      // The longest titles show what the rule does; a person and an organization show both orders of names.
      const people = [...work, ...named].filter(({ isPerson }) => isPerson);
      const others = [...work, ...named].filter(({ isPerson }) => !isPerson);
      return [...others.slice(0, exampleCount / 2), ...people.slice(0, exampleCount / 2)];
    },
  };
}
