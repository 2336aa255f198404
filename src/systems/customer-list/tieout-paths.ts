import type { OddRowReason } from '../../domain/records/customer-list';
import type { Customer } from '../../domain/records/records';
import { deepestPath, type ListRow } from './list-paths';
import type { Pace } from './pace';

/** What Tieout's own list holds of a customer. */
export type WrittenCustomer = Pick<
  Customer,
  'id' | 'parentId' | 'name' | 'isActive' | 'isProject' | 'lastModified'
>;

export interface TieoutRecord {
  readonly customer: WrittenCustomer;
  readonly line: number;
}

/** Where a record stands, or why it stands nowhere. */
type Place = readonly string[] | OddRowReason;

/** The records with the names above their own, put together from the parents' ids. A record whose parents lead nowhere is left out. */
export async function pathRowsOf(
  records: readonly TieoutRecord[],
  pace: Pace,
  shareDone: number,
): Promise<ListRow[]> {
  const recordById = new Map<string, TieoutRecord>();
  for (const record of records) {
    if (!recordById.has(record.customer.id)) recordById.set(record.customer.id, record);
  }
  const placeById = new Map<string, Place>();
  const rows: ListRow[] = [];
  for (const record of records) {
    if (pace.isRestDue()) await pace.rest(shareDone);
    const isFirst = recordById.get(record.customer.id) === record;
    rows.push(rowOf(record, isFirst ? placeOf(record, recordById, placeById) : 'twice'));
  }
  return rows;
}

function placeOf(
  record: TieoutRecord,
  recordById: ReadonlyMap<string, TieoutRecord>,
  placeById: Map<string, Place>,
): Place {
  // From the record upwards to what has a place already, then down again.
  const upwards: TieoutRecord[] = [];
  let above: Place | null = null;
  for (let next: TieoutRecord | undefined = record; above === null; ) {
    if (!next) above = 'parentUnknown';
    else if (placeById.has(next.customer.id)) above = placeById.get(next.customer.id) ?? 'parentUnknown';
    else {
      const { id, parentId }: WrittenCustomer = next.customer;
      // Found again on the way up, it stands in a circle.
      placeById.set(id, 'parentUnknown');
      upwards.push(next);
      if (parentId === null) above = [];
      else next = recordById.get(parentId);
    }
  }
  let place: Place = above;
  for (const { customer } of upwards.reverse()) {
    place = typeof place === 'string' ? place : pathBelow(place, customer.name);
    placeById.set(customer.id, place);
  }
  return place;
}

/** One level too many is enough to tell that there are too many. */
function pathBelow(above: readonly string[], name: string): readonly string[] {
  return [...above.slice(0, deepestPath), name.trim() === '' ? '' : name];
}

function rowOf({ customer, line }: TieoutRecord, place: Place): ListRow {
  const isLeftOut = typeof place === 'string';
  const changedAt = Date.parse(customer.lastModified);
  return {
    line,
    name: customer.name,
    path: isLeftOut ? [] : place,
    leftOut: isLeftOut ? place : null,
    isActive: customer.isActive,
    inactiveAbove: 0,
    isProject: customer.isProject,
    balance: null,
    ref: customer.id,
    changedAtMs: Number.isNaN(changedAt) ? null : changedAt,
  };
}
