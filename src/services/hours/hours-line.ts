import { isException } from '../../domain/time/closing';
import type { HoursItem } from '../../domain/time/hours';
import type { HoursLine } from '../../messages/hours';
import { createHoursViews, type HoursViews, hoursSums } from './hours-clients';
import type { HoursTable } from './hours-table';

/** A table of which a panel takes one jobcode's hours at a time. */
export interface HoursAtHand {
  readonly table: HoursTable;
  readonly views: HoursViews;
  readonly byJobcode: ReadonlyMap<string, readonly HoursItem[]>;
}

/** What a panel has room for. */
const maxItems = 20;

export function hoursAtHand(table: HoursTable): HoursAtHand {
  const byJobcode = new Map<string, HoursItem[]>();
  for (const item of table.result.items) {
    if (item.jobcodeId === null) continue;
    const own = byJobcode.get(item.jobcodeId);
    if (own) own.push(item);
    else byJobcode.set(item.jobcodeId, [item]);
  }
  return { table, views: createHoursViews(table), byJobcode };
}

/** The hours on these jobcodes as one line: arrived first, then what is missing; `null` where there are none. */
export function hoursLine(
  { table, views, byJobcode }: HoursAtHand,
  jobcodeIds: ReadonlySet<string>,
): HoursLine | null {
  const items = [...jobcodeIds].flatMap((id) => byJobcode.get(id) ?? []);
  if (items.length === 0) return null;
  const missing = items.filter(({ state }) => isException(state));
  const isMissing = (kind: string) => Number(kind !== 'arrived');
  const sums = hoursSums(items, views.stateOf);
  return {
    period: table.period,
    sums: [...sums].sort((one, other) => isMissing(one.state.kind) - isMissing(other.state.kind)),
    items: [...missing]
      .sort((one, other) => other.date.localeCompare(one.date))
      .slice(0, maxItems)
      .map((item) => views.itemView(item, false))
      .map(({ id, state, date, people, timeSeconds, quickbooksSeconds }) => ({
        id,
        state,
        date,
        people,
        timeSeconds,
        quickbooksSeconds,
      })),
    missingItems: missing.length,
  };
}
