import type { QuickbooksProduct } from '../../domain/records/customer-list';
import type { ChangeListView } from '../../messages/change-list';
import type { ListChangeRow } from '../../store/rows';
import type { Store } from '../../store/store';
import { iifOfCustomers } from '../../systems/customer-list/write-iif';
import { handOversOf } from './hand-over';

/** What a person is to do in QuickBooks, for the options page. */
export interface ChangeListService {
  read(): Promise<ChangeListView>;
  remove(ids: readonly string[]): Promise<ChangeListView>;
  /**
   * Those of these that are to be created by a file for QuickBooks Desktop, as such a file, each character a byte of it; they count as taken.
   */
  takeAsIif(ids: readonly string[]): Promise<string>;
  /** These were copied, to be made by hand. */
  noteTaken(ids: readonly string[]): Promise<ChangeListView>;
}

const system = 'quickbooks';

/** @param now epoch ms. */
export function createChangeListService(
  { changeList, connections, mirror }: Pick<Store, 'changeList' | 'connections' | 'mirror'>,
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
    const handOverOf = await handOvers(rows);
    return {
      product,
      changes: rows.map((row) => {
        const { list: _, account: __, ...change } = row;
        return { ...change, handOver: handOverOf(row) };
      }),
    };
  }

  /** The whole list is looked at only where there is something to be changed in it. */
  async function handOvers(rows: readonly ListChangeRow[]) {
    const isOpen = rows.some(({ madeAt }) => madeAt === null);
    return handOversOf(rows, {
      customers: isOpen ? await mirror.all('customers') : [],
      holders: isOpen ? await mirror.all('nameHolders') : [],
    });
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
    async takeAsIif(ids) {
      const { rows } = await rowsOfConnection();
      const handOverOf = await handOvers(rows);
      const wanted = new Set(ids);
      const written = rows.filter(
        (row) => wanted.has(row.id) && row.madeAt === null && handOverOf(row) === 'file',
      );
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
