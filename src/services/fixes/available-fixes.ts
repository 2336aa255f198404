import { differenceOf } from '../../domain/matching/name-difference';
import type { FixChoice } from '../../domain/plans/fix-choice';
import type { AccountLink } from '../../domain/plans/plan';
import {
  type ChoiceContext,
  candidatesIn,
  karbonRefOf,
  mustConfirm,
  planOf,
  type Twin,
  twinsOf,
} from '../../domain/plans/plan-choice';
import { fixOrder } from '../../domain/records/lists';
import type { ListId } from '../../domain/records/records';
import type { AvailableFix, Candidate } from '../../messages/fixes';
import type { Mirror } from '../../store/mirror';
import type { ConnectionRecord } from '../../store/rows';
import type { NameIndexes } from '../matching/name-indexes';
import type { PageContext } from '../panel/page-context';
import { coveredEntries } from '../sync/entry-coverage';

/** What the page's own record is planned from. */
export function choiceContextOf(context: PageContext): ChoiceContext {
  const { resolvedPage, settings, connections, match, matchContext, byHand } = context;
  const { client, item, work, nameSource } = resolvedPage;
  return {
    client,
    item,
    work,
    match,
    matchContext,
    rules: settings.fixRules,
    account: accountLinkOf(connections.quickbooksTime),
    byHand,
    nameSource,
  };
}

/** How the account of QuickBooks Time is linked to QuickBooks, as far as it has said. */
export function accountLinkOf({ time }: Pick<ConnectionRecord, 'time'>): AccountLink {
  return {
    isLinked: time !== null && time.account.quickbooks !== 'none',
    hasTwoWaySync: time?.account.hasTwoWaySync === true,
  };
}

/** All that can be asked for on a page, the primary choice first; empty where nothing is known yet. */
export async function availableFixesOf(
  parts: { readonly mirror: Mirror; readonly nameIndexes: NameIndexes },
  page: PageContext,
): Promise<readonly AvailableFix[]> {
  const context = choiceContextOf(page);
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

interface FactParts {
  readonly mirror: Mirror;
  readonly nameIndexes: NameIndexes;
}

type UsageFacts = Pick<Candidate, 'seconds' | 'lastUsed' | 'balance'>;

/** What tells a record apart from the others that could be meant. */
async function candidateFacts(
  parts: FactParts,
  context: ChoiceContext,
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
