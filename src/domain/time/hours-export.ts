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
  const isTooEarly = isBeforeExportDate(input, entry);
  // What the exporter never takes is locked for another reason, such as an invoice.
  if (entry.isLocked && !isTooEarly) return { kind: 'exportedNotFound' };
  if (entry.isLocked) return { kind: 'notExported', reason: 'beforeExportDate' };
  return { kind: 'notExported', reason: notExportedReason(input, entry) };
}

function isBeforeExportDate({ rules }: HoursInput, { date }: TimeEntry): boolean {
  return rules.exportsFrom !== null && date < rules.exportsFrom;
}

/** Why an entry that isn't locked has not been exported; of several reasons the one that comes first in the type. */
function notExportedReason(input: HoursInput, entry: TimeEntry): NotExportedReason {
  const { rules } = input;
  const target = targetOfEntry(input, entry);
  if (entry.isRunning) return 'onTheClock';
  if (!hasJobcode(entry)) return 'noJobcode';
  if (target === null) return 'noCustomer';
  if (target !== 'unknown' && !target.isActive) return 'customerInactive';
  if (isBeforeExportDate(input, entry)) return 'beforeExportDate';
  if (rules.needsServiceItem && (entry.serviceItem ?? '') === '') return 'serviceItemMissing';
  if (rules.needsClass && !input.hasClass(entry.id)) return 'classMissing';
  const approvedTo = input.approvedTo(entry.userId);
  return approvedTo !== null && entry.date <= approvedTo ? 'nextExport' : 'notApproved';
}
