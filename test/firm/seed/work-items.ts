import type { KarbonPrimaryStatus, KarbonState, KarbonWorkItem } from '../karbon/state';
import { addDays } from './calendar';
import { type ClientPlan, clientPlans } from './client-plans';
import type { NameLists, SeededClient } from './clients';
import { archived, type NameList, type Placement, place } from './placement';
import type { SeedTools } from './seed-tools';
import { specialWork } from './special-work';
import type { StaffMember } from './staff';
import { repeatingWork, type WorkPlan } from './work-plans';

/** A work item as all three systems hold it. */
export interface SeededWork {
  readonly plan: WorkPlan;
  readonly client: SeededClient;
  readonly key: string;
  /** What time on it is booked on; `null` where there is no such record. */
  readonly jobcodeId: number | null;
}

/** Adds every work item to Karbon and, as its plan says, to the two lists. */
export function seedWorkItems(
  karbon: KarbonState,
  clients: ReadonlyMap<string, SeededClient>,
  lists: NameLists,
  staff: readonly StaffMember[],
  tools: SeedTools,
): SeededWork[] {
  const scheduleKeys = new Map<string, string>();
  return planAllWork(tools.today).map((plan) => {
    const client = clients.get(plan.clientName);
    if (!client) throw new Error(`Work is planned for a client that is not: ${plan.clientName}`);
    const key = tools.takeKey();
    karbon.workItems.set(key, {
      key,
      title: plan.title,
      clientKey: client.key,
      clientType: clientTypes[client.plan.kind],
      relatedClientGroupKey: clients.get(plan.groupName)?.key ?? null,
      assigneeKey: tools.random.pick(staff).karbonKey,
      startDate: plan.startDate,
      dueDate: plan.dueDate,
      workType: plan.workType,
      ...statusOf(plan, tools),
      workScheduleKey: scheduleKeyOf(plan),
    });
    const jobcodeId = placeWork(lists.jobcodes, client.jobcodeId, client.plan.time, plan.time, plan);
    placeWork(lists.customers, client.customerId, client.plan.quickbooks, plan.quickbooks, plan);
    return { plan, client, key, jobcodeId };
  });

  function scheduleKeyOf({ clientName, series }: WorkPlan): string {
    if (series === '') return '';
    const name = `${clientName}:${series}`;
    const key = scheduleKeys.get(name) ?? tools.takeKey();
    scheduleKeys.set(name, key);
    return key;
  }
}

const clientTypes = { organization: 'Organization', person: 'Contact', clientGroup: 'ClientGroup' } as const;

function planAllWork(today: string): WorkPlan[] {
  const repeating = clientPlans.flatMap((client) => repeatingWork(client, groupOf(client), today));
  return [...repeating, ...specialWork(today)];
}

/** The client group that the client's work is tied to, by name; '' for none. */
function groupOf(client: ClientPlan): string {
  return clientPlans.find(({ tiesWork, members }) => tiesWork && members.includes(client.name))?.name ?? '';
}

/** Nothing is placed under a client that is not there; whatever is under an archived one is archived. */
function placeWork<Id>(
  list: NameList<Id>,
  parentId: Id | null,
  clientPlacement: Placement,
  placement: Placement,
  plan: WorkPlan,
): Id | null {
  if (parentId === null) return null;
  const isBelowArchived = clientPlacement.standing === 'archived';
  return place(list, plan.title, parentId, isBelowArchived ? archived : placement, plan.isProject);
}

function statusOf(
  plan: WorkPlan,
  tools: SeedTools,
): Pick<KarbonWorkItem, 'primaryStatus' | 'secondaryStatus'> {
  const { random, today } = tools;
  if (plan.startDate > today) return { primaryStatus: 'Planned', secondaryStatus: '' };
  if (addDays(plan.dueDate, 30) < today) return { primaryStatus: 'Completed', secondaryStatus: '' };
  const primaryStatus: KarbonPrimaryStatus = random.pick([
    'Ready To Start',
    'In Progress',
    'In Progress',
    'Waiting',
  ]);
  return { primaryStatus, secondaryStatus: primaryStatus === 'Waiting' ? 'For client' : '' };
}
