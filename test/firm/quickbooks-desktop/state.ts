import type { DesktopEdition, JobStatus } from './columns';
import { DesktopRefusal } from './refusal';
import type { DesktopSwitches } from './switches';

/** The lists whose names share the top level (quickbooks.md 10.2). */
export const nameLists = ['customers', 'vendors', 'employees', 'otherNames'] as const;

export type NameList = (typeof nameLists)[number];

export interface ListRecord {
  readonly list: NameList;
  readonly refNum: number;
  name: string;
  /** `REFNUM` of the customer or job above; `null` at the top, and in the other lists. */
  parentRefNum: number | null;
  /** Of the last edit, Unix seconds. */
  timestamp: number;
  isHidden: boolean;
  balance: number;
  jobStatus: JobStatus;
  /** What stands in the other columns of `!CUST`, by column. */
  readonly texts: Map<string, string>;
}

/** An entry of the lists of customer types and job types. */
export interface TypeEntry {
  readonly name: string;
  readonly refNum: number;
  readonly timestamp: number;
}

export interface DesktopState {
  readonly companyName: string;
  readonly edition: DesktopEdition;
  readonly switches: DesktopSwitches;
  /** Epoch ms. */
  readonly now: () => number;
  lists: {
    readonly records: ListRecord[];
    readonly customerTypes: TypeEntry[];
    readonly jobTypes: TypeEntry[];
    readonly nextRefNums: Record<NameList, number>;
  };
}

export function unixSeconds(state: DesktopState): number {
  return Math.floor(state.now() / 1000);
}

export function recordsOf(state: DesktopState, list: NameList): ListRecord[] {
  return state.lists.records.filter((record) => record.list === list);
}

export function childrenOf(state: DesktopState, parentRefNum: number | null): ListRecord[] {
  return recordsOf(state, 'customers').filter((record) => record.parentRefNum === parentRefNum);
}

export function pathOf(state: DesktopState, record: ListRecord): string {
  const parent = parentOf(state, record);
  return parent === null ? record.name : `${pathOf(state, parent)}:${record.name}`;
}

export function parentOf(state: DesktopState, record: ListRecord): ListRecord | null {
  if (record.parentRefNum === null) return null;
  const parent = recordsOf(state, 'customers').find(({ refNum }) => refNum === record.parentRefNum);
  if (parent === undefined) throw new Error(`no customer has the number ${record.parentRefNum}`);
  return parent;
}

export interface PlacedCustomer {
  readonly record: ListRecord;
  readonly path: string;
}

/** The customers by name, each followed by its jobs. */
export function customersInOrder(state: DesktopState): PlacedCustomer[] {
  const byParent = new Map<number | null, ListRecord[]>();
  for (const record of recordsOf(state, 'customers')) {
    const siblings = byParent.get(record.parentRefNum) ?? [];
    siblings.push(record);
    byParent.set(record.parentRefNum, siblings);
  }
  const below = (parentRefNum: number | null, prefix: string): PlacedCustomer[] =>
    (byParent.get(parentRefNum) ?? [])
      .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1))
      .flatMap((record) => {
        const path = `${prefix}${record.name}`;
        return [{ record, path }, ...below(record.refNum, `${path}:`)];
      });
  return below(null, '');
}

/** Levels below a record. */
export function heightBelow(state: DesktopState, record: ListRecord): number {
  return Math.max(0, ...childrenOf(state, record.refNum).map((child) => 1 + heightBelow(state, child)));
}

/** Names are compared without their case (quickbooks.md 10.2). */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The customer or job of these levels, top first; `null` if there is none. */
export function findCustomer(state: DesktopState, levels: readonly string[]): ListRecord | null {
  const [name, ...namesBelow] = levels.toReversed();
  if (name === undefined) return null;
  const parent = findCustomer(state, namesBelow.toReversed());
  if (parent === null && namesBelow.length > 0) return null;
  return childrenOf(state, parent?.refNum ?? null).find((child) => isSameName(child.name, name)) ?? null;
}

/** The customer or job of the path. Throws `DesktopRefusal` 3120 if there is none. */
export function customerAt(state: DesktopState, path: string): ListRecord {
  const found = findCustomer(state, levelsOf(path));
  if (found === null) throw new DesktopRefusal('notFound', path);
  return found;
}

/** Levels of a path, without the blanks around them. */
export function levelsOf(path: string): string[] {
  return path.split(':').map(withoutBlanksAround);
}

/** Blanks alone: a no-break space is a character of a name like others, and a line end is none that a name can have. */
export function withoutBlanksAround(name: string): string {
  return name.replace(/^ +| +$/g, '');
}
