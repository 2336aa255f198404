import type { DayText } from '../records/records';
import type { HoursState } from './hours';
import { chooseOptions, type Option } from './hours-choose';
import { mayHaveMoved } from './hours-explain';
import { dayOf, type OpenHours, openBy } from './hours-open';
import { type ActivityPart, type EntryPart, nearest } from './hours-parts';

/** Time that is so many days apart isn't taken for the same. */
const mostDays = 14;
const dayMs = 86_400_000;
/** Of locked time; of other time only while it is near. */
const weights = { locked: 40, open: 20 } as const;

interface Move extends Option {
  readonly entry: EntryPart;
  readonly activity: ActivityPart;
}

/** Time of the same person, customer and amount that was moved to another day on one side. Yields after each small step. */
export function* pairAcrossDays(hours: OpenHours, tolerance: number): Generator<undefined, void> {
  const keyOf = (part: EntryPart | ActivityPart) => part.person && `${part.person}\n${part.customer}`;
  const entries = yield* openBy(hours.entries, (part) =>
    part.isWork && !part.entry.isRunning && part.seconds > 0 ? keyOf(part) : null,
  );
  const activities = yield* openBy(hours.activities, keyOf);
  for (const [key, found] of activities) {
    const moves: Move[] = [];
    for (const activity of found) {
      for (const entry of nearest(entries.get(key) ?? [], activity.seconds)) {
        const move = moveOf(entry, activity, tolerance);
        if (move) moves.push(move);
      }
      yield;
    }
    for (const { entry, activity } of yield* chooseOptions(moves)) {
      const state: HoursState = { kind: 'changedAfterExport', quickbooksSeconds: activity.seconds };
      hours.settle([entry], [activity], state);
    }
  }
}

function moveOf(entry: EntryPart, activity: ActivityPart, tolerance: number): Move | null {
  const days = daysBetween(dayOf(entry), dayOf(activity));
  if (Math.abs(entry.seconds - activity.seconds) > tolerance || days > mostDays) return null;
  if (!mayHaveMoved(entry, activity)) return null;
  const weight = weights[entry.entry.isLocked ? 'locked' : 'open'] - days;
  return { entry, activity, weight, parts: [entry, activity] };
}

function daysBetween(one: DayText, other: DayText): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / dayMs;
}
