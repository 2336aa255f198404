import { goesTogether } from '../../../domain/plans/goes-together';
import type { Plan, PlanStep } from '../../../domain/plans/plan';
import type { UnreadRows } from '../../../domain/plans/unread-rows';
import { fixOrder, forEachList, listTraits } from '../../../domain/records/lists';
import type { ListId } from '../../../domain/records/records';
import type { PlannedItem } from '../../../messages/bulk-run';
import { namesOf, type Row } from '../rows';
import type { Offer, Planner } from './planner';

/** What is confirmed together; of a plan with several kinds of steps the one that is to be thought over most. */
export type BulkKind = 'create' | 'request' | 'syncName' | 'restore' | 'move' | 'linkSuggested';

const bulkKinds: readonly BulkKind[] = ['create', 'request', 'syncName', 'restore', 'move', 'linkSuggested'];

/** What changes nothing that is there is meant by whoever has selected it, unless it may be there unread. */
export function checkedAtFirst(groups: readonly Pick<BulkGroup, 'kind' | 'unread'>[]): ReadonlySet<BulkKind> {
  const isMeant = ({ kind, unread }: Pick<BulkGroup, 'kind' | 'unread'>) =>
    (kind === 'create' || kind === 'request') && unread.length === 0;
  return new Set(groups.filter(isMeant).map(({ kind }) => kind));
}

/** Why nothing is planned for a row. */
export type LeftReason = 'needsChoice' | 'onChangeList' | 'cannotFix' | 'tiesOut';

/** What of a bulk plan is one kind. */
export interface BulkGroup {
  readonly kind: BulkKind;
  readonly items: readonly PlannedItem[];
  /** A few of the clients, each with the first of its steps. */
  readonly plans: readonly {
    readonly key: string;
    readonly names: readonly string[];
    readonly steps: readonly PlanStep[];
  }[];
  readonly stepCount: number;
  /** Beside what could not be read some of it would be made. */
  readonly unread: readonly UnreadRows[];
  /** Requests that change something, by the list that they go to. */
  readonly requests: Readonly<Record<ListId, number>>;
}

export interface BulkPlan {
  readonly groups: readonly BulkGroup[];
  readonly left: ReadonlyMap<LeftReason, readonly Row[]>;
}

/** A plan for all of `rows`, grouped by what it does. Yields after each row how many have been planned. */
export function* planRows(rows: readonly Row[], planner: Planner): Generator<number, BulkPlan> {
  const offers = new Map<BulkKind, { readonly row: Row; readonly offer: Offer }[]>();
  const left = new Map<LeftReason, Row[]>();
  for (const [at, row] of rows.entries()) {
    const planned = plannedFor(row, planner);
    if (typeof planned === 'string') addTo(left, planned, row);
    else addTo(offers, planned.kind, { row, offer: planned.offer });
    yield at + 1;
  }
  const groups = bulkKinds.flatMap((kind) => {
    const ofKind = offers.get(kind);
    return ofKind ? [groupOf(kind, ofKind)] : [];
  });
  return { groups, left };
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function plannedFor(
  row: Row,
  planner: Planner,
): LeftReason | { readonly kind: BulkKind; readonly offer: Offer } {
  const action = planner.actionOf(row);
  switch (action.kind) {
    case 'fix':
      return { kind: kindOf(action.offer.plan), offer: action.offer };
    case 'choose': {
      const offer = suggestedOffer(row, planner);
      return offer ? { kind: 'linkSuggested', offer } : 'needsChoice';
    }
    case 'obstacle':
      return action.obstacle.code === 'onChangeList' ? 'onChangeList' : 'cannotFix';
    case 'blocked':
    case 'byHand':
      return 'cannotFix';
    case 'none':
      return 'tiesOut';
  }
}

/** What linking the suggested record does; `null` where none is suggested. */
function suggestedOffer(row: Row, planner: Planner): Offer | null {
  for (const list of fixOrder) {
    const suggested = row.suggested[list];
    const offer = suggested && planner.offerOf(row, { kind: 'pick', list, recordId: suggested.record.id });
    if (offer) return offer;
  }
  return null;
}

function kindOf({ steps }: Plan): BulkKind {
  const kinds = new Set(steps.map(({ kind }) => kind));
  if (kinds.has('move')) return 'move';
  if (kinds.has('restore')) return 'restore';
  if (kinds.has('rename')) return 'syncName';
  return kinds.has('create') ? 'create' : 'request';
}

/** Steps that change something outside. */
function isSent({ kind }: PlanStep): boolean {
  return kind !== 'link' && kind !== 'request';
}

function groupOf(
  kind: BulkKind,
  planned: readonly { readonly row: Row; readonly offer: Offer }[],
): BulkGroup {
  const steps = planned.flatMap(({ offer }) => offer.plan.steps);
  return {
    kind,
    items: planned.map(({ row, offer }) => itemOf(row, offer)),
    plans: planned.map(({ row, offer }) => ({ key: row.key, names: namesOf(row), steps: offer.plan.steps })),
    stepCount: steps.length,
    unread: fixOrder.flatMap((list) => firstOf(list, planned)),
    requests: forEachList((list) => requestsFor(list, steps)),
  };
}

/** How many rows of a list are unread is the same beside each plan. */
function firstOf(list: ListId, planned: readonly { readonly offer: Offer }[]): readonly UnreadRows[] {
  for (const { offer } of planned) {
    const found = offer.unread.find((unread) => unread.list === list);
    if (found) return [found];
  }
  return [];
}

function requestsFor(list: ListId, steps: readonly PlanStep[]): number {
  const sent = steps.filter((step) => step.list === list && isSent(step));
  const together = sent.filter(goesTogether).length;
  return sent.length - together + Math.ceil(together / listTraits[list].changedAtOnce);
}

/** What the worker is asked to do about a row. */
export function itemOf(row: Row, { choice, plan }: Offer): PlannedItem {
  const { kind, key } = row;
  return {
    kind,
    key,
    title: namesOf(row).join(':').slice(0, maxTitleLength),
    choice,
    planId: plan.id,
  };
}

const maxTitleLength = 500;

/** What a bulk run may ask in a minute: of 300 in five minutes and of 475 in one, a part of which is left to the screen (`system.ts`). */
const requestsPerMinute: Readonly<Record<ListId, number>> = { quickbooksTime: 45, quickbooks: 225 };
/** The lists are read again about once a minute, and each takes a page or two. */
const readsPerMinute = 2;

/** How long the groups take at least, by the limit that is reached first: whole minutes, at least one. */
export function minutesFor(groups: readonly BulkGroup[]): number {
  const minutes = fixOrder.map((list) => {
    const requests = groups.reduce((sum, group) => sum + group.requests[list], 0);
    return Math.ceil(requests / (requestsPerMinute[list] - readsPerMinute));
  });
  return Math.max(1, ...minutes);
}

/** Requests of the groups in all lists. */
export function requestsOf(groups: readonly BulkGroup[]): number {
  return groups.reduce((sum, { requests }) => sum + fixOrder.reduce((of, list) => of + requests[list], 0), 0);
}
