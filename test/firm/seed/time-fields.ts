import type { QbtCustomField, QuickbooksTimeState } from '../quickbooks-time/state';
import type { FirmRandom } from '../service';
import type { SeedTools } from './seed-tools';

const serviceItemOfWork: Readonly<Record<string, string>> = {
  Bookkeeping: 'Bookkeeping',
  Payroll: 'Payroll services',
  'Tax return': 'Tax preparation',
  Advisory: 'Advisory',
};

const officeServiceItem = 'Administration';

/** The two custom fields that the link with QuickBooks brings along (quickbooks-time.md 8.1), by id. */
export interface TimeFields {
  readonly serviceItemId: number;
  readonly billableId: number;
}

export function seedTimeFields(time: QuickbooksTimeState, tools: SeedTools): TimeFields {
  const lastModifiedMs = time.account.createdMs;
  const addField = (name: string, itemNames: readonly string[]): number => {
    const field: QbtCustomField = {
      id: tools.takeTimeId(),
      name,
      required: false,
      active: true,
      appliesTo: 'timesheet',
      type: 'managed-list',
      lastModifiedMs,
    };
    time.customFields.set(field.id, field);
    for (const itemName of itemNames) {
      const id = tools.takeTimeId();
      time.customFieldItems.set(id, {
        id,
        customFieldId: field.id,
        name: itemName,
        active: true,
        lastModifiedMs,
      });
    }
    return field.id;
  };
  return {
    serviceItemId: addField('Service Item', [...Object.values(serviceItemOfWork), officeServiceItem]),
    billableId: addField('Billable', ['Yes', 'No']),
  };
}

/** What somebody fills in for one entry; `workType` is `null` for the firm's own time. Some forget it. */
export function fillTimeFields(
  fields: TimeFields,
  workType: string | null,
  random: FirmRandom,
): Record<string, string> {
  const item = workType === null ? officeServiceItem : (serviceItemOfWork[workType] ?? officeServiceItem);
  const isBillable = workType !== null && random.next() < 0.9;
  return {
    [fields.serviceItemId]: random.next() < 0.95 ? item : '',
    [fields.billableId]: isBillable ? 'Yes' : 'No',
  };
}

const clientNotes = [
  'Bank and card reconciliation',
  'Categorised transactions',
  'Draft review',
  'Call with client about open items',
  'Chased missing statements',
  'Payroll journal entries',
  'Prepared workpapers',
  'Review notes cleared',
  'Research: depreciation method',
  'Adjusting entries',
  'Entered source documents',
  'Follow-up e-mail & document request',
  'Tied out trial balance',
  'Fixed-asset roll-forward',
  'Second review; two questions for partner',
  'Client asked for a “quick look” at lease',
  'Meeting notes and next steps',
  'State apportionment',
  '<b>Rush</b>: <script>alert("note")</script> do first',
  '✅ Filed and accepted',
  'Réunion avec le comptable précédent',
];

const officeNotes = ['Weekly stand-up', 'CPE webinar', 'Newsletter draft', 'Inbox', 'Team training'];

/** A note for six entries in seven. */
export function makeNote(isForClient: boolean, random: FirmRandom): string {
  if (random.next() >= 6 / 7) return '';
  return random.pick(isForClient ? clientNotes : officeNotes);
}
