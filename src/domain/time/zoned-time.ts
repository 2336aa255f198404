import type { DayText } from '../records/records';
import { minutesOf } from './wall-clock';
import { offsetMinutesAt } from './zone-stamp';

const dayMs = 86_400_000;

/**
 * When clocks in the zone show that time of that day, epoch ms. Of a time that comes twice, as summer time ends, the first; one that is left
 * out, as it begins, counts as so much after the change. `clockTime` is `H:MM`; `null` where it is none.
 *
 * @param afterMs of a time that comes twice, the first that is later than this
 */
export function instantOf(
  day: DayText,
  clockTime: string,
  zone: string,
  afterMs = Number.NEGATIVE_INFINITY,
): number | null {
  const minutes = minutesOf(clockTime);
  if (minutes === null) return null;
  const asUtc = Date.parse(day) + minutes * 60_000;
  const before = asUtc - offsetMs(asUtc - dayMs, zone);
  const after = asUtc - offsetMs(asUtc + dayMs, zone);
  // Where both offsets lead there, the clocks show it twice, and the earlier comes first.
  const leads = [before, after]
    .filter((at) => at + offsetMs(at, zone) === asUtc)
    .sort((one, other) => one - other);
  return leads.find((at) => at > afterMs) ?? leads[0] ?? before;
}

function offsetMs(epochMs: number, zone: string): number {
  return offsetMinutesAt(epochMs, zone) * 60_000;
}
