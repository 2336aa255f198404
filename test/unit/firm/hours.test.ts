import { beforeEach, describe, expect, it } from 'vitest';
import { createFirmClock } from '../../firm/clock';
import { addTimesheet, type EditableFirm, editTimesheet, unlockTimesheet } from '../../firm/edits';
import { createLink, type Link } from '../../firm/link/link';
import { editActivity } from '../../firm/link/time-activities';
import { parseQuery } from '../../firm/quickbooks-online/query-parser';
import { runQuery } from '../../firm/quickbooks-online/query-run';
import type { QbtTimesheet } from '../../firm/quickbooks-time/state';
import { createRandom } from '../../firm/random';
import { seedFirm } from '../../firm/seed/seed-firm';
import { type SeededHours, seedHours } from '../../firm/seed/seed-hours';
import type { FirmTools } from '../../firm/service';
import { defaultSwitches } from '../../firm/switches';

let tools: FirmTools;
let firm: EditableFirm;

beforeEach(() => {
  const clock = createFirmClock();
  clock.freeze();
  tools = { clock, switches: defaultSwitches(), random: createRandom(1) };
  firm = { state: seedFirm(tools), clock, switches: tools.switches };
});

function activitiesOf(entry: QbtTimesheet) {
  const { transactions } = firm.state.quickbooksOnline;
  return transactions.filter(({ time, date }) => time?.description === entry.notes && date === entry.date);
}

describe('the export of time', () => {
  let link: Link;
  let entry: QbtTimesheet;

  beforeEach(() => {
    link = createLink(firm.state, tools);
    const { exported } = link.runExport();
    const [last] = exported.slice(-1);
    if (!last) throw new Error('nothing was exported');
    entry = addTimesheet(firm, {
      type: 'manual',
      userId: last.userId,
      jobcodeId: last.jobcodeId,
      date: last.date,
      duration: 4_000,
      notes: 'Of this test alone',
      customFields: last.customFields,
    });
  });

  it('makes a time activity of each entry, under the customer of its path', () => {
    link.runExport();
    const [activity] = activitiesOf(entry);
    const { users } = firm.state.quickbooksTime;
    const { names } = firm.state.quickbooksOnline;
    const user = users.get(entry.userId);
    expect(activity).toMatchObject({
      date: entry.date,
      time: { seconds: 4_000, person: { kind: 'Employee' } },
    });
    expect(names.get(activity?.time?.person?.id ?? '')?.displayName).toBe(
      `${user?.firstName} ${user?.lastName}`,
    );
    expect(names.get(activity?.customerId ?? '')).toMatchObject({ kind: 'Customer', active: true });
    const ofDay = `SELECT * FROM TimeActivity WHERE TxnDate >= '${entry.date}' AND TxnDate <= '${entry.date}'`;
    const query = parseQuery(ofDay, tools.switches.quickbooksOnline);
    expect(runQuery(firm.state.quickbooksOnline, tools.switches.quickbooksOnline, query)).toMatchObject({
      TimeActivity: expect.arrayContaining([
        expect.objectContaining({ Id: activity?.id, Hours: 1, Minutes: 6, Seconds: 40 }),
      ]),
    });
  });

  it('leaves what lacks a required field, and whom QuickBooks has no name of', () => {
    for (const field of firm.state.quickbooksTime.customFields.values()) field.required = true;
    editTimesheet(firm, entry.id, { customFields: {} });
    link.runExport();
    expect(entry.locked).toBe(0);
    for (const field of firm.state.quickbooksTime.customFields.values()) field.required = false;
    const user = firm.state.quickbooksTime.users.get(entry.userId);
    if (user) user.lastName = 'Elsewhere';
    link.runExport();
    expect(entry.locked).toBe(0);
    expect(activitiesOf(entry)).toEqual([]);
  });

  it('brings unlocked time up to date, or makes a second activity of it, as the switch says', () => {
    for (const [exportAgain, seconds] of [
      ['updatesFirst', [7_600]],
      ['secondActivity', [7_600, 7_600]],
    ] as const) {
      tools.switches.quickbooksTime.exportAgain = exportAgain;
      link.runExport();
      unlockTimesheet(firm, entry.id);
      editTimesheet(firm, entry.id, { duration: 7_600 });
      link.runExport();
      expect(activitiesOf(entry).map(({ time }) => time?.seconds)).toEqual(seconds);
    }
    editTimesheet(firm, entry.id, { date: '2026-05-01' });
    expect(() => unlockTimesheet(firm, entry.id)).toThrow("can't be unlocked");
  });

  it('is refused or passed over where it is asked for by customer', () => {
    const { quickbooksOnline: switches } = tools.switches;
    const count = (where: string) =>
      runQuery(
        firm.state.quickbooksOnline,
        switches,
        parseQuery(`SELECT COUNT(*) FROM TimeActivity${where}`, switches),
      );
    expect(() => count(" WHERE CustomerRef = '1'")).toThrow();
    switches.timeRefFilters = 'passedOver';
    expect(count(" WHERE CustomerRef = '1'")).toEqual(count(''));
  });
});

describe('seeded hours', () => {
  let seeded: SeededHours;

  beforeEach(() => {
    seeded = seedHours(firm);
  });

  it('are in every state three times at least, and are all there', () => {
    const counts = new Map<string, number>();
    for (const { state, reason = '' } of [...seeded.cases, ...seeded.karbonCases].map((one) => ({
      reason: undefined,
      ...one,
    }))) {
      const name = `${state} ${reason}`.trim();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(21);
    expect([...counts].filter(([, count]) => count < 3)).toEqual([]);
    const { timesheets, deleted } = firm.state.quickbooksTime;
    const activities = new Set(firm.state.quickbooksOnline.transactions.map(({ id }) => id));
    const keys = new Set(firm.state.karbon.individualTimeEntries.map(({ key }) => key));
    for (const { entryIds, activityIds, state } of seeded.cases) {
      const held = state === 'deletedAfterExport' ? deleted : timesheets;
      expect(entryIds.filter((id) => !held.has(Number(id)))).toEqual([]);
      expect(activityIds.filter((id) => !activities.has(id))).toEqual([]);
    }
    expect(
      seeded.karbonCases.flatMap(({ karbonKeys }) => karbonKeys).filter((key) => !keys.has(key)),
    ).toEqual([]);
  });

  it('go as the exporter would: it takes what nothing stands in the way of, and nothing else', () => {
    const link = createLink(firm.state, tools);
    const taken = new Set(link.runExport().exported.map(({ id }) => String(id)));
    const wanted = seeded.cases.filter(({ reason }) => reason === 'nextExport');
    expect(wanted.flatMap(({ entryIds }) => entryIds).filter((id) => !taken.has(id))).toEqual([]);
    const barred = [
      'onTheClock',
      'noJobcode',
      'beforeExportDate',
      'serviceItemMissing',
      'classMissing',
      'notApproved',
    ];
    const left = seeded.cases.filter(
      ({ state, reason = '' }) => state === 'unknown' || barred.includes(reason),
    );
    expect(left.flatMap(({ entryIds }) => entryIds).filter((id) => taken.has(id))).toEqual([]);
  });

  it('are followed by Karbon minutes late, or not at all', () => {
    const link = createLink(firm.state, tools);
    const young = seeded.karbonCases
      .filter(({ state }) => state === 'tooYoung')
      .flatMap(({ entryIds }) => entryIds);
    const notes = young.map((id) => firm.state.quickbooksTime.timesheets.get(Number(id))?.notes);
    const known = () =>
      firm.state.karbon.individualTimeEntries.filter(({ description }) => notes.includes(description)).length;
    firm.clock.advance(60_000);
    link.runKarbonSync();
    expect(known()).toBe(0);
    firm.clock.advance(600_000);
    tools.switches.karbon.quickbooksTimeInEntries = 'never';
    link.runKarbonSync();
    expect(known()).toBe(0);
    tools.switches.karbon.quickbooksTimeInEntries = 'minutesLate';
    link.runKarbonSync();
    expect(known()).toBe(young.length);
  });

  it('can be changed on QuickBooks’ side', () => {
    const [id = ''] = seeded.cases.find(({ state }) => state === 'arrived')?.activityIds ?? [];
    expect(editActivity(firm.state, firm, id, { seconds: 60 })).toMatchObject({ id, amount: 1 / 60 });
    expect(() => editActivity(firm.state, firm, '1', { seconds: 60 })).toThrow('no time activity');
  });
});
