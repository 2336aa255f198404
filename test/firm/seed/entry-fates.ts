import type { QbtTimesheet, QuickbooksTimeState } from '../quickbooks-time/state';
import { instantInZone } from '../quickbooks-time/zone';
import { addDays, weekdayOf } from './calendar';
import type { SeedTools } from './seed-tools';
import type { EntryDraft } from './workdays';

const dayMs = 86_400_000;

/** One entry in so many was later deleted, one in so many moved to another jobcode. */
const deletedEvery = 220;
const movedEvery = 150;

export interface ExportRules {
  /** Time up to this day has been exported, if it was approved. */
  readonly exportedTo: string;
  /** Does the jobcode bear the name of a customer, so that its time can be exported? */
  readonly hasCustomer: (jobcodeId: number) => boolean;
}

/**
 * Gives the entries their ids in order of time, and lets happen to them what happens: export (locked), a move to another jobcode
 * days later, deletion. Deleted ones are put with the tombstones.
 */
export function seedTimesheets(
  time: QuickbooksTimeState,
  drafts: readonly EntryDraft[],
  rules: ExportRules,
  tools: SeedTools,
): void {
  const inOrder = [...drafts].sort((one, other) => sortMs(one) - sortMs(other) || one.userId - other.userId);
  for (const [index, draft] of inOrder.entries()) {
    const entry: QbtTimesheet = { id: tools.takeTimeId(), ...draft };
    const isRunning = entry.type === 'regular' && entry.endMs === null;
    if (index % deletedEvery === deletedEvery - 1 && !isRunning) {
      entry.lastModifiedMs = laterMs(entry, tools);
      time.deleted.set(entry.id, entry);
      continue;
    }
    if (index % movedEvery === movedEvery - 1 && !isRunning) entry.lastModifiedMs = laterMs(entry, tools);
    if (isExported(entry, time, rules)) {
      entry.locked = 1;
      entry.lastModifiedMs = exportMs(entry.date, tools);
    }
    time.timesheets.set(entry.id, entry);
  }
}

function sortMs(entry: EntryDraft): number {
  return entry.startMs ?? Date.parse(`${entry.date}T15:00:00Z`);
}

/** Some hours or days after the entry was made, but not after now. Epoch ms. */
function laterMs(entry: QbtTimesheet, { random, nowMs }: SeedTools): number {
  return Math.min(entry.lastModifiedMs + 3600_000 + random.integer(3 * 86_400) * 1000, nowMs - 60_000);
}

function isExported(entry: QbtTimesheet, time: QuickbooksTimeState, rules: ExportRules): boolean {
  const approvedTo = time.users.get(entry.userId)?.approvedTo ?? '';
  return entry.date <= rules.exportedTo && entry.date <= approvedTo && rules.hasCustomer(entry.jobcodeId);
}

/** The second Monday after the entry, early: exports run once a week has been approved. Epoch ms. */
function exportMs(day: string, { timeZone, nowMs }: SeedTools): number {
  const nextSunday = addDays(day, 7 - weekdayOf(day));
  return Math.min(instantInZone(addDays(nextSunday, 8), '06:00:00', timeZone), nowMs - dayMs);
}
