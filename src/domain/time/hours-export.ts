import type { TimeEntry } from '../records/records';
import type { HoursInput, HoursState, JobcodeTarget, NotExportedReason } from './hours';

/** Time without a jobcode, as QuickBooks Time has it. */
const noJobcode = '0';

/** Whether the entry is on a jobcode at all. */
export function hasJobcode({ jobcodeId }: TimeEntry): boolean {
  return jobcodeId !== noJobcode;
}

/** Where the entry's time goes by its jobcode; `null` without one. */
export function targetOfEntry(input: Pick<HoursInput, 'targetOf'>, entry: TimeEntry): JobcodeTarget {
  return hasJobcode(entry) ? input.targetOf(entry.jobcodeId) : null;
}

/** Leave or a break. */
export function isNotWork(input: Pick<HoursInput, 'isWork'>, entry: TimeEntry): boolean {
  return hasJobcode(entry) && !input.isWork(entry.jobcodeId);
}

/** What is said of work that nothing in QuickBooks was found for, though QuickBooks' time was read whole. */
export function stateLeftAlone(input: HoursInput, entry: TimeEntry): HoursState {
  if (entry.isLocked) return { kind: 'exportedNotFound' };
  return { kind: 'notExported', reason: notExportedReason(input, entry) };
}

/** Why an entry that isn't locked has not been exported; of several reasons the one that comes first in the type. */
function notExportedReason(input: HoursInput, entry: TimeEntry): NotExportedReason {
  const { rules } = input;
  const target = targetOfEntry(input, entry);
  if (entry.isRunning) return 'onTheClock';
  if (!hasJobcode(entry)) return 'noJobcode';
  if (target === null) return 'noCustomer';
  if (target !== 'unknown' && !target.isActive) return 'customerInactive';
  if (rules.needsServiceItem && (entry.serviceItem ?? '') === '') return 'serviceItemMissing';
  // Whether an entry without the field has one is not known.
  if (rules.needsClass && entry.className !== undefined && (entry.className ?? '') === '')
    return 'classMissing';
  const approvedTo = input.approvedTo(entry.userId);
  return approvedTo !== null && entry.date <= approvedTo ? 'nextExport' : 'notApproved';
}
