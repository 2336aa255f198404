import { createRandom } from '../firm/random';
import type { FirmRandom } from '../firm/service';
import type { FirmState } from '../firm/state';
import { createDirectFirm, type DirectFirm } from '../office/direct-firm';
import { connectOffice } from '../office/office';
import { createActions } from './actions';
import { isLucky } from './deck';
import { createFaultyTransport } from './faulty-transport';
import { finish } from './finish';
import { createLife, databaseOf } from './life';
import { quiet } from './quiet';

/**
 * Lives through one sequence of random events and compares what is left in the mirror with the firm.
 *
 * @param base the state to begin with; it is left as it is.
 * @param note called with each event, for whoever wants to follow it.
 * @returns one sentence for each difference.
 */
export async function runSequence(
  base: FirmState,
  seed: number,
  note: (text: string) => void,
): Promise<string[]> {
  const dice = createRandom(seed);
  const sizes = { quickbooksTime: dice.pick([2, 12, 200]), karbon: dice.pick([2, 100]) };
  const faultyTransport = createFaultyTransport(sizes, () => firm.clock.now());
  const firm = createDirectFirm(structuredClone(base), faultyTransport.transport);
  turnSwitches(firm, dice);
  const life = createLife(firm, faultyTransport, dice, seed, note);
  note(
    `pages of ${sizes.quickbooksTime} and ${sizes.karbon}; ${JSON.stringify(firm.switches.quickbooksTime)}`,
  );
  const { act, burst, change } = createActions(life);
  await connectOffice(firm, await life.office());
  // Colleagues go on working, and not all goes well, while the lists are read for the first time.
  if (isLucky(dice, 0.4)) faultyTransport.unrest(dice.integer(20), change);
  if (isLucky(dice, 0.3)) note(`fault: ${faultyTransport.orderFault(dice)}`);
  if (isLucky(dice, 0.2)) life.killAfter(dice.integer(30));
  if (isLucky(dice, 0.7)) await quiet();
  const count = 10 + dice.integer(31);
  for (let at = 0; at < count; at += 1) {
    await act();
    if (isLucky(dice, 0.3)) firm.clock.advance(dice.integer(2_500));
    if (isLucky(dice, 0.7)) await quiet();
  }
  // What is missed is often found with the next change; after the last one nothing helps.
  if (isLucky(dice, 0.6)) await burst();
  note('the end');
  const differences = await finish(life);
  (await life.office()).kill();
  // Thousands of them would fill the memory.
  indexedDB.deleteDatabase(databaseOf(seed));
  return differences;
}

/** What the fact sheets only guess at can be one way or the other. */
function turnSwitches({ switches }: DirectFirm, dice: FirmRandom): void {
  Object.assign(switches.quickbooksTime, {
    clockInMovesStamp: isLucky(dice, 0.3),
    deletionMovesTimesheetsStamp: isLucky(dice, 0.5),
    tombstoneStamp: dice.pick(['deletion', 'lastEdit'] as const),
    idsAsText: isLucky(dice, 0.3),
    stampsWithoutColon: isLucky(dice, 0.3),
    emptyMapAs: dice.pick(['emptyText', 'emptyArray', 'emptyObject'] as const),
    timesheetOrder: dice.pick(['dateThenStart', 'id'] as const),
    jobcodeOrder: dice.pick(['nameWithinParent', 'id'] as const),
    rateWindow: dice.pick(['fixed', 'sliding'] as const),
    sendsRetryAfter: isLucky(dice, 0.5),
    hasTwoWaySync: isLucky(dice, 0.3),
  });
  Object.assign(switches.quickbooksOnline, {
    parentRenameBumpsDescendants: isLucky(dice, 0.3),
    deactivatedInChangesAs: dice.pick(['record', 'tombstone'] as const),
  });
}
