import type { Jobcode, KarbonClient, KarbonUser } from '../../domain/records/records';
import {
  type SharedList,
  type SharedListFacts,
  type SharedListName,
  type SharedRecord,
  sharedListNames,
} from '../../domain/records/shared-lists';
import { type Schema, safeParse, schemaFor, z } from '../../messages/schema';

/*
 * The lists of Karbon and QuickBooks Time within Tieout's list file: one line for each list, and one for each of its records. An earlier
 * Tieout passes over both, as over any kind of line that it does not know.
 */

const epochMs = z.int().check(z.nonnegative());
/** Can separate nothing else in a path. */
const text = z.string().check(z.refine((value) => !value.includes('\u0000')));
const id = text.check(z.minLength(1));
const stamp = z.string().check(z.maxLength(64));

const clientRef = z.object({ kind: z.enum(['organization', 'person', 'clientGroup']), key: id });

function clientOf<Kind extends KarbonClient['kind']>(kind: Kind) {
  return schemaFor<KarbonClient>()(
    z.pipe(
      z.object({
        key: id,
        fullName: text,
        person: z.nullable(
          z.object({ first: text, middle: text, last: text, preferred: text, suffix: text }),
        ),
        legalName: text,
        tradingName: text,
        members: z.nullable(z.array(clientRef)),
        lastModified: stamp,
      }),
      z.transform((row): KarbonClient => ({ ...row, kind, contactType: '' })),
    ) as Schema<KarbonClient>,
  );
}

const recordSchemas: { readonly [Name in SharedListName]: Schema<SharedRecord> } = {
  organizations: clientOf('organization'),
  people: clientOf('person'),
  clientGroups: clientOf('clientGroup'),
  karbonUsers: schemaFor<KarbonUser>()(z.object({ key: id, name: text, email: text })),
  jobcodes: schemaFor<Jobcode>()(
    z.object({
      id,
      parentId: z.nullable(id),
      name: text,
      isActive: z.boolean(),
      isProject: z.boolean(),
      type: z.enum(['regular', 'pto', 'paid_break', 'unpaid_break', 'other']),
      assignedToAll: z.boolean(),
      connectWithQuickbooks: z.nullable(z.boolean()),
      lastModified: stamp,
    }),
  ),
};

const listName = z.enum(sharedListNames as [SharedListName, ...SharedListName[]]);

const factsSchema = schemaFor<SharedListFacts>()(
  z.object({
    list: listName,
    account: id,
    asOf: epochMs,
    wholeAt: epochMs,
    cursor: stamp,
    leftOut: z.int().check(z.nonnegative()),
  }),
);

const headLine = z.object({ sharedList: factsSchema });
const rowLine = z.object({ sharedRow: listName, of: z.unknown() });

/** The lines of these lists, each as a value. */
export function* sharedLines(lists: Iterable<SharedList>): Generator<object> {
  for (const { records, wrongCount: _, ...facts } of lists) {
    yield { sharedList: facts };
    for (const record of records) yield { sharedRow: facts.list, of: writtenOf(record) };
  }
}

/** What tells names apart, and no more: fields that are added to a record one day are not written unseen. */
function writtenOf(record: SharedRecord): object {
  if ('fullName' in record) {
    const { key, fullName, person, legalName, tradingName, members, lastModified } = record;
    return { key, fullName, person, legalName, tradingName, members, lastModified };
  }
  if ('email' in record) {
    const { key, name, email } = record;
    return { key, name, email };
  }
  const { id, parentId, name, isActive, isProject, type, assignedToAll, lastModified } = record;
  const { connectWithQuickbooks } = record;
  return {
    id,
    parentId,
    name,
    isActive,
    isProject,
    type,
    assignedToAll,
    connectWithQuickbooks,
    lastModified,
  };
}

/** Collects these lists line by line. */
export function createSharedRows() {
  const lists = new Map<SharedListName, { facts: SharedListFacts; records: Map<string, SharedRecord> }>();
  const wrong = new Map<SharedListName, number>();
  const countWrong = (list: SharedListName) => wrong.set(list, (wrong.get(list) ?? 0) + 1);
  return {
    /** Takes a line, of whatever kind. A list that a later Tieout carries is passed over. */
    meet(line: unknown): void {
      const head = safeParse(headLine, line);
      if (head.success) {
        const facts = head.data.sharedList;
        if (!lists.has(facts.list)) lists.set(facts.list, { facts, records: new Map() });
        return;
      }
      const row = safeParse(rowLine, line);
      if (!row.success) return;
      const { sharedRow: list, of } = row.data;
      const record = safeParse(recordSchemas[list], of);
      const known = lists.get(list)?.records;
      if (!known || !record.success || known.has(keyOf(record.data))) countWrong(list);
      else known.set(keyOf(record.data), record.data);
    },
    /** What has been met; a jobcode whose parent is not in the file is none. */
    lists(): readonly SharedList[] {
      return [...lists.values()].map(({ facts, records }) => {
        const kept = [...records.values()].filter(
          (record) => !('parentId' in record) || record.parentId === null || records.has(record.parentId),
        );
        const wrongCount = (wrong.get(facts.list) ?? 0) + records.size - kept.length;
        return { ...facts, records: kept, wrongCount };
      });
    },
  };
}

function keyOf(record: SharedRecord): string {
  return 'id' in record ? record.id : record.key;
}
