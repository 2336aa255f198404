import { describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../../../src/messages/page-api';
import { NoNetworkError, signIn } from '../../../../src/services/connections/sign-in';
import { SystemError } from '../../../../src/systems/http/system-error';
import { silenceConsole } from '../../reports/silent-console';
import { type Bench, createBench, settled } from '../service-bench';

silenceConsole();

const app = { clientId: 'id', clientSecret: 'quickbooks-secret' };

async function stateOf(bench: Bench, system: string): Promise<ConnectionView | undefined> {
  const { connections } = await bench.services.pageApi.connections.list();
  return connections.find((each) => each.system === system);
}

describe('connecting', () => {
  it('signs in, keeps the credentials and says who is connected with which rights', async () => {
    const bench = await createBench();
    const view = await bench.services.pageApi.connections.connect({
      system: 'quickbooksTime',
      method: 'oauth',
      ...app,
    });
    expect(view).toMatchObject({
      kind: 'connected',
      connection: {
        state: 'connected',
        account: {
          companyName: 'Harbor CPAs',
          userName: 'Dana Hill',
          method: 'oauth',
          rights: ['seesEverybodysTime', 'managesJobcodes'],
          endsAt: bench.firm.nowMs + 864_000_000,
          isRenewedByItself: true,
        },
        lastError: null,
      },
    });
    expect(await bench.store.vault.read('quickbooksTime')).toMatchObject({ accessToken: 'access abc' });
    await settled(bench.store);
    expect(await bench.store.mirror.count('jobcodes')).toBe(5);
  });

  it('keeps the company that came with the sign-in to QuickBooks', async () => {
    const bench = await createBench();
    await bench.services.pageApi.connections.connect({
      system: 'quickbooks',
      environment: 'sandbox',
      ...app,
    });
    expect((await bench.store.connections.read('quickbooks')).quickbooks).toEqual({
      realmId: '9130',
      environment: 'sandbox',
    });
  });

  it('tells no secret in any answer', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const { connections } = bench.services.pageApi;
    const said = JSON.stringify([await connections.list(), await connections.test('karbon')]);
    for (const secret of [
      'time-token',
      'quickbooks-secret',
      'karbon-bearer',
      'karbon-key',
      'access',
      'refresh',
    ]) {
      expect(said).not.toContain(secret);
    }
  });

  it('leaves a good connection as it was when a wrong key is pasted over it', async () => {
    const bench = await createBench();
    await bench.connectAll();
    bench.firm.failing.set('karbon', new SystemError('needsReconnect', 'karbon'));
    const wrong = { system: 'karbon', bearer: 'wrong', accessKey: 'wrong' } as const;
    await expect(bench.services.pageApi.connections.connect(wrong)).rejects.toMatchObject({
      code: 'needsReconnect',
    });
    expect(await bench.store.vault.read('karbon')).toEqual({
      bearer: 'karbon-bearer',
      accessKey: 'karbon-key',
    });
    expect((await stateOf(bench, 'karbon'))?.state).toBe('connected');
  });

  it('leaves nothing of a first connection that fails', async () => {
    const bench = await createBench();
    bench.firm.failing.set('karbon', new SystemError('needsReconnect', 'karbon'));
    const wrong = { system: 'karbon', bearer: 'wrong', accessKey: 'wrong' } as const;
    await expect(bench.services.pageApi.connections.connect(wrong)).rejects.toThrow();
    expect(await bench.store.vault.read('karbon')).toBeNull();
    expect((await stateOf(bench, 'karbon'))?.state).toBe('notConnected');
  });

  it('forgets what was read with other rights', async () => {
    const bench = await createBench();
    await bench.connectAll();
    bench.firm.scope = 'own';
    bench.firm.jobcodes = bench.firm.jobcodes.slice(0, 1);
    await bench.services.pageApi.connections.connect({
      system: 'quickbooksTime',
      method: 'token',
      token: 'mine',
    });
    await settled(bench.store);
    expect(await bench.store.mirror.count('jobcodes')).toBe(1);
    expect(await bench.store.mirror.count('customers')).toBe(5);
  });
});

describe('signing in again', () => {
  it.each([
    ['quickbooksTime', { method: 'oauth' }, 'quickbooksTime grant'],
    ['quickbooks', { environment: 'sandbox' }, 'quickbooks grant'],
  ] as const)('to %s takes the application that is stored', async (system, how, grant) => {
    const bench = await createBench();
    await bench.services.pageApi.connections.connect({ system, ...how, ...app } as never);
    await settled(bench.store);
    bench.firm.asked.length = 0;
    expect(await bench.services.pageApi.connections.signInAgain(system)).toMatchObject({
      kind: 'connected',
    });
    expect(bench.firm.asked).toContain(grant);
    expect(await bench.store.vault.read(system)).toMatchObject({ ...app, ...how });
    const lists = { quickbooksTime: 'jobcodes', quickbooks: 'customers' } as const;
    expect(await bench.store.mirror.count(lists[system])).toBe(5);
  });

  it('is not possible where keys or a token were given, or nothing is connected', async () => {
    const bench = await createBench();
    const { connections } = bench.services.pageApi;
    await expect(connections.signInAgain('quickbooks')).rejects.toMatchObject({ code: 'needsReconnect' });
    await bench.connectAll();
    for (const system of ['quickbooksTime', 'karbon'] as const) {
      await expect(connections.signInAgain(system)).rejects.toMatchObject({ code: 'needsReconnect' });
    }
  });
});

describe('testing and ending', () => {
  it('records why a test has failed, and that a later one has not', async () => {
    const bench = await createBench();
    await bench.connectAll();
    bench.firm.failing.set('quickbooks', new SystemError('timedOut', 'quickbooks'));
    expect((await bench.services.pageApi.connections.test('quickbooks')).lastError).toMatchObject({
      code: 'timedOut',
    });
    bench.firm.failing.clear();
    const view = await bench.services.pageApi.connections.test('quickbooks');
    expect(view).toMatchObject({ state: 'connected', lastError: null });
  });

  it('tries again at once what failed for want of access, as soon as the browser gives it back', async () => {
    const bench = await createBench();
    await bench.connectAll();
    bench.firm.failing.set('quickbooks', new SystemError('accessWithheld', 'quickbooks'));
    bench.firm.failing.set('karbon', new SystemError('serverFault', 'karbon'));
    for (const system of ['quickbooks', 'karbon'] as const) {
      await bench.services.pageApi.connections.test(system);
    }
    expect((await stateOf(bench, 'quickbooks'))?.lastError?.code).toBe('accessWithheld');
    await bench.services.pageApi.connections.tryAgainAfter('accessWithheld');
    expect((await stateOf(bench, 'quickbooks'))?.lastError).toBeNull();
    expect((await stateOf(bench, 'karbon'))?.lastError?.code).toBe('serverFault');
  });

  it('turns an error of our own into `internal`, without its text', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const odd = new TypeError('secret name') as unknown as SystemError;
    bench.firm.failing.set('karbon', odd);
    expect((await bench.services.pageApi.connections.test('karbon')).lastError).toMatchObject({
      code: 'internal',
      detail: '',
    });
  });

  it('forgets the credentials and the copies, and ends the access at Intuit', async () => {
    const bench = await createBench();
    await bench.connectAll();
    bench.firm.asked.length = 0;
    const view = await bench.services.pageApi.connections.disconnect('quickbooks');
    expect(view).toMatchObject({ state: 'notConnected', account: null });
    expect(bench.firm.asked).toEqual(['quickbooks revoke']);
    expect(await bench.store.vault.read('quickbooks')).toBeNull();
    expect(await bench.store.mirror.count('customers')).toBe(0);
    expect(await bench.store.mirror.count('jobcodes')).toBe(5);
  });

  it('ends here although Intuit cannot be reached', async () => {
    const bench = await createBench();
    await bench.connectAll();
    bench.firm.failing.set('quickbooks', new SystemError('offline', 'quickbooks'));
    expect((await bench.services.pageApi.connections.disconnect('quickbooks')).state).toBe('notConnected');
  });

  it('wipes the copies alone, or everything', async () => {
    const bench = await createBench();
    await bench.connectAll();
    expect((await bench.services.pageApi.data.summary()).counts).toMatchObject({
      jobcodes: 5,
      customers: 5,
      karbonClients: 3,
    });
    expect((await bench.services.pageApi.data.wipe(false)).counts).toMatchObject({
      jobcodes: 0,
      customers: 0,
    });
    expect((await stateOf(bench, 'karbon'))?.state).toBe('connected');
    await bench.services.pageApi.data.wipe(true);
    const { connections } = await bench.services.pageApi.connections.list();
    expect(connections.map(({ state }) => state)).toEqual(['notConnected', 'notConnected', 'notConnected']);
    expect(await bench.store.vault.read('quickbooksTime')).toBeNull();
  });

  it('gives real names to try the naming rule on', async () => {
    const bench = await createBench();
    expect(await bench.services.pageApi.data.namingExamples()).toEqual([]);
    await bench.connectAll();
    expect(await bench.services.pageApi.data.namingExamples()).toContainEqual({
      clientName: 'Doe, Jane',
      isPerson: true,
      workTitle: '',
    });
  });
});

describe('the sign-in', () => {
  const address = (state: string) => `https://sign-in.test/?state=${state}`;
  const stateIn = (text: string) => new URL(text).searchParams.get('state');

  it.each([
    ['another state', async () => 'https://x.test/?code=abc&state=forged', 'signInForeign'],
    ['no state', async () => 'https://x.test/?code=abc', 'signInForeign'],
    ['no code', async (to: string) => `https://x.test/?state=${stateIn(to)}`, 'rejected'],
    [
      'a refusal',
      async (to: string) => `https://x.test/?error=access_denied&state=${stateIn(to)}`,
      'signInCancelled',
    ],
    [
      'a refused application',
      async (to: string) => `https://x.test/?error=invalid_scope&state=${stateIn(to)}`,
      'rejected',
    ],
    [
      'an unknown application (invalid_client)',
      async (to: string) => `https://x.test/?error=invalid_client&state=${stateIn(to)}`,
      'applicationRefused',
    ],
    [
      'an unknown application (unauthorized_client)',
      async (to: string) => `https://x.test/?error=unauthorized_client&state=${stateIn(to)}`,
      'applicationRefused',
    ],
    [
      'a closed window',
      async () => Promise.reject(new Error('The user did not approve access.')),
      'signInUnanswered',
    ],
    [
      'a page that cannot be shown',
      async () => Promise.reject(new Error('Authorization page could not be loaded.')),
      'signInNotShown',
    ],
    ['a page for which there is no network', async () => Promise.reject(new NoNetworkError()), 'offline'],
    ['what nobody knows', async () => Promise.reject(new Error('closed')), 'signInUnanswered'],
  ])('does not take %s', async (_, launch, code) => {
    await expect(signIn('quickbooks', launch, address)).rejects.toMatchObject({ code });
  });

  it('makes a new state each time', async () => {
    const states = new Set<string | null>();
    const launch = async (to: string) => {
      states.add(stateIn(to));
      return `https://x.test/?code=abc&state=${stateIn(to)}`;
    };
    await signIn('quickbooks', launch, address);
    await signIn('quickbooks', launch, address);
    expect(states.size).toBe(2);
    for (const state of states) expect(state).toMatch(/^[0-9a-f]{32}$/);
  });
});
