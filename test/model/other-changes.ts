import { deactivateCustomer, renameCustomer } from '../firm/edits';
import type { KarbonState } from '../firm/karbon/state';
import { createLink, type Link } from '../firm/link/link';
import { writeCustomer } from '../firm/quickbooks-online/customers';
import { withoutDeletedSuffix } from '../firm/quickbooks-online/duplicate-names';
import { QboFault } from '../firm/quickbooks-online/faults';
import type { QboName } from '../firm/quickbooks-online/state';
import { createRandom } from '../firm/random';
import type { FirmRandom } from '../firm/service';
import type { DirectFirm } from '../office/direct-firm';
import { type Deck, isLucky, pickOne } from './deck';
import type { Change } from './time-changes';

export const otherChanges: Deck<Change> = [
  [4, addCustomer],
  [4, changeCustomer],
  [3, moveCustomer],
  [4, deactivateOrReactivate],
  [2, changeHolder],
  [3, addWork],
  [3, changeWork],
  [3, moveWork],
  [1, removeWork],
  [3, renameClient],
  [1, addClient],
  [1, removeClient],
  [1, changeMembers],
  [1, changeBudget],
  [3, runImporter],
];

/** QuickBooks refuses some wishes, as a colleague's page would; then nothing has changed. */
function unlessRefused(change: () => string): string | null {
  try {
    return change();
  } catch (error) {
    if (error instanceof QboFault) return null;
    throw error;
  }
}

function write(firm: DirectFirm, body: Parameters<typeof writeCustomer>[2]): QboName {
  return writeCustomer(firm.state.quickbooksOnline, { ...firm, random: createRandom(1) }, body);
}

function addCustomer(firm: DirectFirm, dice: FirmRandom): string | null {
  const parent = isLucky(dice, 0.6) ? pickCustomer(firm, dice) : null;
  const titles = [...firm.state.karbon.workItems.values()].map(({ title }) => title);
  const DisplayName = isLucky(dice, 0.5) ? (pickOne(dice, titles) ?? '') : `Customer ${dice.integer(10_000)}`;
  return unlessRefused(() => {
    const place = parent ? { Job: true, ParentRef: { value: parent.id } } : {};
    return `add customer ${write(firm, { DisplayName, ...place }).id} under ${parent?.id}`;
  });
}

function changeCustomer(firm: DirectFirm, dice: FirmRandom): string | null {
  const customer = pickCustomer(firm, dice);
  if (!customer?.active) return null;
  return `rename customer ${renameCustomer(firm, customer.id, `${dice.integer(1000)} ${customer.displayName}`.slice(0, 90)).id}`;
}

function moveCustomer(firm: DirectFirm, dice: FirmRandom): string | null {
  const customer = pickCustomer(firm, dice);
  const parent = isLucky(dice, 0.8) ? pickCustomer(firm, dice) : null;
  if (!customer) return null;
  return unlessRefused(() => {
    const place = { Job: parent !== null, ParentRef: parent ? { value: parent.id } : null };
    const known = { Id: customer.id, SyncToken: String(customer.syncToken), sparse: true };
    write(firm, { ...known, ...place });
    return `move customer ${customer.id} under ${parent?.id}`;
  });
}

function deactivateOrReactivate(firm: DirectFirm, dice: FirmRandom): string | null {
  const customer = pickCustomer(firm, dice);
  if (!customer) return null;
  if (customer.active) return `deactivate customer ${deactivateCustomer(firm, customer.id).id}`;
  return unlessRefused(() => {
    const DisplayName = withoutDeletedSuffix(customer.displayName);
    const known = { Id: customer.id, SyncToken: String(customer.syncToken), sparse: true };
    write(firm, { ...known, DisplayName, Active: true });
    return `reactivate customer ${customer.id}`;
  });
}

function changeHolder({ state, clock }: DirectFirm, dice: FirmRandom): string | null {
  const { quickbooksOnline: online } = state;
  const holder = pickOne(
    dice,
    [...online.names.values()].filter(({ kind }) => kind !== 'Customer'),
  );
  if (!holder) return null;
  if (isLucky(dice, 0.4)) {
    const id = String(online.nextId);
    online.nextId += 1;
    const displayName = `Holder ${id}`;
    online.names.set(id, { ...holder, id, displayName, createdMs: clock.now(), lastUpdatedMs: clock.now() });
    return `add ${holder.kind} ${id}`;
  }
  holder.displayName = `Holder ${dice.integer(10_000)}`;
  holder.syncToken += 1;
  holder.lastUpdatedMs = clock.now();
  return `rename ${holder.kind} ${holder.id}`;
}

function addWork({ state: { karbon } }: DirectFirm, dice: FirmRandom): string | null {
  const like = pickOne(dice, karbon.workItems.values());
  if (!like) return null;
  const key = `Work${dice.hex(8)}`;
  const title = isLucky(dice, 0.3) ? like.title : `Work ${dice.integer(10_000)}`;
  karbon.workItems.set(key, { ...like, key, title, ...clientOf(karbon, dice) });
  return `add work ${key}`;
}

function changeWork({ state: { karbon } }: DirectFirm, dice: FirmRandom): string | null {
  const item = pickOne(dice, karbon.workItems.values());
  if (!item) return null;
  if (isLucky(dice, 0.5)) item.primaryStatus = dice.pick(['Planned', 'In Progress', 'Completed']);
  else item.title = `${item.title.slice(0, 50)} ${dice.integer(1000)}`;
  if (isLucky(dice, 0.3)) item.startDate = '2026-12-01';
  return `change work ${item.key}: ${item.title}`;
}

function moveWork({ state: { karbon } }: DirectFirm, dice: FirmRandom): string | null {
  const item = pickOne(dice, karbon.workItems.values());
  if (!item) return null;
  const from = item.clientKey;
  Object.assign(item, clientOf(karbon, dice));
  return `move work ${item.key} from ${from} to ${item.clientKey}`;
}

function removeWork({ state: { karbon } }: DirectFirm, dice: FirmRandom): string | null {
  const item = pickOne(dice, karbon.workItems.values());
  if (!item) return null;
  karbon.workItems.delete(item.key);
  karbon.estimates.delete(item.key);
  return `delete work ${item.key}`;
}

function renameClient({ state: { karbon }, clock }: DirectFirm, dice: FirmRandom): string | null {
  const contact = isLucky(dice, 0.4) ? pickOne(dice, karbon.contacts.values()) : null;
  const other = pickOne(dice, [...karbon.organizations.values(), ...karbon.clientGroups.values()]);
  const renamed = contact ?? other;
  if (!renamed) return null;
  if ('fullName' in renamed) renamed.fullName = `${renamed.fullName.slice(0, 50)} ${dice.integer(100)}`;
  else renamed.lastName = `${renamed.lastName.slice(0, 50)} ${dice.integer(100)}`;
  renamed.lastModifiedMs = clock.now();
  return `rename client ${renamed.key}`;
}

function addClient({ state: { karbon }, clock }: DirectFirm, dice: FirmRandom): string | null {
  const key = `Client${dice.hex(8)}`;
  const lastModifiedMs = clock.now();
  const contact = pickOne(dice, karbon.contacts.values());
  const organization = pickOne(dice, karbon.organizations.values());
  if (contact && isLucky(dice, 0.5)) {
    karbon.contacts.set(key, { ...contact, key, firstName: 'New', lastName: key, lastModifiedMs });
  } else if (organization) {
    karbon.organizations.set(key, { ...organization, key, fullName: `New ${key}`, lastModifiedMs });
  }
  return `add client ${key}`;
}

/** Deletes a client, or merges it into another, which then has its work. */
function removeClient({ state: { karbon } }: DirectFirm, dice: FirmRandom): string | null {
  const gone = pickOne(dice, [...karbon.contacts.values(), ...karbon.organizations.values()]);
  const heir = pickOne(dice, karbon.organizations.values());
  if (!gone || !heir || gone.key === heir.key || karbon.organizations.size < 3) return null;
  const isMerged = isLucky(dice, 0.5);
  for (const item of karbon.workItems.values()) {
    if (item.clientKey !== gone.key) continue;
    if (isMerged) Object.assign(item, { clientKey: heir.key, clientType: 'Organization' });
    else karbon.workItems.delete(item.key);
  }
  for (const group of karbon.clientGroups.values()) {
    group.members = group.members.filter(
      ({ contactKey, organizationKey }) => (contactKey ?? organizationKey) !== gone.key,
    );
  }
  karbon.contacts.delete(gone.key);
  karbon.organizations.delete(gone.key);
  return `${isMerged ? `merge ${gone.key} into ${heir.key}` : `delete ${gone.key}`}`;
}

function changeMembers({ state: { karbon }, clock }: DirectFirm, dice: FirmRandom): string | null {
  const group = pickOne(dice, karbon.clientGroups.values());
  const organization = pickOne(dice, karbon.organizations.values());
  if (!group || !organization) return null;
  if (isLucky(dice, 0.5) && group.members.length > 1) group.members = group.members.slice(1);
  else if (group.members.every(({ organizationKey }) => organizationKey !== organization.key)) {
    group.members = [...group.members, { contactKey: null, organizationKey: organization.key }];
  }
  group.lastModifiedMs = clock.now();
  return `change members of ${group.key}`;
}

function changeBudget({ state: { karbon } }: DirectFirm, dice: FirmRandom): string | null {
  const found = pickOne(dice, karbon.estimates);
  const line = found && pickOne(dice, found[1]);
  if (!line) return null;
  line.estimateMinutes += 30;
  return `change budget of ${found[0]}`;
}

const links = new WeakMap<DirectFirm, Link>();

/** The importer between the two lists, which remembers its pairs from run to run. */
function runImporter(firm: DirectFirm): string | null {
  const link = links.get(firm) ?? createLink(firm.state, { ...firm, random: createRandom(1) });
  links.set(firm, link);
  const { created, renamed, archived, restored } = link.runImport();
  return `importer: ${created.length} made, ${renamed.length} renamed, ${archived.length} archived, ${restored.length} restored`;
}

function pickCustomer({ state }: DirectFirm, dice: FirmRandom): QboName | null {
  return pickOne(
    dice,
    [...state.quickbooksOnline.names.values()].filter(({ kind }) => kind === 'Customer'),
  );
}

function clientOf(karbon: KarbonState, dice: FirmRandom) {
  const organization = pickOne(dice, karbon.organizations.keys());
  const contact = isLucky(dice, 0.2) ? pickOne(dice, karbon.contacts.keys()) : null;
  return contact
    ? ({ clientKey: contact, clientType: 'Contact' } as const)
    : ({ clientKey: organization ?? '', clientType: 'Organization' } as const);
}
