import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Setup } from '../../../../src/messages/setup';
import type { PolicyState } from '../../../../src/services/policy/managed-policy';
import { writeSetupFile } from '../../../../src/services/policy/setup-file';
import { createSetupService, type SetupService } from '../../../../src/services/policy/setup-service';
import { openStore } from '../../../../src/store/store';
import { databaseName } from '../service-bench';

const passphrase = 'a long passphrase';

let managed: Setup;
let service: SetupService;

beforeEach(async () => {
  managed = {};
  const current = async (): Promise<PolicyState> => ({ setup: managed, oddNames: [], isManaged: true });
  service = createSetupService(await openStore(databaseName()), { current, onChanged: () => undefined });
});

const read = async (setup: Setup) =>
  expect(await service.read(await writeSetupFile(setup, passphrase), passphrase)).toMatchObject({
    kind: 'read',
  });

const first: Setup = {
  askWhom: 'Robin',
  quickbooksCompany: 'Harbor & Finch',
  quickbooksEnvironment: 'sandbox',
  quickbooksClientId: 'id-1',
  quickbooksClientSecret: 'secret-1',
  quickbooksTimeCompany: 'Harbor Time',
  quickbooksTimeClientId: 'time-1',
  quickbooksTimeClientSecret: 'time-secret-1',
};

describe('the company that a sign-in is meant for', () => {
  it('is not that of the application before', async () => {
    await read(first);
    await read({ quickbooksClientId: 'id-2', quickbooksClientSecret: 'secret-2' });
    expect(await service.companyOf('quickbooks')).toBe('');
    expect(await service.connectRequest('quickbooks')).toEqual({
      system: 'quickbooks',
      environment: 'production',
      clientId: 'id-2',
      clientSecret: 'secret-2',
    });
    // Of the other system nothing was said.
    expect(await service.companyOf('quickbooksTime')).toBe('Harbor Time');
    expect(await service.askWhom()).toBe('Robin');
  });

  it('stays with its application, also where that gets another secret', async () => {
    await read(first);
    await read({ quickbooksTimeClientId: 'time-1', quickbooksTimeClientSecret: 'time-secret-2' });
    expect(await service.companyOf('quickbooksTime')).toBe('Harbor Time');
    expect(await service.connectRequest('quickbooksTime')).toMatchObject({ clientSecret: 'time-secret-2' });
  });

  it('of a file is none for the application of the policy', async () => {
    await read(first);
    managed = { quickbooksTimeClientId: 'time-2', quickbooksTimeClientSecret: 'time-secret-2' };
    expect(await service.companyOf('quickbooksTime')).toBe('');
    expect(await service.companyOf('quickbooks')).toBe('Harbor & Finch');
  });

  it('can be named by the policy for the application of a file', async () => {
    await read(first);
    managed = { quickbooksTimeCompany: 'Finch Time' };
    expect(await service.companyOf('quickbooksTime')).toBe('Finch Time');
    expect(await service.connectRequest('quickbooksTime')).toMatchObject({ clientId: 'time-1' });
  });

  it('makes a Client ID without its own secret nothing to sign in with', async () => {
    await read(first);
    await read({ quickbooksTimeClientId: 'time-2' });
    await expect(service.connectRequest('quickbooksTime')).rejects.toMatchObject({ code: 'needsReconnect' });
  });
});

describe('what is said of a file that was read', () => {
  const readOf = async (setup: Setup) => service.read(await writeSetupFile(setup, passphrase), passphrase);

  it('that the next thing is to sign in, where it brings what that takes', async () => {
    expect(await readOf({ timeRange: 'thisMonth' })).toMatchObject({ isSignInNext: false, lockedNames: [] });
    expect(await readOf(first)).toMatchObject({ isSignInNext: true });
  });

  it('which of its values the policy keeps as they are', async () => {
    managed = { timeRange: 'lifetime', appearance: 'dark', locked: ['timeRange'] };
    expect(await readOf({ timeRange: 'thisMonth', appearance: 'light' })).toMatchObject({
      lockedNames: ['timeRange'],
    });
  });
});
