import { expect, it, vi } from 'vitest';
import type { HoursItemsPart, HoursItemView, HoursView } from '../../../../src/messages/hours';
import { deleteTimesheet, editTimesheet } from '../../../firm/edits';
import { openOffice } from '../../../office/office';
import { type HoursBench, halfYear, hoursRequests, openHours, readHours } from './hours-bench';
import { hoursTruth, lineOf } from './hours-truth';

const choice = { kind: 'custom', ...halfYear } as const;

async function itemsOf({ office }: HoursBench): Promise<readonly HoursItemView[]> {
  const all: HoursItemView[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const part: HoursItemsPart = await office.services.pageApi.hours.items(halfYear, null, from);
    // A longer message would hold the worker up while it is written.
    expect(part.items.length).toBeLessThanOrEqual(4_000);
    all.push(...part.items);
    from = part.next;
  }
  expect(new Set(all.map(({ id, karbon }) => `${id} ${karbon}`)).size).toBe(all.length);
  return all;
}

/** As a page does: names first, then the hours. */
async function readAll({ office }: HoursBench): Promise<void> {
  await office.services.pageApi.tieOutInput(true);
  await expect
    .poll(async () => {
      await office.services.pageApi.hours.read(halfYear, false);
      await readHours(office, halfYear);
      return (await office.services.pageApi.hours.view(choice))?.isKnown;
    })
    .toBe(true);
}

it('says nothing of hours before they are read, but what the reading takes', async () => {
  const bench = await openHours();
  const { hours } = bench.office.services.pageApi;
  const view = await hours.view(choice);
  expect(view).toMatchObject({
    period: halfYear,
    isKnown: false,
    asOf: null,
    clients: [],
    scope: 'everybody',
  });
  expect(view?.estimate.quickbooks).toBeGreaterThan(0);
  expect(hoursRequests(bench.firm)).toEqual({ quickbooks: 0, karbon: 0, deleted: 0, facts: 0 });
  expect(await hours.close(halfYear)).toEqual([]);
});

it('lays all hours of half a year side by side: each item in its state, sums to the second', async () => {
  const bench = await openHours();
  const { office, firm, seeded } = bench;
  await readAll(bench);
  const items = await itemsOf(bench);
  const lines = items
    .filter(({ state }) => state.kind !== 'onlyInKarbon')
    .map(({ entryIds, activityIds, state }) =>
      lineOf(
        entryIds,
        activityIds,
        state.kind === 'notExported' ? `${state.kind} ${state.reason}` : state.kind,
      ),
    );
  const truth = hoursTruth(firm.state, seeded, halfYear);
  expect(lines.sort()).toEqual(truth);
  const seen = new Map<string, number>();
  for (const line of truth) {
    const state = line.slice(line.indexOf(' ') + 1);
    seen.set(state, (seen.get(state) ?? 0) + 1);
  }
  expect(truth.length).toBeGreaterThan(8_500);
  expect([...seen.keys()].sort()).toEqual([
    'arrived',
    'changedAfterExport',
    'deletedAfterExport',
    'exportedNotFound',
    'notExported classMissing',
    'notExported customerInactive',
    'notExported nextExport',
    'notExported noCustomer',
    'notExported noJobcode',
    'notExported notApproved',
    'notExported onTheClock',
    'notExported serviceItemMissing',
    'notWork',
    'onlyInQuickbooks',
    'otherCustomer',
    'unknown',
  ]);
  expect([...seen].filter(([, count]) => count < 3)).toEqual([]);
  const view = await office.services.pageApi.hours.view(choice);
  const clients = view?.clients ?? [];
  expect(clients.reduce((sum, client) => sum + client.timeSeconds, 0)).toBe(
    items.reduce((sum, { timeSeconds }) => sum + timeSeconds, 0),
  );
  const missing = clients.map(({ missingSeconds }) => missingSeconds);
  expect(missing).toEqual([...missing].sort((one, other) => other - one));
  const activities = [...firm.state.quickbooksOnline.transactions.values()].filter(
    ({ time, date }) => time !== undefined && date >= halfYear.from && date <= halfYear.to,
  );
  expect(clients.reduce((sum, { quickbooksSeconds }) => sum + quickbooksSeconds, 0)).toBe(
    activities.reduce((sum, { time }) => sum + (time?.seconds ?? 0), 0),
  );
  expect(view?.karbon).toBe('compared');
});

it('lays a period side by side once, however often services answer, and anew once an entry has changed', async () => {
  const bench = await openHours();
  const { office, firm } = bench;
  await readAll(bench);
  const clientsNow = async () => (await office.services.pageApi.hours.view(choice))?.clients;
  const clients = await clientsNow();
  const connection = await office.store.connections.read('quickbooksTime');
  await office.store.connections.update(connection, { factsReadAt: firm.clock.now() + 1 });
  // The very same, not one that is equal.
  expect(await clientsNow()).toBe(clients);
  const [entry] = await office.store.mirror.dated('entries', halfYear);
  if (!entry) throw new Error('there is no time');
  await office.store.mirror.write({ put: { entries: [{ ...entry, durationSeconds: 7_777 }] } });
  expect(await clientsNow()).not.toBe(clients);
});

it('reads each entry once in a life of the worker: for the figures, and for how fresh they are', async () => {
  const bench = await openHours();
  const { office, firm, database } = bench;
  await readAll(bench);
  const entries = await office.store.mirror.datedCount('entries', halfYear);
  const arrivedIn = (view: HoursView | null) =>
    view?.clients.map(({ key, quickbooksSeconds }) => `${key} ${quickbooksSeconds}`).sort();
  const arrived = arrivedIn(await office.services.pageApi.hours.view(choice));
  office.kill();
  // Whether months are fresh goes by their entries from now on.
  firm.clock.advance(20 * 60_000);
  const next = await openOffice(firm, { database });
  const read = vi.spyOn(IDBIndex.prototype, 'getAll');
  const readRows = () =>
    read.mock.results
      .map(({ value }) => value as IDBRequest<readonly unknown[]>)
      .filter(({ source }) => (source as IDBIndex).objectStore.name === 'entries')
      .reduce((sum, { result }) => sum + result.length, 0);
  const view = await next.services.pageApi.hours.view(choice);
  expect(arrivedIn(view)).toEqual(arrived);
  expect(entries).toBeGreaterThan(5_000);
  // What is left of a day that the first answer ended in is read with that day.
  expect(readRows()).toBeGreaterThanOrEqual(entries);
  expect(readRows()).toBeLessThan(entries + 1_100);
  expect(Object.values(view?.reading ?? {}).map(({ piecesKnown }) => piecesKnown)).toEqual([6, 6, 6, 6]);
  const readBefore = readRows();
  await next.services.pageApi.hours.items(halfYear, view?.clients[0]?.key ?? '', 0);
  await next.services.pageApi.hours.view(choice);
  expect(readRows()).toBe(readBefore);
  read.mockRestore();
  next.kill();
});

it('keeps a closed period, and tells what has changed since', async () => {
  const bench = await openHours();
  const { office, firm, seeded } = bench;
  const { hours } = office.services.pageApi;
  await readAll(bench);
  const kept = (await itemsOf(bench)).filter(({ state }) => state.kind !== 'onlyInKarbon').length;
  const [closing] = await hours.close(halfYear);
  const id = closing?.id ?? '';
  expect(closing).toMatchObject({ period: halfYear });
  expect(closing?.exceptions).toBeGreaterThan(20);
  expect((await hours.changes(id))?.changes).toEqual([]);

  const [changed, gone] = seeded.cases.filter(
    ({ state, activityIds }) => state === 'arrived' && activityIds.length === 1,
  );
  editTimesheet(firm, Number(changed?.entryIds[0]), { locked: 0, duration: 9_999 });
  deleteTimesheet(firm, Number(gone?.entryIds[0]));
  // Somebody who has just changed something wants to see it.
  await hours.read(halfYear, true);
  await expect
    .poll(async () => {
      await readHours(office, halfYear);
      const changes = (await hours.changes(id))?.changes ?? [];
      return changes.map(({ before, after }) => [before?.state.kind, after?.state.kind]).sort();
    })
    .toEqual([
      ['arrived', 'changedAfterExport'],
      ['arrived', 'deletedAfterExport'],
    ]);
  const part = await hours.closedLines(id, 0);
  const all = [...(part?.lines ?? [])];
  for (let next = part?.next ?? null; next !== null; ) {
    const more = await hours.closedLines(id, next);
    all.push(...(more?.lines ?? []));
    next = more?.next ?? null;
  }
  expect(part?.isKnownNow).toBe(true);
  expect(all.filter(({ isChanged }) => isChanged).length).toBe(2);
  expect(all.filter(({ before }) => before !== null).length).toBe(kept);
  expect(await hours.removeClosing(id)).toEqual([]);
  expect(await hours.closedLines(id, 0)).toBeNull();
  expect(await hours.changes(id)).toBeNull();
});

it.each(['managerToken', 'employeeToken'] as const)(
  'says nothing of people whose time a %s does not show',
  async (name) => {
    const bench = await openHours(undefined, {}, name);
    await readAll(bench);
    const view = await bench.office.services.pageApi.hours.view(choice);
    expect(view?.scope).toBe(name === 'managerToken' ? 'ownGroups' : 'own');
    const items = await itemsOf(bench);
    const shown = new Set(items.flatMap(({ entryIds, people }) => (entryIds.length > 0 ? people : [])));
    expect(shown.size).toBeGreaterThan(0);
    // Whoever has hours in QuickBooks alone has others that are seen here.
    const strangers = items.flatMap(({ people }) => people.filter((person) => !shown.has(person)));
    expect(strangers).toEqual([]);
    const movable = items.filter(({ canMove }) => canMove).flatMap(({ people }) => people);
    expect(new Set(movable).size).toBeLessThanOrEqual(name === 'employeeToken' ? 1 : shown.size);
  },
);

it('moves another’s entry by whoever may manage their time, and undoes it', async () => {
  const bench = await openHours();
  const { office, firm, seeded } = bench;
  const { timeTracking } = office.services.pageApi;
  await readAll(bench);
  await timeTracking.mine(true);
  const own = String([...firm.state.quickbooksTime.users.values()][0]?.id);
  const ownerOf = (id: string) => String(firm.state.quickbooksTime.timesheets.get(Number(id))?.userId);
  const [entryId = ''] = (await itemsOf(bench))
    .filter(({ canMove, entryIds }) => canMove && entryIds.every((id) => ownerOf(id) !== own))
    .flatMap(({ entryIds }) => entryIds);
  const sheet = () => firm.state.quickbooksTime.timesheets.get(Number(entryId));
  const before = sheet()?.jobcodeId;
  const moved = await timeTracking.ask({ type: 'moveEntry', runId: 'move', entryId }, seeded.jobcodeId);
  expect(moved).toEqual({ kind: 'done' });
  expect(sheet()?.jobcodeId).toBe(Number(seeded.jobcodeId));
  expect(await timeTracking.ask({ type: 'undoTime', runId: 'undo', of: 'move' }, null)).toEqual({
    kind: 'done',
  });
  expect(sheet()?.jobcodeId).toBe(before);
});
