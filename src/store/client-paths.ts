import { expectedPath } from '../domain/naming/expected-path';
import type { NamingRule } from '../domain/naming/naming-rule';
import type { KarbonClient } from '../domain/records/records';
import type { StoreName, WriteTransaction } from './change-signal';
import type { Database } from './database';
import { noteAllChanged } from './name-changes';
import type { ClientPath } from './rows';

/** No client's key: the row that says how the others are made. */
const makingKey = '';

/** How names are made: by which rule, and by which version of the code. */
export interface NameMaking {
  readonly rule: NamingRule;
  readonly madeBy: string;
}

/** The clients who arrive at one of these names at the top; `null` where their names have not been made so yet. */
export async function readClientsAt(
  database: Database,
  making: NameMaking,
  topNames: readonly string[],
): Promise<readonly KarbonClient[] | null> {
  const transaction = database.transaction(['clientPaths', 'karbonClients']);
  const paths = transaction.objectStore('clientPaths');
  const [made, ...found] = await Promise.all([
    paths.get(makingKey),
    ...topNames.map((name) => paths.index('byTopName').getAllKeys(name)),
  ]);
  if (made?.topName !== textOf(making)) return null;
  const keys = new Set(found.flat());
  const clients = await Promise.all(
    [...keys].map((key) => transaction.objectStore('karbonClients').get(key)),
  );
  return clients.filter((client) => client !== undefined);
}

/**
 * Makes the names of all clients. Names that another version has made may be others now: pairs are then looked for among all of them.
 * Returns whether that is so.
 */
export async function makeClientPaths(database: Database, making: NameMaking): Promise<boolean> {
  const transaction = database.transaction<StoreName[], 'readwrite'>(
    ['clientPaths', 'karbonClients', 'nameChanges'],
    'readwrite',
  );
  const paths = transaction.objectStore('clientPaths');
  const before = await paths.get(makingKey);
  const isByOther =
    before !== undefined && (JSON.parse(before.topName) as NameMaking).madeBy !== making.madeBy;
  if (isByOther) await noteAllChanged(transaction);
  const clients = await transaction.objectStore('karbonClients').getAll();
  await Promise.all([
    paths.clear(),
    ...clients.map((client) => paths.put(pathOf(client, making.rule))),
    // Where all has been forgotten meanwhile, nothing is left behind.
    clients.length > 0 && paths.put({ key: makingKey, topName: textOf(making) }),
    transaction.done,
  ]);
  return isByOther;
}

/** Follows clients in the very transaction that changes them, where names have been made; `null` for those that go. */
export async function followClientPaths(
  transaction: WriteTransaction,
  changed: ReadonlyMap<string, KarbonClient | null>,
): Promise<void> {
  const paths = transaction.objectStore('clientPaths');
  const made = await paths.get(makingKey);
  if (!made) return;
  const { rule } = JSON.parse(made.topName) as NameMaking;
  await Promise.all(
    [...changed].map(async ([key, client]) => {
      if (client) await paths.put(pathOf(client, rule));
      else await paths.delete(key);
    }),
  );
}

function pathOf(client: KarbonClient, rule: NamingRule): ClientPath {
  return { key: client.key, topName: expectedPath({ client, title: null }, rule)[0] ?? '' };
}

function textOf({ rule, madeBy }: NameMaking): string {
  return JSON.stringify({ rule, madeBy });
}
