import { deserialize, serialize } from 'node:v8';
import { createFirmClock, type FirmClock } from '../firm/clock';
import { createKarbonApiService } from '../firm/karbon/api-service';
import { withTwoWaySync } from '../firm/link/two-way';
import { createQuickbooksOnlineServices } from '../firm/quickbooks-online/services';
import { createQuickbooksTimeService } from '../firm/quickbooks-time/service';
import { createRandom } from '../firm/random';
import { seedFirm } from '../firm/seed/seed-firm';
import type { FirmAnswer, FirmRequest, FirmService, FirmTools } from '../firm/service';
import type { FirmState } from '../firm/state';
import { defaultSwitches, type Switches } from '../firm/switches';

/**
 * The stand-in firm without the wire: its services are called as functions, on a clock that stands still unless it is moved, so
 * that hundreds of short lives of a worker can be lived through.
 */
export interface DirectFirm {
  readonly clock: FirmClock;
  readonly switches: Switches;
  readonly state: FirmState;
  /** `POST rest.tsheets.com /api/v1/jobcodes` and the like, in order of arrival. */
  readonly asked: string[];
  ask(request: FirmRequest): Promise<FirmAnswer>;
}

/** What stands between whoever asks and the service, which is run by `answer`. Throws where the connection is cut. */
export type Transport = (
  request: FirmRequest,
  answer: (request: FirmRequest) => Promise<FirmAnswer>,
) => Promise<FirmAnswer>;

let seeded: Buffer | null = null;

/** A copy of the one that is seeded once: seeding takes several times as long, and writing it down anew for each copy as long again. */
export function seededState(): FirmState {
  if (!seeded) {
    const clock = createFirmClock();
    clock.freeze();
    seeded = serialize(seedFirm({ clock, switches: defaultSwitches(), random: createRandom(1) }));
  }
  return deserialize(seeded) as FirmState;
}

/**
 * @param from a state to begin with, which is taken as it is; a freshly seeded one unless told.
 * @param transport where requests can come to grief; straight to the service unless told.
 */
export function createDirectFirm(
  from?: FirmState,
  transport: Transport = (request, answer) => answer(request),
): DirectFirm {
  const clock = createFirmClock();
  clock.freeze();
  const switches = defaultSwitches();
  const tools: FirmTools = { clock, switches, random: createRandom(2) };
  const state = from ?? seededState();
  const services: FirmService[] = [
    createKarbonApiService(state.karbon, tools),
    withTwoWaySync(createQuickbooksTimeService(state.quickbooksTime, tools), state, tools),
    ...createQuickbooksOnlineServices(state.quickbooksOnline, tools),
  ];
  const asked: string[] = [];
  return {
    clock,
    switches,
    state,
    asked,
    async ask(request) {
      const service = services.find(({ hosts }) => hosts.includes(request.host));
      if (!service) throw new TypeError('Failed to fetch');
      asked.push(`${request.method} ${request.host} ${request.path}`);
      return transport(request, async (reached) => {
        const sent = service.begin?.(reached);
        const answer = await service.handle(reached);
        sent?.();
        return answer;
      });
    },
  };
}
