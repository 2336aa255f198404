import type { Period } from '../../src/domain/time/period';
import type { HoursItemView } from '../../src/messages/hours';
import { createLink } from '../firm/link/link';
import { personOf } from '../firm/link/time-activities';
import { createRandom } from '../firm/random';
import { addDays } from '../firm/seed/calendar';
import type { FirmState } from '../firm/state';
import { createDirectFirm, type DirectFirm } from '../office/direct-firm';
import { connectOffice, type Office, openOffice } from '../office/office';
import { liveStory, type StoryPlace, type StoryTruth } from './hours-story';

/** Each has its own days in a firm, all of them within those that can be unlocked. */
export const storiesOfFirm = 18;
const daysBack = 80;
const people = 4;
const jobs = 3;
const lookEveryMs = 2;
const longestLookMs = 30_000;

export interface StoriesSeen {
  /** What was not as it is in truth. */
  readonly differences: readonly string[];
  /** How often each state was met. */
  readonly states: ReadonlyMap<string, number>;
}

let databases = 0;

/**
 * Lives through stories of time in one firm, one after the other, each of its own days, and holds what the Hours view says of them against
 * the truth.
 *
 * @param base a small firm; is not changed. @param seeds one for each story, up to `storiesOfFirm`
 */
export async function liveStories(
  base: FirmState,
  seeds: readonly number[],
  log: (text: string) => void = () => undefined,
): Promise<StoriesSeen> {
  const firm = createDirectFirm(structuredClone(base));
  clearTime(firm);
  const link = createLink(firm.state, { ...firm, random: createRandom(3) });
  databases += 1;
  const database = `stories ${databases}`;
  const office = await openOffice(firm, { database });
  await connectOffice(firm, office);
  // The page of which the hours are a part brings the names.
  await office.services.pageApi.tieOutInput(true);
  const differences: string[] = [];
  const states = new Map<string, number>();
  const today = new Date(firm.clock.now()).toISOString().slice(0, 10);
  for (const [at, seed] of seeds.entries()) {
    const place = { ...placesIn(firm), from: addDays(today, at * 4 - daysBack) };
    const truth = liveStory(firm, link, place, createRandom(seed), log);
    await load(office, truth.period);
    for (const line of truth.lines) {
      const state = line.split(' ').slice(1, 2).join();
      states.set(state, (states.get(state) ?? 0) + 1);
    }
    differences.push(...(await differencesFrom(office, truth)).map((text) => `seed ${seed}: ${text}`));
  }
  office.kill();
  indexedDB.deleteDatabase(database);
  return { differences, states };
}

function clearTime({ state }: DirectFirm): void {
  state.quickbooksTime.timesheets.clear();
  state.quickbooksTime.deleted.clear();
  state.quickbooksOnline.transactions.length = 0;
  state.karbon.individualTimeEntries.length = 0;
}

function placesIn({ state }: DirectFirm): Pick<StoryPlace, 'userIds' | 'jobcodeIds'> {
  const { users, jobcodes } = state.quickbooksTime;
  return {
    userIds: [...users.values()]
      .filter(({ id, active }) => active && personOf(state, id) !== null)
      .slice(0, people)
      .map(({ id }) => id),
    jobcodeIds: [...jobcodes.values()]
      .filter(({ type, active, parentId }) => type === 'regular' && active && parentId === 0)
      .slice(0, jobs)
      .map(({ id }) => id),
  };
}

/** As somebody does who presses the button: all of it as of now. */
async function load({ services }: Office, period: Period): Promise<void> {
  const { hours } = services.pageApi;
  const untilMs = Date.now() + longestLookMs;
  for (let isAnew = true; ; isAnew = false) {
    const reading = await hours.read(period, isAnew);
    const isLeft = Object.values(reading).some(
      ({ pieces, piecesRead, unknown }) => piecesRead < pieces && unknown === null,
    );
    const view = isLeft ? null : await hours.view({ kind: 'custom', ...period });
    if (view?.isKnown) return;
    if (Date.now() > untilMs)
      throw new Error(`the hours do not come: ${JSON.stringify({ reading, isKnown: view?.isKnown })}`);
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

async function differencesFrom({ services }: Office, truth: StoryTruth): Promise<readonly string[]> {
  const { hours } = services.pageApi;
  const { items } = await hours.items(truth.period, null, 0);
  const lines = items
    .filter(({ state }) => state.kind !== 'onlyInKarbon')
    .map(lineOf)
    .sort();
  const view = await hours.view({ kind: 'custom', ...truth.period });
  const sum = (of: 'timeSeconds' | 'quickbooksSeconds') =>
    (view?.clients ?? []).reduce((seconds, client) => seconds + client[of], 0);
  const found = [
    ...truth.lines.filter((line) => !lines.includes(line)).map((line) => `should be ${line}`),
    ...lines.filter((line) => !truth.lines.includes(line)).map((line) => `is said: ${line}`),
  ];
  for (const of of ['timeSeconds', 'quickbooksSeconds'] as const) {
    if (sum(of) !== truth[of]) found.push(`${of} are ${truth[of]}, not ${sum(of)}`);
  }
  return found;
}

function lineOf({ entryIds, activityIds, state }: HoursItemView): string {
  const ids = `${[...entryIds].sort().join('+')}=${[...activityIds].sort().join('+')}`;
  switch (state.kind) {
    case 'notExported':
      return `${ids} notExported ${state.reason}`;
    case 'otherCustomer':
      return `${ids} otherCustomer ${state.path.join(':')}`;
    case 'unknown':
      return `${ids} unknown ${state.why}`;
    default:
      return `${ids} ${state.kind}`;
  }
}
