import { expect, it } from 'vitest';
import { liveStories, storiesOfFirm } from '../../../model/hours-stories';
import { makeSmallFirm } from '../../../model/small-firm';

const firms = 3;

/** More by hand: `npm run test:model -- --hours --runs 10000`. */
it('says of each random story of a firm’s time what is true, to the second', {
  timeout: 300_000,
}, async () => {
  const base = makeSmallFirm();
  const states = new Set<string>();
  for (let at = 0; at < firms; at += 1) {
    const seeds = Array.from({ length: storiesOfFirm }, (_, story) => 1 + at * storiesOfFirm + story);
    const seen = await liveStories(base, seeds);
    expect(seen.differences).toEqual([]);
    for (const state of seen.states.keys()) states.add(state);
  }
  expect([...states].sort()).toEqual([
    'arrived',
    'changedAfterExport',
    'deletedAfterExport',
    'exportedNotFound',
    'notExported',
    'onlyInQuickbooks',
    'otherCustomer',
  ]);
});
