import { beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionView, ConnectOutcome } from '../../../../src/messages/page-api';
import { systems } from '../../../../src/systems/registry';
import { connectOffice, type Office, openOffice } from '../../../office/office';
import { createTwoCompanies, type TwoCompanies } from '../../../office/two-companies';
import { silenceConsole } from '../../reports/silent-console';
import { createBench, databaseName, settled } from '../service-bench';

silenceConsole();

let companies: TwoCompanies;
let office: Office;
let harbor: string;
let database: string;

const token = (of: string) => ({ system: 'quickbooksTime' as const, method: 'token' as const, token: of });

async function timeConnection(): Promise<ConnectionView | undefined> {
  const { connections } = await office.services.pageApi.connections.list();
  return connections.find(({ system }) => system === 'quickbooksTime');
}

const jobcodeCount = () => office.store.mirror.count('jobcodes');

beforeEach(async () => {
  companies = createTwoCompanies();
  harbor = companies.firm.state.quickbooksTime.account.companyName;
  database = databaseName();
  office = await openOffice(companies.firm, { database });
  await connectOffice(companies.firm, office, { isWithQuickbooks: false });
  await settled(office.store);
  return () => office.kill();
});

function attemptOf(outcome: ConnectOutcome): string {
  if (outcome.kind !== 'otherAccount') throw new Error('the account was the one that was meant');
  return outcome.attempt;
}

describe('another company than the one that is connected', () => {
  it('is named with the one that was meant, and nothing is overwritten', async () => {
    const { connections } = office.services.pageApi;
    const [before, count] = [await timeConnection(), await jobcodeCount()];
    const kept = await office.store.vault.read('quickbooksTime');
    expect(count).toBeGreaterThan(0);
    expect(await connections.connect(token(companies.otherToken))).toMatchObject({
      kind: 'otherAccount',
      expected: { companyName: harbor },
      found: { companyName: 'Dockside Books' },
    });
    expect(await timeConnection()).toEqual(before);
    expect(await office.store.vault.read('quickbooksTime')).toEqual(kept);
    expect(await jobcodeCount()).toBe(count);
  });

  it('is taken once that is said, and what was read from the one before is put aside', async () => {
    const { connections } = office.services.pageApi;
    const before = (await office.store.connections.read('quickbooksTime')).identity;
    const attempt = attemptOf(await connections.connect(token(companies.otherToken)));
    expect(await connections.takeOther('quickbooksTime', attempt)).toMatchObject({
      state: 'connected',
      account: { companyName: 'Dockside Books' },
    });
    expect((await office.store.connections.read('quickbooksTime')).identity).not.toBe(before);
    expect(await office.store.vault.read('quickbooksTime')).toMatchObject({
      accessToken: companies.otherToken,
    });
  });

  it('of two tabs each takes the one that it was asked about, or none', async () => {
    const { connections } = office.services.pageApi;
    const { employeeToken } = companies.firm.state.credentials.quickbooksTime;
    const first = attemptOf(await connections.connect(token(employeeToken)));
    const second = attemptOf(await connections.connect(token(companies.otherToken)));
    await expect(connections.takeOther('quickbooksTime', first)).rejects.toMatchObject({
      code: 'signInCancelled',
    });
    expect((await timeConnection())?.account?.companyName).toBe(harbor);
    expect(await connections.takeOther('quickbooksTime', second)).toMatchObject({
      account: { companyName: 'Dockside Books' },
    });
  });

  it.each([
    [
      'it was dropped',
      (at: Office, attempt: string) => at.services.pageApi.connections.dropOther('quickbooksTime', attempt),
    ],
    [
      'the connection was ended',
      (at: Office) => at.services.pageApi.connections.disconnect('quickbooksTime'),
    ],
    [
      'the one that was meant has been signed in to since',
      (at: Office) =>
        at.services.pageApi.connections.connect(
          token(companies.firm.state.credentials.quickbooksTime.adminToken),
        ),
    ],
  ])('is not taken any more where %s', async (_, meanwhile) => {
    const { connections } = office.services.pageApi;
    const attempt = attemptOf(await connections.connect(token(companies.otherToken)));
    await meanwhile(office, attempt);
    await expect(connections.takeOther('quickbooksTime', attempt)).rejects.toMatchObject({
      code: 'signInCancelled',
    });
    expect((await timeConnection())?.account?.companyName).not.toBe('Dockside Books');
  });

  it('is not taken by itself when a worker that knew of it is gone', async () => {
    const attempt = attemptOf(await office.services.pageApi.connections.connect(token(companies.otherToken)));
    office.kill();
    const next = await openOffice(companies.firm, { database });
    await expect(
      next.services.pageApi.connections.takeOther('quickbooksTime', attempt),
    ).rejects.toMatchObject({
      code: 'signInCancelled',
    });
    next.kill();
  });
});

describe('who counts as the same', () => {
  it('the same person with other permissions, but nobody else and no other company', () => {
    const { signInOf } = systems.quickbooksTime;
    expect(signInOf('harbor/1/own')).toBe(signInOf('harbor/1/everybody'));
    expect(signInOf('harbor/2/own')).not.toBe(signInOf('harbor/1/own'));
    expect(signInOf('dockside/1/own')).not.toBe(signInOf('harbor/1/own'));
    for (const system of ['quickbooks', 'karbon'] as const) {
      expect(systems[system].signInOf('sandbox/1')).not.toBe(systems[system].signInOf('production/1'));
    }
  });
});

describe('a first sign-in for which an administrator has named the company', () => {
  const preset = {
    tieoutSetup: 1,
    setup: { quickbooksTimeCompany: ' harbor  cpas', quickbooksCompany: 'Other LLC' },
  };
  const app = { clientId: 'id', clientSecret: 'secret' };

  it('says before which it is, takes it however it is typed, and asks before it takes another', async () => {
    const bench = await createBench();
    const { connections, setup } = bench.services.pageApi;
    await setup.read(JSON.stringify(preset), null);
    expect((await setup.view()).company).toEqual({
      quickbooksTime: ' harbor  cpas',
      quickbooks: 'Other LLC',
      karbon: '',
    });
    const time = { system: 'quickbooksTime', method: 'oauth', ...app } as const;
    expect(await connections.connect(time, await setup.companyOf('quickbooksTime'))).toMatchObject({
      kind: 'connected',
    });
    const online = { system: 'quickbooks', environment: 'sandbox', ...app } as const;
    const outcome = await connections.connect(online, await setup.companyOf('quickbooks'));
    expect(outcome).toEqual({
      kind: 'otherAccount',
      attempt: expect.any(String),
      isFirst: true,
      expected: { companyName: 'Other LLC', userName: '' },
      found: { companyName: 'Harbor CPAs LLC', userName: '' },
    });
    expect(await bench.store.vault.read('quickbooks')).toBeNull();
    expect((await bench.store.connections.read('quickbooks')).account).toBeNull();
    expect(await connections.takeOther('quickbooks', attemptOf(outcome))).toMatchObject({
      state: 'connected',
    });
  });

  it('is handed over with the application that it belongs to', async () => {
    const bench = await createBench();
    const { connections, setup } = bench.services.pageApi;
    await connections.connect({ system: 'quickbooksTime', method: 'oauth', ...app });
    const text = await setup.write(['quickbooksTime'], '', 'a passphrase');
    expect(JSON.parse(text).setup).toEqual({ quickbooksTimeCompany: 'Harbor CPAs' });
  });
});
