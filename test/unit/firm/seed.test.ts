import { describe, expect, it } from 'vitest';
import { createFirmClock, firmStartMs } from '../../firm/clock';
import type { QbtTimesheet } from '../../firm/quickbooks-time/state';
import { createRandom } from '../../firm/random';
import { extensionIdOf, extensionRedirectAddress } from '../../firm/seed/redirect-addresses';
import { seedFirm } from '../../firm/seed/seed-firm';
import { defaultSwitches } from '../../firm/switches';

const minuteMs = 60_000;

function seed(number: number, startMs = firmStartMs) {
  const clock = createFirmClock(startMs);
  return seedFirm({ clock, switches: defaultSwitches(), random: createRandom(number) });
}

const state = seed(1);
const { karbon, quickbooksTime, quickbooksOnline } = state;
const timesheets = [...quickbooksTime.timesheets.values()];
const allEntries = [...timesheets, ...quickbooksTime.deleted.values()];

function isRunning(entry: QbtTimesheet): boolean {
  return entry.type === 'regular' && entry.endMs === null;
}

function entriesOfWork(key: string): QbtTimesheet[] {
  const work = karbon.workItems.get(key);
  const client = work && karbon.organizations.get(work.clientKey)?.fullName;
  return timesheets.filter(({ jobcodeId }) => {
    const jobcode = quickbooksTime.jobcodes.get(jobcodeId);
    const parent = quickbooksTime.jobcodes.get(jobcode?.parentId ?? 0);
    return jobcode?.name === work?.title && parent?.name === client;
  });
}

describe('the seeded firm', () => {
  it('is equal for equal seeds and differs for different ones', () => {
    expect(seed(7)).toEqual(seed(7));
    expect(seed(7).credentials).not.toEqual(seed(8).credentials);
  });

  it('takes the seed of its options in place of the tools’ sequence', () => {
    const clock = createFirmClock(firmStartMs);
    const switches = defaultSwitches();
    expect(seedFirm({ clock, switches, random: createRandom(5) }, { seed: 7 })).toEqual(seed(7));
  });

  it('is as large as a small firm', () => {
    expect(karbon.users.size).toBe(14);
    expect(quickbooksTime.users.size).toBe(14);
    expect(karbon.organizations.size).toBeGreaterThanOrEqual(36);
    expect(karbon.contacts.size).toBeGreaterThanOrEqual(15);
    expect(karbon.clientGroups.size).toBe(8);
    expect(karbon.workItems.size).toBe(220);
    expect(timesheets.length).toBeGreaterThan(8500);
    expect(timesheets.length).toBeLessThan(9500);
    expect(quickbooksTime.deleted.size).toBeGreaterThanOrEqual(38);
    expect(karbon.estimates.size).toBeGreaterThan(150);
  });

  it('gives Karbon keys of 10 to 12 characters of its alphabet, none twice', () => {
    const keys = [karbon.users, karbon.contacts, karbon.organizations, karbon.clientGroups, karbon.workItems]
      .flatMap((rows) => [...rows.keys()])
      .concat(karbon.tenantKey);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[1-9B-DF-HJLMNP-TV-Zb-df-hj-np-tv-z]{10,12}$/);
  });

  it('has one administrator, two managers and two people whose e-mail differs', () => {
    const users = [...quickbooksTime.users.values()];
    expect(users.filter(({ permissions }) => permissions.admin)).toHaveLength(1);
    expect(users.filter(({ managerOfGroupIds }) => managerOfGroupIds.length > 0)).toHaveLength(2);
    expect(users.every(({ permissions }) => permissions.time_tracking)).toBe(true);
    const emails = new Set([...karbon.users.values()].map(({ email }) => email));
    expect(users.filter(({ email }) => !emails.has(email))).toHaveLength(2);
  });

  it('has client groups with members of both kinds, and one without members', () => {
    const groups = [...karbon.clientGroups.values()];
    expect(groups.filter(({ members }) => members.length === 0)).toHaveLength(1);
    const members = groups.flatMap((group) => group.members);
    expect(members.some(({ contactKey }) => contactKey !== null && karbon.contacts.has(contactKey))).toBe(
      true,
    );
    for (const { contactKey, organizationKey } of members) {
      expect([contactKey, organizationKey].filter((key) => key !== null)).toHaveLength(1);
    }
    expect([...karbon.workItems.values()].some(({ relatedClientGroupKey }) => relatedClientGroupKey)).toBe(
      true,
    );
  });

  it('holds no name that its system would refuse', () => {
    for (const { name } of quickbooksTime.jobcodes.values()) expect(name.length).toBeLessThanOrEqual(64);
    for (const { displayName } of quickbooksOnline.names.values()) expect(displayName).not.toMatch(/[:\t\n]/);
    const siblings = [...quickbooksTime.jobcodes.values()].map(
      ({ parentId, name }) => `${parentId} ${name.toLowerCase()}`,
    );
    expect(new Set(siblings).size).toBe(siblings.length);
    const onlineSiblings = [...quickbooksOnline.names.values()].map(
      ({ parentId, displayName }) => `${parentId} ${displayName.toLowerCase()}`,
    );
    expect(new Set(onlineSiblings).size).toBe(onlineSiblings.length);
  });

  it('points every showcase at a record of Karbon', () => {
    for (const { kind, key } of Object.values(state.showcases)) {
      const rows = {
        work: karbon.workItems,
        person: karbon.contacts,
        organization: karbon.organizations,
        clientGroup: karbon.clientGroups,
      }[kind];
      expect(rows.has(key)).toBe(true);
    }
  });

  it('registers the extension’s redirect address with both sign-ins', () => {
    expect(extensionRedirectAddress).toMatch(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/$/);
    for (const { redirectUris } of [...quickbooksTime.applications, ...quickbooksOnline.applications]) {
      expect(redirectUris).toContain(extensionRedirectAddress);
    }
  });

  it('makes an id of an extension key as Chrome does', () => {
    // SHA-256 of the three bytes "abc" starts ba7816bf 8f01cfea 414140de 5dae2223.
    expect(extensionIdOf(Buffer.from('abc').toString('base64'))).toBe('lkhibglpipabmpokebebeanofnkocccd');
  });
});

describe('the seeded time', () => {
  it.each([1, 2, 3])('never overlaps for one person (seed %i)', (number) => {
    const lastEnds = new Map<number, number>();
    const regular = [...seed(number).quickbooksTime.timesheets.values()]
      .filter(({ type }) => type === 'regular')
      .sort((one, other) => Number(one.startMs) - Number(other.startMs));
    for (const { userId, startMs, endMs } of regular) {
      expect(startMs).toBeGreaterThanOrEqual(lastEnds.get(userId) ?? 0);
      lastEnds.set(userId, endMs ?? Number.POSITIVE_INFINITY);
    }
    expect(regular.length).toBeGreaterThan(8000);
  });

  it('has three people on the clock, with one running entry each', () => {
    const running = timesheets.filter(isRunning);
    expect(running).toHaveLength(3);
    expect(new Set(running.map(({ userId }) => userId)).size).toBe(3);
    for (const { startMs, duration, locked } of running) {
      expect(startMs).toBeLessThan(firmStartMs);
      expect([duration, locked]).toEqual([0, 0]);
    }
  });

  it('lies within the six months before the seeded instant', () => {
    for (const entry of allEntries) {
      expect(entry.date >= '2026-05-20' && entry.date <= '2026-11-20').toBe(true);
      expect(entry.endMs ?? 0).toBeLessThanOrEqual(firmStartMs);
      expect(entry.lastModifiedMs).toBeLessThanOrEqual(firmStartMs);
    }
  });

  it('counts what passed, not what the clocks showed, across the end of daylight saving', () => {
    const startMs = Date.UTC(2026, 10, 1, 4, 30);
    const night = timesheets.find((entry) => entry.startMs === startMs);
    expect(night).toMatchObject({ date: '2026-10-31', duration: 6 * 3600, endMs: startMs + 360 * minuteMs });
  });

  it('has entries across midnight, manual entries and entries moved long after', () => {
    const denver = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Denver' });
    const acrossMidnight = timesheets.filter(
      ({ endMs, date }) => endMs !== null && denver.format(endMs) !== date,
    );
    expect(acrossMidnight.length).toBeGreaterThanOrEqual(3);
    expect(timesheets.filter(({ type }) => type === 'manual').length).toBeGreaterThan(200);
    const moved = timesheets.filter(
      ({ endMs, locked, lastModifiedMs }) => endMs !== null && locked === 0 && lastModifiedMs > endMs,
    );
    expect(moved.length).toBeGreaterThan(5);
  });

  it('has locked only what was approved', () => {
    const locked = timesheets.filter((entry) => entry.locked > 0);
    expect(locked.length).toBeGreaterThan(5000);
    for (const { userId, date } of locked) {
      expect(date <= (quickbooksTime.users.get(userId)?.approvedTo ?? '')).toBe(true);
    }
  });

  it('has stamps that are the newest change of their collection', () => {
    const newestMs = Math.max(...allEntries.map(({ lastModifiedMs }) => lastModifiedMs));
    expect(quickbooksTime.stamps.get('timesheets')).toBe(newestMs);
  });

  it('shows what the showcases promise', () => {
    const { showcases } = state;
    const busy = entriesOfWork(showcases.busyWork.key).length;
    expect(busy).toBeGreaterThan(500);
    expect(busy).toBeLessThan(720);
    expect(entriesOfWork(showcases.emptyWork.key)).toEqual([]);
    const matched = entriesOfWork(showcases.matchedWork.key);
    expect(matched.filter(isRunning)).toHaveLength(1);
    expect(matched.some(({ locked }) => locked > 0)).toBe(true);
    expect(matched.some((entry) => entry.locked === 0 && !isRunning(entry))).toBe(true);
    expect(entriesOfWork(showcases.wouldDuplicateWork.key).length).toBeGreaterThan(5);
  });
});
