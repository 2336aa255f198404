import type { ListFileOutcome } from '../../../../src/messages/customer-list';
import {
  type CustomerLists,
  createCustomerLists,
} from '../../../../src/services/customer-list/customer-lists';
import { createSharedListService } from '../../../../src/services/customer-list/shared-lists';
import { openStore, type Store } from '../../../../src/store/store';
import { databaseName } from '../service-bench';

export const day = 86_400_000;
export const noon = Date.UTC(2026, 10, 28, 12);

/** A list as Desktop exports it. */
export function iif(customers: readonly string[], more = ''): string {
  const rows = customers.map((name, at) => `CUST\t${name}\t${at + 1}\t1794600000\tN`);
  return ['!CUST\tNAME\tREFNUM\tTIMESTAMP\tHIDDEN', ...rows, more, ''].join('\r\n');
}

/** Customer lists over a store of their own, on a clock that is set by hand. */
export class ListBench {
  static async open(): Promise<ListBench> {
    return new ListBench(await openStore(databaseName()));
  }

  nowMs = noon;
  lists: CustomerLists;

  private constructor(readonly store: Store) {
    this.lists = this.openLists();
  }

  /** As the next worker finds them. */
  openLists(): CustomerLists {
    const now = () => this.nowMs;
    const { store } = this;
    const sharedLists = createSharedListService({ store, now });
    this.lists = createCustomerLists({ store, sharedLists, now, pause: async () => undefined });
    return this.lists;
  }

  offer(
    text: string,
    more: { savedAt?: number; isConfirmed?: boolean; shares?: number[]; sheet?: string } = {},
  ): Promise<ListFileOutcome> {
    return this.lists.read({
      fileName: 'customers.iif',
      savedAt: more.savedAt ?? this.nowMs,
      size: text.length,
      bytes: async () => new TextEncoder().encode(text),
      handle: null,
      isWorkbook: more.sheet !== undefined,
      sheet: more.sheet ?? null,
      isConfirmed: more.isConfirmed ?? false,
      onProgress: (share) => more.shares?.push(share),
    });
  }

  /** Of all customers that are known, in order. */
  async names(): Promise<readonly string[]> {
    return (await this.store.mirror.all('customers')).map(({ name }) => name).sort();
  }
}
