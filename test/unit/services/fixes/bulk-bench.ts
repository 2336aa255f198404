import { expect } from 'vitest';
import type { BulkItemView, BulkRunView, PlannedItem } from '../../../../src/messages/bulk-run';
import { bulkRunsOf, toItsEnd } from '../../../office/bulk-life';
import { createDirectFirm, type DirectFirm, type Transport } from '../../../office/direct-firm';
import { connectOffice, type Office, type OfficeOptions, openOffice } from '../../../office/office';
import { pagePlansOf } from '../../../office/page-plans';
import { spoilClients } from '../../../office/spoiled-clients';
import { databaseName } from '../service-bench';

export interface BulkBench {
  readonly firm: DirectFirm;
  readonly office: Office;
  readonly database: string;
  /** What the tie-out page would have put right, every client by its one action. */
  readonly items: readonly PlannedItem[];
}

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
