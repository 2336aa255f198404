import { createFirmClock } from '../firm/clock';
import { createRandom } from '../firm/random';
import type { FirmTools } from '../firm/service';
import { defaultSwitches } from '../firm/switches';

/** What a firm is seeded with, as an office's firm is: always the same, on a clock that stands still. */
export function createFirmTools(): FirmTools {
  const clock = createFirmClock();
  clock.freeze();
  return { clock, switches: defaultSwitches(), random: createRandom(1) };
}
