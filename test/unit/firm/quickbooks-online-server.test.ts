import type { Agent, IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type MadeCertificate, makeCertificate } from '../../firm/certificate';
import { createFaults } from '../../firm/faults';
import { createFirmAgent } from '../../firm/firm-agent';
import { createDataService } from '../../firm/quickbooks-online/data-service';
import { createRequestLog } from '../../firm/request-log';
import { type RunningServer, startServer } from '../../firm/server';
import { createCompany, dataHost } from './quickbooks-online-company';

const company = createCompany();
company.add('Acme');
company.switches.requestsPerSecond = Number.POSITIVE_INFINITY;
const faults = createFaults();
const requests = createRequestLog();
const address = `https://${dataHost}/v3/company/${company.state.realmId}/customer/1`;
let certificate: MadeCertificate;
let server: RunningServer;
let agent: Agent;

beforeAll(async () => {
  certificate = await makeCertificate([dataHost]);
  const services = [createDataService(company.state, company.tools)];
  server = await startServer({ services, clock: company.clock, faults, requests, certificate, port: 0 });
  agent = createFirmAgent({ port: server.port, pem: certificate.pem });
});

afterEach(() => faults.clear());

afterAll(async () => {
  await server.close();
  await certificate.discard();
});

function ask(
  method = 'GET',
  more: Record<string, string> = {},
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders }> {
  const headers = { authorization: 'Bearer token', accept: 'application/json', ...more };
  return new Promise((resolve, reject) => {
    const outgoing = httpsRequest(address, { agent, method, headers }, (incoming) => {
      incoming.resume().on('end', () => resolve({ status: incoming.statusCode, headers: incoming.headers }));
    });
    outgoing.on('error', reject).end();
  });
}

it('answers whose sending is held back keep their places, those cut off do not', async () => {
  for (let count = 0; count < 10; count += 1) {
    faults.order({ fault: { drop: 'afterCommit' } });
    await expect(ask()).rejects.toThrow();
  }
  let release = () => {};
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  const before = requests.count();
  faults.order({ times: 10, fault: { hold } });
  const held = Array.from({ length: 10 }, () => ask());
  await expect.poll(() => requests.count()).toBe(before + 10);
  expect((await ask()).status).toBe(429);
  release();
  expect((await Promise.all(held)).map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect((await ask()).status).toBe(200);
});

it('a preflight is refused, or answered by the switch', async () => {
  const origin = 'https://app2.karbonhq.com';
  expect((await ask('OPTIONS', { origin })).status).toBe(405);
  company.switches.allowsOtherOrigins = true;
  expect(await ask('OPTIONS', { origin })).toMatchObject({
    status: 204,
    headers: { 'access-control-allow-origin': origin },
  });
});
