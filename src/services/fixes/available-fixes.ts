import { assuming, createMatcher, type MatchResult } from '../../domain/matching/match';
import {
  type MatchStatuses,
  type PlacedRecord,
  type RankedRecord,
  unblockedStatus,
} from '../../domain/matching/match-status';
import { differenceOf } from '../../domain/matching/name-difference';
import { createNameIndex } from '../../domain/matching/name-index';
import { foldName } from '../../domain/matching/normalize-name';
import { buildPlan, needsConfirmation } from '../../domain/plans/build-plan';
import type { AccountLink, KarbonRef, LinkStep, Plan } from '../../domain/plans/plan';
import { planIdOf } from '../../domain/plans/plan-id';
import { fixOrder } from '../../domain/records/lists';
import type { ListId } from '../../domain/records/records';
import type { AvailableFix, Candidate, FixChoice } from '../../messages/fixes';
import type { Mirror } from '../../store/mirror';
import type { NameIndexes } from '../matching/name-indexes';
import type { PageContext } from '../panel/page-context';
import { coveredEntries } from '../sync/entry-coverage';

const emptyIndex = createNameIndex([]);
const noPlan: Plan = { action: 'none', steps: [], obstacle: null, id: '' };

/** The page's own Karbon record; `null` where the page gives no key for it, so that no pair can be remembered. */
export function karbonRefOf({ resolvedPage }: PageContext): KarbonRef | null {
  const ref = resolvedPage.item
    ? ({ kind: 'work', key: resolvedPage.item.key } as const)
    : resolvedPage.client;
  return ref.key === '' ? null : { kind: ref.kind, key: ref.key };
}

/** What the verdict's button stands for. */
export function primaryPlan(context: PageContext): Plan {
  return planWith(context, context.match, {});
}

/** What a choice would do now; `null` where it cannot be had on this page. */
export function planOf(context: PageContext, choice: FixChoice): Plan | null {
  const primary = primaryPlan(context);
  switch (choice.kind) {
    case 'primary':
      return primary.action === 'none' ? null : primary;
    case 'oneList':
      return new Set(primary.steps.map(({ list }) => list)).size > 1
        ? planWith(context, context.match, { only: choice.list })
        : null;
    case 'pick':
      return pickPlan(context, choice.list, choice.recordId);
    case 'createAnyway':
      return primary.action === 'link' ? planWith(context, context.match, { createAnyway: true }) : null;
    case 'unlink':
      return unlinkPlan(context, choice.list);
  }
}

/** All that can be asked for on a page, the primary choice first; empty where nothing is known yet. */
export async function availableFixesOf(
  parts: { readonly mirror: Mirror; readonly nameIndexes: NameIndexes },
  context: PageContext,
): Promise<readonly AvailableFix[]> {
  const offers: AvailableFix[] = [];
  const add = (choice: FixChoice, candidate: Candidate | null = null) => {
    const plan = planOf(context, choice);
    if (plan && (choice.kind === 'primary' || plan.steps.length > 0)) {
      offers.push({ choice, plan, needsConfirmation: mustConfirm(context, plan), candidate });
    }
  };
  add({ kind: 'primary' });
  const offered = new Set<string>();
  for (const list of fixOrder) {
    for (const placed of candidatesIn(context, list)) {
      const twins = twinsOf(context, list, placed);
      // It is chosen along with the one of another list.
      if (twins.some((twin) => offered.has(`${twin.list} ${twin.placed.record.id}`))) continue;
      offered.add(`${list} ${placed.record.id}`);
      const choice = { kind: 'pick', list, recordId: placed.record.id } as const;
      add(choice, await candidateFacts(parts, context, { list, placed }, twins));
    }
  }
  add({ kind: 'createAnyway' });
  for (const list of fixOrder) add({ kind: 'oneList', list });
  for (const list of fixOrder) add({ kind: 'unlink', list });
  return offers;
}

interface PlanChoice {
  readonly only?: ListId;
  readonly createAnyway?: boolean;
  readonly link?: LinkStep;
  readonly alsoLinked?: readonly LinkStep[];
}

/** A name that nothing but the page vouches for is read by the user before it is written anywhere. */
function mustConfirm({ resolvedPage }: PageContext, plan: Plan): boolean {
  return needsConfirmation(plan) || resolvedPage.nameSource !== 'api';
}

function planWith(context: PageContext, match: MatchResult | null, choice: PlanChoice): Plan {
  if (!match?.statuses) return noPlan;
  const plan = planByRules(context, match, match.statuses, choice);
  if (context.resolvedPage.nameSource !== 'translatedPage' || plan.steps.length === 0) return plan;
  return { ...plan, steps: [], obstacle: { code: 'nameTranslated' }, id: planIdOf([]) };
}

function planByRules(
  context: PageContext,
  match: MatchResult,
  statuses: MatchStatuses,
  choice: PlanChoice,
): Plan {
  return buildPlan({
    expectedPath: match.expectedPath,
    statuses,
    quickbooksTime: context.matchContext.quickbooksTime ?? emptyIndex,
    quickbooks: context.matchContext.quickbooks,
    rules: context.settings.fixRules,
    account: accountLinkOf(context),
    byHand: context.byHand,
    ...(context.matchContext.product && { product: context.matchContext.product }),
    only: choice.only ?? null,
    createAnyway: choice.createAnyway ?? false,
    link: choice.link ?? null,
    alsoLinked: choice.alsoLinked ?? [],
  });
}

function accountLinkOf({ connections }: PageContext): AccountLink {
  const account = connections.quickbooksTime.time?.account;
  return {
    isLinked: account !== undefined && account.quickbooks !== 'none',
    hasTwoWaySync: account?.hasTwoWaySync === true,
  };
}

/** Of near matches with why each is shown. */
function candidatesIn(
  { match }: PageContext,
  list: ListId,
): readonly (PlacedRecord & Partial<Pick<RankedRecord, 'reason'>>)[] {
  const status = match?.statuses && unblockedStatus(match.statuses[list]);
  return status?.kind === 'ambiguous' || status?.kind === 'similar' ? status.candidates : [];
}

/**
 * The plan as it is once the pair is confirmed; `null` where it cannot be remembered, or is no candidate any more. Where other lists
 * have it wrong in the same way, as names that were typed in once and imported are, it is one choice for all of them.
 */
function pickPlan(context: PageContext, list: ListId, recordId: string): Plan | null {
  const picked = candidatesIn(context, list).find(({ record }) => record.id === recordId);
  const karbon = picked ? meantBy(context, picked) : null;
  if (!karbon || !picked) return null;
  const linkTo = (each: ListId, { record, path }: PlacedRecord): LinkStep => ({
    kind: 'link',
    list: each,
    path,
    id: record.id,
    karbon,
  });
  const isPairedTo = (each: LinkStep) => context.matchContext.links[each.list].get(karbon.key) === each.id;
  const link = linkTo(list, picked);
  const twins = twinsOf(context, list, picked).map((twin) => linkTo(twin.list, twin.placed));
  const alsoLinked = twins.filter((each) => !isPairedTo(each));
  const { resolvedPage } = context;
  const matcher = createMatcher(assuming(context.matchContext, link, ...alsoLinked));
  const match = resolvedPage.item
    ? matcher.matchItem(resolvedPage.client, resolvedPage.work, resolvedPage.item.key)
    : matcher.matchClient(resolvedPage.client);
  // It is the pair already, and the choice is because of that.
  if (isPairedTo(link) && match.statuses?.[list].kind === 'ambiguous') return null;
  return planWith(context, match, {
    link,
    alsoLinked,
  });
}

interface Twin {
  readonly list: ListId;
  readonly placed: PlacedRecord & Partial<Pick<RankedRecord, 'reason'>>;
}

/** The candidates of other lists under the very path of one; none where several of a list bear it. */
function twinsOf(context: PageContext, list: ListId, { path }: PlacedRecord): readonly Twin[] {
  const bearing = (each: ListId) =>
    candidatesIn(context, each).filter((placed) => placed.path.join('\n') === path.join('\n'));
  if (bearing(list).length > 1) return [];
  return fixOrder.flatMap((each) => {
    const [placed, ...others] = each === list ? [] : bearing(each);
    return placed && others.length === 0 ? [{ list: each, placed }] : [];
  });
}

/** On the page of a work item the choice may be between clients: then the pair is the client's. */
function meantBy(context: PageContext, { record, path }: PlacedRecord): KarbonRef | null {
  const { client, item } = context.resolvedPage;
  const isClient = item !== null && path.length === 1 && foldName(record.name) !== foldName(item.title);
  if (!isClient) return karbonRefOf(context);
  return client.key === '' ? null : { kind: client.kind, key: client.key };
}

/** `null` where no pair is remembered, or nobody has chosen it and the names say the same, so that nothing would come of it. */
function unlinkPlan(context: PageContext, list: ListId): Plan | null {
  const karbon = karbonRefOf(context);
  const id = karbon && context.matchContext.links[list].get(karbon.key);
  const record = id && context.matchContext[list]?.get(id);
  const path = record && context.matchContext[list]?.place(record).path;
  const isSeen = karbon && context.matchContext.seenKeys?.[list].has(karbon.key);
  const isMatched = context.match?.statuses?.[list].kind === 'matched';
  if (!karbon || !id || !path || (isSeen && isMatched)) return null;
  const step: LinkStep = { kind: 'unlink', list, path, id, karbon };
  return { action: 'none', steps: [step], obstacle: null, id: planIdOf([step]) };
}

interface FactParts {
  readonly mirror: Mirror;
  readonly nameIndexes: NameIndexes;
}

type UsageFacts = Pick<Candidate, 'seconds' | 'lastUsed' | 'balance'>;

/** What tells a record apart from the others that could be meant. */
async function candidateFacts(
  parts: FactParts,
  context: PageContext,
  own: Twin,
  twins: readonly Twin[],
): Promise<Candidate> {
  const expected = context.match?.expectedPath.at(-1) ?? '';
  const karbon = karbonRefOf(context);
  const { record, path } = own.placed;
  const usages = await Promise.all(
    [own, ...twins].map(({ list, placed }) => usageFacts[list](parts, placed.record.id)),
  );
  const firstKnown = <Fact extends keyof UsageFacts>(fact: Fact) =>
    usages.find((usage) => usage[fact] !== null)?.[fact] ?? null;
  return {
    path,
    isActive: record.isActive,
    difference: record.name === expected ? null : differenceOf(expected, record.name),
    reason: own.placed.reason ?? null,
    isLinked: karbon !== null && context.matchContext.links[own.list].get(karbon.key) === record.id,
    seconds: firstKnown('seconds'),
    lastUsed: firstKnown('lastUsed'),
    balance: firstKnown('balance'),
    ...(twins.length > 0 && { alsoIn: twins.map(({ list }) => list) }),
  };
}

/** What each list knows of how a record is used. */
const usageFacts: Readonly<Record<ListId, (parts: FactParts, id: string) => Promise<UsageFacts>>> = {
  async quickbooks({ mirror }, id) {
    const customer = await mirror.get('customers', id);
    return { seconds: null, lastUsed: null, balance: customer?.balance ?? null };
  },
  async quickbooksTime({ mirror, nameIndexes }, id) {
    const tree = await nameIndexes.treeAround([id]);
    const { rows, firm } = await coveredEntries(mirror);
    const covered = rows.find((row) => tree.upwards(id).includes(row.jobcodeId)) ?? firm;
    if (!covered) return { seconds: null, lastUsed: null, balance: null };
    const days = { from: covered.from, to: covered.to };
    const entries = await mirror.entries({ jobcodeIds: tree.below([id]), days });
    const dates = entries.map(({ date }) => date).sort();
    return {
      seconds: entries.reduce((sum, entry) => sum + entry.durationSeconds, 0),
      lastUsed: dates.at(-1) ?? null,
      balance: null,
    };
  },
};
