import type { ClientDetails } from '../../domain/customer-card/details';
import type {
  BudgetLine,
  ClientKind,
  ClientRef,
  DayText,
  KarbonClient,
  KarbonUser,
  WorkItem,
} from '../../domain/records/records';
import type { KarbonTimeEntry } from '../../domain/time/hours';
import type { ListPage, Page, Priority } from '../http/page';

/**
 * Karbon's API as the rest of Tieout reads it. Every call throws `SystemError`. `from` is where to begin, as a page of the same list
 * has named it; at the first page unless told.
 */
export interface KarbonReader {
  /** `TenantSettings`: the smoke test. */
  tenant(priority: Priority): Promise<{ tenantKey: string }>;
  /** All clients of one kind, newest change first; the caller stops when it has seen enough (karbon.md 1.3). */
  clients(
    kind: ClientKind,
    priority: Priority,
    from?: string | null,
  ): AsyncIterable<CountedPage<KarbonClient>>;
  /**
   * One client with its name parts, legal names and members. The address of a page does not always tell the kind:
   * the other kinds are tried in turn on a 404 (karbon.md 1.2). Throws `notFound` when none has it. A person's own
   * record lacks the full name, which only lists hold and whose order the firm chooses (1.5, 1.6): `fullName` is then
   * empty, and the one from the list is to be kept.
   */
  client(ref: ClientRef, priority: Priority): Promise<KarbonClient>;
  /** One client of that very kind with its business cards, and with an organization's people: one request. */
  clientDetails(ref: ClientRef, priority: Priority): Promise<ClientDetails>;
  workItem(key: string, priority: Priority): Promise<WorkItem>;
  /** All work of the firm, oldest start first. */
  work(priority: Priority, from?: string | null): AsyncIterable<CountedPage<WorkItem>>;
  workOfClient(clientKey: string, priority: Priority): AsyncIterable<Page<WorkItem>>;
  /** Estimate summary of a work item; empty where it has none. */
  budget(workKey: string, priority: Priority): Promise<readonly BudgetLine[]>;
  users(priority: Priority, from?: string | null): AsyncIterable<ListPage<KarbonUser>>;
  /** Karbon's own time of these days, oldest first; pages of 1,000. */
  timeEntries(
    query: KarbonTimeQuery,
    priority: Priority,
    from?: string | null,
  ): AsyncIterable<ListPage<KarbonTimeEntry>>;
}

export interface KarbonTimeQuery {
  readonly days: { readonly from: DayText; readonly to: DayText };
}

export interface CountedPage<RecordType> extends ListPage<RecordType> {
  /** How many records the whole list has; `null` where Karbon does not say. */
  readonly total: number | null;
}
