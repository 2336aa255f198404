import { assuming, createMatcher, type MatchContext, type MatchResult } from '../matching/match';
import { type PlacedRecord, type RankedRecord, unblockedStatus } from '../matching/match-status';
import { createNameIndex } from '../matching/name-index';
import { foldName } from '../matching/normalize-name';
import { fixOrder } from '../records/lists';
import type { KarbonClient, ListId, WorkItem } from '../records/records';
import { buildPlan, needsConfirmation } from './build-plan';
import type { FixChoice } from './fix-choice';
import type { AccountLink, FixRules, KarbonRef, LinkStep, Plan, PrimaryAction } from './plan';
import { planIdOf } from './plan-id';
import { type UnreadRows, unreadBeside } from './unread-rows';

/** What a client or work item is planned from: itself, how it matches, and the lists. */
export interface ChoiceContext {
  readonly client: KarbonClient;
  /** `null` where the client itself is meant. */
  readonly item: WorkItem | null;
  /** All known work of the client: work of one name is told apart by it. */
  readonly work: readonly WorkItem[];
  /** `null` while it is not known how it matches. */
  readonly match: MatchResult | null;
  readonly matchContext: MatchContext;
  readonly rules: FixRules;
  readonly account: AccountLink;
  /** Of each list that a person changes by hand, what has been asked for and not been made yet (see `changeKey`). */
  readonly byHand: { readonly [List in ListId]?: ReadonlySet<string> };
  /** Karbon's API; or its page alone, which shows what it likes; or such a page that is or was translated. */
  readonly nameSource: NameSource;
}

export type NameSource = 'api' | 'page' | 'translatedPage';

const emptyIndex = createNameIndex([]);
const createsAnyway: ReadonlySet<PrimaryAction> = new Set(['link', 'create', 'request']);
const noPlan: Plan = { action: 'none', steps: [], obstacle: null, id: '' };

/** The Karbon record that is meant; `null` where no key is known for it, so that no pair can be remembered. */
export function karbonRefOf({ client, item }: Pick<ChoiceContext, 'client' | 'item'>): KarbonRef | null {
  const ref = item ? ({ kind: 'work', key: item.key } as const) : client;
  return ref.key === '' ? null : { kind: ref.kind, key: ref.key };
}

/** What the one action of a client or work item stands for. */
export function primaryPlan(context: ChoiceContext): Plan {
  return planWith(context, context.match, {});
}

/** The steps of one list, whatever is wrong in the other. */
export function singleListPlan(context: ChoiceContext, list: ListId): Plan {
  return planWith(context, context.match, { only: list });
}

/** What a choice would do, where it is to be shown beside the primary one; `null` where it cannot be had or is the same. */
export function offeredPlanOf(context: ChoiceContext, choice: FixChoice): Plan | null {
  const { action, steps } = primaryPlan(context);
  if (choice.kind === 'createAnyway' && action !== 'link') return null;
  if (choice.kind === 'oneList' && new Set(steps.map(({ list }) => list)).size < 2) return null;
  return planOf(context, choice);
}

/**
 * What a choice would do now; `null` where it cannot be had. One that was made a while ago still can where what else was shown has been
 * put right since: the other list, or as another client's what is called much like it.
 */
export function planOf(context: ChoiceContext, choice: FixChoice): Plan | null {
  const primary = primaryPlan(context);
  switch (choice.kind) {
    case 'primary':
      return primary.action === 'none' ? null : primary;
    case 'oneList':
      return primary.steps.some(({ list }) => list === choice.list)
        ? singleListPlan(context, choice.list)
        : null;
    case 'pick':
      return pickPlan(context, choice.list, choice.recordId);
    case 'createAnyway':
      return createsAnyway.has(primary.action)
        ? planWith(context, context.match, { createAnyway: true })
        : null;
    case 'unlink':
      return unlinkPlan(context, choice.list);
  }
}

interface PlanChoice {
  readonly only?: ListId;
  readonly createAnyway?: boolean;
  readonly link?: LinkStep;
  readonly alsoLinked?: readonly LinkStep[];
}

/** A plan, and what whoever carries it out has to be told. */
export interface ShownPlan {
  readonly plan: Plan;
  /** False for one safe step, which runs at the click. */
  readonly needsConfirmation: boolean;
  /** Beside what could not be read something would be made. */
  readonly unread: readonly UnreadRows[];
}

/** A name that nothing but the page vouches for is read by the user before it is written anywhere. */
export function shownPlan({ nameSource, matchContext }: ChoiceContext, plan: Plan): ShownPlan {
  const unread = unreadBeside(plan, matchContext.unreadRows);
  const isSafe = !needsConfirmation(plan) && nameSource === 'api' && unread.length === 0;
  return { plan, needsConfirmation: !isSafe, unread };
}

function planWith(context: ChoiceContext, match: MatchResult | null, choice: PlanChoice): Plan {
  if (!match?.statuses) return noPlan;
  const plan = planByRules(context, match, match.statuses, choice);
  if (context.nameSource !== 'translatedPage' || plan.steps.length === 0) return plan;
  return { ...plan, steps: [], obstacle: { code: 'nameTranslated' }, id: planIdOf([]) };
}

function planByRules(
  context: ChoiceContext,
  match: MatchResult,
  statuses: NonNullable<MatchResult['statuses']>,
  choice: PlanChoice,
): Plan {
  return buildPlan({
    expectedPath: match.expectedPath,
    statuses,
    quickbooksTime: context.matchContext.quickbooksTime ?? emptyIndex,
    quickbooks: context.matchContext.quickbooks,
    rules: context.rules,
    account: context.account,
    byHand: context.byHand,
    ...(context.matchContext.product && { product: context.matchContext.product }),
    only: choice.only ?? null,
    createAnyway: choice.createAnyway ?? false,
    link: choice.link ?? null,
    alsoLinked: choice.alsoLinked ?? [],
  });
}

/** Of near matches with why each is shown. */
export function candidatesIn(
  { match }: Pick<ChoiceContext, 'match'>,
  list: ListId,
): readonly (PlacedRecord & Partial<Pick<RankedRecord, 'reason'>>)[] {
  const status = match?.statuses && unblockedStatus(match.statuses[list]);
  return status?.kind === 'ambiguous' || status?.kind === 'similar' ? status.candidates : [];
}

/**
 * The plan as it is once the pair is confirmed; `null` where it cannot be remembered, or is no candidate any more. Where other lists
 * have it wrong in the same way, as names that were typed in once and imported are, it is one choice for all of them.
 */
function pickPlan(context: ChoiceContext, list: ListId, recordId: string): Plan | null {
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
  const { client, work, item } = context;
  const matcher = createMatcher(assuming(context.matchContext, link, ...alsoLinked));
  const match = item ? matcher.matchItem(client, work, item.key) : matcher.matchClient(client);
  // It is the pair already, and the choice is because of that.
  if (isPairedTo(link) && match.statuses?.[list].kind === 'ambiguous') return null;
  return planWith(context, match, {
    link,
    alsoLinked,
  });
}

export interface Twin {
  readonly list: ListId;
  readonly placed: PlacedRecord & Partial<Pick<RankedRecord, 'reason'>>;
}

/** The candidates of other lists under the very path of one; none where several of a list bear it. */
export function twinsOf(context: ChoiceContext, list: ListId, { path }: PlacedRecord): readonly Twin[] {
  const bearing = (each: ListId) =>
    candidatesIn(context, each).filter((placed) => placed.path.join('\n') === path.join('\n'));
  if (bearing(list).length > 1) return [];
  return fixOrder.flatMap((each) => {
    const [placed, ...others] = each === list ? [] : bearing(each);
    return placed && others.length === 0 ? [{ list: each, placed }] : [];
  });
}

/** Of a work item the choice may be between clients: then the pair is the client's. */
function meantBy(context: ChoiceContext, { record, path }: PlacedRecord): KarbonRef | null {
  const { client, item } = context;
  const isClient = item !== null && path.length === 1 && foldName(record.name) !== foldName(item.title);
  if (!isClient) return karbonRefOf(context);
  return client.key === '' ? null : { kind: client.kind, key: client.key };
}

/** `null` where no pair is remembered, or nobody has chosen it and the names say the same, so that nothing would come of it. */
function unlinkPlan(context: ChoiceContext, list: ListId): Plan | null {
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
