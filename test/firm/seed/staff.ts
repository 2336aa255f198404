import type { KarbonState } from '../karbon/state';
import { permissionDefaults } from '../quickbooks-time/rights';
import type { QbtUser, QuickbooksTimeState } from '../quickbooks-time/state';
import { addDays } from './calendar';
import type { SeedTools } from './seed-tools';

type Group = 'Partners' | 'Tax' | 'Client Accounting' | 'Payroll';

interface StaffPlan {
  readonly first: string;
  readonly last: string;
  readonly group: Group;
  /** Before the `@`, in Karbon. */
  readonly mailbox: string;
  /** The whole address in QuickBooks Time where it is not the one in Karbon, so that the two cannot be paired. */
  readonly timeEmail?: string;
  readonly manages?: readonly Group[];
  readonly isAdmin?: boolean;
  /** Days that the approvals are ahead (positive) of most people's, or behind; `never` for somebody new. */
  readonly approval?: number | 'never';
}

const mailDomain = 'harborandpine.example';

const groupNames: readonly Group[] = ['Partners', 'Tax', 'Client Accounting', 'Payroll'];

const staffPlans: readonly StaffPlan[] = [
  { first: 'Ruth', last: 'Okafor', mailbox: 'ruth.okafor', group: 'Partners', isAdmin: true },
  { first: 'Daniel', last: 'Reyes', mailbox: 'daniel.reyes', group: 'Tax', manages: ['Tax'] },
  {
    first: 'Priya',
    last: 'Raman',
    mailbox: 'priya.raman',
    group: 'Client Accounting',
    manages: ['Client Accounting', 'Payroll'],
  },
  { first: 'Tom', last: 'Whitaker', mailbox: 'tom.whitaker', group: 'Tax' },
  { first: 'Elena', last: 'Sokolova', mailbox: 'elena.sokolova', group: 'Tax', approval: -7 },
  { first: 'Marcus', last: 'Bell', mailbox: 'marcus.bell', group: 'Tax' },
  {
    first: 'Grace',
    last: 'Lindgren',
    mailbox: 'grace.lindgren',
    timeEmail: `glindgren@${mailDomain}`,
    group: 'Client Accounting',
  },
  { first: 'Owen', last: 'Barrow', mailbox: 'owen.barrow', group: 'Client Accounting' },
  { first: 'Hana', last: 'Kobayashi', mailbox: 'hana.kobayashi', group: 'Client Accounting', approval: 7 },
  { first: 'Jorge', last: 'Medina', mailbox: 'jorge.medina', group: 'Client Accounting' },
  { first: 'Aisha', last: 'Rahman', mailbox: 'aisha.rahman', group: 'Payroll' },
  { first: 'Ben', last: 'Novak', mailbox: 'ben.novak', group: 'Payroll' },
  { first: 'Chloe', last: 'Dubois', mailbox: 'chloe.dubois', group: 'Partners' },
  {
    first: 'Samuel',
    last: 'Adeyemi',
    mailbox: 'samuel.adeyemi',
    timeEmail: 'sam.adeyemi@mail.example',
    group: 'Client Accounting',
    approval: 'never',
  },
];

/** One person of the firm, as both systems know them. */
export interface StaffMember {
  readonly name: string;
  readonly karbonKey: string;
  readonly timeUser: QbtUser;
  readonly role: 'admin' | 'manager' | 'employee';
  /** Hired within the seeded months, so has time of the last weeks only. */
  readonly isNew: boolean;
}

/** Adds the firm's people to Karbon and to QuickBooks Time, with their groups and rights (quickbooks-time.md 2.4). */
export function seedStaff(
  karbon: KarbonState,
  time: QuickbooksTimeState,
  approvedTo: string,
  tools: SeedTools,
): StaffMember[] {
  const groupIds = new Map<Group, number>();
  for (const name of groupNames) {
    const id = tools.takeTimeId();
    const madeMs = time.account.createdMs;
    time.groups.set(id, { id, name, active: true, lastModifiedMs: madeMs, createdMs: madeMs });
    groupIds.set(name, id);
  }
  return staffPlans.map((plan) => {
    const email = `${plan.mailbox}@${mailDomain}`;
    const name = `${plan.first} ${plan.last}`;
    const karbonKey = tools.takeKey();
    karbon.users.set(karbonKey, { key: karbonKey, name, email });
    const timeUser: QbtUser = {
      id: tools.takeTimeId(),
      firstName: plan.first,
      lastName: plan.last,
      email: plan.timeEmail ?? email,
      username: plan.mailbox.replace('.', ''),
      active: true,
      groupId: groupIds.get(plan.group) ?? 0,
      managerOfGroupIds: (plan.manages ?? []).map((group) => groupIds.get(group) ?? 0),
      permissions: permissionsOf(plan),
      submittedTo: dayOfApproval(plan, approvedTo),
      approvedTo: dayOfApproval(plan, approvedTo),
      lastModifiedMs: tools.nowMs - (2 + tools.random.integer(20)) * 86_400_000,
      createdMs: time.account.createdMs,
    };
    time.users.set(timeUser.id, timeUser);
    const role = plan.isAdmin ? 'admin' : plan.manages ? 'manager' : 'employee';
    return { name, karbonKey, timeUser, role, isNew: plan.approval === 'never' };
  });
}

function dayOfApproval(plan: StaffPlan, approvedTo: string): string {
  if (plan.approval === 'never') return '2000-01-01';
  return addDays(approvedTo, plan.approval ?? 0);
}

function permissionsOf(plan: StaffPlan): Record<string, boolean> {
  return { ...permissionDefaults, admin: plan.isAdmin === true, time_tracking: true };
}
