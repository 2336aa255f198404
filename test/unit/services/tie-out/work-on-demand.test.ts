import { describe, expect, it, vi } from 'vitest';
import { mostClientsOneByOne, type WorkScope } from '../../../../src/messages/work-on-demand';
import { createWorkOnDemand, type WorkOnDemandParts } from '../../../../src/services/tie-out/work-on-demand';
import { createDirectFirm, type DirectFirm } from '../../../office/direct-firm';
import { connectOffice, type Office, openOffice } from '../../../office/office';
import { addNewClients } from '../../../office/spoiled-clients';

/** A page asks often enough for the reading to go on. */
const askAgainMs = 5_000;
let databases = 0;

async function openConnected(firm: DirectFirm): Promise<{ office: Office; database: string }> {
  databases += 1;
  const database = `work on demand ${databases}`;
  const office = await openOffice(firm, { database });
  await connectOffice(firm, office);
  await office.services.pageApi.tieOutInput(true);
  firm.asked.length = 0;
  return { office, database };
}

const workRequests = (firm: DirectFirm) => firm.asked.filter((asked) => asked.includes('/WorkItems'));

/** Asks as a page does until all is read. */
async function readAll({ services }: Office, scope: WorkScope) {
  const { work } = services.pageApi;
  await expect
    .poll(async () => {
      const view = await work.read(scope);
      return view.clients - view.clientsRead;
    })
    .toBe(0);
  return work.read(scope);
}

/** Clients of the firm that have work, those with most of it first. */
function busyClients({ state }: DirectFirm): readonly string[] {
  const counts = new Map<string, number>();
  for (const { clientKey } of state.karbon.workItems.values())
    counts.set(clientKey, (counts.get(clientKey) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([key]) => key);
}

describe('work on demand', () => {
  it('of some clients is one request for each, and none while it is fresh', async () => {
    const firm = createDirectFirm();
    const { office } = await openConnected(firm);
    const keys = busyClients(firm).slice(0, 3);
    const view = await readAll(office, keys);
    expect(view).toMatchObject({ clients: 3, clientsRead: 3, itemsRead: null, error: null });
    expect(workRequests(firm)).toHaveLength(3);
    await readAll(office, keys);
    expect(workRequests(firm)).toHaveLength(3);
    const { items: known, next } = await office.services.pageApi.work.known(keys, null);
    expect(next).toBeNull();
    const should = [...firm.state.karbon.workItems.values()].filter(({ clientKey }) =>
      keys.includes(clientKey),
    );
    expect(known.map(({ key }) => key).sort()).toEqual(should.map(({ key }) => key).sort());
  });

  it('of the whole firm is one request for a hundred items, also where a filter has many clients', async () => {
    const firm = createDirectFirm();
    const { office } = await openConnected(firm);
    const { size } = firm.state.karbon.workItems;
    const view = await readAll(office, null);
    expect(view.itemsRead).toBe(size);
    expect(workRequests(firm)).toHaveLength(Math.ceil(size / 100));
    expect((await office.services.pageApi.work.known(null, null)).items).toHaveLength(size);
    const many = Array.from({ length: mostClientsOneByOne + 1 }, (_, place) => `Key${place}`);
    await readAll(office, many);
    expect(workRequests(firm)).toHaveLength(Math.ceil(size / 100));
  });

  it('goes on in the next life of the worker, where it was asked for again', async () => {
    // What a dead worker leaves undone is reported.
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const firm = createDirectFirm();
    const keys = busyClients(firm).slice(0, 4);
    databases += 1;
    const database = `work on demand ${databases}`;
    let requestsLeft = Number.POSITIVE_INFINITY;
    const office = await openOffice(firm, {
      database,
      killAt: (moment) => {
        if (moment !== 'beforeRequest') return false;
        requestsLeft -= 1;
        return requestsLeft < 0;
      },
    });
    await connectOffice(firm, office);
    await office.services.pageApi.tieOutInput(true);
    firm.asked.length = 0;
    requestsLeft = 2;
    await office.services.pageApi.work.read(keys);
    await expect.poll(() => requestsLeft).toBe(-1);
    const next = await openOffice(firm, { database });
    await readAll(next, keys);
    expect(workRequests(firm)).toHaveLength(keys.length);
    next.kill();
  });

  it('goes on where reading in the background is paused, and stops where nobody asks any more', async () => {
    const firm = createDirectFirm();
    const { office } = await openConnected(firm);
    const { work, backfill } = office.services.pageApi;
    await backfill.pause(true);
    const keys = busyClients(firm).slice(0, 3);
    firm.asked.length = 0;
    let answered = 0;
    const answer = firm.ask;
    Object.assign(firm, {
      ask: async (request: Parameters<typeof answer>[0]) => {
        answered += Number(request.path.includes('/WorkItems'));
        // Whoever has asked is gone by now.
        if (answered === 1) firm.clock.advance(16_000);
        return answer(request);
      },
    });
    await work.read(keys);
    await expect.poll(() => workRequests(firm).length).toBe(1);
    answered = 2;
    await readAll(office, keys);
    expect(workRequests(firm)).toHaveLength(3);
  });

  it('says what keeps it from going on, and goes on once it can', async () => {
    let isDown = false;
    const firm = createDirectFirm(undefined, (request, answer) =>
      isDown && request.path.includes('/WorkItems')
        ? Promise.resolve({ status: 500, body: 'out of order' })
        : answer(request),
    );
    const { office } = await openConnected(firm);
    const keys = busyClients(firm).slice(0, 2);
    isDown = true;
    const { work } = office.services.pageApi;
    await expect.poll(async () => (await work.read(keys)).error).toMatchObject({ system: 'karbon' });
    expect((await work.read(keys)).clientsRead).toBe(0);
    isDown = false;
    firm.clock.advance(10 * 60_000);
    expect((await readAll(office, keys)).error).toBeNull();
  });

  it('comes to an end at a small share of Karbon, with one request for each client', async () => {
    const firm = createDirectFirm();
    addNewClients(firm, 40);
    let whileWaiting = async () => {};
    databases += 1;
    const office = await openOffice(firm, {
      database: `work on demand ${databases}`,
      async sleep(ms) {
        for (let left = ms; left > 0; left -= askAgainMs) {
          firm.clock.advance(Math.min(left, askAgainMs));
          await whileWaiting();
        }
      },
    });
    await connectOffice(firm, office);
    await office.services.pageApi.tieOutInput(true);
    const { settings, mirror } = office.store;
    await settings.save({ ...(await settings.read()), karbonPerMinute: 10 });
    const keys = (await mirror.all('karbonClients')).map(({ key }) => key);
    expect(keys.length).toBeLessThanOrEqual(mostClientsOneByOne);
    firm.asked.length = 0;
    const begunAt = firm.clock.now();
    const { work } = office.services.pageApi;
    whileWaiting = async () => void (await work.read(keys));
    await work.read(keys);
    await expect.poll(() => workRequests(firm).length, { timeout: 20_000 }).toBe(keys.length);
    // What was read first would have to be read again by now.
    expect(firm.clock.now() - begunAt).toBeGreaterThan(10 * 60_000);
    await readAll(office, keys);
    expect(workRequests(firm)).toHaveLength(keys.length);
  });

  it('asks nothing where Karbon is not connected', async () => {
    const firm = createDirectFirm();
    const { office } = await openConnected(firm);
    await office.services.pageApi.connections.disconnect('karbon');
    const view = await office.services.pageApi.work.read(busyClients(firm).slice(0, 2));
    expect(view.clientsRead).toBe(0);
    expect(workRequests(firm)).toEqual([]);
  });
});

it('budgets are told as far as they were read, also where Karbon has none for a work item', async () => {
  const line = { userKey: null, roleName: 'Staff', taskTypeName: '', actualMinutes: 0 };
  const single = (key: string) => ({ id: `single:budget:${key}`, kind: 'single', readAt: 1, isFound: true });
  const mirror = {
    allCoverage: async () => [
      single('estimated'),
      single('nothing'),
      single('zero'),
      { ...single('gone'), isFound: false },
      { id: 'single:client:K1', kind: 'single', readAt: 1, isFound: true },
    ],
    all: async () => [
      { workKey: 'estimated', lines: [{ ...line, estimateMinutes: 60 }] },
      { workKey: 'nothing', lines: [] },
      { workKey: 'zero', lines: [{ ...line, estimateMinutes: 0 }] },
    ],
  };
  const parts = { store: { mirror, connections: {} }, sync: {}, failures: {}, now: () => 1 };
  const work = createWorkOnDemand(parts as unknown as WorkOnDemandParts);
  expect(await work.budgets()).toEqual({
    read: ['estimated', 'nothing', 'zero', 'gone'],
    without: ['nothing', 'zero', 'gone'],
  });
});

describe('work that is more than a message may hold', () => {
  const each = 20_001;
  const clients = ['a', 'b', 'c', 'd', 'e'];
  const itemsOf = (client: string) =>
    Array.from({ length: each }, (_, at) => ({ key: `${client}${String(at).padStart(5, '0')}` }));
  const all = clients.flatMap(itemsOf);
  const mirror = {
    workOfClient: async (key: string) => itemsOf(key),
    workAfter: async (key: string | null, count: number) =>
      all.slice(key === null ? 0 : all.findIndex((item) => item.key === key) + 1).slice(0, count),
  };
  const parts = { store: { mirror, connections: {} }, sync: {}, failures: {}, now: () => 1 };
  const work = createWorkOnDemand(parts as unknown as WorkOnDemandParts);

  it.each<[string, WorkScope]>([
    ['of the firm', null],
    ['of some clients', clients],
  ])('%s comes in parts, nothing twice and nothing left out', async (_, scope) => {
    const keys: string[] = [];
    const sizes: number[] = [];
    let after: string | null = null;
    do {
      const part = await work.known(scope, after);
      sizes.push(part.items.length);
      keys.push(...part.items.map(({ key }) => key));
      after = part.next;
    } while (after !== null);
    expect(keys).toEqual(all.map(({ key }) => key));
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(50_000 + each);
  });
});
