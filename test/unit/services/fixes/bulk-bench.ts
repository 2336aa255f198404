import { expect } from 'vitest';
import type { BulkItemView, BulkRunView, PlannedItem } from '../../../../src/messages/bulk-run';
import type { Services } from '../../../../src/services/services';
import { archiveJobcode } from '../../../firm/edits';
import { createDirectFirm, type DirectFirm, type Transport } from '../../../office/direct-firm';
import { connectOffice, type Office, type OfficeOptions, openOffice } from '../../../office/office';
import { pagePlansOf } from '../../../office/page-plans';
import { databaseName } from '../service-bench';
import { addClient } from './fix-bench';

export interface BulkBench {
  readonly firm: DirectFirm;
  readonly office: Office;
  readonly database: string;
  /** What the tie-out page would have put right, every client by its one action. */
  readonly items: readonly PlannedItem[];
}

export type BulkRuns = Services['pageApi']['bulkRuns'];

/** Stands between Tieout and the firm, as it is told at the moment. */
export interface Way {
  transport: Transport;
}

export async function bulkBench(
  prepare: (firm: DirectFirm) => void = spoilClients,
  { way = openWay(), ...options }: Partial<OfficeOptions> & { readonly way?: Way } = {},
): Promise<BulkBench> {
  const firm = createDirectFirm(undefined, (request, answer) => way.transport(request, answer));
  prepare(firm);
  const database = databaseName();
  const office = await openOffice(firm, { ...options, database });
  await connectOffice(firm, office);
  await office.services.pageApi.tieOutInput(true);
  firm.clock.advance(60_000);
  const items = (await pagePlansOf(office)).map(({ item }) => item);
  return { firm, office, database, items };
}

export function openWay(): Way {
  return { transport: (request, answer) => answer(request) };
}

export function bulkRunsOf({ services }: Office): BulkRuns {
  return services.pageApi.bulkRuns;
}

/** Clients that have to be created, spelled otherwise, and restored in one list or the other. */
function spoilClients(firm: DirectFirm): void {
  addNewClients(firm, 2);
  const { quickbooksTime, quickbooksOnline, karbon } = firm.state;
  const names = new Set([...karbon.organizations.values()].map(({ fullName }) => fullName));
  const isPlain = (name: string) => names.has(name) && /^[\w ]+$/.test(name);
  const tops = [...quickbooksTime.jobcodes.values()].filter(
    ({ parentId, active, name }) => parentId === 0 && active && isPlain(name),
  );
  const [archived, respelt, inactive] = tops;
  if (!archived || !respelt || !inactive) throw new Error('the firm has too few plain clients');
  archiveJobcode(firm, archived.id);
  for (const customer of quickbooksOnline.names.values()) {
    if (customer.parentId !== null || customer.kind !== 'Customer') continue;
    if (customer.displayName === respelt.name) customer.displayName = respelt.name.toUpperCase();
    if (customer.displayName === inactive.name) {
      customer.active = false;
      customer.displayName = `${inactive.name} (deleted)`;
    }
  }
  respelt.name = respelt.name.toUpperCase();
}

export function addNewClients(firm: DirectFirm, count: number): void {
  const stems = ['Quillfeather', 'Marrowgate', 'Thistlewick', 'Ambersley', 'Pennyroyal', 'Dunmarrow'];
  for (let at = 0; at < count; at += 1) {
    const stem = stems[at % stems.length];
    addClient(firm, `NewClient${at}`, `${stem} ${spelled(at)} Observatory`);
  }
}

/** A number as a word that is like no other one's. */
function spelled(number: number): string {
  const letters = ['ba', 'ke', 'li', 'mo', 'nu', 'pra', 'sti', 'tro', 'vex', 'zon'];
  return [...String(number)].map((digit) => letters[Number(digit)]).join('');
}

/** Lets the run go on, time passing wherever it waits, until it is over or waits for somebody. */
export async function toItsEnd(office: Office, firm: DirectFirm): Promise<BulkRunView> {
  for (let round = 0; round < 400; round += 1) {
    await office.services.goOn();
    const view = await viewOf(office);
    if (view.endedAt !== null || view.state === 'paused') return view;
    firm.clock.advance(15_000);
  }
  throw new Error(`it never came to an end: ${JSON.stringify(await viewOf(office))}`);
}

export async function viewOf(office: Office): Promise<BulkRunView> {
  const view = await bulkRunsOf(office).read();
  if (!view) throw new Error('there is no bulk run');
  return view;
}

export async function statesOf(office: Office, runId: string): Promise<readonly string[]> {
  return (await reportOf(office, runId)).map(({ state }) => state);
}

export function reportOf(office: Office, runId: string): Promise<readonly BulkItemView[]> {
  return bulkRunsOf(office).report(runId);
}

/** Begins it, and lets it come to its end. */
export async function carriedOut({ office, firm, items }: BulkBench, runId = 'many'): Promise<BulkRunView> {
  expect(await bulkRunsOf(office).start({ runId, items })).toEqual({ kind: 'begun' });
  return toItsEnd(office, firm);
}

/** Names that stand twice below one parent. */
export function duplicatesIn({ state }: DirectFirm): readonly string[] {
  const time = [...state.quickbooksTime.jobcodes.values()].map(({ parentId, name }) => `${parentId} ${name}`);
  const books = [...state.quickbooksOnline.names.values()].map(
    ({ parentId, displayName }) => `QuickBooks ${parentId} ${displayName}`,
  );
  const all = [...time, ...books].map((name) => name.toLowerCase());
  return all.filter((name, at) => all.indexOf(name) !== at);
}
