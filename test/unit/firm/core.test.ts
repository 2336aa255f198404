import type { Agent, IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCertificate, makeCertificate } from '../../firm/certificate';
import { createFirmClock } from '../../firm/clock';
import { createFaults, type Fault } from '../../firm/faults';
import { createFirmAgent } from '../../firm/firm-agent';
import { createRandom } from '../../firm/random';
import { createRequestLog } from '../../firm/request-log';
import { type RunningServer, startServer } from '../../firm/server';
import type { FirmService } from '../../firm/service';

const hosts = ['rest.tsheets.com', 'api.karbonhq.com', 'quickbooks.api.intuit.com'];
const clock = createFirmClock();
clock.freeze();
const faults = createFaults();
const requests = createRequestLog();
let runs = 0;
let certificate: MadeCertificate;
let server: RunningServer;
let agent: Agent;

const echo: FirmService = {
  hosts,
  handle(request) {
    runs += 1;
    if (request.path === '/text')
      return { status: 201, headers: { 'content-type': 'text/x' }, body: 'plain' };
    return { status: 200, body: { host: request.host, query: [...request.query], body: request.body } };
  },
};

beforeAll(async () => {
  certificate = await makeCertificate(hosts);
  server = await startServer({ services: [echo], clock, faults, requests, certificate, port: 0 });
  agent = createFirmAgent({ port: server.port, pem: certificate.pem });
});

afterEach(() => {
  faults.clear();
  requests.clear();
  runs = 0;
});

afterAll(async () => {
  await server.close();
  await certificate.discard();
});

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

function ask(
  address: string,
  more: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body = '' } = more;
    const outgoing = httpsRequest(address, { agent, method, headers }, (incoming) => {
      buffer(incoming).then((bytes) => {
        const { statusCode: status = 0, headers: answered } = incoming;
        resolve({ status, headers: answered, bytes, text: bytes.toString() });
      }, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('the server', () => {
  it('chooses the service by host and passes the request on', async () => {
    const reply = await ask('https://rest.tsheets.com/api/v1/x?ids=1,2&a=b%20c', {
      method: 'POST',
      body: 'é',
    });
    expect(JSON.parse(reply.text)).toEqual({
      host: 'rest.tsheets.com',
      query: [
        ['ids', '1,2'],
        ['a', 'b c'],
      ],
      body: 'é',
    });
    expect(reply.headers['content-type']).toMatch(/^application\/json/);
  });

  it("dates its answers by the firm's clock and lets no other origin read them", async () => {
    const { headers } = await ask('https://rest.tsheets.com/', {
      headers: { origin: 'https://app2.karbonhq.com' },
    });
    expect(headers.date).toBe('Fri, 20 Nov 2026 17:00:00 GMT');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('refuses preflights and hosts it does not serve', async () => {
    expect((await ask('https://rest.tsheets.com/', { method: 'OPTIONS' })).status).toBe(405);
    const stranger = await ask('https://localhost/');
    expect(stranger.status).toBe(421);
    expect(runs).toBe(0);
  });

  it('packs JSON for those who can unpack it', async () => {
    const packed = await ask('https://rest.tsheets.com/', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(packed.bytes).toString())).toMatchObject({ host: 'rest.tsheets.com' });
    const text = await ask('https://rest.tsheets.com/text', { headers: { 'accept-encoding': 'gzip' } });
    expect([text.status, text.headers['content-type'], text.text]).toEqual([201, 'text/x', 'plain']);
  });

  it('shows a certificate that others would not trust', async () => {
    await expect(
      new Promise((resolve, reject) => {
        httpsRequest({ host: '127.0.0.1', port: server.port }, resolve).on('error', reject).end();
      }),
    ).rejects.toThrow(/self-signed/);
    expect(certificate.spkiHash).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });
});

describe('the request log', () => {
  it('holds every request with the status it got', async () => {
    await ask('https://rest.tsheets.com/a?x=1', { headers: { authorization: 'Bearer t' } });
    await ask('https://api.karbonhq.com/b', { method: 'POST', body: 'hello' });
    expect(requests.all()).toMatchObject([
      { host: 'rest.tsheets.com', path: '/a', status: 200, headers: { authorization: 'Bearer t' } },
      { host: 'api.karbonhq.com', method: 'POST', body: 'hello', atMs: clock.now() },
    ]);
    expect(requests.to('api.karbonhq.com')).toHaveLength(1);
    expect(requests.count()).toBe(2);
    expect(requests.count({ method: 'POST', path: /^\/b/ })).toBe(1);
    expect(requests.count({ path: '/' })).toBe(0);
  });
});

describe('faults', () => {
  const strike = (fault: Fault, host = 'rest.tsheets.com') => {
    faults.order({ fault });
    return ask(`https://${host}/x`);
  };

  it('strike the requests they were ordered for, as often as ordered', async () => {
    faults.order({ host: 'api.karbonhq.com', path: /^\/v3/, times: 2, fault: { status: 503, body: 'down' } });
    const statuses = [];
    for (const address of [
      'rest.tsheets.com/v3',
      'api.karbonhq.com/x',
      ...Array(3).fill('api.karbonhq.com/v3/y'),
    ]) {
      statuses.push((await ask(`https://${address}`)).status);
    }
    expect(statuses).toEqual([200, 200, 503, 503, 200]);
  });

  it('answer instead of the service', async () => {
    expect(await strike({ status: 500, headers: { 'x-y': 'z' }, body: { a: 1 } })).toMatchObject({
      status: 500,
      text: '{"a":1}',
      headers: { 'x-y': 'z' },
    });
    expect(await strike({ html: 502 })).toMatchObject({
      status: 502,
      headers: { 'content-type': 'text/html' },
      text: expect.stringContaining('<h1>502'),
    });
    expect(runs).toBe(0);
  });

  it.each([
    ['rest.tsheets.com', 30, { error: { code: 429 } }],
    ['api.karbonhq.com', null, { statusCode: '429' }],
    ['quickbooks.api.intuit.com', null, { fault: { error: [{ code: '3001' }] } }],
  ])('limit the rate in the words of %s', async (host, seconds, body) => {
    const reply = await strike({ rateLimited: seconds }, host);
    expect(reply.status).toBe(429);
    expect(reply.headers['retry-after']).toBe(seconds === null ? undefined : String(seconds));
    expect(JSON.parse(reply.text)).toMatchObject(body);
  });

  it.each([
    ['3100', { fault: { error: [{ code: '3100' }], type: 'AuthorizationFault' } }],
    ['120', { Fault: { Error: [{ code: '120', Message: 'Unknown Error during Authentication' }] } }],
  ] as const)('are an outage with code %s', async (outage, body) => {
    const reply = await strike({ outage }, 'quickbooks.api.intuit.com');
    expect(reply.status).toBe(500);
    expect(JSON.parse(reply.text)).toMatchObject(body);
    expect(runs).toBe(0);
  });

  it('drop the connection before or after the service has run', async () => {
    await expect(strike({ drop: 'beforeCommit' })).rejects.toThrow();
    expect(runs).toBe(0);
    await expect(strike({ drop: 'afterCommit' })).rejects.toThrow();
    expect(runs).toBe(1);
    expect(requests.all().map(({ status }) => status)).toEqual([null, null]);
  });

  it('spoil the real answer', async () => {
    const whole = await ask('https://rest.tsheets.com/x');
    const cut = await strike({ malformedJson: true });
    expect(whole.text.startsWith(cut.text)).toBe(true);
    expect(cut.text.length).toBe(Math.floor(whole.text.length / 2));
    const edited = await strike({ editBody: (json) => ({ ...Object(json), host: undefined, extra: true }) });
    expect(JSON.parse(edited.text)).toEqual({ query: [], body: '', extra: true });
  });

  it('hold the answer back until it is let go', async () => {
    let letGo = () => {};
    const hold = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let isAnswered = false;
    const reply = strike({ hold }).then((answer) => {
      isAnswered = true;
      return answer;
    });
    await ask('https://rest.tsheets.com/other');
    expect(isAnswered).toBe(false);
    letGo();
    expect((await reply).status).toBe(200);
  });

  it('delay the answer', async () => {
    const startMs = performance.now();
    expect((await strike({ delayMs: 60 })).status).toBe(200);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(55);
  });
});

describe('random', () => {
  it('depends on the seed alone', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return [random.hex(32), random.integer(1000), random.next(), random.pick(['a', 'b', 'c'])];
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  it('spreads evenly', () => {
    const random = createRandom(1);
    const counts = new Array<number>(10).fill(0);
    for (let draws = 0; draws < 10_000; draws += 1) {
      const digit = random.integer(10);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});
