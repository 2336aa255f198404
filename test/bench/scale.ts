/**
 * The benches that need no browser, by themselves: `npx tsx test/bench/scale.ts 0.1 4` for a tenth of the large firm and four hours
 * of the working day, and with `--a-day 40` for so many entries on a day; the whole of each unless told.
 */
import { parseArgs } from 'node:util';
import { measureFirstSync } from './first-sync';
import { printTable } from './table';
import { measureWorkingDay } from './working-day';

const { values, positionals } = parseArgs({
  options: { 'a-day': { type: 'string' } },
  allowPositionals: true,
});
const [share = '1', hours = '8'] = positionals;
const aDay = values['a-day'];
printTable([
  ...(Number(share) > 0 ? await measureFirstSync(Number(share), ...(aDay ? [Number(aDay)] : [])) : []),
  ...(Number(hours) > 0 ? await measureWorkingDay(Number(hours)) : []),
]);
