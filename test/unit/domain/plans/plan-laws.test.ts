import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../../../src/domain/matching/normalize-name';
import { checkPrecondition } from '../../../../src/domain/plans/step-precondition';
import type { ListId, ListRecord } from '../../../../src/domain/records/records';
import { carryOut, type Done, indexesOf, inversesOf, type World, withPath } from './list-world';
import { afterwards, listIds, planned, type Situation, situations } from './plan-situations';

/** The same situations every time, so that a run of the tests says something of the code alone. */
const runs = { numRuns: 1_000, seed: 20261125 };

/** Asserts something of every plan that has steps, and that there are many such. */
function forPlans(law: (situation: Situation, done: readonly Done[]) => void): void {
  let count = 0;
  fc.assert(
    fc.property(situations, (situation) => {
      const { steps } = planned(situation).plan;
      if (steps.length === 0) return;
      count += 1;
      law(situation, carryOut(situation.world, steps));
    }),
    runs,
  );
  expect(count).toBeGreaterThan(runs.numRuns / 10);
}

function worldAfter(world: World, done: readonly Done[]): World {
  return done.at(-1)?.worldAfter ?? world;
}

describe('the laws of plans', () => {
  it('leaves nothing to be put right, and both lists matched', () => {
    forPlans((situation, done) => {
      const next = afterwards(situation, done);
      // Where the other list asks for a choice, confirming a pair is all.
      if (done.every(({ step }) => step.kind === 'link') || isAskedAgain(situation)) return;
      if (bringsBackNamesake(situation, done)) return;
      const again = planned(next);
      expect(again.plan).toMatchObject({ steps: [], obstacle: null });
      for (const list of listIds) {
        const isPutRight = (next.only ?? list) === list && next.world[list] !== null;
        if (isPutRight) expect(kindsAllowed(situation, list)).toContain(again.statuses[list].kind);
      }
    });
  });

  it('is taken back by its inverses in reverse order', () => {
    forPlans(({ world }, done) => {
      // What is in use below a record keeps that from being archived again.
      if (hasActiveBelowArchived(world.quickbooks ?? [])) return;
      const inverses = inversesOf(done);
      let now = worldAfter(world, done);
      for (const inverse of inverses) {
        expect([inverse, checkPrecondition(inverse, indexesOf(now))]).toEqual([inverse, { kind: 'due' }]);
        now = worldAfter(now, carryOut(now, [inverse]));
        if (inverse.kind !== 'unlink') expect(checkPrecondition(inverse, indexesOf(now)).kind).toBe('done');
      }
      for (const list of listIds)
        expect(asBefore(list, world, now, done)).toEqual(asBefore(list, world, world, done));
    });
  });

  it('never creates beside a record of the same name, archived or not, and makes nobody else do so', () => {
    forPlans((situation, done) => {
      for (const { step, worldBefore } of done) {
        if (step.kind !== 'create') continue;
        const parentId = step.parent && 'id' in step.parent ? step.parent.id : null;
        expect(namesakes(worldBefore[step.list] ?? [], parentId, step.path.at(-1) ?? '')).toEqual([]);
      }
      const { quickbooks } = worldAfter(situation.world, done);
      if (!quickbooks || situation.only || done.every(({ step }) => step.kind === 'link')) return;
      const exported = withPath(quickbooks, situation.expectedPath, 'exported');
      for (const made of exported.slice(quickbooks.length)) {
        expect(namesakes(quickbooks, made.parentId, made.name)).toEqual([]);
      }
    });
  });

  it('has steps that are due in their turn, done afterwards, and called as their records are', () => {
    forPlans((_, done) => {
      for (const { step, recordId, worldBefore, worldAfter: now, before, after } of done) {
        expect([step, checkPrecondition(step, indexesOf(worldBefore))]).toEqual([step, { kind: 'due' }]);
        if (step.kind === 'link') continue;
        expect(step.path).toEqual((before ?? after)?.path);
        // Whether people are assigned already is not known of a record.
        if (step.kind !== 'assign')
          expect(checkPrecondition(step, indexesOf(now))).toEqual({ kind: 'done', recordId });
        if (step.kind === 'move') expect([...step.underPath, step.newName]).toEqual(after?.path);
      }
    });
  });

  it('has steps, unless a person has to choose or something stands in the way', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { plan } = planned(situation);
        const isForPerson = plan.action === 'choose' || plan.action === 'link' || plan.obstacle !== null;
        if (plan.action === 'none' && plan.obstacle === null) expect(plan.steps).toEqual([]);
        else if (!isForPerson) expect(plan.steps).not.toEqual([]);
        if (plan.obstacle) expect(plan.steps).toEqual([]);
      }),
      runs,
    );
  });
});

/** What may be left once a list is fixed: QuickBooks Time or its export makes what is missing in QuickBooks. */
function kindsAllowed({ rules }: Situation, list: ListId): readonly string[] {
  return list === 'quickbooks' && rules.order === 'timeOnly' ? ['matched', 'missing'] : ['matched'];
}

/** Nobody remembers that a near match was not meant where nothing is created beside it. */
function isAskedAgain(situation: Situation): boolean {
  const { click, rules } = situation;
  const isPassedOver = planned(situation).statuses.quickbooks.kind === 'similar';
  return click === 'createAnyway' && rules.order === 'timeOnly' && isPassedOver;
}

/** Whether a record that had to come back with a client below it is called like the work, and so is proposed for it next. */
function bringsBackNamesake({ expectedPath }: Situation, done: readonly Done[]): boolean {
  const title = foldName(expectedPath[1] ?? '');
  return done.some(({ step, after, recordId }) => {
    const isLeftAtTop = step.kind === 'restore' && after?.parentId === null;
    const isMoved = done.some((other) => other.step.kind === 'move' && other.recordId === recordId);
    return isLeftAtTop && !isMoved && foldName(after.path[0] ?? '') === title;
  });
}

/** The records of a list as far as undoing can bring them back: what QuickBooks Time has made of itself is its own affair. */
function asBefore(list: ListId, before: World, world: World, done: readonly Done[]): readonly unknown[] {
  const known = new Map((before[list] ?? []).map((record) => [record.id, record]));
  const own = new Set(done.map(({ recordId }) => recordId));
  const records = (world[list] ?? []).filter(
    ({ id, isActive }) => known.has(id) || (isActive && own.has(id)),
  );
  const of = ({ id, name, parentId, isActive }: ListRecord) => ({ id, parentId, name, isActive });
  return records.map(of).sort((one, other) => (one.id < other.id ? -1 : 1));
}

function hasActiveBelowArchived(records: readonly ListRecord[]): boolean {
  const archived = new Set(records.filter(({ isActive }) => !isActive).map(({ id }) => id));
  return records.some(({ isActive, parentId }) => isActive && parentId !== null && archived.has(parentId));
}

function namesakes(
  records: readonly ListRecord[],
  parentId: string | null,
  name: string,
): readonly ListRecord[] {
  return records.filter((each) => each.parentId === parentId && foldName(each.name) === foldName(name));
}
