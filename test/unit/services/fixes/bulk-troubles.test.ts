import { afterEach, expect, it, vi } from 'vitest';
import { bulkRunsOf, toItsEnd, viewOf } from '../../../office/bulk-life';
import { connectAs, connectOffice, openOffice } from '../../../office/office';
import { pagePlansOf } from '../../../office/page-plans';
import { addNewClients, duplicatesIn } from '../../../office/spoiled-clients';
import { createTraffic, mostWithin } from '../../../office/traffic';
import { databaseName } from '../service-bench';
import { bulkBench, carriedOut, openWay, reportOf } from './bulk-bench';

afterEach(() => {
  vi.restoreAllMocks();
});

const minuteMs = 60_000;
const timeHost = 'rest.tsheets.com';
const booksHost = 'quickbooks.api.intuit.com';
/** So often is tried what a person has to see to. */
const mostTries = 3;
/** So many items are refused alike before a person is asked. */
const refusedAlike = 5;

it('waits for a service that does not answer, and fails nothing for it', async () => {
  const way = openWay();
  const { office, firm, items } = await bulkBench(undefined, { way });
  await bulkRunsOf(office).start({ runId: 'many', items });
  way.transport = async (request, answer) => {
    if (request.host === timeHost) throw new TypeError('Failed to fetch');
    return answer(request);
  };
  firm.clock.advance(2 * minuteMs);
  await office.services.goOn();
  const waiting = await viewOf(office);
  expect(waiting).toMatchObject({
    state: 'running',
    endedAt: null,
    waitingFor: { code: 'unreachable', system: 'quickbooksTime' },
  });
  expect(waiting.counts.failed).toBe(0);
  way.transport = openWay().transport;
  firm.clock.advance(minuteMs);
  const view = await toItsEnd(office, firm);
  expect(view).toMatchObject({ state: 'done', waitingFor: null });
  expect(view.counts).toMatchObject({ done: items.length, failed: 0, planChanged: 0 });
  expect(duplicatesIn(firm)).toEqual([]);
});

it('pauses for one that does not answer for long, in whatever moment, and goes on when it is let', async () => {
  const way = openWay();
  const { office, firm, items } = await bulkBench(undefined, { way });
  let written = 0;
  // An item is cut off between its two lists.
  way.transport = async (request, answer) => {
    if (request.method === 'POST' && request.host === timeHost) written += 1;
    if (request.host === timeHost && written > 1) throw new TypeError('Failed to fetch');
    return answer(request);
  };
  await bulkRunsOf(office).start({ runId: 'many', items });
  const cut = await toItsEnd(office, firm);
  expect(cut).toMatchObject({ state: 'paused', isInterrupted: true, waitingFor: { code: 'unreachable' } });
  expect(cut.counts.failed).toBe(0);
  way.transport = openWay().transport;
  firm.clock.advance(30 * minuteMs);
  await office.services.goOn();
  expect((await viewOf(office)).state).toBe('paused');
  await bulkRunsOf(office).steer({ runId: 'many', to: 'running' });
  const view = await toItsEnd(office, firm);
  expect(view.counts).toMatchObject({ done: items.length, failed: 0, planChanged: 0 });
  expect(duplicatesIn(firm)).toEqual([]);
});

it('stops where the right is taken away, and goes on once it is given again', async () => {
  const way = openWay();
  const { office, firm, items } = await bulkBench(undefined, { way });
  let refused = 0;
  way.transport = async (request, answer) => {
    const given = await answer(request);
    if (request.method !== 'GET' && /permission/.test(JSON.stringify(given.body))) refused += 1;
    return given;
  };
  const token = firm.state.quickbooksTime.accessTokens.get(firm.state.credentials.quickbooksTime.adminToken);
  const user = [...firm.state.quickbooksTime.users.values()].find(({ permissions }) => permissions.admin);
  if (!user || !token) throw new Error('the firm has no administrator');
  const before = user.permissions;
  await bulkRunsOf(office).start({ runId: 'many', items });
  user.permissions = { time_tracking: true };
  const stopped = await toItsEnd(office, firm);
  expect(stopped).toMatchObject({
    state: 'paused',
    isInterrupted: true,
    waitingFor: { code: 'notAllowed', system: 'quickbooksTime' },
  });
  expect(stopped.counts.failed).toBe(0);
  // It asks on neither for the others nor for ten minutes.
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(mostTries);
  user.permissions = before;
  await bulkRunsOf(office).steer({ runId: 'many', to: 'running' });
  const view = await toItsEnd(office, firm);
  expect(view.counts).toMatchObject({ done: items.length, failed: 0 });
});

it('stops where QuickBooks takes the right away, and goes on once it is given again', async () => {
  const way = openWay();
  const { office, firm, items } = await bulkBench(undefined, { way });
  let refused = 0;
  way.transport = async (request, answer) => {
    const isWrite =
      request.method === 'POST' && request.host === booksHost && !request.path.endsWith('/query');
    if (!isWrite) return answer(request);
    refused += 1;
    const fault = {
      message: 'message=ApplicationAuthorizationFailed; errorCode=003100',
      detail: '',
      code: '3100',
    };
    return { status: 403, body: { fault: { error: [fault], type: 'AUTHORIZATION' } } };
  };
  await bulkRunsOf(office).start({ runId: 'many', items });
  const stopped = await toItsEnd(office, firm);
  expect(stopped).toMatchObject({
    state: 'paused',
    isInterrupted: true,
    waitingFor: { system: 'quickbooks' },
  });
  expect(stopped.counts.failed).toBe(0);
  // Each with a new token too, since it may have been the token's.
  expect(refused).toBeLessThanOrEqual(2 * mostTries);
  way.transport = openWay().transport;
  await bulkRunsOf(office).steer({ runId: 'many', to: 'running' });
  const view = await toItsEnd(office, firm);
  expect(view.counts).toMatchObject({ done: items.length, failed: 0, planChanged: 0 });
  expect(duplicatesIn(firm)).toEqual([]);
});

it('stops where a list refuses one after the other for the same reason, and asks once', async () => {
  const way = openWay();
  const { office, firm, items } = await bulkBench((each) => void addNewClients(each, 20), { way });
  const created = items.filter(({ key }) => key.startsWith('NewClient'));
  const reason = 'Your plan holds no more jobcodes.';
  way.transport = async (request, answer) => {
    if (request.method !== 'POST' || request.host !== timeHost) return answer(request);
    const item = { _status_code: 417, _status_message: 'Expectation Failed', _status_extra: reason };
    return { status: 200, body: { results: { jobcodes: { 1: item } } } };
  };
  await bulkRunsOf(office).start({ runId: 'many', items: created });
  const stopped = await toItsEnd(office, firm);
  expect(stopped).toMatchObject({
    state: 'paused',
    isInterrupted: true,
    waitingFor: { code: 'rejected', system: 'quickbooksTime', detail: reason },
    counts: { failed: refusedAlike, waiting: created.length - refusedAlike },
  });
  await bulkRunsOf(office).steer({ runId: 'many', to: 'running' });
  const view = await toItsEnd(office, firm);
  expect(view).toMatchObject({ state: 'done', counts: { failed: created.length } });
});

it('lets nothing else wait for a record that a service refuses, or has an error with', async () => {
  const way = openWay();
  const { office, firm, items } = await bulkBench(undefined, { way });
  const [refused, odd] = items.filter(({ key }) => key.startsWith('NewClient'));
  way.transport = async (request, answer) => {
    const isWrite = request.method === 'POST' && !request.path.endsWith('/query');
    if (isWrite && request.body.includes(refused?.title ?? '?')) {
      const fault = { Message: 'Business validation', Detail: 'Business validation', code: '6000' };
      return { status: 400, body: { Fault: { Error: [fault], type: 'ValidationFault' } } };
    }
    if (isWrite && request.body.includes(odd?.title ?? '?')) return { status: 500, body: 'an error' };
    return answer(request);
  };
  const view = await carriedOut({ office, firm, items, database: '' });
  expect(view).toMatchObject({ state: 'done' });
  expect(view.counts).toMatchObject({ done: items.length - 2, failed: 2 });
  const failed = (await reportOf(office, 'many')).filter(({ state }) => state === 'failed');
  expect(failed.map(({ item }) => item)).toEqual([refused, odd]);
  expect(failed.map(({ run }) => run?.steps[0]?.outcome?.kind)).toEqual(['refused', 'failed']);
});

it('goes on by itself after a short cut, and after a long one when it is let', async () => {
  // What the dead worker leaves undone is reported, as it is meant to be.
  vi.spyOn(console, 'error').mockReturnValue();
  for (const [minutes, isLong] of [
    [1, false],
    [11, true],
  ] as const) {
    const { office, firm, items, database } = await bulkBench();
    await bulkRunsOf(office).start({ runId: 'many', items });
    await expect.poll(async () => (await office.store.journal.newest(50)).length).toBeGreaterThan(2);
    office.kill();
    firm.clock.advance(minutes * minuteMs);
    const next = await openOffice(firm, { database });
    await next.services.goOn();
    if (isLong) {
      const cut = await viewOf(next);
      expect(cut).toMatchObject({ state: 'paused', isInterrupted: true, waitingFor: null });
      expect(cut.counts.failed).toBe(0);
      await bulkRunsOf(next).steer({ runId: 'many', to: 'running' });
    }
    const view = await toItsEnd(next, firm);
    expect(view.counts).toMatchObject({ done: items.length, failed: 0, planChanged: 0 });
    expect(duplicatesIn(firm)).toEqual([]);
  }
});

it('sends nothing of it to another company, and ends with what is kept', async () => {
  const { office, firm, items } = await bulkBench();
  const bulkRuns = bulkRunsOf(office);
  const { connections, data } = office.services.pageApi;
  await bulkRuns.start({ runId: 'many', items });
  await connections.disconnect('quickbooksTime');
  const cut = await toItsEnd(office, firm);
  expect(cut).toMatchObject({
    state: 'paused',
    isInterrupted: true,
    waitingFor: { code: 'needsReconnect', system: 'quickbooksTime' },
  });
  const asked = firm.asked.length;
  await bulkRuns.steer({ runId: 'many', to: 'running' });
  expect(await toItsEnd(office, firm)).toMatchObject({ state: 'paused' });
  expect(firm.asked.length).toBe(asked);

  const { adminToken: token } = firm.state.credentials.quickbooksTime;
  await connectAs(office, { system: 'quickbooksTime', method: 'token', token });
  await office.services.pageApi.tieOutInput(true);
  await bulkRuns.steer({ runId: 'many', to: 'running' });
  const wiping = data.wipe(true);
  await office.services.goOn();
  await wiping;
  await office.services.goOn();
  expect(await bulkRuns.read()).toBe(null);
  expect(await office.store.bulkRuns.items('many')).toEqual([]);
});

it('meets what another administrator does at the same time', async () => {
  const { office, firm, items } = await bulkBench();
  const other = await openOffice(firm, { database: databaseName() });
  await connectOffice(firm, other);
  await other.services.pageApi.tieOutInput(true);
  firm.clock.advance(minuteMs);
  const theirs = (await pagePlansOf(other)).map(({ item }) => item);
  expect(theirs).toEqual(items);
  const outcomes = await Promise.all([
    bulkRunsOf(office).start({ runId: 'ours', items }),
    bulkRunsOf(other).start({ runId: 'theirs', items: theirs }),
  ]);
  expect(outcomes).toEqual([{ kind: 'begun' }, { kind: 'begun' }]);
  const views = await Promise.all([toItsEnd(office, firm), toItsEnd(other, firm)]);
  for (const { state, counts } of views) {
    expect(state).toBe('done');
    expect(counts.failed).toBe(0);
  }
  expect(duplicatesIn(firm)).toEqual([]);
  await office.services.pageApi.tieOutInput(true);
  expect(await pagePlansOf(office)).toEqual([]);
});

it('keeps a quarter of the limits for the screen, and asks Karbon nothing for each item', async () => {
  const count = 85;
  const way = openWay();
  const { office, firm, items } = await bulkBench((each) => addNewClients(each, count), { way });
  const news = items.filter(({ key }) => key.startsWith('NewClient'));
  expect(news.length).toBe(count);
  const traffic = createTraffic({
    now: firm.clock.now,
    simulation: () => ({ sleep: async (ms: number) => firm.clock.advance(ms) }) as never,
  });
  way.transport = traffic.transport;
  const view = await carriedOut({ office, firm, items: news, database: '' });
  expect(view.counts).toMatchObject({ done: count, failed: 0 });
  const minutes = Math.ceil(((view.endedAt ?? 0) - view.startedAt) / minuteMs);
  const inTime = traffic.passed.filter(({ host }) => host === timeHost);
  expect(mostWithin(inTime, 5 * minuteMs)).toBeLessThanOrEqual(160);
  const asked = (wanted: RegExp) => traffic.passed.filter(({ kind }) => wanted.test(kind)).length;
  // The first one by itself, the others ten at once.
  expect(asked(/^POST .*jobcodes$/)).toBe(1 + Math.ceil((count - 1) / 10));
  expect(asked(/^POST .*customer$/)).toBe(1);
  expect(asked(/^POST .*batch$/)).toBe(Math.ceil((count - 1) / 10));
  // Both lists once a minute.
  expect(asked(/^GET .*cdc$/)).toBeLessThanOrEqual(minutes + 2);
  expect(asked(/^GET .*jobcodes$/)).toBeLessThanOrEqual(minutes + 2);
  expect(asked(/^GET .v3.(Organizations|Contacts|ClientGroups)/)).toBe(3);
});
