import { addTimesheet } from '../../firm/edits';
import type { Firm } from '../../firm/firm';
import type { ShowcaseName } from '../../firm/state';
import { sixMonths, workJobcode } from './truth';

/** Somebody enters an hour of today on a showcase's work item. */
export function addHour(firm: Firm, showcase: ShowcaseName): void {
  const [userId = 0] = firm.state.quickbooksTime.users.keys();
  addTimesheet(firm, {
    userId,
    jobcodeId: workJobcode(firm, showcase),
    type: 'manual',
    date: sixMonths(firm).to,
    duration: 3_600,
    notes: 'Added while the panel was open',
  });
}
