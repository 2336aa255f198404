import { describe, expect, it } from 'vitest';
import type { PanelView } from '../../../../src/messages/panel-view';
import { createLink } from '../../../firm/link/link';
import { createRandom } from '../../../firm/random';
import type { DirectFirm, Transport } from '../../../office/direct-firm';
import type { Desk } from '../../../office/office';
import { pageOf } from '../../../office/pages';
import { addClient, addJobcode, addName } from '../fixes/fix-bench';
import { compared, connectedWorld, openWorld, shownOn, type Turned, turnedFirm, type World } from './world';

const minuteMs = 60_000;

/** Presses the verdict's button; resolves with the run's states, and what is shown after another look. */
async function pressed({ firm }: World, desk: Desk, runId = 'the click') {
  expect(await desk.press({ kind: 'primary' }, runId)).toEqual({ kind: 'begun' });
  const { run } = await desk.until((view) => view.run?.id === runId && view.run.endedAt !== null);
  return { states: run?.steps.map(({ state }) => state) ?? [], view: await lookedAgain(firm, desk) };
}

async function lookedAgain(firm: DirectFirm, desk: Desk): Promise<PanelView> {
  firm.clock.advance(5 * minuteMs);
  desk.ask({ type: 'refresh' });
  await desk.until(({ isRefreshing }) => isRefreshing);
  return desk.until(({ isRefreshing }) => !isRefreshing);
}

interface Race {
  readonly transport: Transport;
  of(firm: DirectFirm): void;
}

/** What happens once, right before a write of that address reaches its service. */
function raceAt(path: RegExp, act: (firm: DirectFirm) => void): Race {
  let firm: DirectFirm | null = null;
  let isDone = false;
  return {
    of(meant) {
      firm = meant;
    },
    transport(request, answer) {
      if (!isDone && firm && request.method === 'POST' && path.test(request.path)) {
        isDone = true;
        act(firm);
      }
      return answer(request);
    },
  };
}

/** A new client is created in such a firm while that happens. */
async function createdAgainst(race: Race, turned: Turned) {
  const firm = turnedFirm(turned, race.transport);
  race.of(firm);
  addClient(firm, 'NewClient01', 'Orchard Vine');
  const world = await connectedWorld(firm);
  const desk = await shownOn(world, pageOf(firm.state, { kind: 'organization', key: 'NewClient01' }));
  return { world, ...(await pressed(world, desk)) };
}

const strict: Turned = {
  quickbooksTime: {
    siblingNamesIgnoreCase: false,
    refusesColon: true,
    trimsNames: false,
    jobcodeTypeDefault: 'required',
    newJobcodesAssignedToAll: true,
    missingKey: 'request',
    unknownKey: 'request',
    createOverOtherType: 'created',
    partialFailureStatus: 207,
  },
  quickbooksOnline: {
    namesIgnoreCase: false,
    trimsNames: false,
    requestIdMostCharacters: 36,
    inactiveStillTaken: true,
    refusesProjectParents: false,
  },
};

describe('a missing client', () => {
  it.each(['Orchard Vine', 'Doe: & Sons', 'Ødegård "North"'])(
    '%s is made under stricter rules',
    async (name) => {
      const world = await openWorld(strict, (firm) => void addClient(firm, 'NewClient01', name));
      const page = pageOf(world.firm.state, { kind: 'organization', key: 'NewClient01' });
      const desk = await shownOn(world, page);
      const { states, view } = await pressed(world, desk);
      expect([states, view.verdict.code]).toEqual([['confirmed', 'confirmed'], 'tiesOut']);
      world.office.kill();
    },
  );

  it.each<[string, Turned, string]>([
    ['shows what was sent', {}, 'Orchard Vine'],
    ['shows what exists', { quickbooksTime: { acceptedItemShows: 'existing' } }, 'Orchard Vine'],
    ['is looked up by whole names', { quickbooksTime: { nameFilterWithoutStar: 'whole' } }, 'Doe, Jane'],
    ['is looked up by beginnings', { quickbooksTime: { nameFilterWithoutStar: 'prefix' } }, 'A*B Tools'],
    ['is looked up by several names', { quickbooksTime: { nameFilterComma: 'separator' } }, 'Doe, Jane'],
    ['is looked up with asterisks', { quickbooksTime: { nameFilterEscape: 'backslash' } }, 'A\\*B Tools'],
    ['is looked up exactly', { quickbooksTime: { nameFilterIgnoresCase: false } }, 'orchard VINE'],
  ])('that a colleague makes at the same moment %s', async (_what, turned, name) => {
    const race = raceAt(/jobcodes$/, (firm) => void addJobcode(firm, name));
    const firm = turnedFirm(turned, race.transport);
    race.of(firm);
    addClient(firm, 'NewClient01', name);
    const world = await connectedWorld(firm);
    const desk = await shownOn(world, pageOf(firm.state, { kind: 'organization', key: 'NewClient01' }));
    const { states, view } = await pressed(world, desk);
    expect([states, view.verdict.code]).toEqual([['confirmed', 'confirmed'], 'tiesOut']);
    expect(
      [...firm.state.quickbooksTime.jobcodes.values()].filter((jobcode) => jobcode.name === name),
    ).toHaveLength(1);
    world.office.kill();
  });

  it.each([
    ['accepted202', 'failed', 'jobcodeArchived'],
    ['refused417', 'failed', 'jobcodeArchived'],
    ['created', 'confirmed', 'tiesOut'],
  ] as const)('over one that was archived just now: %s', async (createOverArchived, state, verdict) => {
    const race = raceAt(/jobcodes$/, (firm) => {
      addJobcode(firm, 'Orchard Vine').active = false;
    });
    const { world, states, view } = await createdAgainst(race, { quickbooksTime: { createOverArchived } });
    expect([states, view.verdict.code]).toEqual([['confirmed', state], verdict]);
    world.office.kill();
  });

  it.each<[Turned]>([
    [{ quickbooksOnline: { duplicateDetail: 'id' } }],
    [{ quickbooksOnline: { duplicateDetail: 'sentence' } }],
    [{ quickbooksOnline: { duplicateDetail: 'null', isFrench: true } }],
    [{ quickbooksOnline: { uniqueness: 'global' } }],
  ])('whose name a vendor takes at the same moment: %o', async (turned) => {
    const race = raceAt(/customer$/, (firm) => void addName(firm, 'Orchard Vine', { kind: 'Vendor' }));
    const { world, states, view } = await createdAgainst(race, turned);
    expect(states).toEqual(['failed', 'failed']);
    expect(view.matchStatuses).toMatchObject({
      quickbooks: { kind: 'blocked', reason: { code: 'nameHeld' } },
      quickbooksTime: { kind: 'missing' },
    });
    world.office.kill();
  });

  it.each([
    [true, 'tiesOut', { kind: 'done' }],
    [false, 'notInTime', { kind: 'failed', error: { code: 'gatewayRefused', system: 'quickbooks' } }],
  ])(
    'is made, or not and said, where writes of an extension are let through: %s',
    async (isLetThrough, verdict, outcome) => {
      const asChrome: Transport = (request, answer) =>
        answer(
          request.method === 'GET'
            ? request
            : { ...request, headers: { ...request.headers, origin: 'chrome-extension://anyid' } },
        );
      const firm = turnedFirm({}, asChrome);
      addClient(firm, 'NewClient01', 'Orchard Vine');
      const world = await connectedWorld(firm);
      firm.switches.quickbooksOnline.acceptsExtensionOrigin = isLetThrough;
      const before = firm.state.quickbooksOnline.names.size;
      const desk = await shownOn(world, pageOf(firm.state, { kind: 'organization', key: 'NewClient01' }));
      const { view } = await pressed(world, desk);
      expect(view.verdict.code).toBe(verdict);
      expect(view.run?.steps[0]?.outcome).toMatchObject(outcome);
      expect(firm.state.quickbooksOnline.names.size - before).toBe(isLetThrough ? 1 : 0);
      world.office.kill();
    },
  );

  it.each(['item417', 'request401'] as const)(
    'is not made where the right was withdrawn: %s',
    async (missingRight) => {
      const race = raceAt(/jobcodes$/, ({ state }) => {
        for (const user of state.quickbooksTime.users.values())
          user.permissions = { time_tracking: true, reports: true };
      });
      const { world, states, view } = await createdAgainst(race, { quickbooksTime: { missingRight } });
      expect([states, view.verdict.code]).toEqual([['confirmed', 'failed'], 'notInTime']);
      expect(view.run?.steps[1]?.outcome).toEqual({ kind: 'refused', refusal: { code: 'noRight' } });
      expect(view.notices.map(({ code }) => code)).not.toContain('needsReconnect');
      world.office.kill();
    },
  );
});

describe('what is inactive', () => {
  it.each<[Turned, string, string]>([
    [{ quickbooksTime: { restoreBringsAssignments: true } }, 'confirmed', 'tiesOut'],
    [{ quickbooksOnline: { reactivation: 'nameAsSent' } }, 'confirmed', 'tiesOut'],
    [{ quickbooksOnline: { reactivation: 'suffixDropped' } }, 'confirmed', 'tiesOut'],
    [{ quickbooksOnline: { reactivation: 'cleanNameNeeded' } }, 'confirmed', 'tiesOut'],
    // Then nobody can restore it but by hand, and it is said.
    [{ quickbooksOnline: { reactivation: 'cleanNameRefused' } }, 'failed', 'jobcodeArchived'],
  ])('is restored, or not and said: %o', async (turned, state, verdict) => {
    const world = await openWorld(turned, (firm) => {
      addClient(firm, 'OldClient01', 'Orchard Vine');
      addJobcode(firm, 'Orchard Vine').active = false;
      addName(firm, 'Orchard Vine (deleted)', { active: false });
    });
    const desk = await shownOn(world, pageOf(world.firm.state, { kind: 'organization', key: 'OldClient01' }));
    const { states, view } = await pressed(world, desk);
    expect([states, view.verdict.code]).toEqual([[state, state], verdict]);
    world.office.kill();
  });
});

describe('the link of QuickBooks Time with QuickBooks', () => {
  it.each([
    [true, 1],
    [false, 2],
  ])('adopts what was made in both, or makes a second one: %s', async (importAdoptsSameName, count) => {
    const name = 'Orchard Vine';
    const world = await openWorld(
      { quickbooksTime: { importAdoptsSameName } },
      (firm) => void addClient(firm, 'NewClient01', name),
    );
    const { firm } = world;
    const link = createLink(firm.state, { ...firm, random: createRandom(1) });
    const desk = await shownOn(world, pageOf(firm.state, { kind: 'organization', key: 'NewClient01' }));
    await pressed(world, desk);
    link.runImport();
    const view = await lookedAgain(firm, desk);
    expect(
      [...firm.state.quickbooksTime.jobcodes.values()].filter((jobcode) => jobcode.name === name),
    ).toHaveLength(count);
    // The pair that was made is known by its ids.
    expect([view.verdict.code, await compared(world, view)]).toEqual(['tiesOut', []]);
    world.office.kill();
  });
});
