import type { Customer, Jobcode } from '../domain/records/records';
import type { Database, TieoutSchema } from './database';
import type { NestedStore } from './mirrored-stores';
import type { Versioned } from './record-versions';

/** Some records of a list: those of these ids, and those that bear one of these very names at its top. */
export interface RecordQuery {
  readonly ids: readonly string[];
  readonly topNames: readonly string[];
}

type Row = Versioned<Jobcode> | Versioned<Customer>;

/**
 * The records asked for with all above and all below each, there or not, by index: as much work as there are of them, however long the list is.
 * Tolerates parents that are not there, and circles.
 */
export async function readRelatives<Name extends NestedStore>(
  database: Database,
  name: Name,
  { ids, topNames }: RecordQuery,
): Promise<readonly TieoutSchema[Name]['value'][]> {
  const store = database.transaction<NestedStore>(name).store;
  const found = new Map<string, Row>();
  const add = (rows: readonly (Row | undefined)[]): readonly Row[] => {
    const added = rows.filter((row) => row !== undefined && !found.has(row.id)) as readonly Row[];
    for (const row of added) found.set(row.id, row);
    return added;
  };

  const [byId, byName] = await Promise.all([
    Promise.all(ids.map((id) => store.get(id))),
    Promise.all(topNames.map((topName) => store.index('byName').getAll(topName))),
  ]);
  const asked = add([...byId, ...byName.flat().filter(({ parentId }) => parentId === null)]);

  for (let above = asked; above.length > 0; ) {
    const parentIds = new Set(above.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])));
    above = add(await Promise.all([...parentIds].map((id) => store.get(id))));
  }
  const descended = new Set<string>();
  for (let from = [...new Set([...ids, ...asked.map(({ id }) => id)])]; from.length > 0; ) {
    for (const id of from) descended.add(id);
    const below = (await Promise.all(from.map((id) => store.index('byParent').getAll(id)))).flat();
    add(below);
    from = [...new Set(below.map(({ id }) => id))].filter((id) => !descended.has(id));
  }
  return [...found.values()] as readonly TieoutSchema[Name]['value'][];
}
