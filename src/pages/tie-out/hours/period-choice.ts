import { namedPeriods, type PeriodChoice } from '../../../domain/time/period';
import { isRangeDay } from '../../../domain/time/time-range';

/** What bills are usually made of. */
export const usualPeriod: PeriodChoice = { kind: 'lastMonth' };

/** `lastQuarter`, or `2026-10-16_2026-11-15`: as it stands in an address. */
export function periodText(choice: PeriodChoice): string {
  return choice.kind === 'custom' ? `${choice.from}_${choice.to}` : choice.kind;
}

/** The period that a text of an address names; `null` where it names none. */
export function periodIn(text: string): PeriodChoice | null {
  const named = namedPeriods.find((kind) => kind === text);
  if (named) return { kind: named };
  const [from = '', to = ''] = text.split('_', 2);
  return isRangeDay(from) && isRangeDay(to) ? { kind: 'custom', from, to } : null;
}
