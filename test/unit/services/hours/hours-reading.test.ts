import { describe, expect, it, vi } from 'vitest';
import { deleteTimesheet, editTimesheet, unlockTimesheet } from '../../../firm/edits';
import { createLink } from '../../../firm/link/link';
import { addActivity, deleteActivity, editActivity } from '../../../firm/link/time-activities';
import { createRandom } from '../../../firm/random';
import { createDirectFirm, type DirectFirm } from '../../../office/direct-firm';
import { connectOffice, openOffice } from '../../../office/office';
import { halfYear, hoursRequests, lastMonth, linesOf, openHours, readHours, truthOf } from './hours-bench';

const minuteMs = 60_000;

function someActivity({ state }: DirectFirm, period = lastMonth, at = 0) {
  const found = state.quickbooksOnline.transactions.filter(
    ({ date }) => date >= period.from && date <= period.to,
  )[at];
  if (!found?.time) throw new Error('nothing was exported then');
  return { ...found, time: found.time };
}

describe('six months of hours', () => {
  it('come whole out of all three systems, in the requests that were said, and none while they are fresh', async () => {
    const { firm, office } = await openHours();
    const { hoursReading } = office.services.pageApi;
    expect(await hoursReading.lists(halfYear)).toMatchObject({ activities: 'notRead', karbonEntries: null });
    // Entries come as they do for the panel: what is left to be asked for can be said then.
    await readHours(office, { from: '2026-06-01', to: '2026-06-30' });
    firm.clock.advance(20 * minuteMs);
    firm.asked.length = 0;
    const estimate = await hoursReading.estimate(halfYear);
    const view = await readHours(office, halfYear);
    const truth = truthOf(firm, halfYear);
    expect(truth.entries.length).toBeGreaterThan(5_000);
    expect(truth.activities.length).toBeGreaterThan(2_000);
    expect(linesOf(await hoursReading.lists(halfYear))).toEqual(truth);
    expect(Object.values(view).map(({ leftOut, unknown, error }) => [leftOut, unknown, error])).toEqual(
      Array.from({ length: 4 }, () => [0, null, null]),
    );
    const sent = hoursRequests(firm);
    // What has not been exported yet is reckoned with.
    for (const system of ['karbon', 'quickbooks'] as const) {
      expect(sent[system]).toBeLessThanOrEqual(estimate[system]);
      expect(sent[system]).toBeGreaterThan(estimate[system] * 0.8);
    }
    // July to November: June was read a while ago, and is old enough to rest for days.
    expect(sent).toMatchObject({ deleted: 5, facts: 0 });
    const { length } = firm.asked;
    await readHours(office, halfYear);
    expect(firm.asked.length).toBe(length);
    office.kill();
  }, 240_000);

  it('are read again where they can have moved: of the last months what has changed, of older ones nothing', async () => {
    const { firm, office, seeded } = await openHours();
    const { hoursReading } = office.services.pageApi;
    await readHours(office, halfYear);
    const [moved, gone] = [someActivity(firm), someActivity(firm, lastMonth, 5)];
    editActivity(firm.state, firm, moved.id, { seconds: moved.time.seconds + 7, date: '2026-11-02' });
    deleteActivity(firm.state, gone.id);
    addActivity(firm.state, firm, { customerId: seeded.customerId, date: '2026-10-20', time: moved.time });
    const [entryId = ''] = seeded.cases.find(({ reason }) => reason === 'nextExport')?.entryIds ?? [];
    deleteTimesheet(firm, Number(entryId));
    firm.clock.advance(11 * minuteMs);
    firm.asked.length = 0;
    await readHours(office, halfYear);
    expect(linesOf(await hoursReading.lists(halfYear))).toEqual(truthOf(firm, halfYear));
    // Two months, of which one is of two pages in Karbon; what was deleted is also followed. The one that something was deleted in is read
    // whole in QuickBooks.
    expect(hoursRequests(firm)).toMatchObject({ karbon: 3, deleted: 3 });
    expect(hoursRequests(firm).quickbooks).toBeLessThanOrEqual(10);
    // An old month is asked for where an entry of it was changed since.
    const old = [...firm.state.quickbooksTime.timesheets.values()].find(({ date }) =>
      date.startsWith('2026-07'),
    );
    editTimesheet(firm, old?.id ?? 0, { locked: 0 });
    firm.clock.advance(11 * minuteMs);
    await readHours(office, halfYear);
    firm.clock.advance(11 * minuteMs);
    firm.asked.length = 0;
    await readHours(office, { from: '2026-07-01', to: '2026-08-31' });
    expect(hoursRequests(firm)).toMatchObject({ karbon: 0, quickbooks: 0 });
    office.kill();
  }, 240_000);
});

describe('reading hours', () => {
  it('brings what the services hold, whatever the export and the integration make of time', async () => {
    const firm = createDirectFirm();
    Object.assign(firm.switches.quickbooksTime, {
      exportRoundsTo: 900,
      exportAgain: 'secondActivity',
      exportMakesCustomers: false,
    });
    firm.switches.quickbooksOnline.timeRefFilters = 'passedOver';
    firm.switches.karbon.quickbooksTimeInEntries = 'never';
    const link = createLink(firm.state, { ...firm, random: createRandom(3) });
    const customers = firm.state.quickbooksOnline.names.size;
    const { id, duration, date } = link.runExport().exported.at(-1) ?? { id: 0, duration: 0, date: '' };
    unlockTimesheet(firm, id);
    editTimesheet(firm, id, { duration: duration + 3_600 });
    expect(link.runExport().exported.map((entry) => entry.id)).toEqual([id]);
    firm.clock.advance(10 * minuteMs);
    link.runKarbonSync();
    const month = { from: `${date.slice(0, 7)}-01`, to: `${date.slice(0, 7)}-28` };
    const office = await openOffice(firm, { database: 'hours by other guesses' });
    await connectOffice(firm, office);
    await readHours(office, month);
    const lists = await office.services.pageApi.hoursReading.lists(month);
    expect(linesOf(lists)).toEqual(truthOf(firm, month));
    const activities = typeof lists.activities === 'string' ? [] : lists.activities;
    expect(activities.length).toBeGreaterThan(20);
    expect(activities.filter(({ durationSeconds }) => durationSeconds % 900 > 0)).toEqual([]);
    expect(lists.karbonEntries).toEqual([]);
    expect(firm.state.quickbooksOnline.names.size).toBe(customers);
    office.kill();
  }, 60_000);

  it('goes on in the next life of the worker from where it stood', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    let isKilledAtQuery = () => false;
    const many = (firm: DirectFirm) => {
      const { time } = someActivity(firm);
      for (let count = 0; count < 3_000; count += 1)
        addActivity(firm.state, firm, { customerId: null, date: '2026-10-15', time });
    };
    const { firm, office, database } = await openHours(many, {
      killAt: (moment) => moment === 'beforeRequest' && isKilledAtQuery(),
    });
    isKilledAtQuery = () => hoursRequests(firm).quickbooks === 2;
    await office.services.pageApi.hoursReading.read(lastMonth);
    await expect.poll(() => hoursRequests(firm).quickbooks, { timeout: 30_000 }).toBe(2);
    await new Promise((go) => setTimeout(go));
    office.kill();
    const next = await openOffice(firm, { database });
    await readHours(next, lastMonth);
    const lists = await next.services.pageApi.hoursReading.lists(lastMonth);
    expect(linesOf(lists).activities).toEqual(truthOf(firm, lastMonth).activities);
    const pages = Math.ceil(truthOf(firm, lastMonth).activities.length / 1_000);
    // An empty page, and how many there are; one page at most was asked for twice.
    expect(hoursRequests(firm).quickbooks).toBeLessThanOrEqual(pages + 3);
    next.kill();
  }, 240_000);

  it('ends when it is cancelled, and leaves what has come', async () => {
    const { firm, office } = await openHours();
    const { hoursReading } = office.services.pageApi;
    await hoursReading.read(halfYear);
    await expect.poll(() => hoursRequests(firm).karbon).toBeGreaterThan(0);
    hoursReading.cancel();
    const view = await hoursReading.coverageOf(halfYear);
    expect(view.karbonTime.piecesRead).toBeLessThan(6);
    expect(view.timeActivities.requestsLeft).toBeGreaterThan(0);
    office.kill();
  }, 60_000);

  it.each([
    [
      'a plan without time',
      (firm: DirectFirm) => {
        firm.state.quickbooksOnline.hasTimeTracking = false;
      },
    ],
    [
      'a plan that says that it has time, and refuses it',
      (firm: DirectFirm) => {
        firm.state.quickbooksOnline.hasTimeTracking = false;
        firm.switches.quickbooksOnline.queryOfMissingFeature = 'refused';
      },
    ],
  ])(
    'says that nothing can be known of %s',
    async (_, prepare) => {
      const { office } = await openHours(prepare);
      const view = await readHours(office, lastMonth);
      expect(view.timeActivities).toMatchObject({ unknown: 'noRight', requestsLeft: 0, error: null });
      expect((await office.services.pageApi.hoursReading.lists(lastMonth)).activities).toBe('noRight');
      office.kill();
    },
    60_000,
  );

  it('knows what the account asks of each entry, and forgets all of a system that is disconnected', async () => {
    const { office } = await openHours();
    const { hoursReading, connections } = office.services.pageApi;
    expect(await hoursReading.requiredFields()).toBeNull();
    await readHours(office, lastMonth);
    expect(await hoursReading.requiredFields()).toEqual({ serviceItem: true, class: true });
    await connections.disconnect('quickbooks');
    expect((await hoursReading.lists(lastMonth)).activities).toBe('notConnected');
    expect(await office.store.mirror.count('timeActivities')).toBe(0);
    await connections.disconnect('karbon');
    await connections.disconnect('quickbooksTime');
    expect(await office.store.mirror.count('karbonTime')).toBe(0);
    expect(await office.store.mirror.count('deletedEntries')).toBe(0);
    const left = await office.store.mirror.allCoverage();
    expect(left.filter(({ kind }) => kind === 'hours' || kind === 'hoursFacts')).toEqual([]);
    office.kill();
  }, 60_000);
});
