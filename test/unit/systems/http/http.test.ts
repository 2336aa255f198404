import { describe, expect, it } from 'vitest';
import { createHttp, type HttpRequest } from '../../../../src/systems/http/http';
import { rateWindow } from '../../../../src/systems/http/rate-limits/rate-limit';
import { SystemError } from '../../../../src/systems/http/system-error';
import { createFakeTime, settle } from '../fake-time';
import { memoryRateLimitStore, type ScriptedAnswer, scriptedHttp, systemErrorOf } from '../scripted-http';

const secret = 'S.1__0123456789abcdef0123456789abcdef01234567';

const get: HttpRequest = {
  system: 'quickbooksTime',
  method: 'GET',
  address: 'https://service.example/list?page=1',
  headers: { Authorization: `Bearer ${secret}` },
  credential: 'key',
  limit: { windows: [rateWindow(60_000, 100)], concurrent: 10 },
  priority: 'screen',
};
const post: HttpRequest = { ...get, method: 'POST', body: '{}' };

/** Answers with each of `answers` in turn; the last one again and again. */
function respondInSequence(...answers: (ScriptedAnswer | 'dropped')[]) {
  let next = 0;
  return () => {
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    if (answer === undefined || answer === 'dropped') throw new TypeError('Failed to fetch');
    return answer;
  };
}

describe('an answer', () => {
  it('comes with its status, headers, JSON and the service’s clock', async () => {
    const { http } = scriptedHttp(() => ({
      status: 404,
      headers: { Date: 'Fri, 20 Nov 2026 17:00:00 GMT', 'X-Trace': 't' },
      body: { a: 1 },
    }));
    const answer = await http.send(get);
    expect(answer).toMatchObject({ status: 404, json: { a: 1 }, serverNowMs: Date.UTC(2026, 10, 20, 17) });
    expect(answer.headers.get('x-trace')).toBe('t');
  });

  it.each([['<html>Bad gateway</html>'], ['']])('that is not JSON (%j) has none', async (body) => {
    const { http } = scriptedHttp(() => ({ body }));
    expect(await http.send(get)).toMatchObject({ json: undefined, text: body, serverNowMs: null });
  });

  it('is asked for without cookies, redirects or the browser’s cache', async () => {
    const { http, sent } = scriptedHttp(() => ({}));
    await http.send(get);
    expect(sent[0]?.options).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' });
  });
});

it('calls the browser’s `fetch` as the plain function that it has to be', async () => {
  const time = createFakeTime();
  let calledOn: unknown = 'not called';
  const http = createHttp({
    fetch: async function (this: unknown) {
      calledOn = this;
      return new Response('{}');
    },
    now: time.now,
    sleep: time.sleep,
    random: () => 0,
    isOnline: () => true,
    mayReach: async () => true,
    rateLimitStore: memoryRateLimitStore(),
  });
  await http.send(get);
  expect(calledOn).toBeUndefined();
});

it.each([-5, 0.01, 400])(
  'tells by the machine’s clock, set by %s hours meanwhile, when a service may be asked again',
  async (hours) => {
    const time = createFakeTime();
    const setByMs = hours * 3_600_000;
    const http = createHttp({
      fetch: async () => new Response('{}', { status: 429 }),
      now: time.now,
      machineNow: () => time.now() + setByMs,
      sleep: time.sleep,
      random: () => 0,
      isOnline: () => true,
      mayReach: async () => true,
      rateLimitStore: memoryRateLimitStore(),
    });
    const refused = await http.send(get).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'rateLimited' });
    const { retryAt } = refused as { retryAt: number };
    expect(retryAt).toBeGreaterThan(time.now() + setByMs);
    expect(retryAt).toBeLessThan(time.now() + setByMs + 600_000);
  },
);

it('is not sent to where the browser lets nothing through, be it only a form', async () => {
  const scripted = scriptedHttp(() => ({}));
  scripted.mayReach = false;
  for (const request of [get, { ...get, method: 'POST', body: 'a=b' } as const]) {
    expect(await systemErrorOf(scripted.http.send(request))).toMatchObject({ code: 'accessWithheld' });
  }
  expect(scripted.sent).toEqual([]);
  scripted.mayReach = true;
  expect((await scripted.http.send(get)).status).toBe(200);
});

describe('a fault', () => {
  it.each([500, 502, 503, 504])('of status %i is tried again after 1, 2 and 4 s', async (status) => {
    const { http, sent, time } = scriptedHttp(respondInSequence({ status }));
    const startMs = time.now();
    const answer = http.send(get);
    await time.advance(10_000);
    expect((await answer).status).toBe(status);
    expect(sent.map(({ atMs }) => atMs - startMs)).toEqual([0, 1_000, 3_000, 7_000]);
  });

  it('of the network is tried again until there is an answer', async () => {
    const { http, sent, time } = scriptedHttp(
      respondInSequence('dropped', 'dropped', { body: { ok: true } }),
    );
    const answer = http.send(get);
    await time.advance(10_000);
    expect((await answer).json).toEqual({ ok: true });
    expect(sent).toHaveLength(3);
  });

  it('of the network, again and again, is `unreachable`', async () => {
    const { http, time } = scriptedHttp(respondInSequence('dropped'));
    const error = systemErrorOf(http.send(get));
    await time.advance(10_000);
    expect(await error).toMatchObject({ code: 'unreachable', system: 'quickbooksTime' });
  });

  it.each([400, 401, 404, 501])('of status %i is not tried again', async (status) => {
    const { http, sent } = scriptedHttp(respondInSequence({ status }));
    expect((await http.send(get)).status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  it('of a write is not tried again, unless the caller says that it may be', async () => {
    const writing = scriptedHttp(respondInSequence({ status: 503 }));
    expect((await writing.http.send(post)).status).toBe(503);
    expect(writing.sent).toHaveLength(1);

    const dropped = scriptedHttp(respondInSequence('dropped'));
    expect(await systemErrorOf(dropped.http.send(post))).toMatchObject({ code: 'unreachable' });
    expect(dropped.sent).toHaveLength(1);

    const reading = scriptedHttp(respondInSequence({ status: 503 }, { status: 200 }));
    const answer = reading.http.send({ ...post, isSafeToRepeat: true });
    await reading.time.advance(2_000);
    expect((await answer).status).toBe(200);
  });

  it('takes 20 s to be a timeout, which is not tried again', async () => {
    const { http, sent, time } = scriptedHttp(() => new Promise<ScriptedAnswer>(() => undefined));
    const error = systemErrorOf(http.send(get));
    await time.advance(19_999);
    expect(await Promise.race([error, settle().then(() => 'waiting')])).toBe('waiting');
    await time.advance(1);
    expect(await error).toMatchObject({ code: 'timedOut' });
    expect(sent).toHaveLength(1);
  });

  it('that is this browser’s own is `offline`, at once and without a request', async () => {
    const scripted = scriptedHttp(() => ({}));
    scripted.isOnline = false;
    expect(await systemErrorOf(scripted.http.send(get))).toMatchObject({ code: 'offline' });
    expect(scripted.sent).toHaveLength(0);
  });

  it('while the network goes away is `offline` and not tried again', async () => {
    const scripted = scriptedHttp(() => {
      scripted.isOnline = false;
      throw new TypeError('Failed to fetch');
    });
    expect(await systemErrorOf(scripted.http.send(get))).toMatchObject({ code: 'offline' });
    expect(scripted.sent).toHaveLength(1);
  });

  it('never holds the token, nor the address', async () => {
    const { http } = scriptedHttp(() => {
      throw new TypeError(`Failed to fetch ${get.address} with ${secret}`);
    });
    const error = await systemErrorOf(http.send({ ...post }));
    expect(`${error.message} ${error.detail} ${error.stack} ${JSON.stringify(error)}`).not.toContain(
      '0123456789',
    );
    expect(`${error.message} ${error.detail} ${error.cause}`).not.toContain('service.example');
  });

  it('of a key that no header can hold is `needsReconnect`', async () => {
    const { http, sent } = scriptedHttp(() => ({}));
    const error = await systemErrorOf(
      http.send({ ...get, headers: { Authorization: 'Bearer\nétoile – ключ' } }),
    );
    expect(error).toMatchObject({ code: 'needsReconnect' });
    expect(sent).toHaveLength(0);
  });
});

describe('identical requests in flight', () => {
  it('are one request', async () => {
    const { http, sent } = scriptedHttp(() => ({ body: { a: 1 } }));
    const answers = await Promise.all([
      http.send(get),
      http.send(get),
      http.send({ ...get, priority: 'background' }),
    ]);
    expect(sent).toHaveLength(1);
    expect(new Set(answers).size).toBe(1);
    await http.send(get);
    expect(sent).toHaveLength(2);
  });

  it.each<[string, HttpRequest]>([
    ['another address', { ...get, address: 'https://service.example/list?page=2' }],
    ['another token', { ...get, headers: { Authorization: 'Bearer other' } }],
  ])('with %s are two', async (_, other) => {
    const { http, sent } = scriptedHttp(() => ({}));
    await Promise.all([http.send(get), http.send(other)]);
    expect(sent).toHaveLength(2);
  });

  it('never merge writes', async () => {
    const { http, sent } = scriptedHttp(() => ({}));
    await Promise.all([http.send(post), http.send(post)]);
    expect(sent).toHaveLength(2);
  });

  it('do not make the screen wait in the queue of the background', async () => {
    const { http, sent } = scriptedHttp(() => ({}));
    await Promise.all([http.send({ ...get, priority: 'background' }), http.send(get)]);
    expect(sent).toHaveLength(2);
  });

  it('share a failure too, and the next one starts afresh', async () => {
    const { http, time } = scriptedHttp(
      respondInSequence('dropped', 'dropped', 'dropped', 'dropped', { status: 200 }),
    );
    const errors = [systemErrorOf(http.send(get)), systemErrorOf(http.send(get))];
    await time.advance(10_000);
    expect((await Promise.all(errors)).map(({ code }) => code)).toEqual(['unreachable', 'unreachable']);
    expect((await http.send(get)).status).toBe(200);
  });
});

describe('a refusal for too many requests', () => {
  it('tells the screen when to come back, and sends nothing until then', async () => {
    const { http, sent, time } = scriptedHttp(
      respondInSequence({ status: 429, headers: { 'Retry-After': '40' } }, {}),
    );
    const retryAt = time.now() + 40_000;
    expect(await systemErrorOf(http.send(get))).toMatchObject({ code: 'rateLimited', retryAt });
    expect(
      await systemErrorOf(http.send({ ...get, address: 'https://service.example/other' })),
    ).toMatchObject({
      code: 'rateLimited',
      retryAt,
    });
    expect(sent).toHaveLength(1);
    await time.advance(40_000);
    expect((await http.send(get)).status).toBe(200);
  });

  it('for a moment is waited for', async () => {
    const { http, sent, time } = scriptedHttp(
      respondInSequence({ status: 429, headers: { 'Retry-After': '2' } }, {}),
    );
    const answer = http.send(get);
    await time.advance(2_000);
    expect((await answer).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it('keeps the background waiting, longer each time where the service names no time', async () => {
    const { http, sent, time } = scriptedHttp(
      respondInSequence({ status: 429 }, { status: 429 }, { status: 429 }, {}),
    );
    const startMs = time.now();
    const answer = http.send({ ...get, priority: 'background' });
    await time.advance(400_000);
    expect((await answer).status).toBe(200);
    expect(sent.map(({ atMs }) => (atMs - startMs) / 1_000)).toEqual([0, 30, 90, 210]);
  });

  it('of several in flight together counts once', async () => {
    const { http, sent, time } = scriptedHttp(
      respondInSequence({ status: 429 }, { status: 429 }, { status: 429 }, {}),
    );
    const answers = [1, 2, 3].map((page) =>
      http.send({ ...get, priority: 'background', address: `https://service.example/list?page=${page}` }),
    );
    await time.advance(30_000);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(sent).toHaveLength(6);
  });

  it.each(['0', '-1', 'Fri, 02 Jan 1970 00:00:00 GMT'])(
    'that names no wait is taken at its word once: Retry-After: %s',
    async (header) => {
      const refusal = { status: 429, headers: { 'Retry-After': header } };
      const { http, sent, time } = scriptedHttp(respondInSequence(refusal, refusal, refusal, {}));
      const startMs = time.now();
      const answer = http.send({ ...get, priority: 'background' });
      await time.advance(400_000);
      expect((await answer).status).toBe(200);
      expect(sent.map(({ atMs }) => (atMs - startMs) / 1_000)).toEqual([0, 0, 30, 90]);
    },
  );

  it('is given up in the end', async () => {
    const { http, sent, time } = scriptedHttp(respondInSequence({ status: 429 }));
    const error = systemErrorOf(http.send({ ...get, priority: 'background' }));
    await time.advance(2_000_000);
    expect(await error).toMatchObject({ code: 'rateLimited' });
    expect(sent).toHaveLength(4);
  });

  it('is waited for by a write too, which has not been carried out', async () => {
    const { http, sent, time } = scriptedHttp(
      respondInSequence({ status: 429, headers: { 'Retry-After': '1' } }, {}),
    );
    const answer = http.send(post);
    await time.advance(1_000);
    expect((await answer).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it('outlives the worker', async () => {
    const time = createFakeTime();
    const rateLimitStore = memoryRateLimitStore();
    const first = scriptedHttp(
      respondInSequence({ status: 429, headers: { 'Retry-After': '40' } }),
      time,
      rateLimitStore,
    );
    const retryAt = time.now() + 40_000;
    await systemErrorOf(first.http.send(get));
    await time.advance(1_000);
    const revived = scriptedHttp(respondInSequence({}), time, rateLimitStore);
    expect(await systemErrorOf(revived.http.send(get))).toMatchObject({ code: 'rateLimited', retryAt });
    expect(revived.sent).toHaveLength(0);
  });
});

it('does not send what was waiting when its credential was taken away', async () => {
  const { http, sent, time } = scriptedHttp(() => ({}));
  let isConnected = true;
  const limited = {
    ...get,
    limit: { windows: [rateWindow(1_000, 1)], concurrent: 10 },
    beforeSending: async () => {
      if (!isConnected) throw new SystemError('needsReconnect', 'quickbooksTime');
    },
  };
  await http.send(limited);
  const waiting = systemErrorOf(http.send(limited));
  await settle();
  isConnected = false;
  await time.advance(1_000);
  expect((await waiting).code).toBe('needsReconnect');
  expect(sent).toHaveLength(1);
});
