/**
 * `npm run test:kill -- --whole-firm`: a firm of 10,000 clients of which 1,500 are wrong is put right in one run, within the services'
 * limits, the worker being killed 50 times on the way. Both lists must then be as Karbon's names say, each record once, no other record
 * changed, and the report must be true. `--seed N` chooses other moments to kill at.
 */
import { type ChoiceContext, planOf } from '../../src/domain/plans/plan-choice';
import type { BulkRunView, PlannedItem } from '../../src/messages/bulk-run';
import { createJobcode, updateJobcode } from '../firm/quickbooks-time/mutations';
import { createRandom } from '../firm/random';
import { openCipher } from '../model/open-cipher';
import { bulkRunsOf, viewOf } from '../office/bulk-life';
import { createDirectFirm, type DirectFirm } from '../office/direct-firm';
import { connectOffice, createRateLimitStore, type Office, openOffice } from '../office/office';
import { pageContextsOf, plannedItem } from '../office/page-plans';
import { createSimulation, type Simulation } from '../office/simulation';
import { addNewClients, duplicatesIn } from '../office/spoiled-clients';
import { createTraffic, mostWithin } from '../office/traffic';
import { compareLists, listsOf } from './lists';

const clients = 10_000;
const created = 1_000;
const renamed = 250;
const restored = 250;
const wrongOnes = created + renamed + restored;
const kills = 50;
/** A life is killed within so many moments, so that fifty of them do most of the work. */
const momentsOfLife = 750;
/** As often as a page asks how far it is: reading goes on only for somebody who asks. */
const askEveryMs = 5_000;
const mostAsks = 20_000;
/** Every ten minutes of the firm it says how far it is. */
const tellEvery = 120;
/** What the services allow (quickbooks-time.md 5.2, quickbooks.md 9). */
const limits = [
  { host: 'rest.tsheets.com', most: 300, withinMs: 300_000 },
  { host: 'quickbooks.api.intuit.com', most: 500, withinMs: 60_000 },
];
const runId = 'the-whole-firm';

const seed = Number(process.argv[process.argv.indexOf('--seed') + 1]) || 1;
const random = createRandom(seed);
const traffic = createTraffic({ now: () => firm.clock.now(), simulation: () => time });
const firm: DirectFirm = createDirectFirm(undefined, traffic.transport);
const time: Simulation = createSimulation(firm.clock);
const rateLimitStore = createRateLimitStore();
// What a dead worker leaves undone is reported, as it is meant to be.
console.error = () => undefined;
process.on('unhandledRejection', () => undefined);

interface Life {
  readonly office: Office;
  isOver(): boolean;
}

/** One life of the worker, killed after so many moments. */
async function live(moments = Number.POSITIVE_INFINITY): Promise<Life> {
  let left = moments;
  const office = await openOffice(firm, {
    database: 'whole firm',
    cipher: openCipher,
    rateLimitStore,
    later: time.later,
    sleep: time.sleep,
    killAt: () => {
      left -= 1;
      return left <= 0;
    },
  });
  return { office, isOver: () => left <= 0 };
}

/** What a life answers, time passing meanwhile; `null` where it is over before. Throws what the answer throws. */
async function ask<Value>(life: Life, question: (office: Office) => Promise<Value>): Promise<Value | null> {
  let settled: { readonly value: Value } | { readonly error: unknown } | null = null;
  question(life.office).then(
    (value) => {
      settled = { value };
    },
    (error: unknown) => {
      settled = { error };
    },
  );
  await time.run(() => settled !== null || life.isOver());
  const answer = settled as { readonly value: Value } | { readonly error: unknown } | null;
  if (life.isOver() || !answer) return null;
  if ('error' in answer) throw answer.error;
  return answer.value;
}

function rest(life: Life): Promise<void> {
  let isDue = false;
  time.later(() => {
    isDue = true;
  }, askEveryMs);
  return time.run(() => isDue || life.isOver());
}

/** Both lists as they should be at the end, after which the first of the names are taken out, spelled in capitals or put out of use. */
function fillLists(names: readonly string[]): readonly string[] {
  const { quickbooksOnline, quickbooksTime } = firm.state;
  const customer = [...quickbooksOnline.names.values()].find(
    ({ kind, active, parentId }) => kind === 'Customer' && active && parentId === null,
  );
  if (!customer) throw new Error('the firm has no customer to copy');
  const records = names.map((name) => {
    const id = String(quickbooksOnline.nextId);
    quickbooksOnline.nextId += 1;
    const inQuickbooks = { ...customer, id, displayName: name, companyName: '', email: '', balance: 0 };
    quickbooksOnline.names.set(id, inQuickbooks);
    firm.clock.advance(1_000);
    return { inQuickbooks, inTime: createJobcode(quickbooksTime, { name, assignedToAll: true }, firm) };
  });
  const should = listsOf(firm.state);
  records.slice(0, wrongOnes).forEach(({ inQuickbooks, inTime }, place) => {
    if (place < created) {
      quickbooksOnline.names.delete(inQuickbooks.id);
      quickbooksTime.jobcodes.delete(inTime.id);
    } else if (place < created + renamed) {
      inQuickbooks.displayName = inQuickbooks.displayName.toUpperCase();
      inTime.name = inTime.name.toUpperCase();
    } else {
      inQuickbooks.displayName = `${inQuickbooks.displayName} (deleted)`;
      inQuickbooks.active = false;
      updateJobcode(quickbooksTime, inTime.id, { active: false }, firm);
    }
  });
  return should;
}

/** What the tie-out page plans of the wrong clients, once all lists have been read. */
async function wrongItems(life: Life): Promise<readonly PlannedItem[]> {
  for (let asks = 0; asks < mostAsks; asks += 1) {
    const backfill = await ask(life, ({ services }) => services.pageApi.backfill.readForLists());
    const lists = backfill?.parts.filter(({ name }) => name !== 'entries');
    if (lists?.every(({ state }) => state === 'complete')) break;
    await rest(life);
  }
  const contexts = (await ask(life, pageContextsOf)) ?? [];
  return contexts.filter(({ client }) => wrong.has(client.fullName)).flatMap(itemOf);
}

/** By its one action, or where others are called much like it, by making it all the same. */
function itemOf(context: ChoiceContext): readonly PlannedItem[] {
  for (const choice of [{ kind: 'primary' }, { kind: 'createAnyway' }] as const) {
    const plan = planOf(context, choice);
    if (plan && plan.steps.length > 0) return [plannedItem(context, choice, plan)];
  }
  return [];
}

function tell({ counts }: BulkRunView): void {
  const minutes = Math.round((firm.clock.now() - begunAtMs) / 60_000);
  console.log(
    `  after ${minutes} minutes of the firm: ${counts.done} done, ${counts.waiting} wait, killed ${killed} times`,
  );
}

console.log(`${clients} clients, ${wrongOnes} of them wrong, seed ${seed}`);
const names = addNewClients(firm, clients);
const should = fillLists(names);
const wrong = new Set(names.slice(0, created + renamed + restored));

let life = await live();
await time.during(connectOffice(firm, life.office));
const items = await wrongItems(life);
const passedBefore = traffic.passed.length;
const begunAtMs = firm.clock.now();
const begun = await ask(life, (office) => bulkRunsOf(office).start({ runId, items }));
if (begun?.kind !== 'begun') throw new Error(`it came to ${JSON.stringify(begun)}`);
life.office.kill();

let killed = 0;
let view: BulkRunView | null = null;
for (let asks = 0; asks < mostAsks && !view?.endedAt; asks += 1) {
  if (asks === 0 || life.isOver()) {
    if (asks > 0) killed += 1;
    life = await live(killed < kills ? 1 + random.integer(momentsOfLife) : undefined);
    await ask(life, ({ services }) => services.goOn());
  }
  view = await ask(life, viewOf);
  if (asks % tellEvery === 0 && view) tell(view);
  if (!view?.endedAt) await rest(life);
}
const report = (await ask(life, (office) => bulkRunsOf(office).report(runId))) ?? [];
life.office.kill();

const { tooMany, missing } = compareLists(listsOf(firm.state), should);
const duplicates = [...tooMany, ...duplicatesIn(firm)];
const inRun = traffic.passed.slice(passedBefore);
const refused = inRun.filter(({ status }) => status === 429).length;
const overLimits = limits.filter(({ host, most, withinMs }) => {
  const own = inRun.filter((each) => each.host === host);
  return mostWithin(own, withinMs) > most;
});
const untrue = report.filter(({ state }) => state !== 'done' && state !== 'alreadyDone');
const minutes = Math.round((firm.clock.now() - begunAtMs) / 60_000);
for (const line of duplicates.slice(0, 10)) console.log(`  too many: ${line}`);
for (const line of missing.slice(0, 10)) console.log(`  missing: ${line}`);
for (const { item, state } of untrue.slice(0, 10))
  console.log(`  the report says of ${item.title}: ${state}`);
if (refused > 0) console.log(`  refused for a limit: ${refused}`);
for (const { host } of overLimits) console.log(`  over the limit of ${host}`);
console.log(
  `${items.length} items, ${inRun.length} requests in ${minutes} minutes of the firm: ${view?.state}`,
);
console.log(
  `killed ${killed} times: ${duplicates.length} duplicates, ${missing.length} lost, ${untrue.length} untrue in the report`,
);
const isWhole = report.length === wrong.size && killed === kills && view?.state === 'done';
const faults = duplicates.length + missing.length + untrue.length + refused + overLimits.length;
process.exit(isWhole && faults === 0 ? 0 : 1);
