import { expect, it, vi } from 'vitest';
import { liveStaffWeek } from '../../../model/staff-week';

// `npm run test:model -- --week` is ten people's week.
it('loses and doubles no second of two days of two people, in two browsers and on the phone', async () => {
  // What is cut and killed is reported, as it is meant to be.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { faults, steps, entries } = await liveStaffWeek({ staff: 2, days: 2, stepsADay: 8, seed: 1 });
  expect(faults).toEqual([]);
  expect([steps, entries > 5]).toEqual([32, true]);
});
