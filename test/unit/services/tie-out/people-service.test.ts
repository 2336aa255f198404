import { describe, expect, it } from 'vitest';
import { answerPageApiRequest } from '../../../../src/background/serve-page-api';
import { silenceConsole } from '../../reports/silent-console';
import { workPage } from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { createBench, settled } from '../service-bench';

silenceConsole();

const nothingToErase = () => Promise.reject(new Error('nothing is erased here'));

async function connectedBench(firm = scriptedFirm()) {
  const bench = await createBench(firm);
  await bench.connectAll();
  const { people } = bench.services.pageApi;
  const ask = (request: string, payload: unknown) =>
    answerPageApiRequest(async () => bench.services.pageApi, { request, payload }, nothingToErase);
  return { ...bench, bench, people, ask };
}

/** The same with somebody of Karbon, and the page of her work item on screen. */
async function benchWithBudgetOnScreen() {
  const firm = scriptedFirm();
  firm.karbonUsers = [{ key: 'u1', name: 'Leonora Park', email: 'leonora@firm.test' }];
  const { bench, ask, store } = await connectedBench(firm);
  const panel = bench.openPanel();
  panel.show(workPage);
  await settled(store);
  return { ask, store, panel };
}

describe('the people of both systems', () => {
  it('are those of the copies, and ask no service', async () => {
    const { firm, people } = await connectedBench();
    firm.asked.length = 0;
    expect(await people.read(false)).toEqual({
      karbon: { isConnected: true, users: firm.karbonUsers, readAt: firm.nowMs },
      quickbooksTime: {
        isConnected: true,
        users: firm.users.map(({ id, name, email, isActive }) => ({ id, name, email, isActive })),
        readAt: firm.nowMs,
      },
      links: [],
    });
    expect(firm.asked).toEqual([]);
  });

  it('are not known before they have been read', async () => {
    const { services } = await createBench();
    const nobody = { isConnected: false, users: null, readAt: null };
    expect(await services.pageApi.people.read(false)).toEqual({
      karbon: nobody,
      quickbooksTime: nobody,
      links: [],
    });
  });

  it('are brought up to the moment when asked, with one reading of Karbon’s users', async () => {
    const { firm, people, store } = await connectedBench();
    firm.nowMs += 60_000;
    firm.karbonUsers = [...firm.karbonUsers, { key: 'u2', name: 'Lee Park', email: 'lee@firm.test' }];
    firm.asked.length = 0;
    const { karbon } = await people.read(true);
    expect(karbon.users?.map(({ key }) => key)).toEqual(['u1', 'u2']);
    await people.read(true);
    expect(firm.countOf('karbon users')).toBe(1);
    await settled(store);
  });

  it('are paired as somebody says, which the budget in the panel goes by, until they are parted', async () => {
    const { ask, store, panel } = await benchWithBudgetOnScreen();
    const person = () => panel.view().budget?.lines[0]?.person;
    expect(person()).toMatchObject({ kind: 'unpaired' });

    expect(await ask('people.pair', { karbonUserKey: 'u1', userId: '2' })).toMatchObject({
      ok: true,
      value: { links: [['2', 'u1']] },
    });
    await settled(store);
    expect(person()).toMatchObject({ kind: 'linked', tracked: { seconds: 1.5 * 3_600 } });

    expect(await ask('people.pair', { userId: '2', karbonUserKey: null })).toMatchObject({
      value: { links: [] },
    });
    await settled(store);
    expect(person()).toMatchObject({ kind: 'unpaired' });
  });

  it('have an old and a new account in one line of the budget, each of which is parted alone', async () => {
    const { ask, store, panel } = await benchWithBudgetOnScreen();
    const hoursOfLine = async (userId: string, karbonUserKey: string | null) => {
      await ask('people.pair', { userId, karbonUserKey });
      await settled(store);
      const person = panel.view().budget?.lines[0]?.person;
      return person && 'tracked' in person ? person.tracked.seconds / 3_600 : null;
    };
    const whole = panel.view().budget?.tracked.seconds ?? 0;
    expect(await hoursOfLine('2', 'u1')).toBe(1.5);
    expect(await hoursOfLine('1', 'u1')).toBe(whole / 3_600);
    expect(panel.view().budget?.notBudgeted).toBeNull();
    expect(await hoursOfLine('2', null)).toBe(whole / 3_600 - 1.5);
    expect(await hoursOfLine('1', null)).toBeNull();
  });

  it('are paired in one company alone, whose pairs come back with it', async () => {
    const { bench, firm, people, store } = await connectedBench();
    const { connections } = bench.services.pageApi;
    const connectTime = async (company: string) => {
      await connections.disconnect('quickbooksTime');
      firm.timeCompany = company;
      await connections.connect({ system: 'quickbooksTime', method: 'token', token: 'time-token' });
      await settled(store);
    };
    const links = async () => (await people.read(false)).links;
    await people.pair('2', 'u1');

    await connections.disconnect('quickbooksTime');
    expect(await links()).toEqual([]);
    await connectTime('dockside');
    expect(await links()).toEqual([]);
    await people.pair('3', 'u1');
    expect(await links()).toEqual([['3', 'u1']]);

    await connectTime('harbor');
    expect(await links()).toEqual([['2', 'u1']]);
  });

  it.each([
    [{ karbonUserKey: '../x', userId: '2' }],
    [{ karbonUserKey: 'u1' }],
    [{ userId: null, karbonUserKey: 'u1' }],
    [null],
  ])('are not paired by what is no id: %j', async (payload) => {
    const { ask, people } = await connectedBench();
    expect(await ask('people.pair', payload)).toMatchObject({ ok: false });
    expect((await people.read(false)).links).toEqual([]);
  });
});
