/**
 * `npm run test:kill`: the worker is killed at every transition of the journal and at every request of every kind of plan,
 * and revived. Then the same in the middle of a bulk run, and of each change of one's own time. Both lists must end as they do undisturbed, and the panel, or the report, must tell the truth. `--every N` takes each Nth
 * moment alone. Then the same while another company is connected, and while what is kept is forgotten: with nothing under way, during a
 * fix, and while all lists are read.
 */
import { accountShapes, countMoments, faultsWhenKilledAt } from './accounts';
import { bulkFaultsWhenKilledAt, bulkShapes, runBulk } from './bulk';
import { runKilledAt, runUndisturbed } from './lives';
import { planShapes } from './shapes';
import { runTime, timeFaultsWhenKilledAt, timeShapes } from './time';

const every = Number(process.argv[process.argv.indexOf('--every') + 1]) || 1;
// What a dead worker leaves undone is reported, as it is meant to be.
console.error = () => undefined;

let points = 0;
let duplicates = 0;
let lost = 0;
let untruths = 0;
let mixed = 0;

for (const shape of planShapes) {
  const should = await runUndisturbed(shape);
  console.log(`${shape.what}: ${should.requests.length} requests, ${should.moments.length} moments`);
  lost += should.notBroughtBack.length;
  for (const line of should.notBroughtBack) console.log(`  ${shape.what}: not brought back: ${line}`);
  for (let at = 0; at < should.moments.length; at += every) {
    points += 1;
    const is = await runKilledAt(shape, at, should).catch((error: unknown) => {
      report(shape.what, at, should.moments[at], `never came to an end: ${String(error).slice(0, 200)}`);
      return null;
    });
    if (!is) {
      lost += 1;
      continue;
    }
    duplicates += is.duplicates.length;
    lost += is.lost.length;
    untruths += is.untruths.length;
    for (const line of is.duplicates) report(shape.what, at, should.moments[at], `too many: ${line}`);
    for (const line of is.lost) report(shape.what, at, should.moments[at], `missing: ${line}`);
    for (const line of is.untruths) report(shape.what, at, should.moments[at], `the panel ${line}`);
  }
}

for (const shape of bulkShapes) {
  const should = await runBulk(shape);
  console.log(`${shape.what}: ${should.report.length} items, ${should.moments.length} moments`);
  untruths += should.faults.length;
  for (const fault of should.faults) console.log(`  ${shape.what}: ${fault}`);
  for (let at = 0; at < should.moments.length; at += every) {
    points += 1;
    const is = await bulkFaultsWhenKilledAt(shape, at, should).catch((error: unknown) => ({
      duplicates: [],
      lost: [`never came to an end: ${String(error).slice(0, 200)}`],
      untruths: [],
    }));
    duplicates += is.duplicates.length;
    lost += is.lost.length;
    untruths += is.untruths.length;
    for (const line of is.duplicates) report(shape.what, at, should.moments[at], `too many: ${line}`);
    for (const line of is.lost) report(shape.what, at, should.moments[at], `missing: ${line}`);
    for (const line of is.untruths) report(shape.what, at, should.moments[at], `the report says: ${line}`);
  }
}

for (const shape of timeShapes) {
  const should = await runTime(shape);
  console.log(`${shape.what}: ${should.requests.join(', ')}; ${should.moments.length} moments`);
  for (let at = 0; at < should.moments.length; at += every) {
    points += 1;
    const is = await timeFaultsWhenKilledAt(shape, at, should).catch((error: unknown) => ({
      duplicates: [],
      lost: [`never came to an end: ${String(error).slice(0, 200)}`],
    }));
    duplicates += is.duplicates.length;
    lost += is.lost.length;
    for (const line of is.duplicates) report(shape.what, at, should.moments[at], `too much time: ${line}`);
    for (const line of is.lost) report(shape.what, at, should.moments[at], `missing time: ${line}`);
  }
}

for (const shape of accountShapes) {
  const { moments, faults } = await countMoments(shape);
  console.log(`${shape.what}: ${moments.length} moments`);
  mixed += faults.length;
  for (const fault of faults) console.log(`  ${shape.what}: ${fault}`);
  for (let at = 0; at < moments.length; at += every) {
    points += 1;
    const found = await faultsWhenKilledAt(shape, at).catch((error: unknown) => [
      `never came to an end: ${String(error).slice(0, 200)}`,
    ]);
    mixed += found.length;
    for (const fault of found) report(shape.what, at, moments[at], fault);
  }
}

function report(what: string, at: number, moment: string | undefined, line: string): void {
  console.log(`  ${what}, killed at moment ${at} (${moment}): ${line}`);
}

if (untruths > 0) console.log(`what is shown was wrong ${untruths} times`);
if (mixed > 0) console.log(`an account, or what is kept, was not as it should be ${mixed} times`);
console.log(`killed at ${points} points: ${duplicates} duplicates, ${lost} lost`);
process.exit(duplicates + lost + untruths + mixed > 0 ? 1 : 0);
