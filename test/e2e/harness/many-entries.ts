import { addTimesheet } from '../../firm/edits';
import type { Firm } from '../../firm/firm';
import type { ShowcaseName } from '../../firm/state';
import { workJobcode } from './truth';

/** Gives a showcase's work item this many manual entries, spread over the last hundred days and over all staff. */
export function addManyEntries(firm: Firm, name: ShowcaseName, count: number): void {
  addManyEntriesTo(firm, workJobcode(firm, name), count);
}

/** The same for any jobcode. */
export function addManyEntriesTo(firm: Firm, jobcodeId: number, count: number): void {
  const userIds = [...firm.state.quickbooksTime.users.keys()];
  for (let place = 0; place < count; place += 1) {
    addTimesheet(firm, {
      userId: userIds[place % userIds.length] ?? 0,
      jobcodeId,
      type: 'manual',
      date: new Date(firm.clock.now() - (place % 100) * 86_400_000).toISOString().slice(0, 10),
      duration: 900 + (place % 8) * 450,
      notes: `Entry ${place}`,
    });
  }
}
