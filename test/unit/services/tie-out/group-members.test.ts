import { expect, it } from 'vitest';
import type { KarbonClient } from '../../../../src/domain/records/records';
import type { PlainError } from '../../../../src/messages/errors';
import { readGroupMembers } from '../../../../src/services/tie-out/group-members';
import type { Store } from '../../../../src/store/store';
import { client } from '../sample-records';

const down: PlainError = { code: 'unreachable', system: 'karbon', retryAt: null, detail: '' };

/** @param read what Karbon's own record says, or what keeps it from being read */
async function membersOf(listed: KarbonClient, read: KarbonClient | PlainError, isConnected = true) {
  let known = listed;
  const asked: string[] = [];
  const store = {
    connections: { read: async () => ({ account: isConnected ? {} : null }) },
    mirror: { get: async () => known },
  } as unknown as Store;
  const readClient = async (key: string) => {
    asked.push(key);
    if ('code' in read) return read;
    known = read;
    return null;
  };
  return { ...(await readGroupMembers({ store, sync: { readClient } }, listed.key)), asked };
}

const listed = client('g1', 'Larson family', { kind: 'clientGroup' });
const members = [
  { kind: 'person', key: 'p1' },
  { kind: 'organization', key: 'o1' },
] as const;

it('come from the own record of the group, since lists do not have them', async () => {
  expect(await membersOf(listed, { ...listed, members })).toEqual({
    keys: ['p1', 'o1'],
    error: null,
    asked: ['g1'],
  });
});

it('are those that are known where Karbon can not be asked, and nobody where none are', async () => {
  expect(await membersOf({ ...listed, members }, down)).toMatchObject({ keys: ['p1', 'o1'], error: down });
  expect(await membersOf(listed, down)).toMatchObject({ keys: null, error: down });
  expect(await membersOf(listed, down, false)).toEqual({ keys: null, error: null, asked: [] });
});
