import { expect, it } from 'vitest';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import type { FirmState } from '../../../firm/state';
import { openOffice } from '../../../office/office';
import { pageOf, showcasePage } from '../../../office/pages';
import { addClient, addJobcode, addName, fixBench, openedOn, refreshed } from '../fixes/fix-bench';

/** A client with a work item that stand in both lists under the very name. */
function matchedWork(state: FirmState) {
  const work = state.karbon.workItems.get(state.showcases.matchedWork.key);
  const client = state.karbon.organizations.get(work?.clientKey ?? '');
  const job = [...state.quickbooksTime.jobcodes.values()].find(({ name }) => name === work?.title);
  const jobcode = state.quickbooksTime.jobcodes.get(job?.parentId ?? 0);
  const customer = [...state.quickbooksOnline.names.values()].find(
    ({ displayName, kind }) => kind === 'Customer' && displayName === jobcode?.name,
  );
  if (!work || !client || !jobcode || !customer) throw new Error('the firm has no matched work');
  return { work, client, jobcode, customer };
}

function brief(status: MatchStatus | undefined): string {
  if (!status) return 'unknown';
  return 'found' in status ? `${status.kind} ${status.found.path.join(':')}` : status.kind;
}

it('a client that nobody has looked at is found again after the customer was renamed', async () => {
  const bench = await fixBench();
  const { firm, office } = bench;
  const { client, customer } = matchedWork(firm.state);
  customer.displayName = 'JF Holdings';
  customer.syncToken += 1;
  customer.lastUpdatedMs = firm.clock.now();
  const desk = await openedOn(bench, pageOf(firm.state, { kind: 'organization', key: client.key }));
  const view = await refreshed(bench, desk);
  expect(brief(view.matchStatuses?.quickbooks)).toBe('differs JF Holdings');
  expect(view.matchStatuses?.quickbooks).toMatchObject({ pairedBy: 'link' });
  expect(view.plan).toMatchObject({
    action: 'syncName',
    steps: [{ kind: 'rename', list: 'quickbooks', id: customer.id, newName: client.fullName }],
  });
  office.kill();
});

it('the time stays with a client and its work that were renamed in Karbon', async () => {
  const bench = await fixBench();
  const { firm, office } = bench;
  const { client, work } = matchedWork(firm.state);
  const before = await openedOn(bench, showcasePage(firm.state, 'matchedWork'));
  const tracked = before.view().time?.total;
  before.end();
  client.fullName = 'Ostrava Wineries';
  work.title = 'Year-end books';
  client.lastModifiedMs = firm.clock.now();
  await office.services.pageApi.tieOutInput(true);
  const desk = await openedOn(bench, showcasePage(firm.state, 'matchedWork'));
  const view = await refreshed(bench, desk);
  expect(view.matchStatuses?.quickbooksTime).toMatchObject({ kind: 'differs', pairedBy: 'link' });
  expect(view.matchStatuses?.quickbooks).toMatchObject({ kind: 'differs', pairedBy: 'link' });
  expect(view.plan.steps.map(({ kind }) => kind)).not.toContain('create');
  expect(view.time?.total).toEqual(tracked);
  office.kill();
});

it('the tie-out of a later worker knows a jobcode that was renamed', async () => {
  const { firm, office, database } = await fixBench();
  const { client, jobcode } = matchedWork(firm.state);
  office.kill();
  jobcode.name = 'Somebody else entirely';
  jobcode.lastModifiedMs = firm.clock.now();
  firm.clock.advance(60_000);
  const next = await openOffice(firm, { database });
  const { names } = await next.services.pageApi.tieOutInput(true);
  expect(new Map(names.links.quickbooksTime).get(client.key)).toBe(String(jobcode.id));
  next.kill();
});

it('a pair that is exact is not offered to be forgotten, one that only the ids hold is', async () => {
  const bench = await fixBench();
  const { firm, office } = bench;
  const { client, customer } = matchedWork(firm.state);
  const desk = await openedOn(bench, pageOf(firm.state, { kind: 'organization', key: client.key }));
  expect(desk.view().availableFixes).toEqual([]);
  customer.displayName = 'JF Holdings';
  customer.lastUpdatedMs = firm.clock.now();
  const { availableFixes } = await refreshed(bench, desk);
  expect(availableFixes.map(({ choice }) => choice)).toContainEqual({ kind: 'unlink', list: 'quickbooks' });
  office.kill();
});

it('a name at which a second client arrives later is a choice for both', async () => {
  const bench = await fixBench((firm) => {
    addClient(firm, 'JunoFarms1', 'Juno Farms');
    addJobcode(firm, 'Juno Farms');
    addName(firm, 'Juno Farms');
  });
  const { firm, office } = bench;
  addClient(firm, 'JunoFarms2', 'Juno Farms');
  const second = firm.state.karbon.organizations.get('JunoFarms2');
  if (second) second.lastModifiedMs = firm.clock.now();
  const { names } = await office.services.pageApi.tieOutInput(true);
  expect(names.seenKeys?.quickbooks).toContain('JunoFarms1');
  for (const key of ['JunoFarms1', 'JunoFarms2']) {
    const desk = await openedOn(bench, pageOf(firm.state, { kind: 'organization', key }));
    const { matchStatuses, plan } = desk.view();
    const both = { kind: 'ambiguous', because: 'severalOwners' };
    expect(matchStatuses).toMatchObject({ quickbooks: both, quickbooksTime: both });
    expect(plan.steps).toEqual([]);
    desk.end();
  }
  office.kill();
});
