import type { KarbonState } from '../karbon/state';
import type { QuickbooksOnlineState } from '../quickbooks-online/state';
import { type ClientPlan, clientPlans } from './client-plans';
import { addName } from './customer-list';
import { type NameList, type Placement, place } from './placement';
import type { SeedTools } from './seed-tools';

/** A client as all three systems hold it. */
export interface SeededClient {
  readonly plan: ClientPlan;
  readonly key: string;
  /** What its work hangs under; `null` where it stands nowhere, or not clearly. */
  readonly jobcodeId: number | null;
  readonly customerId: string | null;
}

export interface NameLists {
  readonly jobcodes: NameList<number>;
  readonly customers: NameList<string>;
}

/** Adds every client to Karbon and, as its plan says, to the two lists. Client groups come last, since they name their members. */
export function seedClients(
  karbon: KarbonState,
  online: QuickbooksOnlineState,
  lists: NameLists,
  tools: SeedTools,
): Map<string, SeededClient> {
  const clients = new Map<string, SeededClient>();
  for (const plan of clientPlans) {
    const key = tools.takeKey();
    addToKarbon(karbon, plan, key, clients, tools);
    const jobcodeId = place(lists.jobcodes, plan.name, null, plan.time);
    const customerId = place(lists.customers, plan.name, null, plan.quickbooks);
    if (plan.quickbooks.standing === 'blocked') addName(online, tools, plan.quickbooks.heldBy, plan.name);
    clients.set(plan.name, {
      plan,
      key,
      jobcodeId: isParentOfWork(plan.time) ? jobcodeId : null,
      customerId: isParentOfWork(plan.quickbooks) ? customerId : null,
    });
  }
  return clients;
}

function isParentOfWork(client: Placement): boolean {
  return client.standing === 'matched' || client.standing === 'differs' || client.standing === 'archived';
}

function addToKarbon(
  karbon: KarbonState,
  plan: ClientPlan,
  key: string,
  known: ReadonlyMap<string, SeededClient>,
  tools: SeedTools,
): void {
  const { random } = tools;
  const lastModifiedMs = tools.nowMs - (1 + random.integer(500)) * 86_400_000 - random.integer(86_400) * 1000;
  const common = {
    key,
    contactType: random.next() < 0.85 ? 'Client' : 'Former client',
    email: `${mailboxOf(plan.name)}@clients.example`,
    userDefinedIdentifier: `HP-${1001 + known.size}`,
    restriction: plan.restriction,
    lastModifiedMs,
  };
  switch (plan.kind) {
    case 'organization':
      karbon.organizations.set(key, {
        ...common,
        fullName: plan.name,
        legalName: plan.legalName,
        tradingName: plan.tradingName,
      });
      return;
    case 'person': {
      const [lastName = '', given = ''] = plan.name.split(', ');
      const [firstName = '', ...middleNames] = given.split(' ');
      karbon.contacts.set(key, {
        ...common,
        firstName,
        middleName: middleNames.join(' '),
        lastName,
        preferredName: plan.preferredName,
        suffix: plan.suffix,
      });
      return;
    }
    case 'clientGroup':
      karbon.clientGroups.set(key, {
        key,
        fullName: plan.name,
        members: plan.members.map((name) => memberOf(name, known)),
        lastModifiedMs,
      });
  }
}

function memberOf(
  name: string,
  known: ReadonlyMap<string, SeededClient>,
): { contactKey: string | null; organizationKey: string | null } {
  const member = known.get(name);
  if (!member) throw new Error(`A client group names a member that is not planned before it: ${name}`);
  return member.plan.kind === 'person'
    ? { contactKey: member.key, organizationKey: null }
    : { contactKey: null, organizationKey: member.key };
}

function mailboxOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.|\.$/g, '');
}
