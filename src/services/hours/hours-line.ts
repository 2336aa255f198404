import { grouped } from '../../domain/matching/stepped';
import { isException } from '../../domain/time/closing';
import type { HoursItem } from '../../domain/time/hours';
import type { HoursLine } from '../../messages/hours';
import { type HoursRecords, recordsOf } from './hours-records';
import { createStateSums } from './hours-sums';
import type { HoursTable } from './hours-table';
import type { HoursViews } from './hours-views';

/** A table of which a panel takes one jobcode's hours at a time. */
export interface HoursAtHand {
  readonly table: HoursTable;
  readonly views: HoursViews;
  readonly byJobcode: ReadonlyMap<string, readonly HoursItem[]>;
  /** Of what is missing. */
  readonly records: HoursRecords;
}

/** What a panel has room for. */
const maxItems = 20;

/** Yields after each small step. */
export function* hoursAtHand(table: HoursTable, views: HoursViews): Generator<undefined, HoursAtHand> {
  const byJobcode = yield* grouped(table.result.items, ({ jobcodeId }) =>
    jobcodeId === null ? [] : [jobcodeId],
  );
  const missing = table.result.items.filter(({ state }) => isException(state));
  return { table, views, byJobcode, records: yield* recordsOf(table, missing, []) };
}

/** The hours on these jobcodes as one line: arrived first, then what is missing; `null` where there are none. */
export function hoursLine(
  { table, views, byJobcode, records }: HoursAtHand,
  jobcodeIds: ReadonlySet<string>,
): HoursLine | null {
  const items = [...jobcodeIds].flatMap((id) => byJobcode.get(id) ?? []);
  if (items.length === 0) return null;
  const missing = items.filter(({ state }) => isException(state));
  const isMissing = (kind: string) => Number(kind !== 'arrived');
  const byState = createStateSums(views.stateOf);
  for (const item of items) byState.add(item);
  return {
    period: table.period,
    sums: [...byState.sums()].sort((one, other) => isMissing(one.state.kind) - isMissing(other.state.kind)),
    items: [...missing]
      .sort((one, other) => other.date.localeCompare(one.date))
      .slice(0, maxItems)
      .map((item) => views.itemView(item, { own: false, others: false }, records))
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
