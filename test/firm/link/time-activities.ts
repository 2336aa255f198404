import type { QboTime, QboTransaction } from '../quickbooks-online/state';
import type { QbtTimesheet } from '../quickbooks-time/state';
import type { FirmTools } from '../service';
import type { FirmState } from '../state';

export type ActivityChanges = Partial<Pick<QboTransaction, 'customerId' | 'date'>> & Partial<QboTime>;

type Tools = Pick<FirmTools, 'clock' | 'switches'>;

/** What is asked for an hour where the jobcode has no rate: billable time needs one (quickbooks.md 8.4, 6330). */
const usualRate = 120;
/** Of the first one that is made here. */
const firstId = 90_001;

/** Who in QuickBooks bears the user's name; `null` where nobody active does. */
export function personOf({ quickbooksTime, quickbooksOnline }: FirmState, userId: number): QboTime['person'] {
  const user = quickbooksTime.users.get(userId);
  const name = `${user?.firstName} ${user?.lastName}`;
  for (const { kind, id, displayName, active } of quickbooksOnline.names.values()) {
    if (kind !== 'Customer' && active && displayName === name) return { kind, id };
  }
  return null;
}

/** What somebody has filled in for the entry in the custom field of that name; `''` where nothing. */
export function fieldOf({ quickbooksTime }: FirmState, entry: QbtTimesheet, fieldName: string): string {
  for (const { id, name } of quickbooksTime.customFields.values()) {
    if (name === fieldName) return entry.customFields[id] ?? '';
  }
  return '';
}

/** Adds time as somebody would by hand. */
export function addActivity(
  { quickbooksOnline }: FirmState,
  tools: Tools,
  made: Pick<QboTransaction, 'customerId' | 'date'> & { readonly time: QboTime },
): QboTransaction {
  const atMs = tools.clock.now();
  const row: QboTransaction = {
    id: String(quickbooksOnline.nextActivityId ?? firstId),
    kind: 'TimeActivity',
    amount: made.time.seconds / 3_600,
    createdMs: atMs,
    lastUpdatedMs: atMs,
    ...made,
  };
  quickbooksOnline.nextActivityId = Number(row.id) + 1;
  quickbooksOnline.transactions.push(row);
  return row;
}

/** Changes time in QuickBooks. */
export function editActivity(
  { quickbooksOnline: { transactions } }: FirmState,
  tools: Tools,
  id: string,
  { customerId, date, ...changes }: ActivityChanges,
): QboTransaction {
  const at = transactions.findIndex((row) => row.kind === 'TimeActivity' && row.id === id);
  const before = transactions[at];
  if (!before?.time) throw new Error(`There is no time activity ${id}.`);
  const time = { ...before.time, ...changes };
  const row: QboTransaction = {
    ...before,
    customerId: customerId === undefined ? before.customerId : customerId,
    date: date ?? before.date,
    time,
    amount: time.seconds / 3_600,
    lastUpdatedMs: tools.clock.now(),
  };
  transactions[at] = row;
  return row;
}

/** Deletes time in QuickBooks. */
export function deleteActivity({ quickbooksOnline: { transactions } }: FirmState, id: string): void {
  const at = transactions.findIndex((row) => row.kind === 'TimeActivity' && row.id === id);
  if (at === -1) throw new Error(`There is no time activity ${id}.`);
  transactions.splice(at, 1);
}

/** The entry as QuickBooks gets it: its first activity, a second one, or the first one brought up to date. */
export function exportEntry(
  state: FirmState,
  tools: Tools,
  entry: QbtTimesheet,
  to: { readonly customerId: string; readonly person: QboTime['person'] },
): QboTransaction {
  const { exportRoundsTo, exportAgain } = tools.switches.quickbooksTime;
  const { exportedAs, jobcodes } = state.quickbooksTime;
  const isBillable = fieldOf(state, entry, 'Billable') === 'Yes';
  const time: QboTime = {
    person: to.person,
    seconds:
      exportRoundsTo === 0 ? entry.duration : Math.round(entry.duration / exportRoundsTo) * exportRoundsTo,
    serviceItem: fieldOf(state, entry, 'Service Item'),
    className: fieldOf(state, entry, 'Class'),
    billable: isBillable ? 'Billable' : 'NotBillable',
    hourlyRate: isBillable ? jobcodes.get(entry.jobcodeId)?.billableRate || usualRate : null,
    description: entry.notes,
  };
  const { customerId } = to;
  const known = exportAgain === 'updatesFirst' ? exportedAs.get(entry.id) : undefined;
  const isThere = known !== undefined && state.quickbooksOnline.transactions.some(({ id }) => id === known);
  const activity = isThere
    ? editActivity(state, tools, known, { ...time, customerId, date: entry.date })
    : addActivity(state, tools, { customerId, date: entry.date, time });
  exportedAs.set(entry.id, activity.id);
  return activity;
}
