import type { PageRef } from '../../../../src/messages/page-ref';
import type { PanelView } from '../../../../src/messages/panel-view';
import type { QboName, QboTransaction } from '../../../firm/quickbooks-online/state';
import type { QbtJobcode } from '../../../firm/quickbooks-time/state';
import { createDirectFirm, type DirectFirm } from '../../../office/direct-firm';
import { connectOffice, type Desk, type Office, openOffice } from '../../../office/office';
import { pageOf } from '../../../office/pages';
import { databaseName } from '../service-bench';

export interface FixBench {
  readonly firm: DirectFirm;
  readonly office: Office;
  readonly database: string;
}

/** A firm, made ready by `prepare`, that is connected and whose lists are read to their end. */
export async function fixBench(prepare: (firm: DirectFirm) => void = () => undefined): Promise<FixBench> {
  const firm = createDirectFirm();
  prepare(firm);
  const database = databaseName();
  const office = await openOffice(firm, { database });
  await connectOffice(firm, office);
  await office.services.pageApi.tieOutInput(true);
  firm.clock.advance(60_000);
  return { firm, office, database };
}

export async function openedOn({ office }: Pick<FixBench, 'office'>, page: PageRef): Promise<Desk> {
  const desk = office.open(page);
  await desk.until(({ matchStatuses, isRefreshing }) => matchStatuses !== null && !isRefreshing);
  return desk;
}

export async function refreshed({ firm }: Pick<FixBench, 'firm'>, desk: Desk): Promise<PanelView> {
  firm.clock.advance(60_000);
  const { asOf } = desk.view();
  desk.ask({ type: 'refresh' });
  return desk.until((view) => (view.asOf ?? 0) > (asOf ?? 0) && !view.isRefreshing);
}

/** An organization of that name in Karbon; returns its page. */
export function addClient({ state }: DirectFirm, key: string, fullName: string): PageRef {
  const [some] = state.karbon.organizations.values();
  if (!some) throw new Error('the firm has no organization');
  state.karbon.organizations.set(key, { ...some, key, fullName, legalName: '', tradingName: '' });
  return pageOf(state, { kind: 'organization', key });
}

/** A top-level customer, vendor or employee of QuickBooks. */
export function addName(
  { state: { quickbooksOnline }, clock }: DirectFirm,
  displayName: string,
  more: Partial<QboName> = {},
): QboName {
  const name: QboName = {
    id: String(quickbooksOnline.nextId),
    kind: 'Customer',
    syncToken: 0,
    displayName,
    companyName: '',
    givenName: '',
    familyName: '',
    email: '',
    active: true,
    parentId: null,
    isProject: false,
    billWithParent: false,
    balance: 0,
    createdMs: clock.now(),
    lastUpdatedMs: clock.now(),
    ...more,
  };
  quickbooksOnline.nextId += 1;
  quickbooksOnline.names.set(name.id, name);
  return name;
}

/** As a colleague would change it. */
export function change({ clock }: DirectFirm, name: QboName, changes: Partial<QboName>): void {
  Object.assign(name, changes, { syncToken: name.syncToken + 1, lastUpdatedMs: clock.now() });
}

/** Books something on a customer. */
export function book(
  { state: { quickbooksOnline }, clock }: DirectFirm,
  kind: QboTransaction['kind'],
  customerId: string | null,
): void {
  const at = clock.now();
  const id = String(5_000 + quickbooksOnline.transactions.length);
  quickbooksOnline.transactions.push({
    id,
    kind,
    customerId,
    date: new Date(at).toISOString().slice(0, 10),
    amount: 1.5,
    createdMs: at,
    lastUpdatedMs: at,
  });
}

/** The customer of that name. */
export function customerNamed({ state }: DirectFirm, displayName: string): QboName {
  const found = [...state.quickbooksOnline.names.values()].find(
    (name) => name.kind === 'Customer' && name.displayName === displayName,
  );
  if (!found) throw new Error(`QuickBooks has no customer ${displayName}`);
  return found;
}

/** A top-level jobcode for everybody. */
export function addJobcode({ state: { quickbooksTime }, clock }: DirectFirm, name: string): QbtJobcode {
  const some = [...quickbooksTime.jobcodes.values()].find(({ type, active }) => type === 'regular' && active);
  if (!some) throw new Error('the firm has no jobcode');
  const id = Math.max(...quickbooksTime.jobcodes.keys()) + 1;
  const jobcode = { ...some, id, name, parentId: 0, lastModifiedMs: clock.now() };
  quickbooksTime.jobcodes.set(id, jobcode);
  return jobcode;
}
