import type { QbtJobcode, QuickbooksTimeState } from '../quickbooks-time/state';
import type { NameList } from './placement';
import type { SeedTools } from './seed-tools';

const dayMs = 86_400_000;

/** The jobcodes as a list of names to write to. Most are open to everybody; some only to a few users. */
export function createJobcodeList(time: QuickbooksTimeState, tools: SeedTools): NameList<number> {
  return {
    add(name, parentId, { isActive, isProject }) {
      const jobcode = addJobcode(time, tools, { name, parentId: parentId ?? 0, isActive });
      if (isProject) jobcode.projectId = tools.takeTimeId();
      return jobcode.id;
    },
    findTop(name) {
      for (const jobcode of time.jobcodes.values()) {
        if (jobcode.parentId === 0 && jobcode.name === name) return jobcode.id;
      }
      return null;
    },
  };
}

/** The jobcodes that time is booked on beside the clients'. */
export interface OfficeJobcodes {
  readonly meetings: number;
  readonly others: readonly number[];
  readonly vacation: number;
}

/**
 * Adds what the account holds beside the clients: the firm's own time (a customer of QuickBooks too), names that stand in
 * QuickBooks Time alone, leave and breaks, and what was archived long ago.
 */
export function seedOfficeJobcodes(time: QuickbooksTimeState, tools: SeedTools): OfficeJobcodes {
  const add = (name: string, parentId = 0, more: Partial<QbtJobcode> = {}): number =>
    addJobcode(time, tools, { name, parentId, isActive: true }, more).id;
  const office = add('Administration');
  const [meetings = office, ...others] = officeJobNames.map((name) => add(name, office));
  const research = add('Research');
  add('Software evaluation', research);
  add('Prospects');
  add('Individuals');
  for (const name of ['2019 conversion', 'Lakeside office move', 'Pro bono clinic']) {
    addJobcode(time, tools, { name, parentId: 0, isActive: false });
  }
  add('Lunch break', 0, { type: 'unpaid_break' });
  add('Rest break', 0, { type: 'paid_break' });
  add('Sick', 0, { type: 'pto' });
  add('Holiday', 0, { type: 'pto' });
  return { meetings, others: [...others, research], vacation: add('Vacation', 0, { type: 'pto' }) };
}

/** Stand below the customer "Administration" in QuickBooks as well. */
export const officeJobNames = ['Staff meeting', 'Training', 'Marketing'] as const;

function addJobcode(
  time: QuickbooksTimeState,
  tools: SeedTools,
  fields: { name: string; parentId: number; isActive: boolean },
  more: Partial<QbtJobcode> = {},
): QbtJobcode {
  const { random } = tools;
  const createdMs = tools.nowMs - (200 + random.integer(900)) * dayMs - random.integer(86_400) * 1000;
  const lastModifiedMs = fields.isActive ? createdMs : tools.nowMs - (30 + random.integer(120)) * dayMs;
  const jobcode: QbtJobcode = {
    id: tools.takeTimeId(),
    parentId: fields.parentId,
    name: fields.name,
    shortCode: '',
    type: 'regular',
    billable: fields.isActive,
    billableRate: 0,
    assignedToAll: fields.isActive && random.next() < 0.9,
    active: fields.isActive,
    projectId: 0,
    connectWithQuickbooks: false,
    lastModifiedMs,
    createdMs,
    ...more,
  };
  time.jobcodes.set(jobcode.id, jobcode);
  for (const userId of assignedUsers(jobcode, time, tools)) {
    const id = tools.takeTimeId();
    time.assignments.set(id, {
      id,
      userId,
      jobcodeId: jobcode.id,
      active: jobcode.active,
      lastModifiedMs,
      createdMs,
    });
  }
  return jobcode;
}

function assignedUsers(jobcode: QbtJobcode, time: QuickbooksTimeState, tools: SeedTools): number[] {
  if (jobcode.assignedToAll) return [0];
  return [...time.users.keys()].filter(() => tools.random.next() < 0.4);
}
