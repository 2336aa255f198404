import { type FirmCertificate, makeCertificate } from './certificate';
import { createFirmClock, type FirmClock } from './clock';
import { createFaults, type Faults } from './faults';
import { createKarbonApiService } from './karbon/api-service';
import { createKarbonWebService } from './karbon/web-service';
import { createLink, type Link } from './link/link';
import { withTwoWaySync } from './link/two-way';
import { createQuickbooksOnlineServices } from './quickbooks-online/services';
import { createQuickbooksTimeService } from './quickbooks-time/service';
import { createRandom } from './random';
import { createRequestLog, type RequestLog } from './request-log';
import { type FirmSize, seedLargeFirm } from './seed/large-firm';
import { seedFirm } from './seed/seed-firm';
import { startServer } from './server';
import type { FirmTools } from './service';
import type { FirmState } from './state';
import { defaultSwitches, type Switches } from './switches';

export interface FirmOptions {
  /** 0 (the default) = any free port. */
  readonly port?: number;
  readonly seed?: number;
  /** Where the firm's clock starts, epoch ms. */
  readonly startMs?: number;
  /** How many times as fast as real time the firm's clock runs; 1 unless told. */
  readonly speed?: number;
  /** Filled up with clients, jobs and entries to this size; as it was seeded unless told. */
  readonly size?: FirmSize;
  readonly switches?: { readonly [Service in keyof Switches]?: Partial<Switches[Service]> };
}

/** The stand-in firm, running: every service at its real host name behind one TLS port of this machine. */
export interface Firm {
  readonly port: number;
  readonly hosts: readonly string[];
  /** For Chromium's `--host-resolver-rules`. */
  readonly hostResolverRules: string;
  readonly certificate: FirmCertificate;
  readonly clock: FirmClock;
  /** Read by the services at each request: may be changed while the firm runs. */
  readonly switches: Switches;
  readonly state: FirmState;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** The classic QuickBooks Time ↔ QuickBooks link. */
  readonly link: Link;
  close(): Promise<void>;
}

/** Seeds a firm and serves it. Two firms of the same options hold the same records, tokens and keys. */
export async function startFirm(options: FirmOptions = {}): Promise<Firm> {
  const clock = createFirmClock(options.startMs, options.speed);
  const switches = withSwitches(options.switches);
  const tools: FirmTools = { clock, switches, random: createRandom(options.seed ?? 1) };
  const state = options.size ? seedLargeFirm(tools, options.size) : seedFirm(tools);
  const services = [
    createKarbonWebService(state.karbon, tools),
    createKarbonApiService(state.karbon, tools),
    withTwoWaySync(createQuickbooksTimeService(state.quickbooksTime, tools), state, tools),
    ...createQuickbooksOnlineServices(state.quickbooksOnline, tools),
  ];
  const hosts = services.flatMap((service) => service.hosts);
  const faults = createFaults();
  const requests = createRequestLog();
  const { privateKey, discard, ...certificate } = await makeCertificate(hosts);
  const server = await startServer({
    services,
    clock,
    faults,
    requests,
    certificate: { pem: certificate.pem, privateKey },
    port: options.port ?? 0,
  });
  return {
    port: server.port,
    hosts,
    hostResolverRules: hosts.map((host) => `MAP ${host} 127.0.0.1:${server.port}`).join(', '),
    certificate,
    clock,
    switches,
    state,
    faults,
    requests,
    link: createLink(state, tools),
    async close() {
      await server.close();
      await discard();
    },
  };
}

function withSwitches(chosen: FirmOptions['switches'] = {}): Switches {
  const defaults = defaultSwitches();
  return {
    quickbooksTime: { ...defaults.quickbooksTime, ...chosen.quickbooksTime },
    quickbooksOnline: { ...defaults.quickbooksOnline, ...chosen.quickbooksOnline },
    quickbooksDesktop: { ...defaults.quickbooksDesktop, ...chosen.quickbooksDesktop },
    karbon: { ...defaults.karbon, ...chosen.karbon },
  };
}
