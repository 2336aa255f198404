import fc from 'fast-check';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { BlockReason, MatchStatus, MatchStatuses } from '../../../../src/domain/matching/match-status';
import { createPathOwners } from '../../../../src/domain/matching/path-owners';
import { buildPlan, type PlanInput } from '../../../../src/domain/plans/build-plan';
import type { FixRules, LinkStep, Plan } from '../../../../src/domain/plans/plan';
import type { ListId, ListRecord } from '../../../../src/domain/records/records';
import { matchInput } from '../sample-lists';
import { type Done, indexesOf, type World } from './list-world';

/** Everything that a plan is made from, with what a user has clicked. */
export interface Situation {
  readonly world: World;
  readonly expectedPath: readonly string[];
  readonly isPersonClient: boolean;
  /** Expected paths of other Karbon records, none of them its own or its client's. */
  readonly others: readonly (readonly string[])[];
  /** Ids of confirmed pairs, one a level. */
  readonly links: Readonly<Record<ListId, readonly (string | null)[]>>;
  readonly rules: FixRules;
  readonly isLinked: boolean;
  readonly hasTwoWaySync: boolean;
  readonly only: ListId | null;
  /** Whether what is fixed is remembered by ids. */
  readonly keepsPairs: boolean;
  readonly click: 'plain' | 'createAnyway' | 'pick';
}

export interface Planned {
  readonly plan: Plan;
  readonly statuses: MatchStatuses;
}

export const listIds: readonly ListId[] = ['quickbooks', 'quickbooksTime'];

/** Plans as the panel does: a picked near match counts as confirmed, and confirming it is the first step. */
export function planned(situation: Situation): Planned {
  const statuses = statusesOf(situation);
  const link = situation.click === 'pick' ? firstCandidate(situation, statuses) : null;
  if (!link) return { plan: planWith(situation, statuses, null), statuses };
  const linked = statusesOf(withLink(situation, link.list, situation.expectedPath.length - 1, link.id));
  return { plan: planWith(situation, linked, link), statuses: linked };
}

/** What there is once the steps are applied: nothing is clicked but the button; a pair that was picked is kept. */
export function afterwards(situation: Situation, done: readonly Done[]): Situation {
  const { expectedPath, keepsPairs } = situation;
  let next: Situation = { ...situation, world: done.at(-1)?.worldAfter ?? situation.world, click: 'plain' };
  for (const { step, recordId, after } of done) {
    const level = step.kind === 'link' ? expectedPath.length - 1 : (after?.path.length ?? 0) - 1;
    const isOfLevel = step.kind === 'link' || isSamePath(after?.path ?? [], expectedPath.slice(0, level + 1));
    const isKept = step.kind === 'link' || (keepsPairs && step.kind !== 'assign' && isOfLevel);
    if (isKept) next = withLink(next, step.list, level, recordId);
  }
  return next;
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, depth) => name === other[depth]);
}

function statusesOf(situation: Situation): MatchStatuses {
  const indexes = indexesOf(situation.world);
  const pathOwners = createPathOwners(
    situation.others.map((path, at) => ({ key: `other ${at}`, title: path.join(':'), path })),
  );
  const statusIn = (list: ListId): MatchStatus => {
    const index = indexes[list];
    const writeBlock: BlockReason | null = index ? null : { code: 'notConnected' };
    return findMatchStatus(
      matchInput(situation.expectedPath, index ?? indexes.quickbooksTime, {
        isPersonClient: situation.isPersonClient,
        linkedIds: situation.links[list],
        otherOwners: (path) => pathOwners.at(path, 'own').map(({ title }) => title),
        writeBlock,
      }),
    );
  };
  return { quickbooksTime: statusIn('quickbooksTime'), quickbooks: statusIn('quickbooks') };
}

function planWith(situation: Situation, statuses: MatchStatuses, link: LinkStep | null): Plan {
  const { expectedPath, rules, isLinked, hasTwoWaySync, only, click } = situation;
  const input: PlanInput = {
    expectedPath,
    statuses,
    ...indexesOf(situation.world),
    rules,
    account: { isLinked, hasTwoWaySync },
    only,
    createAnyway: click === 'createAnyway',
    link,
  };
  return buildPlan(input);
}

function firstCandidate({ expectedPath }: Situation, statuses: MatchStatuses): LinkStep | null {
  for (const list of listIds) {
    const status = statuses[list];
    const [candidate] = 'candidates' in status ? status.candidates : [];
    if (!candidate) continue;
    const kind = expectedPath.length > 1 ? 'work' : 'organization';
    return {
      kind: 'link',
      list,
      path: candidate.path,
      id: candidate.record.id,
      karbon: { kind, key: 'own' },
    };
  }
  return null;
}

function withLink(situation: Situation, list: ListId, depth: number, id: string): Situation {
  const ids = situation.expectedPath.map((_, at) => situation.links[list][at] ?? null);
  return { ...situation, links: { ...situation.links, [list]: ids.with(depth, id) } };
}

/** Names that are often the same but for spelling. */
const clientName = fc
  .tuple(
    fc.constantFrom('Acme', 'ACME', 'Smith, John', 'John Smith', 'Tom & Ann', 'Tom and Ann', 'Fund 1'),
    fc.constantFrom('', '', '', ' ', '.'),
    fc.constantFrom('', '', ' Inc', ', Inc.', ' LLC'),
  )
  .map((parts) => parts.join(''));
const title = fc.constantFrom('Audit', 'audit', 'Audit.', 'Audits', '2025 Tax', '2024 Tax', 'Payroll | Aug');
/** QuickBooks marks what is inactive. */
const mark = fc.constantFrom('', '', ' (deleted)');
const active = fc.constantFrom(true, true, false);
const rarely = fc.constantFrom(true, ...Array.from({ length: 9 }, () => false));

interface Branch {
  readonly name: string;
  readonly mark: string;
  readonly isActive: boolean;
  readonly isProject: boolean;
  readonly below: readonly Branch[];
}

const leaf: fc.Arbitrary<Branch> = fc.record({
  name: fc.oneof({ weight: 3, arbitrary: title }, clientName),
  mark,
  isActive: active,
  isProject: rarely,
  below: fc.constant([]),
});
const middle: fc.Arbitrary<Branch> = fc.record({
  name: fc.oneof(title, clientName),
  mark,
  isActive: active,
  isProject: fc.constant(false),
  below: fc.array(leaf, { maxLength: 2 }),
});
const top: fc.Arbitrary<Branch> = fc.record({
  name: fc.oneof({ weight: 4, arbitrary: clientName }, { weight: 1, arbitrary: title }, fc.constant('Group')),
  mark,
  isActive: active,
  isProject: fc.constant(false),
  below: fc.array(fc.oneof({ weight: 3, arbitrary: leaf }, middle), { maxLength: 3 }),
});

/** A list as a service can hold it: two of one name and place only if not both are active; nothing active below what is not, in QuickBooks Time. */
function recordsOf(list: ListId, branches: readonly Branch[]): readonly ListRecord[] {
  const records: ListRecord[] = [];
  const add = (branch: Branch, id: string, parentId: string | null, isAboveActive: boolean) => {
    const isActive = branch.isActive && (isAboveActive || list === 'quickbooks');
    const isMarked = list === 'quickbooks' && !isActive;
    const name = isMarked ? branch.name + branch.mark : branch.name;
    const isHeld = records.some(
      (each) =>
        each.parentId === parentId && each.name === name && (each.isActive || list === 'quickbooksTime'),
    );
    if (isHeld) return;
    records.push({ id, parentId, name, isActive, isProject: branch.isProject });
    for (const [at, below] of branch.below.entries()) add(below, `${id}.${at}`, id, isActive);
  };
  for (const [at, branch] of branches.entries())
    add(branch, `${list === 'quickbooks' ? 'q' : 't'}${at}`, null, true);
  return records;
}

function listOf(list: ListId): fc.Arbitrary<readonly ListRecord[]> {
  return fc.array(top, { maxLength: 4 }).map((branches) => recordsOf(list, branches));
}

const path: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.tuple(clientName),
  fc.tuple(clientName, title),
  fc.tuple(clientName, title),
);

/** Mostly none; else the ids of any records, whether that makes sense or not. */
function linksIn(records: readonly ListRecord[]): fc.Arbitrary<readonly (string | null)[]> {
  const none = fc.constant(null);
  if (records.length === 0) return fc.constant([null, null]);
  const id = fc.oneof({ weight: 4, arbitrary: none }, fc.constantFrom(...records.map((record) => record.id)));
  return fc.tuple(id, id);
}

const facts = fc.record({
  quickbooksTime: listOf('quickbooksTime'),
  quickbooks: fc.option(listOf('quickbooks'), { freq: 5 }),
  expectedPath: path,
  isPersonClient: fc.boolean(),
  others: fc.array(fc.tuple(fc.boolean(), clientName, title), { maxLength: 2 }),
  rules: fc.record<FixRules>({
    order: fc.constantFrom('quickbooksFirst', 'timeOnly'),
    assignTo: fc.constantFrom<FixRules['assignTo']>('everyone', [], ['71', '72']),
  }),
  isLinked: fc.boolean(),
  hasTwoWaySync: fc.boolean(),
  only: fc.constantFrom<ListId | null>(null, null, null, 'quickbooks', 'quickbooksTime'),
  keepsPairs: fc.boolean(),
  click: fc.constantFrom<Situation['click']>('plain', 'plain', 'createAnyway', 'pick'),
});

/** Any two lists, any client or work, any rules and any click. */
export const situations: fc.Arbitrary<Situation> = facts.chain((made) => {
  const { quickbooksTime, quickbooks, expectedPath } = made;
  const [ownClient = ''] = expectedPath;
  // Of another client's work nothing is known.
  const others = made.others
    .map(([isWork, client, title]) => (isWork ? [ownClient, title] : [client]))
    .filter((path) => path.some((name, depth) => name !== expectedPath[depth]));
  return fc
    .record({ quickbooksTime: linksIn(quickbooksTime), quickbooks: linksIn(quickbooks ?? []) })
    .map((links) => ({
      ...made,
      others,
      world: { quickbooksTime, quickbooks },
      links,
    }));
});
