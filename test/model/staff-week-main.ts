/**
 * `npm run test:model -- --week`: a week of ten people with two browsers and a phone each, while answers are lost and workers are killed.
 * Ends with exit code 1 where a second is lost, doubled or shown otherwise. `--seed 7` begins another one.
 */
import { parseArgs } from 'node:util';
import { liveStaffWeek } from './staff-week';

const { values } = parseArgs({ options: { week: { type: 'boolean' }, seed: { type: 'string' } } });
// Faults and kills are meant, and so are the reports that they cause.
console.error = () => undefined;

const seed = Number(values.seed ?? 1);
const { faults, steps, entries } = await liveStaffWeek({ staff: 10, days: 5, stepsADay: 16, seed });
for (const fault of faults) console.log(fault);
console.log(`seed ${seed}: ${steps} steps, ${entries} entries, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
