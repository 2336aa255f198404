/**
 * The benches of what takes a large firm or a day, by themselves: `npx tsx test/bench/scale.ts 0.1 4` for a tenth of the large firm and
 * four hours of the working day, without a browser, and with `--a-day 40` for so many entries on a day; the whole of each unless told.
 * `npx tsx test/bench/scale.ts --in-browser 0.1` for the first sync in Chromium alone.
 */
import { parseArgs } from 'node:util';
import { measureFirstSync } from './first-sync';
import { measureFirstSyncInBrowser } from './first-sync-browser';
import { type Figure, printTable } from './table';
import { measureWorkingDay } from './working-day';

const { values, positionals } = parseArgs({
  options: { 'a-day': { type: 'string' }, 'in-browser': { type: 'boolean' } },
  allowPositionals: true,
});
const [share = '1', hours = '8'] = positionals;
const aDay = values['a-day'];

async function measureWithoutBrowser(): Promise<Figure[]> {
  return [
    ...(Number(share) > 0 ? await measureFirstSync(Number(share), ...(aDay ? [Number(aDay)] : [])) : []),
    ...(Number(hours) > 0 ? await measureWorkingDay(Number(hours)) : []),
  ];
}

printTable(
  values['in-browser'] ? await measureFirstSyncInBrowser(Number(share)) : await measureWithoutBrowser(),
);
