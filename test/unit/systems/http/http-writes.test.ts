import { describe, expect, it } from 'vitest';
import { createAuthorized } from '../../../../src/systems/http/authorized';
import type { HttpRequest } from '../../../../src/systems/http/http';
import { rateWindow } from '../../../../src/systems/http/rate-limits/rate-limit';
import { SystemError } from '../../../../src/systems/http/system-error';
import type { TokenKeeper } from '../../../../src/systems/http/token-keeper';
import { settle } from '../fake-time';
import { type ScriptedAnswer, type ScriptedHttp, scriptedHttp, systemErrorOf } from '../scripted-http';

const put: HttpRequest = {
  system: 'quickbooks',
  method: 'PUT',
  address: 'https://service.example/customer',
  headers: {},
  body: '{}',
  credential: 'key',
  limit: { windows: [rateWindow(60_000, 100)], concurrent: 10 },
  priority: 'screen',
  isWrite: true,
};
/** One that the service applies once, however often it comes. */
const once: HttpRequest = { ...put, method: 'POST', isSafeToRepeat: true };

type Step = ScriptedAnswer | 'dropped' | 'goesOffline';

/** A service that takes each of `steps` in turn, the last one again and again. */
function respondInSequence(...steps: Step[]): ScriptedHttp {
  let next = 0;
  const scripted = scriptedHttp(() => {
    const step = steps[Math.min(next, steps.length - 1)];
    next += 1;
    if (step === 'goesOffline') scripted.isOnline = false;
    if (step === undefined || step === 'dropped' || step === 'goesOffline') {
      throw new TypeError('Failed to fetch');
    }
    return step;
  });
  return scripted;
}

/** The error of one request, the clock running until it comes. */
async function errorOf(scripted: ScriptedHttp, request: HttpRequest): Promise<SystemError> {
  const error = systemErrorOf(scripted.http.send(request));
  await scripted.time.advance(600_000);
  return error;
}

it('sends PUT with its body', async () => {
  const { http, sent } = respondInSequence({});
  await http.send(put);
  expect(sent).toMatchObject([{ method: 'PUT', body: '{}' }]);
});

describe('a write that is not safe to repeat', () => {
  it('is sent once when its connection breaks, and may have been carried out', async () => {
    const scripted = respondInSequence('dropped', {});
    expect(await errorOf(scripted, put)).toMatchObject({ code: 'unreachable', isOutcomeUnknown: true });
    expect(scripted.sent).toHaveLength(1);
  });

  it('is sent once when the service is out of order', async () => {
    const scripted = respondInSequence({ status: 503 }, {});
    const answer = scripted.http.send(put);
    await scripted.time.advance(600_000);
    expect(await answer).toMatchObject({ status: 503, isOutcomeUnknown: false });
    expect(scripted.sent).toHaveLength(1);
  });

  it('is sent once when no answer comes in time', async () => {
    const scripted = scriptedHttp(() => new Promise<ScriptedAnswer>(() => undefined));
    expect(await errorOf(scripted, put)).toMatchObject({ code: 'timedOut', isOutcomeUnknown: true });
    expect(scripted.sent).toHaveLength(1);
  });

  it('may have been carried out when the network goes while it is under way', async () => {
    expect(await errorOf(respondInSequence('goesOffline'), put)).toMatchObject({
      code: 'offline',
      isOutcomeUnknown: true,
    });
  });

  it('is never merged with one that is the same', async () => {
    const { http, sent } = respondInSequence({});
    await Promise.all([http.send(put), http.send(put)]);
    expect(sent).toHaveLength(2);
  });
});

describe('a write that has not been sent cannot have been carried out', () => {
  it('offline', async () => {
    const scripted = respondInSequence({});
    scripted.isOnline = false;
    expect(await errorOf(scripted, put)).toMatchObject({ code: 'offline', isOutcomeUnknown: false });
  });

  it('when the service takes no more requests', async () => {
    expect(await errorOf(respondInSequence({ status: 429 }), put)).toMatchObject({
      code: 'rateLimited',
      isOutcomeUnknown: false,
    });
  });

  it('when its credential is gone', async () => {
    const beforeSending = async () => {
      throw new SystemError('needsReconnect', 'quickbooks');
    };
    const scripted = respondInSequence({});
    expect(await errorOf(scripted, { ...put, beforeSending })).toMatchObject({
      code: 'needsReconnect',
      isOutcomeUnknown: false,
    });
    expect(scripted.sent).toHaveLength(0);
  });
});

describe('a write that is carried out once', () => {
  it.each<[Step]>([['dropped'], [{ status: 503 }]])('is sent again after %j', async (fault) => {
    const { http, sent, time } = respondInSequence(fault, { body: { ok: true } });
    const answer = http.send(once);
    await time.advance(10_000);
    expect(await answer).toMatchObject({ json: { ok: true }, isOutcomeUnknown: true });
    expect(sent).toHaveLength(2);
  });

  it.each<[string, Step[]]>([
    ['unreachable', ['dropped']],
    ['rateLimited', ['dropped', { status: 429 }]],
    ['offline', ['dropped', 'goesOffline']],
    ['rateLimited', [{ status: 503 }, { status: 429, headers: { 'Retry-After': '900' } }]],
  ])('may have been carried out when it ends as %s after a lost answer', async (code, steps) => {
    expect(await errorOf(respondInSequence(...steps), once)).toMatchObject({ code, isOutcomeUnknown: true });
  });

  it('may have been carried out when it is put off again and again after a lost answer', async () => {
    const scripted = respondInSequence('dropped', { status: 429, headers: { 'Retry-After': '1' } });
    const error = await errorOf(scripted, { ...once, priority: 'background' });
    expect(error).toMatchObject({ code: 'rateLimited', isOutcomeUnknown: true });
    expect(scripted.sent).toHaveLength(5);
  });

  it('may have been carried out when the network goes before it can be sent again', async () => {
    const scripted = respondInSequence('dropped');
    const error = systemErrorOf(scripted.http.send(once));
    await settle();
    scripted.isOnline = false;
    await scripted.time.advance(10_000);
    expect(await error).toMatchObject({ code: 'offline', isOutcomeUnknown: true });
    expect(scripted.sent).toHaveLength(1);
  });

  it('is never merged with one that only looks alike', async () => {
    const { http, sent } = respondInSequence({});
    await Promise.all([http.send(once), http.send({ ...once, address: `${once.address}?requestid=2` })]);
    expect(sent).toHaveLength(2);
  });
});

describe('a reading', () => {
  it.each<[string, Step]>([
    ['unreachable', 'dropped'],
    ['offline', 'goesOffline'],
  ])('that ends as %s has changed nothing', async (code, step) => {
    const reading: HttpRequest = { ...once, isWrite: false };
    expect(await errorOf(respondInSequence(step), reading)).toMatchObject({ code, isOutcomeUnknown: false });
    expect(await errorOf(respondInSequence({ status: 429 }), reading)).toMatchObject({
      isOutcomeUnknown: false,
    });
  });
});

describe('a token that is refused after a lost answer', () => {
  const keeper: TokenKeeper = {
    token: async () => 'old',
    renewed: async () => 'new',
    ensureConnected: async () => undefined,
  };
  const isTokenRejected = ({ status }: { status: number }) => status === 401;

  it('leaves the doubt, whatever is answered to the new one', async () => {
    const { http, time } = respondInSequence('dropped', { status: 401 }, { status: 403 });
    const answer = createAuthorized(http, keeper, isTokenRejected)(once);
    await time.advance(10_000);
    expect(await answer).toMatchObject({ status: 403, isOutcomeUnknown: true });
  });

  it('leaves the doubt where there is no new one', async () => {
    const { http, time } = respondInSequence('dropped', { status: 401 });
    const renewed = async () => {
      throw new SystemError('needsReconnect', 'quickbooks');
    };
    const error = systemErrorOf(createAuthorized(http, { ...keeper, renewed }, isTokenRejected)(once));
    await time.advance(10_000);
    expect(await error).toMatchObject({ code: 'needsReconnect', isOutcomeUnknown: true });
  });

  it('is no doubt by itself', async () => {
    const { http } = respondInSequence({ status: 401 });
    const renewed = async () => {
      throw new SystemError('needsReconnect', 'quickbooks');
    };
    const send = createAuthorized(http, { ...keeper, renewed }, isTokenRejected);
    expect(await systemErrorOf(send(once))).toMatchObject({
      code: 'needsReconnect',
      isOutcomeUnknown: false,
    });
  });
});
