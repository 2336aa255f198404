import { candidatesIn, planOf } from '../../src/domain/plans/plan-choice';
import { fixOrder } from '../../src/domain/records/lists';
import type { PlannedItem } from '../../src/messages/bulk-run';
import { bulkRunsOf, toItsEnd } from '../office/bulk-life';
import { createDirectFirm, type DirectFirm } from '../office/direct-firm';
import { connectOffice, type Moment, type Office, openOffice } from '../office/office';
import { pageContextsOf, pagePlansOf, plannedItem } from '../office/page-plans';
import { duplicatesIn, spoilClients } from '../office/spoiled-clients';
import { compareLists, listsOf } from './lists';

/** A bulk run, or taking one back. */
export interface BulkShape {
  readonly what: string;
  readonly isUndo: boolean;
}

export const bulkShapes: readonly BulkShape[] = [
  { what: 'many at once', isUndo: false },
  { what: 'take back many at once', isUndo: true },
];

export interface BulkEnd {
  readonly lists: readonly string[];
  /** What has become of each item and its steps. */
  readonly report: readonly string[];
}

export interface UndisturbedBulk extends BulkEnd {
  readonly moments: readonly Moment[];
  /** What is not as it should be all the same. */
  readonly faults: readonly string[];
}

const runId = 'many';
const undoId = 'back';
let scenes = 0;

/** The run with nobody in the way. */
export async function runBulk(shape: BulkShape): Promise<UndisturbedBulk> {
  const moments: Moment[] = [];
  const { office, firm, begin, kinds } = await setTheScene(shape, (moment) => {
    moments.push(moment);
    return false;
  });
  await begin(office);
  const view = await toItsEnd(office, firm);
  const end = await endOf(shape, office, firm);
  office.kill();
  const faults = [
    ...(view.state === 'done' ? [] : [`ends as ${view.state}`]),
    ...duplicatesIn(firm).map((name) => `twice: ${name}`),
    // Whatever changes a list is among them.
    ...['create', 'syncName', 'restore', 'move', 'link'].filter((kind) => !kinds.includes(kind)),
  ];
  return { ...end, moments, faults };
}

/** The same, the worker being killed at the moment of that number, then revived: what is not as it should be at the end. */
export async function bulkFaultsWhenKilledAt(
  shape: BulkShape,
  at: number,
  should: BulkEnd,
): Promise<{
  readonly duplicates: readonly string[];
  readonly lost: readonly string[];
  readonly untruths: readonly string[];
}> {
  let count = -1;
  let die: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const { office, firm, database, begin } = await setTheScene(shape, () => {
    count += 1;
    if (count !== at) return false;
    die();
    return true;
  });
  let isAnswered = false;
  const carryOut = async () => {
    await begin(office);
    isAnswered = true;
    await toItsEnd(office, firm);
  };
  // What a dead worker was doing never comes to an end.
  await Promise.race([death, carryOut().catch(() => undefined)]);
  office.kill();

  const next = await openOffice(firm, { database });
  // The page asks again for what it has had no answer to.
  if (!isAnswered) await begin(next);
  await toItsEnd(next, firm);
  const { lists, report } = await endOf(shape, next, firm);
  next.kill();
  const { tooMany, missing } = compareLists(lists, should.lists);
  const untruths = report.filter((line, place) => line !== should.report[place]);
  return { duplicates: [...tooMany, ...duplicatesIn(firm)], lost: missing, untruths };
}

/** `killAt` is asked at each moment from the asking on. */
async function setTheScene(shape: BulkShape, killAt: (moment: Moment) => boolean) {
  scenes += 1;
  const database = `bulk ${scenes}`;
  const firm = createDirectFirm();
  spoilClients(firm);
  let isBegun = false;
  const office = await openOffice(firm, { database, killAt: (moment) => isBegun && killAt(moment) });
  await connectOffice(firm, office);
  await office.services.pageApi.tieOutInput(true);
  firm.clock.advance(20_000);
  const { items, kinds } = await everyKind(office);
  if (shape.isUndo) {
    await ask(() => bulkRunsOf(office).start({ runId, items }));
    await toItsEnd(office, firm);
    firm.clock.advance(20_000);
  }
  const begin = (each: Office) => {
    isBegun = true;
    const bulkRuns = bulkRunsOf(each);
    return ask(() =>
      shape.isUndo ? bulkRuns.undo({ runId: undoId, of: runId }) : bulkRuns.start({ runId, items }),
    );
  };
  return { office, firm, database, begin, kinds };
}

async function ask(begin: () => Promise<{ readonly kind: string }>): Promise<void> {
  const outcome = await begin();
  if (outcome.kind !== 'begun') throw new Error(`it came to ${JSON.stringify(outcome)}`);
}

/** One client of each kind of plan. */
async function everyKind(
  office: Office,
): Promise<{ readonly items: readonly PlannedItem[]; readonly kinds: readonly string[] }> {
  const byAction = new Map<string, PlannedItem>();
  for (const { plan, item } of await pagePlansOf(office)) {
    const restored = plan.action === 'restore' ? ` ${plan.steps[0]?.list}` : '';
    const kind = `${plan.action}${restored}`;
    if (!byAction.has(kind)) byAction.set(kind, item);
  }
  const picks = (await pageContextsOf(office)).flatMap((context) =>
    fixOrder.flatMap((list) =>
      candidatesIn(context, list).flatMap(({ record }) => {
        const choice = { kind: 'pick', list, recordId: record.id } as const;
        const plan = planOf(context, choice);
        return plan && plan.steps.length > 1 ? [plannedItem(context, choice, plan)] : [];
      }),
    ),
  );
  const [pick] = picks;
  const kinds = [...byAction.keys()].map((kind) => kind.split(' ')[0] ?? '');
  return pick
    ? { items: [...byAction.values(), pick], kinds: [...kinds, 'link'] }
    : { items: [...byAction.values()], kinds };
}

async function endOf(shape: BulkShape, office: Office, firm: DirectFirm): Promise<BulkEnd> {
  const report = await bulkRunsOf(office).report(shape.isUndo ? undoId : runId);
  return {
    lists: listsOf(firm.state),
    report: report.map(
      ({ item, state, run }) =>
        `${item.title} is ${state}: ${run?.state} ${run?.steps.map((each) => each.state).join()}`,
    ),
  };
}
