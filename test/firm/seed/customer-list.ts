import { nameWhenInactive } from '../quickbooks-online/duplicate-names';
import type { QboName, QuickbooksOnlineState } from '../quickbooks-online/state';
import { customerDetails } from './customer-details';
import { officeJobNames } from './jobcode-list';
import type { NameList } from './placement';
import type { SeedTools } from './seed-tools';
import type { StaffMember } from './staff';

const dayMs = 86_400_000;

/** The customers as a list of names to write to. An inactive one carries the suffix of the inactive (quickbooks.md 5.2). */
export function createCustomerList(online: QuickbooksOnlineState, tools: SeedTools): NameList<string> {
  return {
    add(name, parentId, { isActive, isProject }) {
      const customer = addName(online, tools, 'Customer', name);
      Object.assign(customer, customerDetails(customer.id, name, parentId === null));
      customer.parentId = parentId;
      customer.isProject = isProject;
      customer.billWithParent = parentId !== null;
      if (parentId === null && tools.random.next() < 0.5) {
        customer.balance = tools.random.integer(900_000) / 100;
      }
      if (!isActive) deactivate(online, customer, tools);
      return customer.id;
    },
    findTop(name) {
      for (const row of online.names.values()) {
        if (row.kind === 'Customer' && row.parentId === null && row.displayName === name) return row.id;
      }
      return null;
    },
  };
}

/** Adds the vendors and employees, who share the name space of customers, and customers that Karbon knows nothing of. */
export function seedOtherNames(
  online: QuickbooksOnlineState,
  staff: readonly StaffMember[],
  tools: SeedTools,
): void {
  const customers = createCustomerList(online, tools);
  const live = { isActive: true, isProject: false };
  const office = customers.add('Administration', null, live);
  for (const name of officeJobNames) customers.add(name, office, live);
  for (const name of ['Walk-in customers', 'Seminar attendees']) customers.add(name, null, live);
  customers.add('Lakeside Framing', null, { isActive: false, isProject: false });
  for (const name of vendorNames) addName(online, tools, 'Vendor', name);
  for (const { name } of staff) addName(online, tools, 'Employee', name);
}

const vendorNames = [
  'Blue Spruce Internet',
  'City of Longmont Utilities',
  'Columbine Office Supply',
  'Front Range Shredding',
  'Ledgerline Software',
  'Mile High Insurance Agency',
  'Pinecone Property Management',
  'State Board of Accountancy',
];

/** Adds an active top-level row. A vendor's or employee's name is one that no customer can have (quickbooks.md 5.2). */
export function addName(
  online: QuickbooksOnlineState,
  tools: SeedTools,
  kind: QboName['kind'],
  displayName: string,
): QboName {
  const createdMs =
    tools.nowMs - (150 + tools.random.integer(900)) * dayMs - tools.random.integer(86_400) * 1000;
  const [given = '', family = ''] = kind === 'Employee' ? displayName.split(' ') : [];
  const row: QboName = {
    id: String(online.nextId),
    kind,
    syncToken: tools.random.integer(4),
    displayName,
    companyName: kind === 'Vendor' ? displayName : '',
    givenName: given,
    familyName: family,
    email: '',
    active: true,
    parentId: null,
    isProject: false,
    billWithParent: false,
    balance: 0,
    createdMs,
    lastUpdatedMs: createdMs + tools.random.integer(100) * dayMs,
  };
  online.nextId += 1;
  online.names.set(row.id, row);
  return row;
}

function deactivate(online: QuickbooksOnlineState, customer: QboName, tools: SeedTools): void {
  customer.displayName = nameWhenInactive(online, customer);
  customer.active = false;
  customer.syncToken += 1;
  customer.lastUpdatedMs = tools.nowMs - (30 + tools.random.integer(100)) * dayMs;
}
