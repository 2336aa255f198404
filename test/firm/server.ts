import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FirmClock } from './clock';
import { answerInstead, type Fault, type FaultDesk } from './faults';
import type { RequestRecorder } from './request-log';
import type { FirmAnswer, FirmRequest, FirmService } from './service';

const compress = promisify(gzip);

export interface ServerParts {
  readonly services: readonly FirmService[];
  readonly clock: FirmClock;
  readonly faults: FaultDesk;
  readonly requests: RequestRecorder;
  readonly certificate: { readonly pem: string; readonly privateKey: string };
  /** 0 = any free port. */
  readonly port: number;
}

export interface RunningServer {
  readonly port: number;
  /** Cuts every connection at once. */
  close(): Promise<void>;
}

/**
 * One TLS port for all services, each chosen by the Host header. No answer allows another origin to read it and `OPTIONS` is
 * refused, unless a service's switch says otherwise: the real hosts do not speak CORS, so a client that needs it must fail here too.
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const serviceByHost = new Map(
    parts.services.flatMap((service) => service.hosts.map((host) => [host, service] as const)),
  );

  async function answer(
    request: FirmRequest,
    fault: Fault | null,
    isGone: () => boolean,
  ): Promise<FirmAnswer | 'dropped'> {
    const service = serviceByHost.get(request.host);
    if (service === undefined) {
      return { status: 421, headers: plainText, body: `no service at ${request.host}` };
    }
    if (request.method === 'OPTIONS' && service.answersPreflights?.() !== true)
      return { status: 405, headers: plainText, body: 'Method Not Allowed' };
    if (fault === null) return service.handle(request);
    if ('drop' in fault && fault.drop === 'beforeCommit') return 'dropped';
    if ('holdBefore' in fault) {
      await fault.holdBefore;
      if (isGone()) return 'dropped';
    }
    const instead = answerInstead(fault, request, parts.clock.now());
    if (instead !== null) return instead;
    const real = await service.handle(request);
    if ('drop' in fault) return 'dropped';
    if ('delayMs' in fault) await delay(fault.delayMs, undefined, { ref: false });
    if ('hold' in fault) await fault.hold;
    if ('malformedJson' in fault) return cutInTheMiddle(real);
    if ('editBody' in fault) return { ...real, body: edited(real, fault.editBody) };
    return real;
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const answered = parts.requests.begin(request, parts.clock.now());
    const sent = serviceByHost.get(request.host)?.begin?.(request);
    try {
      const result = await answer(request, parts.faults.take(request), () => outgoing.destroyed);
      if (result === 'dropped') {
        outgoing.destroy();
        return;
      }
      answered(result.status);
      await send(result, request, outgoing, parts.clock);
    } finally {
      sent?.();
    }
  }

  const server = createServer(
    { cert: parts.certificate.pem, key: parts.certificate.privateKey },
    (incoming, outgoing) => {
      serve(incoming, outgoing).catch((error: unknown) => {
        // A fault of the stand-in itself: say so where the one who runs it looks.
        console.error(error);
        if (outgoing.headersSent) outgoing.destroy();
        else outgoing.writeHead(500, plainText).end(`the stand-in firm failed: ${String(error)}`);
      });
    },
  );
  // Node's 5 s would close connections that the browser is about to use again.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' };

async function readRequest(incoming: IncomingMessage): Promise<FirmRequest> {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  const url = new URL(incoming.url ?? '/', 'https://firm.invalid');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    host,
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: await text(incoming),
  };
}

function bodyText(answer: FirmAnswer): string {
  return typeof answer.body === 'object' ? JSON.stringify(answer.body) : (answer.body ?? '');
}

function cutInTheMiddle(answer: FirmAnswer): FirmAnswer {
  const whole = bodyText(answer);
  return {
    status: answer.status,
    headers: { 'content-type': 'application/json', ...answer.headers },
    body: whole.slice(0, Math.floor(whole.length / 2)),
  };
}

function edited(answer: FirmAnswer, edit: (json: unknown) => unknown): string | object {
  // A copy: the service may have handed out its own state.
  const body = edit(JSON.parse(bodyText(answer)));
  return typeof body === 'object' && body !== null ? body : JSON.stringify(body);
}

async function send(
  answer: FirmAnswer,
  request: FirmRequest,
  outgoing: ServerResponse,
  clock: FirmClock,
): Promise<void> {
  const isJson = typeof answer.body === 'object';
  let bytes: Buffer = Buffer.from(bodyText(answer));
  // The firm's time, not the machine's.
  outgoing.sendDate = false;
  outgoing.setHeader('date', new Date(clock.now()).toUTCString());
  if (isJson) outgoing.setHeader('content-type', 'application/json;charset=UTF-8');
  for (const [name, value] of Object.entries(answer.headers ?? {})) outgoing.setHeader(name, value);
  if (isJson && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    bytes = await compress(bytes, { level: constants.Z_BEST_SPEED });
    outgoing.setHeader('content-encoding', 'gzip');
    outgoing.setHeader('vary', 'Accept-Encoding');
  }
  outgoing.setHeader('content-length', bytes.length);
  outgoing.writeHead(answer.status);
  outgoing.end(bytes);
}
