import { candidateSigns, fixOffers, type Picked } from '../../domain/plans/fix-offers';
import type { AccountLink } from '../../domain/plans/plan';
import type { ChoiceContext } from '../../domain/plans/plan-choice';
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
export function availableFixesOf(parts: FactParts, page: PageContext): Promise<readonly AvailableFix[]> {
  const context = choiceContextOf(page);
  return Promise.all(
    fixOffers(context).map(async ({ picked, ...offer }) => ({
      ...offer,
      candidate: picked && (await candidateFacts(parts, context, picked)),
    })),
  );
}

interface FactParts {
  readonly mirror: Mirror;
  readonly nameIndexes: NameIndexes;
}

type UsageFacts = Pick<Candidate, 'seconds' | 'lastUsed' | 'balance'>;

/** What tells a record apart from the others that could be meant. */
async function candidateFacts(parts: FactParts, context: ChoiceContext, picked: Picked): Promise<Candidate> {
  const usages = await Promise.all(
    [picked.own, ...picked.twins].map(({ list, placed }) => usageFacts[list](parts, placed.record.id)),
  );
  const firstKnown = <Fact extends keyof UsageFacts>(fact: Fact) =>
    usages.find((usage) => usage[fact] !== null)?.[fact] ?? null;
  return {
    ...candidateSigns(context, picked),
    seconds: firstKnown('seconds'),
    lastUsed: firstKnown('lastUsed'),
    balance: firstKnown('balance'),
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
