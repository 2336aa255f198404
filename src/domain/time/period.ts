import type { DayText } from '../records/records';
import { addDays, addMonths, weekStartOf } from './calendar';

/** The periods that hours are looked at for without naming days, in the order in which they are offered. */
export const namedPeriods = [
  'lastMonth',
  'thisMonth',
  'lastWeek',
  'thisWeek',
  'lastTwoWeeks',
  'lastHalfMonth',
  'lastQuarter',
  'thisQuarter',
] as const;

export type NamedPeriod = (typeof namedPeriods)[number];

/** A period as somebody chooses it; `custom` is a billing cycle of any days. */
export type PeriodChoice =
  | { readonly kind: NamedPeriod }
  | { readonly kind: 'custom'; readonly from: DayText; readonly to: DayText };

/** Both ends are included. */
export interface Period {
  readonly from: DayText;
  readonly to: DayText;
}

/**
 * The days of a chosen period, seen from `today`; one that is not over yet ends today. A custom one given backwards is turned round.
 *
 * @param weekStartsOn 0 = Sunday
 */
export function periodOf(choice: PeriodChoice, today: DayText, weekStartsOn: number): Period {
  switch (choice.kind) {
    case 'lastMonth':
      return beforeThat(firstOfMonth(today), (first) => addMonths(first, -1));
    case 'thisMonth':
      return { from: firstOfMonth(today), to: today };
    case 'lastWeek':
      return beforeThat(weekStartOf(today, weekStartsOn), (first) => addDays(first, -7));
    case 'thisWeek':
      return { from: weekStartOf(today, weekStartsOn), to: today };
    case 'lastTwoWeeks':
      return beforeThat(weekStartOf(today, weekStartsOn), (first) => addDays(first, -14));
    case 'lastHalfMonth':
      return beforeThat(firstOfHalfMonth(today), (first) => firstOfHalfMonth(addDays(first, -1)));
    case 'lastQuarter':
      return beforeThat(firstOfQuarter(today), (first) => addMonths(first, -3));
    case 'thisQuarter':
      return { from: firstOfQuarter(today), to: today };
    case 'custom':
      return choice.from <= choice.to
        ? { from: choice.from, to: choice.to }
        : { from: choice.to, to: choice.from };
  }
}

/** Whether the days are a whole month of the calendar, which then has a name. */
export function isWholeMonth({ from, to }: Period): boolean {
  return from === firstOfMonth(from) && to === addDays(addMonths(from, 1), -1);
}

function beforeThat(first: DayText, back: (first: DayText) => DayText): Period {
  return { from: back(first), to: addDays(first, -1) };
}

function firstOfMonth(day: DayText): DayText {
  return `${day.slice(0, 7)}-01`;
}

/** The 1st or the 16th: from there half a month goes to the 15th, or to its end. */
function firstOfHalfMonth(day: DayText): DayText {
  return `${day.slice(0, 7)}-${day.slice(8) < '16' ? '01' : '16'}`;
}

function firstOfQuarter(day: DayText): DayText {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}
