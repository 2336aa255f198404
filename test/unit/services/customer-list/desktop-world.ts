import { shortHash } from '../../../../src/domain/records/short-hash';
import type { RequestedChange } from '../../../../src/messages/change-list';
import type { ListFileOutcome } from '../../../../src/messages/customer-list';
import type { PageRef } from '../../../../src/messages/page-ref';
import type { PanelView } from '../../../../src/messages/panel-view';
import { createDesktopCompany, type DesktopCompany } from '../../../firm/quickbooks-desktop/company';
import type { ImportOptions, ImportReport } from '../../../firm/quickbooks-desktop/import-iif';
import type { DesktopSwitches } from '../../../firm/quickbooks-desktop/switches';
import { openCipher } from '../../../model/open-cipher';
import type { DirectFirm } from '../../../office/direct-firm';
import {
  connectOffice,
  type Desk,
  type Office,
  type OfficeOptions,
  openOffice,
} from '../../../office/office';
import { pageOf } from '../../../office/pages';
import { addClient, addJobcode } from '../fixes/fix-bench';
import { databaseName } from '../service-bench';
import { turnedFirm } from '../switches/world';

/** A firm whose QuickBooks is a company file of Desktop, of which Tieout knows what it is given as a file. */
export interface DesktopWorld {
  readonly firm: DirectFirm;
  readonly company: DesktopCompany;
  readonly office: Office;
  readonly database: string;
}

export interface TurnedDesktop {
  readonly quickbooksDesktop?: Partial<DesktopSwitches>;
}

export type Prepare = (made: Pick<DesktopWorld, 'firm' | 'company'>) => void;

/** Karbon and QuickBooks Time are connected and read; no list of QuickBooks has been read yet. */
export async function openDesktop(
  turned: TurnedDesktop,
  prepare: Prepare,
  options: Pick<OfficeOptions, 'killAt'> = {},
): Promise<DesktopWorld> {
  const firm = turnedFirm({});
  Object.assign(firm.switches.quickbooksDesktop, turned.quickbooksDesktop);
  const company = createDesktopCompany({
    companyName: firm.state.quickbooksOnline.companyName,
    edition: 'enterprise34',
    switches: firm.switches.quickbooksDesktop,
    now: () => firm.clock.now(),
  });
  prepare({ firm, company });
  const database = databaseName();
  const office = await openLife({ firm, database }, options);
  await connectOffice(firm, office, { isWithQuickbooks: false });
  await office.services.pageApi.tieOutInput(true);
  return { firm, company, office, database };
}

/** One life of the worker over what the ones before have left. */
export function openLife(
  { firm, database }: Pick<DesktopWorld, 'firm' | 'database'>,
  options: Pick<OfficeOptions, 'killAt'> = {},
): Promise<Office> {
  return openOffice(firm, { database, cipher: openCipher, ...options });
}

/** A client that Karbon has, and a jobcode of its name; returns its page. */
export function addTimedClient(firm: DirectFirm, name: string): PageRef {
  addJobcode(firm, name);
  return addClient(firm, keyOf(name), name);
}

/** Work of a client that was added so, and a jobcode for it; returns its page. */
export function addTimedWork(firm: DirectFirm, clientName: string, title: string): PageRef {
  const client = [...firm.state.quickbooksTime.jobcodes.values()].find(
    ({ name, parentId }) => name === clientName && parentId === 0,
  );
  if (!client) throw new Error(`there is no jobcode ${clientName}`);
  addJobcode(firm, title).parentId = client.id;
  return addWork(firm, clientName, title);
}

function addWork({ state }: DirectFirm, clientName: string, title: string): PageRef {
  const [some] = state.karbon.workItems.values();
  if (!some) throw new Error('the firm has no work');
  const key = keyOf(`${title}${clientName}`);
  const ofClient = {
    clientKey: keyOf(clientName),
    clientType: 'Organization',
    relatedClientGroupKey: null,
  } as const;
  state.karbon.workItems.set(key, { ...some, key, title, ...ofClient });
  return pageOf(state, { kind: 'work', key });
}

function keyOf(name: string): string {
  return `K${shortHash(name)}`;
}

/** The page of a client, or by `Client:Work` of its work. */
export function pageNamed({ firm }: Pick<DesktopWorld, 'firm'>, path: string): PageRef {
  const [client = '', title] = path.split(':');
  return title === undefined
    ? pageOf(firm.state, { kind: 'organization', key: keyOf(client) })
    : pageOf(firm.state, { kind: 'work', key: keyOf(`${title}${client}`) });
}

/** Exports the company's list, a minute after whatever was before, and gives Tieout the file. */
export function readExport(
  world: DesktopWorld,
  form: 'iif' | 'csv' = 'iif',
  isConfirmed = false,
): Promise<ListFileOutcome> {
  const { firm, company } = world;
  firm.clock.advance(60_000);
  const bytes = form === 'iif' ? company.exportIif() : company.exportCustomerCsv();
  return readBytes(world, bytes, `customers.${form}`, isConfirmed);
}

/** The company has few of the firm's customers: of the first file that is asked about, and of no other doubt. */
export async function readBytes(
  { firm, office }: Pick<DesktopWorld, 'firm' | 'office'>,
  bytes: Uint8Array,
  fileName: string,
  isConfirmed = false,
): Promise<ListFileOutcome> {
  const offer = (isWanted: boolean) =>
    office.services.pageApi.customerLists.read({
      fileName,
      savedAt: firm.clock.now(),
      size: bytes.length,
      bytes: async () => bytes,
      handle: null,
      isWorkbook: false,
      sheet: null,
      isConfirmed: isWanted,
      onProgress: () => undefined,
    });
  const outcome = await offer(isConfirmed);
  const isFirst = outcome.kind === 'doubted' && outcome.doubt.because === 'fewInTime';
  return isFirst ? offer(true) : outcome;
}

/** A panel on a page, once nothing more is read. */
export async function openedOn({ firm, office }: DesktopWorld, page: PageRef): Promise<Desk> {
  // The share of Karbon's requests is not to be met by looking on.
  firm.clock.advance(60_000);
  const desk = office.open(page);
  await desk.until(isSettled);
  return desk;
}

function isSettled({ phase, isRefreshing, matchStatuses }: PanelView): boolean {
  return phase === 'ready' && !isRefreshing && matchStatuses !== null;
}

/** What the panel says of QuickBooks on a page. */
export interface Said {
  readonly verdict: string;
  readonly inQuickbooks: string | undefined;
  /** What its button stands for, or why it has none. */
  readonly offer: string;
}

export async function saidOn(world: DesktopWorld, page: PageRef): Promise<Said> {
  const desk = await openedOn(world, page);
  desk.end();
  return saidIn(desk.view());
}

export function saidIn({ verdict, matchStatuses, plan }: PanelView): Said {
  const status = matchStatuses?.quickbooks;
  const kind = status?.kind === 'blocked' ? status.reason.code : status?.kind;
  return { verdict: verdict.code, inQuickbooks: kind, offer: plan.obstacle?.code ?? plan.action };
}

/** Presses the panel's button on a page and waits until that is done. */
export async function askedFor(
  world: DesktopWorld,
  page: PageRef,
  runId = `run on ${page.key}`,
): Promise<Desk> {
  const desk = await openedOn(world, page);
  const outcome = await desk.press({ kind: 'primary' }, runId);
  if (outcome.kind !== 'begun') throw new Error(`the click came to ${JSON.stringify(outcome)}`);
  await desk.until(({ run, isRefreshing }) => run?.id === runId && run.state === 'done' && !isRefreshing);
  return desk;
}

/** Puts what a page lacks in QuickBooks on the change list. */
export async function request(world: DesktopWorld, page: PageRef): Promise<void> {
  (await askedFor(world, page)).end();
}

/** The file for Desktop as a person saves it: of what has not been handed over yet, or of all that is left where that is nothing. */
export async function savedIif({ office }: Pick<DesktopWorld, 'office'>): Promise<string> {
  const { changeList } = office.services.pageApi;
  const { changes } = await changeList.read();
  const forFile = changes.filter(({ handOver, madeAt }) => handOver === 'file' && madeAt === null);
  const fresh = forFile.filter(({ takenAt }) => takenAt === null);
  return changeList.takeAsIif((fresh.length > 0 ? fresh : forFile).map(({ id }) => id));
}

/** The customers and jobs that are to be created, as the options page saves them, imported into the company. */
export async function importChanges(
  world: DesktopWorld,
  how: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const text = await savedIif(world);
  return world.company.importIif(bytesOf(text), {
    asAdministrator: true,
    isSingleUser: true,
    isUnchecked: false,
    ...how,
  });
}

/** Each character is one byte of the file. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** What stands on the change list, by name path. */
export async function changesOf({
  office,
}: Pick<DesktopWorld, 'office'>): Promise<{ open: string[]; made: string[] }> {
  const { changes } = await office.services.pageApi.changeList.read();
  const pathsOf = (rows: readonly RequestedChange[]) => rows.map(({ path }) => path.join(':')).sort();
  return {
    open: pathsOf(changes.filter(({ madeAt }) => madeAt === null)),
    made: pathsOf(changes.filter(({ madeAt }) => madeAt !== null)),
  };
}
