import { type NameListNames, type NameListSystem, nameListSystems } from '../../domain/records/name-list';
import type { KarbonClient, ListRecord, SystemId } from '../../domain/records/records';
import type { NameListFacts } from '../../messages/name-list';
import type { ConnectionRecord, NameListRow } from '../../store/rows';
import type { Store } from '../../store/store';

/** What of a tie-out's names comes from files: of each system either its copies or its files, and never some of both. */
export interface NamesFromFiles {
  readonly files: readonly NameListFacts[];
  /** Karbon's clients; `null` where Karbon is asked itself, or has no file. */
  readonly clients: readonly KarbonClient[] | null;
  /** The customers and jobs of QuickBooks Time; `null` likewise. */
  readonly records: readonly ListRecord[] | null;
}

/** The one place where a tie-out's names are chosen: whoever is connected outranks every file. */
export async function readNamesFromFiles(
  { nameLists }: Pick<Store, 'nameLists'>,
  connected: Readonly<Record<SystemId, ConnectionRecord>>,
): Promise<NamesFromFiles> {
  const rows = (await nameLists.all()).filter(({ system }) => connected[system].account === null);
  const namesOf = (system: NameListSystem) =>
    rows.filter((row) => row.system === system).map(({ names }) => names);
  const [karbon, time] = nameListSystems.map(namesOf);
  return {
    files: rows.map(withoutNames),
    clients: karbon && karbon.length > 0 ? distinctClients(karbon) : null,
    records: time && time.length > 0 ? time.flatMap(({ records }) => records) : null,
  };
}

function withoutNames({ names: _, ...facts }: NameListRow): NameListFacts {
  return facts;
}

/** A client that two files have is one client: as the first of them has it. */
function distinctClients(files: readonly NameListNames[]): readonly KarbonClient[] {
  const byKey = new Map<string, KarbonClient>();
  for (const { clients } of files)
    for (const client of clients) if (!byKey.has(client.key)) byKey.set(client.key, client);
  return [...byKey.values()];
}
