import { expect, it } from 'vitest';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import type { Jobcode, KarbonClient, WorkItem } from '../../../../src/domain/records/records';
import { defaultSettings } from '../../../../src/messages/settings';
import {
  type BookablePlaces,
  createBookablePlaces,
} from '../../../../src/services/time-tracking/bookable-places';

type Parts = Parameters<typeof createBookablePlaces>[0];

function jobcode(
  id: string,
  name: string,
  parentId: string | null = null,
  type: Jobcode['type'] = 'regular',
) {
  const rest = { isActive: true, isProject: false, assignedToAll: true, connectWithQuickbooks: null };
  return { id, name, parentId, type, lastModified: '', ...rest } as const;
}

const jobcodes: readonly Jobcode[] = [
  jobcode('1', 'Acme Co'),
  jobcode('2', '2025 Tax return', '1'),
  jobcode('3', 'Payroll', '1'),
  jobcode('4', 'Twins Inc'),
  jobcode('5', 'Lunch break', null, 'unpaid_break'),
];

const client = (key: string, fullName: string) =>
  ({ key, kind: 'organization', fullName, person: null }) as unknown as KarbonClient;
const work = (key: string, title: string) =>
  ({ key, title, client: { kind: 'organization', key: 'acme' } }) as unknown as WorkItem;

/** @param linked pairs of a Karbon key and a jobcode's id */
function placesWith(
  clients: readonly KarbonClient[] | null,
  linked: readonly [string, string][] = [],
): BookablePlaces {
  const items = [work('tax', '2025 Tax return'), work('one', 'Payroll'), work('two', 'Payroll')];
  const store = {
    settings: { read: async () => defaultSettings },
    connections: {
      readAll: async () => ({
        quickbooksTime: { account: {}, identity: 'qbt' },
        karbon: { account: {}, identity: 'tenant' },
      }),
    },
    links: { ofRecords: async () => new Map(linked) },
    mirror: {
      get: async (name: string, id: string) =>
        (name === 'jobcodes' ? jobcodes.find((each) => each.id === id) : undefined) ??
        (name === 'workItems' ? items.find(({ key }) => key === id) : undefined) ??
        null,
      clientsAt: async (_: unknown, names: readonly string[]) =>
        clients?.filter(({ fullName }) => names.includes(fullName)) ?? null,
      workOfClient: async (key: string) => (key === 'acme' ? items : []),
    },
  } as unknown as Parts['store'];
  const index = createNameIndex(jobcodes.filter(({ type }) => type === 'regular'));
  return createBookablePlaces({
    store,
    nameIndexes: { relatives: async () => index } as unknown as Parts['nameIndexes'],
  });
}

const all = [client('acme', 'Acme Co'), client('t1', 'Twins Inc'), client('t2', 'Twins Inc')];
const pagesOf = async (places: BookablePlaces) =>
  Object.fromEntries(
    [...(await places.addresses(['1', '2', '3', '4', '5']))].map(([id, address]) => [
      id,
      address.replace(/^.*#/, ''),
    ]),
  );

it('leads to the client or work item whose name alone is the very same, with no pair remembered', async () => {
  // Two work items are called Payroll, and two clients Twins Inc.
  expect(await pagesOf(placesWith(all))).toEqual({ '1': '/organizations/acme', '2': '/work/tax' });
});

it('goes by a remembered pair first', async () => {
  expect(await pagesOf(placesWith(all, [['one', '2']]))).toMatchObject({ '2': '/work/one' });
});

it('leads nowhere by name while the clients have not been read', async () => {
  expect(await pagesOf(placesWith(null))).toEqual({});
});

it('knows a break by its name, and whether it is paid', async () => {
  expect([...(await placesWith(all).breaks(['1', '5', 'gone']))]).toEqual([
    ['5', { name: 'Lunch break', kind: 'unpaid' }],
  ]);
});
