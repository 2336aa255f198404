import { isActiveCustomer, jobcodePath, pathText, quickbooksPath } from '../../../firm/link/paths';
import { fieldOf, personOf } from '../../../firm/link/time-activities';
import type { QbtTimesheet } from '../../../firm/quickbooks-time/state';
import type { SeededHours } from '../../../firm/seed/seed-hours';
import type { FirmState } from '../../../firm/state';

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * A line for each item of the period as it is in truth: its entries, its activities, its state. What was made on purpose says itself what it
 * is; of all else in the firm, what is locked has been exported, and the exporter's rules say why the rest has not.
 */
export function hoursTruth(state: FirmState, seeded: SeededHours, days: Days): readonly string[] {
  const { quickbooksTime: time, quickbooksOnline: online } = state;
  const isIn = ({ date }: { readonly date: string }) => date >= days.from && date <= days.to;
  const customers = new Map<string, boolean>();
  for (const name of online.names.values()) {
    if (name.kind !== 'Customer') continue;
    const path = pathText(quickbooksPath(online, name.id));
    customers.set(path, isActiveCustomer(online, name) || customers.get(path) === true);
  }
  const told = new Set(seeded.cases.flatMap(({ entryIds }) => entryIds));
  const cases = seeded.cases.filter(({ entryIds, activityIds }) => {
    const entry = entryIds.map((id) => time.timesheets.get(Number(id)) ?? time.deleted.get(Number(id)));
    const held = online.transactions.filter(
      ({ id, kind }) => kind === 'TimeActivity' && activityIds.includes(id),
    );
    return [...entry, ...held].some((row) => row !== undefined && isIn(row));
  });
  return [
    ...cases.map(({ state: kind, reason, entryIds, activityIds }) =>
      lineOf(kind === 'deletedAfterExport' ? [] : entryIds, activityIds, reason ? `${kind} ${reason}` : kind),
    ),
    ...[...time.timesheets.values()]
      .filter((entry) => isIn(entry) && !told.has(String(entry.id)))
      .map(seededLine),
  ].sort();

  function seededLine(entry: QbtTimesheet): string {
    const ids = [String(entry.id)];
    const { type } = time.jobcodes.get(entry.jobcodeId) ?? { type: 'regular' };
    if (type !== 'regular') return lineOf(ids, [], 'notWork');
    const activityId = time.exportedAs.get(entry.id);
    if (activityId !== undefined) return lineOf(ids, [activityId], 'arrived');
    if (entry.locked > 0)
      return lineOf(ids, [], personOf(state, entry.userId) ? 'exportedNotFound' : 'unknown');
    return lineOf(ids, [], `notExported ${reasonOf(entry)}`);
  }

  function reasonOf(entry: QbtTimesheet): string {
    if (entry.type === 'regular' && entry.endMs === null) return 'onTheClock';
    if (entry.jobcodeId === 0) return 'noJobcode';
    const isActive = customers.get(pathText(jobcodePath(time, entry.jobcodeId)));
    if (isActive === undefined) return 'noCustomer';
    if (!isActive) return 'customerInactive';
    const fields = [...time.customFields.values()].filter(({ required, active }) => required && active);
    const missing = fields.find(({ name }) => fieldOf(state, entry, name) === '');
    if (missing) return missing.name === 'Class' ? 'classMissing' : 'serviceItemMissing';
    return entry.date <= (time.users.get(entry.userId)?.approvedTo ?? '') ? 'nextExport' : 'notApproved';
  }
}

/** An item as one line. */
export function lineOf(entryIds: readonly string[], activityIds: readonly string[], state: string): string {
  return `${[...entryIds].sort().join('+')}=${[...activityIds].sort().join('+')} ${state}`;
}
