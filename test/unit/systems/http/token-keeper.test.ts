import { describe, expect, it } from 'vitest';
import { z } from '../../../../src/messages/schema';
import { createAuthorized } from '../../../../src/systems/http/authorized';
import type { HttpRequest } from '../../../../src/systems/http/http';
import { rateWindow } from '../../../../src/systems/http/rate-limits/rate-limit';
import { SystemError } from '../../../../src/systems/http/system-error';
import { createTokenKeeper } from '../../../../src/systems/http/token-keeper';
import { createFakeTime } from '../fake-time';
import { scriptedHttp, systemErrorOf } from '../scripted-http';

const pairSchema = z.object({ access: z.string(), refresh: z.number(), endsAt: z.number() });

type Pair = Readonly<z.infer<typeof pairSchema>>;

const hourMs = 3_600_000;

/** A sign-in service that takes each refresh token once, and a store that can be looked into. */
function setUp(
  stored: Pair | null,
  fault: () => SystemError | null = () => null,
  answered: Promise<void> = Promise.resolve(),
) {
  const time = createFakeTime();
  const events: string[] = [];
  const state = { stored, account: 'harbor' };
  let good = stored?.refresh ?? 0;
  const keeper = createTokenKeeper<Pair>({
    system: 'quickbooks',
    schema: pairSchema,
    load: async () => keptOf(state),
    save: async (pair, revision) => {
      if (revision !== keptOf(state)?.revision) return;
      state.stored = pair;
      events.push(`saved ${pair.access}`);
    },
    refresh: async (pair) => {
      await answered;
      const error = fault();
      if (error !== null) throw error;
      if (pair.refresh !== good) throw new SystemError('needsReconnect', 'quickbooks');
      good += 1;
      events.push(`renewed ${pair.access}`);
      return { access: `access ${good}`, refresh: good, endsAt: time.now() + hourMs };
    },
    isStale: (pair, nowMs) => pair.endsAt - nowMs < 60_000,
    tokenOf: (pair) => pair.access,
    now: time.now,
  });
  return { time, events, state, keeper };
}

/** As a vault would hand it out; each pair is another revision. */
function keptOf({ stored, account }: { readonly stored: Pair | null; readonly account: string }) {
  return stored && { credentials: stored, revision: `${account} ${stored.access}`, account };
}

function pair(endsInMs: number): Pair {
  return { access: 'access 1', refresh: 1, endsAt: createFakeTime().now() + endsInMs };
}

describe('token', () => {
  it('is the stored one while it is good', async () => {
    const { keeper, events } = setUp(pair(hourMs));
    expect(await keeper.token()).toBe('access 1');
    expect(events).toEqual([]);
  });

  it('is renewed once for all who ask, and saved before anybody has it', async () => {
    const { keeper, events } = setUp(pair(30_000));
    const tokens = await Promise.all(
      [1, 2, 3].map(() =>
        keeper.token().then((token) => {
          events.push(`handed out ${token}`);
          return token;
        }),
      ),
    );
    expect(tokens).toEqual(['access 2', 'access 2', 'access 2']);
    expect(events.slice(0, 3)).toEqual(['renewed access 1', 'saved access 2', 'handed out access 2']);
    expect(events.filter((event) => event.startsWith('renewed'))).toHaveLength(1);
  });

  it('of an ended connection is `needsReconnect`', async () => {
    const { keeper } = setUp(null);
    for (const asked of [keeper.token(), keeper.ensureConnected()]) {
      expect(await systemErrorOf(asked)).toMatchObject({ code: 'needsReconnect', system: 'quickbooks' });
    }
  });

  it('that cannot be renewed because the refresh token is dead is `needsReconnect`', async () => {
    const { keeper, state } = setUp(pair(30_000));
    state.stored = { ...pair(30_000), refresh: 0 };
    expect(await systemErrorOf(keeper.token())).toMatchObject({ code: 'needsReconnect' });
  });

  it('is the old one while the sign-in service is out of order, which is not asked all the time', async () => {
    let asked = 0;
    const { keeper, time } = setUp(pair(30_000), () => {
      asked += 1;
      return new SystemError('serverFault', 'quickbooks');
    });
    expect([await keeper.token(), await keeper.token()]).toEqual(['access 1', 'access 1']);
    expect(asked).toBe(1);
    await time.advance(60_000);
    await keeper.token();
    expect(asked).toBe(2);
  });

  it('that could not be saved is not handed out', async () => {
    const { time } = setUp(null);
    const keeper = createTokenKeeper<Pair>({
      system: 'quickbooks',
      schema: pairSchema,
      load: async () => ({ credentials: pair(hourMs), revision: '', account: '' }),
      save: () => Promise.reject(new Error('disk full')),
      refresh: async () => ({ ...pair(hourMs), access: 'access 2' }),
      isStale: () => false,
      tokenOf: ({ access }) => access,
      now: time.now,
    });
    await expect(keeper.renewed('access 1')).rejects.toThrow('disk full');
  });
});

describe('stored credentials of another form', () => {
  it('are as good as none, and told by the field alone', async () => {
    const stored = { access: 'S.1__0123456789', refresh: 'two', endsAt: 0 };
    const keeper = createTokenKeeper<Pair>({
      system: 'quickbooks',
      schema: pairSchema,
      load: async () => ({ credentials: stored, revision: '', account: '' }),
      save: async () => undefined,
      refresh: async () => pair(hourMs),
      isStale: () => false,
      tokenOf: ({ access }) => access,
      now: () => 0,
    });
    for (const call of [keeper.token(), keeper.ensureConnected(), keeper.renewed(stored.access)]) {
      const error = await systemErrorOf(call);
      expect(error).toMatchObject({ code: 'needsReconnect', oddField: 'refresh' });
      expect(JSON.stringify(error.toPlain())).not.toContain(stored.access);
    }
  });
});

describe('renewed', () => {
  it('renews once, however many were refused', async () => {
    const { keeper, events } = setUp(pair(hourMs));
    const tokens = await Promise.all([1, 2, 3].map(() => keeper.renewed('access 1')));
    expect(tokens).toEqual(['access 2', 'access 2', 'access 2']);
    expect(await keeper.renewed('access 1')).toBe('access 2');
    expect(events).toEqual(['renewed access 1', 'saved access 2']);
  });

  it('renews again when the new one is refused, even by one who asks in mid-flight', async () => {
    const { keeper } = setUp(pair(hourMs));
    const first = keeper.renewed('access 1');
    expect([await first, await keeper.renewed('access 2')]).toEqual(['access 2', 'access 3']);
  });

  it('passes on a fault of the sign-in service, and works when that is over', async () => {
    let isBroken = true;
    const { keeper } = setUp(pair(hourMs), () =>
      isBroken ? new SystemError('serverFault', 'quickbooks') : null,
    );
    expect(await systemErrorOf(keeper.renewed('access 1'))).toMatchObject({ code: 'serverFault' });
    isBroken = false;
    expect(await keeper.renewed('access 1')).toBe('access 2');
  });
});

describe('a new sign-in', () => {
  const signedIn: Pair = {
    access: 'access of the sign-in',
    refresh: 90,
    endsAt: createFakeTime().now() + hourMs,
  };

  it.each([
    ['is granted', null],
    ['is refused, since the sign-in has ended the old one', new SystemError('needsReconnect', 'quickbooks')],
    ['fails', new SystemError('serverFault', 'quickbooks')],
  ])('stays when a renewal that was under way %s', async (_, error) => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { keeper, state, events } = setUp(pair(30_000), () => error, answered);
    const asked = [keeper.token(), keeper.renewed('access 1')];
    await Promise.resolve();
    state.stored = signedIn;
    answer();
    expect(await Promise.all(asked)).toEqual([signedIn.access, signedIn.access]);
    expect(state.stored).toBe(signedIn);
    expect(events.filter((event) => event.startsWith('saved'))).toEqual([]);
  });

  it('as another account has no token for what was planned for the one before', async () => {
    const { keeper, state } = setUp(pair(hourMs));
    const ofHarbor = keeper.forAccount('harbor');
    expect(await ofHarbor.token()).toBe('access 1');
    state.account = 'dockside';
    state.stored = signedIn;
    for (const call of [ofHarbor.token(), ofHarbor.renewed('access 1'), ofHarbor.ensureConnected()]) {
      expect(await systemErrorOf(call)).toMatchObject({ code: 'accountChanged', system: 'quickbooks' });
    }
    expect(await keeper.token()).toBe(signedIn.access);
  });

  it('as another account while the token is renewed has none either', async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { keeper, state } = setUp(pair(30_000), () => null, answered);
    const asked = systemErrorOf(keeper.forAccount('harbor').token());
    await Promise.resolve();
    state.account = 'dockside';
    state.stored = signedIn;
    answer();
    expect(await asked).toMatchObject({ code: 'accountChanged' });
  });
});

describe('authorized requests', () => {
  const is401 = ({ status }: { status: number }) => status === 401;
  const request: HttpRequest = {
    system: 'quickbooks',
    method: 'GET',
    address: 'https://service.example/list',
    headers: {},
    credential: 'key',
    limit: { windows: [rateWindow(60_000, 100)], concurrent: 10 },
    priority: 'screen',
  };

  it('are sent once more with a new token after a 401', async () => {
    const { keeper } = setUp(pair(hourMs));
    const { http, sent } = scriptedHttp(({ headers }) => ({
      status: headers.authorization === 'Bearer access 1' ? 401 : 200,
    }));
    expect((await createAuthorized(http, keeper, is401)(request)).status).toBe(200);
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer access 1', 'Bearer access 2']);
  });

  it('that meet 401 with a token just renewed are not renewed for again', async () => {
    const { keeper, events } = setUp(pair(hourMs));
    const { http, sent } = scriptedHttp(() => ({ status: 401 }));
    const send = createAuthorized(http, keeper, is401);
    expect([(await send(request)).status, (await send(request)).status]).toEqual([401, 401]);
    expect(sent).toHaveLength(3);
    expect(events.filter((event) => event.startsWith('renewed'))).toHaveLength(1);
  });
});
