import type { CustomerDetails } from '../../domain/customer-card/details';
import type { Customer, DayText, NameHolder } from '../../domain/records/records';
import type { TimeActivity } from '../../domain/time/hours';
import type { ListPage, Priority } from '../http/page';

/**
 * QuickBooks Online as the rest of Tieout reads it. Every call throws `SystemError`. `from` is where to begin, as a page of the
 * same list has named it; at the first page unless told.
 */
export interface QuickbooksOnlineReader {
  /** `companyinfo`: the health check. */
  company(priority: Priority): Promise<{ companyName: string }>;
  /** Every customer, inactive ones included, with ` (deleted)` taken off their names; pages of 1,000 by id. */
  customers(priority: Priority, from?: string | null): AsyncIterable<NamePage<Customer>>;
  /** One customer with all that is shown of it: one request, and another for the name of its terms where the record lacks that. */
  customerDetails(id: string, priority: Priority): Promise<CustomerDetails>;
  /** Every vendor and employee, inactive ones included. */
  nameHolders(priority: Priority, from?: string | null): AsyncIterable<NamePage<NameHolder>>;
  /** What changed since `cursor` (change data capture): one request, and one for each kind of which some are reported as deleted. */
  changesSince(cursor: string, priority: Priority): Promise<NameChanges>;
  /** `preferences`: whether the company's plan has time. True where it does not say. */
  hasTimeTracking(priority: Priority): Promise<boolean>;
  /** Time of these days; pages of 1,000 by id, until as many have come as there are. */
  timeActivities(
    query: ActivityQuery,
    priority: Priority,
    from?: string | null,
  ): AsyncIterable<NamePage<TimeActivity>>;
  /** How many there are of these days. */
  countTimeActivities(days: ActivityQuery['days'], priority: Priority): Promise<number>;
}

/** Time of some days (quickbooks.md 8.4): it can be asked for by its day and by when it was changed, and by nothing else. */
export interface ActivityQuery {
  readonly days: { readonly from: DayText; readonly to: DayText };
  /** Only what has been made or changed since, by the service's own time; all unless told. */
  readonly changedSince?: string;
}

export interface NamePage<RecordType> extends ListPage<RecordType> {
  /** The answer's own `time`: the cursor for change data capture. */
  readonly time: string;
}

export interface NameChanges {
  readonly customers: readonly Customer[];
  readonly nameHolders: readonly NameHolder[];
  /** Ids of customers, vendors and employees (one sequence) that are reported as deleted and were not found by them: they are inactive. */
  readonly unreadIds: readonly string[];
  readonly leftOut: number;
  /** The path of the field that the first of them is odd by; absent where none was left out. */
  readonly firstOddField?: string;
  /** Where to go on from. */
  readonly cursor: string;
  /** False where the window of 30 days or 1,000 rows was not enough: read the lists whole (quickbooks.md 8.2). */
  readonly isComplete: boolean;
}
