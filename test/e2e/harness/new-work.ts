import type { Firm } from '../../firm/firm';
import { clientNameOf } from '../../firm/karbon/client-names';
import type { QboName } from '../../firm/quickbooks-online/state';
import { createJobcode } from '../../firm/quickbooks-time/mutations';
import type { ShowcaseName } from '../../firm/state';
import { jobcodeAt } from './truth';

/** Work in Karbon, with the names of its client and its own. */
export interface KarbonWork {
  readonly key: string;
  readonly path: readonly [client: string, title: string];
}

/** Karbon's keys have no meaning; these are told apart from the seeded ones. */
function nextKey(firm: Firm): string {
  const { workItems, organizations } = firm.state.karbon;
  return `New${String(workItems.size + organizations.size).padStart(9, '0')}`;
}

/** A showcase's work item. */
export function showcaseWork(firm: Firm, name: ShowcaseName): KarbonWork {
  const { karbon, showcases } = firm.state;
  const { key } = showcases[name];
  const work = karbon.workItems.get(key);
  const client = work && clientNameOf(karbon, work.clientKey, firm.switches.karbon.fullNameOrder);
  if (!work || !client) throw new Error(`${name} is no work item`);
  return { key, path: [client, work.title] };
}

/** Somebody begins a new work item in Karbon for the client of another one. */
export function addWork(firm: Firm, title: string, besideWork: ShowcaseName = 'missingWork'): KarbonWork {
  const [client] = showcaseWork(firm, besideWork).path;
  const { karbon, showcases } = firm.state;
  const beside = karbon.workItems.get(showcases[besideWork].key);
  if (!beside) throw new Error(`${besideWork} is no work item`);
  const key = nextKey(firm);
  karbon.workItems.set(key, { ...beside, key, title });
  return { key, path: [client, title] };
}

/** Somebody takes on a new client in Karbon, with one work item. */
export function addClientWithWork(firm: Firm, client: string, title: string): KarbonWork {
  const { karbon } = firm.state;
  const [someone] = karbon.organizations.values();
  if (!someone) throw new Error('the firm has no organization');
  const clientKey = nextKey(firm);
  const names = { fullName: client, legalName: '', tradingName: '', userDefinedIdentifier: '' };
  karbon.organizations.set(clientKey, { ...someone, ...names, key: clientKey });
  const { key } = addWork(firm, title);
  const work = karbon.workItems.get(key);
  if (work) {
    Object.assign(work, { clientKey, clientType: 'Organization', relatedClientGroupKey: null });
  }
  return { key, path: [client, title] };
}

/** Somebody makes a jobcode by hand in QuickBooks Time. */
export function addJobcodeByHand(firm: Firm, parentPath: readonly string[], name: string): number {
  const parentId = jobcodeAt(firm, parentPath);
  return createJobcode(firm.state.quickbooksTime, { parentId, name, assignedToAll: true }, firm).id;
}

/** The active customer, or other name, at exactly this path. */
function nameAt(firm: Firm, path: readonly string[]): QboName {
  let found: QboName | undefined;
  for (const name of path) {
    const parentId: string | null = found?.id ?? null;
    found = [...firm.state.quickbooksOnline.names.values()].find(
      (each) => each.displayName === name && each.parentId === parentId,
    );
    if (!found) throw new Error(`QuickBooks has no ${path.join(':')}`);
  }
  if (!found) throw new Error('no path');
  return found;
}

/** Somebody makes a customer, or a vendor, by hand in QuickBooks. */
export function addNameByHand(
  firm: Firm,
  kind: 'Customer' | 'Vendor',
  parentPath: readonly string[],
  displayName: string,
): QboName {
  const { names, nextId } = firm.state.quickbooksOnline;
  firm.state.quickbooksOnline.nextId += 1;
  const id = String(nextId);
  const parentId = parentPath.length > 0 ? nameAt(firm, parentPath).id : null;
  const some = [...names.values()].find((each) => each.kind === kind && each.active);
  if (!some) throw new Error(`QuickBooks has no ${kind}`);
  const at = firm.clock.now();
  const own = { companyName: '', givenName: '', familyName: '', email: '', balance: 0, syncToken: 0 };
  const stamps = { createdMs: at, lastUpdatedMs: at };
  const made = { ...some, ...own, ...stamps, id, displayName, parentId, isProject: false };
  names.set(id, made);
  return made;
}

/** Work that has a near match in both lists, and none that is better. */
export function addNearWork(firm: Firm, title: string, nearTitle: string): KarbonWork {
  const work = addWork(firm, title);
  addJobcodeByHand(firm, [work.path[0]], nearTitle);
  addNameByHand(firm, 'Customer', [work.path[0]], nearTitle);
  return work;
}
