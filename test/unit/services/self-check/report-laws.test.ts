import { expect, it } from 'vitest';
import { reportText } from '../../../../src/pages/options/help/report';
import { createFirmClock } from '../../../firm/clock';
import { textsIn, textsOf } from '../../../firm/firm-texts';
import { createRandom } from '../../../firm/random';
import { seedFirm } from '../../../firm/seed/seed-firm';
import type { FirmState } from '../../../firm/state';
import { defaultSwitches } from '../../../firm/switches';
import { type Turned, turn } from '../switches/world';
import { openCheckWorld } from './check-world';

const head = { tieout: '1.2.3', browser: 'Chrome/140', at: 1 };

function seeded(seed: number): FirmState {
  const clock = createFirmClock();
  clock.freeze();
  return seedFirm({ clock, switches: defaultSwitches(), random: createRandom(seed) });
}

const others: Turned = {
  quickbooksTime: { nameFilterWithoutStar: 'prefix', nameFilterComma: 'separator', idsAsText: true },
  quickbooksOnline: { comparisonsIgnoreCase: false, deactivatedInChangesAs: 'tombstone', pagesHold: 'fewer' },
  karbon: { linksAfterTop: true, fullNameOrder: 'firstLast', restrictedByKey: 'shown' },
};

it.each([11, 12])('the report on a random firm (%i) has nothing of it', async (seed) => {
  const { firm, office, wire, check } = await openCheckWorld({}, { from: seeded(seed) });
  const texts = textsOf(firm.state);
  expect(texts.size).toBeGreaterThan(1_000);
  const [client] = firm.state.karbon.organizations.values();
  // The search finds what it is for.
  expect(textsIn(`… ${client?.fullName.toUpperCase()}, …`, texts)).toContain(client?.fullName);

  expect(textsIn(reportText(await check(), head), texts)).toEqual([]);
  turn(firm, others);
  expect(textsIn(reportText(await check(), head), texts)).toEqual([]);
  // Services that name in their refusals what they were asked for.
  wire.answer = ({ query, host }, answer) =>
    query.size > 0 && host !== 'oauth.platform.intuit.com'
      ? {
          status: 400,
          body: { error: { code: 400, message: `not for ${client?.fullName}, ${client?.key}` } },
        }
      : answer;
  const view = await check();
  expect(view.results.some(({ outcome }) => outcome === 'different')).toBe(true);
  expect(textsIn(reportText(view, head), texts)).toEqual([]);
  office.kill();
});
