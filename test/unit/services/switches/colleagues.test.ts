import { expect, it } from 'vitest';
import type { DirectFirm } from '../../../office/direct-firm';
import { pageOf } from '../../../office/pages';
import { compared, openWorld, shownOn, type Turned } from './world';

const minuteMs = 60_000;

/** A colleague writes time in another program. */
async function write(firm: DirectFirm, method: 'POST' | 'PUT', item: object): Promise<void> {
  await firm.ask({
    method,
    host: 'rest.tsheets.com',
    path: '/api/v1/timesheets',
    query: new URLSearchParams(),
    headers: {
      authorization: `Bearer ${firm.state.credentials.quickbooksTime.adminToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ data: [item] }),
  });
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00');
}

/** The jobcode of the organization with most below it, and one that nobody tracks time to. */
function placesOf({ state }: DirectFirm) {
  const { jobcodes, users } = state.quickbooksTime;
  const { fullName } = state.karbon.organizations.get(state.showcases.organization.key) ?? {};
  const folder = [...jobcodes.values()].find(({ name, parentId }) => name === fullName && parentId === 0);
  const job = [...jobcodes.values()].find(({ parentId, active }) => parentId === folder?.id && active);
  const user = [...users.values()].find(({ active, permissions }) => active && permissions.time_tracking);
  if (!folder || !job || !user) throw new Error('the small firm has no such organization');
  for (const row of [folder, job]) Object.assign(row, { assignedToAll: true });
  return { folder, job, user };
}

it.each<[string, Turned]>([
  [
    'refused while on the clock',
    { quickbooksTime: { clockInWhileRunning: 'refused', secondOpenEntry: 417 } },
  ],
  ['switching what is on the clock', { quickbooksTime: { clockInWhileRunning: 'switchesJob' } }],
  ['told by the stamp', { quickbooksTime: { clockInMovesStamp: true } }],
  ['refused on a folder', { quickbooksTime: { parentClockIn: 'refused' } }],
  ['on a folder that the apps hide', { quickbooksTime: { parentClockIn: 'hiddenOnly' } }],
  ['without required fields', { quickbooksTime: { missingRequiredField: 'accepted' } }],
  ['locked with a conflict', { quickbooksTime: { lockedEntry: 409 } }],
])('time of a colleague is shown as it stands: %s', async (_what, turned) => {
  const world = await openWorld(turned);
  const { firm } = world;
  const { folder, job, user } = placesOf(firm);
  const desk = await shownOn(world, pageOf(firm.state, firm.state.showcases.organization));
  const { timesheets } = firm.state.quickbooksTime;
  const [locked] = [...timesheets.values()].filter(
    ({ jobcodeId, endMs }) => jobcodeId === job.id && endMs !== null,
  );
  if (locked) locked.locked = 1;
  const before = timesheets.size;
  for (const jobcode of [job, folder]) {
    const clockIn = { user_id: user.id, jobcode_id: jobcode.id, type: 'regular', end: '' };
    await write(firm, 'POST', { ...clockIn, start: stamp(firm.clock.now() - minuteMs) });
    firm.clock.advance(10 * minuteMs);
  }
  const manual = {
    user_id: user.id,
    jobcode_id: job.id,
    type: 'manual',
    date: '2026-11-19',
    duration: 3_600,
  };
  await write(firm, 'POST', manual);
  if (locked) await write(firm, 'PUT', { id: locked.id, notes: 'changed after all' });
  expect(timesheets.size).toBeGreaterThan(before);
  firm.clock.advance(5 * minuteMs);
  desk.ask({ type: 'refresh' });
  await desk.until(({ isRefreshing }) => isRefreshing);
  const view = await desk.until(({ isRefreshing }) => !isRefreshing);
  expect(await compared(world, view)).toEqual([]);
  expect(view.time?.entries.map(({ notes }) => notes)).not.toContain('changed after all');
  world.office.kill();
});
