import type { DayText } from '../domain/records/records';
import { dayOf } from '../domain/time/calendar';

/** The day that it is where the browser is, which may be another one than at Greenwich. */
export function today(): DayText {
  return dayOf(Date.now(), new Intl.DateTimeFormat().resolvedOptions().timeZone);
}
