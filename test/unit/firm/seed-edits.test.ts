import { beforeEach, describe, expect, it } from 'vitest';
import { createFirmClock } from '../../firm/clock';
import {
  addTimesheet,
  archiveJobcode,
  clockIn,
  clockOut,
  deactivateCustomer,
  deleteTimesheet,
  type EditableFirm,
  editTimesheet,
  renameCustomer,
  renameJobcode,
} from '../../firm/edits';
import { createRandom } from '../../firm/random';
import { seedFirm } from '../../firm/seed/seed-firm';
import { defaultSwitches } from '../../firm/switches';

const dayMs = 86_400_000;

let firm: EditableFirm;
let time: EditableFirm['state']['quickbooksTime'];
let nowMs: number;
let userId: number;
let clientId: number;
let jobId: number;

beforeEach(() => {
  const clock = createFirmClock();
  clock.freeze();
  const switches = defaultSwitches();
  const state = seedFirm({ clock, switches, random: createRandom(1) });
  clock.advance(60_000);
  firm = { state, clock, switches };
  time = state.quickbooksTime;
  nowMs = Math.floor(clock.now() / 1000) * 1000;
  userId = [...time.users.keys()][0] ?? 0;
  clientId = jobcodeNamed('Alder & Finch Architects', 0);
  jobId = jobcodeNamed('Controller services | 2026', clientId);
});

function jobcodeNamed(name: string, parentId: number): number {
  const found = [...time.jobcodes.values()].find((each) => each.name === name && each.parentId === parentId);
  if (!found) throw new Error(`no jobcode ${name}`);
  return found.id;
}

describe('edits of time', () => {
  it('adds an entry with the day and seconds of its clock times, and moves the stamp', () => {
    const startMs = Date.UTC(2026, 10, 20, 4, 0);
    const entry = addTimesheet(firm, {
      userId,
      jobcodeId: jobId,
      type: 'regular',
      startMs,
      endMs: startMs + 5_400_000,
    });
    expect(entry).toMatchObject({
      date: '2026-11-19',
      duration: 5400,
      createdByUserId: userId,
      lastModifiedMs: nowMs,
    });
    expect(time.timesheets.get(entry.id)).toBe(entry);
    expect(time.stamps.get('timesheets')).toBe(nowMs);
  });

  it('clocks in without moving the stamp, unless switched, and clocks out with the time that passed', () => {
    const before = time.stamps.get('timesheets');
    const entry = clockIn(firm, { userId, jobcodeId: jobId });
    expect(entry).toMatchObject({ endMs: null, duration: 0, startMs: nowMs });
    expect(time.stamps.get('timesheets')).toBe(before);
    firm.clock.advance(90_000);
    expect(clockOut(firm, userId)).toMatchObject({ id: entry.id, duration: 90 });
    expect(time.stamps.get('timesheets')).toBe(nowMs + 90_000);
    expect(clockOut(firm, userId)).toBeNull();
  });

  it('moves the stamp at a clock-in where the switch says so', () => {
    const switches = defaultSwitches();
    const moving = {
      ...firm,
      switches: { ...switches, quickbooksTime: { ...switches.quickbooksTime, clockInMovesStamp: true } },
    };
    clockIn(moving, { userId, jobcodeId: jobId });
    expect(time.stamps.get('timesheets')).toBe(nowMs);
  });

  it('never has anybody on the clock twice', () => {
    const first = clockIn(firm, { userId, jobcodeId: jobId, sinceMs: nowMs - dayMs });
    clockIn(firm, { userId, jobcodeId: clientId });
    expect(first.endMs).toBe(nowMs);
  });

  it('moves the stamp for a change, and not for a change to what is there already', () => {
    const [entry] = [...time.timesheets.values()];
    if (!entry) throw new Error('no entry');
    const before = time.stamps.get('timesheets');
    editTimesheet(firm, entry.id, { notes: entry.notes });
    expect(time.stamps.get('timesheets')).toBe(before);
    editTimesheet(firm, entry.id, { jobcodeId: jobId });
    expect([entry.lastModifiedMs, time.stamps.get('timesheets')]).toEqual([nowMs, nowMs]);
  });

  it('turns a deleted entry into a tombstone and moves both stamps', () => {
    const [id = 0] = [...time.timesheets.keys()];
    deleteTimesheet(firm, id);
    expect(time.timesheets.has(id)).toBe(false);
    expect(time.deleted.get(id)?.lastModifiedMs).toBe(nowMs);
    expect([time.stamps.get('timesheets'), time.stamps.get('timesheets_deleted')]).toEqual([nowMs, nowMs]);
  });

  it('says which record is not there', () => {
    expect(() => deleteTimesheet(firm, 1)).toThrow('There is no timesheet 1.');
  });
});

describe('edits of names', () => {
  it('renames a jobcode and moves the stamp', () => {
    expect(renameJobcode(firm, jobId, 'Controller | 2026')).toMatchObject({
      name: 'Controller | 2026',
      lastModifiedMs: nowMs,
    });
    expect(time.stamps.get('jobcodes')).toBe(nowMs);
  });

  it('archives a client with all its jobs and ends their assignments', () => {
    archiveJobcode(firm, clientId);
    const below = [...time.jobcodes.values()].filter(
      (each) => each.id === clientId || each.parentId === clientId,
    );
    expect(below.length).toBeGreaterThan(10);
    expect(below.filter(({ active, assignedToAll }) => active || assignedToAll)).toEqual([]);
    const ids = new Set(below.map(({ id }) => id));
    expect([...time.assignments.values()].filter((each) => ids.has(each.jobcodeId) && each.active)).toEqual(
      [],
    );
    expect(time.stamps.get('jobcode_assignments')).toBe(nowMs);
  });

  it('renames and deactivates a customer with a new sync token', () => {
    const customer = [...firm.state.quickbooksOnline.names.values()].find(
      ({ displayName }) => displayName === 'Basalt Roofing LLC',
    );
    if (!customer) throw new Error('no customer');
    const { syncToken } = customer;
    renameCustomer(firm, customer.id, 'Basalt Roofers');
    expect(customer).toMatchObject({ displayName: 'Basalt Roofers', syncToken: syncToken + 1 });
    deactivateCustomer(firm, customer.id);
    expect(customer).toMatchObject({
      displayName: 'Basalt Roofers (deleted)',
      active: false,
      syncToken: syncToken + 2,
    });
    expect(customer.lastUpdatedMs).toBe(firm.clock.now());
  });
});
