import type { FirmRequest } from '../firm/service';
import type { Transport } from './direct-firm';
import type { Simulation } from './simulation';

/** One request that has reached a service. */
export interface Passed {
  readonly host: string;
  /** See `kindOf`. */
  readonly kind: string;
  readonly atMs: number;
  readonly status: number;
}

/** What every answer takes, ms. */
export const answerMs = 300;

/** A way on which every answer takes its time, and which notes all that passes. */
export function createTraffic(parts: { now(): number; simulation(): Simulation }): {
  readonly passed: Passed[];
  readonly transport: Transport;
} {
  const passed: Passed[] = [];
  const transport: Transport = async (request, answer) => {
    const atMs = parts.now();
    const given = await answer(request);
    passed.push({ host: request.host, kind: kindOf(request), atMs, status: given.status });
    await parts.simulation().sleep(answerMs);
    return given;
  };
  return { passed, transport };
}

/** What a request asks for: `GET /api/v1/jobcodes`, `POST Customer` for a query of QuickBooks Online, and the like. */
export function kindOf({ method, path, body }: Pick<FirmRequest, 'method' | 'path' | 'body'>): string {
  const entity = path.endsWith('/query') ? /\bfrom\s+(\w+)/i.exec(body)?.[1] : undefined;
  return `${method} ${entity ?? path}`;
}

/** The most that have passed in any span of `spanMs`. */
export function mostWithin(passed: readonly Pick<Passed, 'atMs'>[], spanMs: number): number {
  const times = passed.map(({ atMs }) => atMs).sort((one, other) => one - other);
  let most = 0;
  let first = 0;
  times.forEach((atMs, place) => {
    while ((times[first] ?? atMs) <= atMs - spanMs) first += 1;
    most = Math.max(most, place - first + 1);
  });
  return most;
}
