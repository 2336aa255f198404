import { givesOtherName, pathAfter } from '../../domain/plans/list-requests';
import type { QuickbooksProduct } from '../../domain/records/customer-list';
import type { ChangeListView, RequestedChange } from '../../messages/change-list';
import type { ListChangeRow } from '../../store/rows';
import type { Store } from '../../store/store';
import { iifOfCustomers } from '../../systems/customer-list/write-iif';

/** What a person is to do in QuickBooks, for the options page. */
export interface ChangeListService {
  read(): Promise<ChangeListView>;
  remove(ids: readonly string[]): Promise<ChangeListView>;
  /** The customers and jobs that are to be created as a file for QuickBooks Desktop, each character a byte of it; they count as taken. */
  takeAsIif(): Promise<string>;
  /** These were copied, to be made by hand. */
  noteTaken(ids: readonly string[]): Promise<ChangeListView>;
}

const system = 'quickbooks';

type Change = Pick<ListChangeRow, 'path' | 'change'>;

/**
 * How a change comes into QuickBooks Desktop. Below a customer that is yet to be renamed or moved an import would find none, or make a second
 * one. How an import takes quotation marks within a name is not known, so that such a name is typed in.
 */
function handOverOf({ path, change }: Change, rows: readonly ListChangeRow[]): RequestedChange['handOver'] {
  const isBelow = (row: ListChangeRow) => {
    const after = pathAfter(row);
    return after.length < path.length && after.every((name, depth) => name === path[depth]);
  };
  if (rows.some((row) => row.madeAt === null && givesOtherName(row) && isBelow(row))) return 'waits';
  return change.kind === 'create' && !path.some((name) => name.includes('"')) ? 'file' : 'byHand';
}

/** @param now epoch ms. */
export function createChangeListService(
  { changeList, connections }: Pick<Store, 'changeList' | 'connections'>,
  now: () => number,
): ChangeListService {
  async function rowsOfConnection(): Promise<{
    rows: readonly ListChangeRow[];
    product: QuickbooksProduct | null;
  }> {
    const { identity, customerList } = await connections.read(system);
    if (!customerList) return { rows: [], product: null };
    const all = await changeList.all();
    return {
      product: customerList.product,
      rows: all.filter(({ list, account }) => list === system && account === identity),
    };
  }

  async function read(): Promise<ChangeListView> {
    const { rows, product } = await rowsOfConnection();
    return {
      product,
      changes: rows.map(({ list: _, account: __, ...change }) => ({
        ...change,
        handOver: handOverOf(change, rows),
      })),
    };
  }

  async function take(ids: ReadonlySet<string>): Promise<void> {
    const takenAt = now();
    await changeList.update((row) => (ids.has(row.id) && row.madeAt === null ? { ...row, takenAt } : row));
  }

  return {
    read,
    async remove(ids) {
      await changeList.remove(ids);
      return read();
    },
    async takeAsIif() {
      const { rows } = await rowsOfConnection();
      const created = rows.filter((row) => row.madeAt === null && handOverOf(row, rows) === 'file');
      // What an earlier file has brought is not imported twice; unless nothing else is left, as after an import that has failed.
      const fresh = created.filter(({ takenAt }) => takenAt === null);
      const written = fresh.length > 0 ? fresh : created;
      const paths = written.map(({ path }) => path).sort((one, other) => one.length - other.length);
      await take(new Set(written.map(({ id }) => id)));
      return iifOfCustomers(paths);
    },
    async noteTaken(ids) {
      await take(new Set(ids));
      return read();
    },
  };
}
