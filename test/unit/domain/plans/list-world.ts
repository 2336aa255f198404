import { createNameIndex, type NameIndex } from '../../../../src/domain/matching/name-index';
import type { PlanStep, RecordState } from '../../../../src/domain/plans/plan';
import { effectOf, inverseOf, resolveStep } from '../../../../src/domain/plans/step-effect';
import type { ListId, ListRecord } from '../../../../src/domain/records/records';

/** The lists as the two services hold them: steps are applied in them, with what a service does of itself. */
export interface World {
  readonly quickbooksTime: readonly ListRecord[];
  /** `null`: not connected. */
  readonly quickbooks: readonly ListRecord[] | null;
}

export interface Indexes {
  readonly quickbooksTime: NameIndex;
  readonly quickbooks: NameIndex | null;
}

/** One step as it was applied, as the journal would have it. */
export interface Done {
  /** Its targets are resolved. */
  readonly step: PlanStep;
  readonly recordId: string;
  readonly before: RecordState | null;
  readonly after: RecordState | null;
  readonly worldBefore: World;
  readonly worldAfter: World;
}

export function indexesOf({ quickbooksTime, quickbooks }: World): Indexes {
  return {
    quickbooksTime: createNameIndex(quickbooksTime),
    quickbooks: quickbooks && createNameIndex(quickbooks),
  };
}

/** Carries out a plan's steps in order. Throws where a step's target has not been made before it. */
export function carryOut(world: World, steps: readonly PlanStep[], idsBeginWith = 'new'): readonly Done[] {
  const all: Done[] = [];
  let now = world;
  for (const [position, planned] of steps.entries()) {
    const made = all.map(({ recordId }) => recordId);
    const step = resolveStep(planned, made);
    if (!step) throw new Error(`the target of step ${position} is not made before it`);
    const done = carryOutOne(now, step, `${idsBeginWith}${position}`);
    all.push(done);
    now = done.worldAfter;
  }
  return all;
}

function carryOutOne(world: World, step: PlanStep, newId: string): Done {
  const { list } = step;
  const records = world[list] ?? [];
  const recordId = idOfStep(step) ?? newId;
  const before = records.find(({ id }) => id === recordId) ?? null;
  const effect = effectOf(step, before, recordId);
  if (effect && before && !before.isActive && step.kind !== 'restore') {
    throw new Error('what is inactive is changed by nothing but its restoring (quickbooks-time.md 7.4)');
  }
  const changed = effect
    ? takenAlong(list, step, [...records.filter(({ id }) => id !== recordId), effect])
    : records;
  const worldAfter = withCustomerOf(step, recordId, { ...world, [list]: changed });
  const after = worldAfter[list]?.find(({ id }) => id === recordId) ?? null;
  return {
    step,
    recordId,
    before: before && stateOf(world[list] ?? [], before),
    after: after && stateOf(changed, after),
    worldBefore: world,
    worldAfter,
  };
}

/** The steps that undo what was done, last first. */
export function inversesOf(all: readonly Done[]): readonly PlanStep[] {
  return all
    .map(({ step, before, after, recordId }) => after && inverseOf(step, before, after, recordId))
    .filter((step) => step !== null)
    .reverse();
}

function idOfStep(step: PlanStep): string | null {
  if ('id' in step) return step.id;
  return step.kind === 'assign' && 'id' in step.target ? step.target.id : null;
}

function stateOf(records: readonly ListRecord[], record: ListRecord): RecordState {
  const { path } = createNameIndex(records).place(record);
  return { path, parentId: record.parentId, isActive: record.isActive };
}

/** In QuickBooks Time archiving takes along what is below, restoring what is above (quickbooks-time.md 7.4). */
function takenAlong(list: ListId, step: PlanStep, records: readonly ListRecord[]): readonly ListRecord[] {
  if (list !== 'quickbooksTime' || (step.kind !== 'archive' && step.kind !== 'restore')) return records;
  const index = createNameIndex(records);
  const record = index.get(step.id);
  if (!record) return records;
  const isActive = step.kind === 'restore';
  const isTaken = (each: ListRecord) =>
    isActive ? index.lineage(record).includes(each) : index.lineage(each).includes(record);
  return records.map((each) => (isTaken(each) ? { ...each, isActive } : each));
}

/** Two-way sync: QuickBooks gets the customer of a jobcode at the same name path, which goes when the jobcode goes. */
function withCustomerOf(step: PlanStep, recordId: string, world: World): World {
  const { quickbooks } = world;
  if (!quickbooks || step.list === 'quickbooks') return world;
  const madeId = `made for ${recordId}`;
  if (step.kind === 'create' && step.connectWithQuickbooks) {
    return { ...world, quickbooks: withPath(quickbooks, step.path, madeId) };
  }
  if (step.kind !== 'archive') return world;
  return {
    ...world,
    quickbooks: quickbooks.map((each) => (each.id.startsWith(madeId) ? { ...each, isActive: false } : each)),
  };
}

/** What QuickBooks Time does to a list of customers that it needs a path in: whatever is not there by its very name is made. */
export function withPath(
  records: readonly ListRecord[],
  path: readonly string[],
  newId: string,
): readonly ListRecord[] {
  const all = [...records];
  let parentId: string | null = null;
  for (const name of path) {
    const above: string | null = parentId;
    let record: ListRecord | undefined = all.find(
      (each) => each.parentId === above && each.name === name && each.isActive,
    );
    if (!record) {
      record = { id: `${newId} ${all.length}`, parentId, name, isActive: true, isProject: false };
      all.push(record);
    }
    parentId = record.id;
  }
  return all;
}
