import {
  createMatcher,
  type MatchContext,
  type Matcher,
  type MatchResult,
} from '../../domain/matching/match';
import { isSettled, isSettledBelow } from '../../domain/matching/settled-match';
import type { FixTarget } from '../../domain/plans/fix-target';
import type { BudgetLine, SystemId, TimeAccount, WorkItem } from '../../domain/records/records';
import { dayOf, rangeOf, weekStartOf } from '../../domain/time/calendar';
import type { DayRange, TimeRange } from '../../domain/time/time-range';
import type { Settings } from '../../messages/settings';
import type { ConnectionRecord, SingleCoverage, TimeChanges } from '../../store/rows';
import type { Store } from '../../store/store';
import { type ChangesByHand, readChangesByHand } from '../customer-list/changes-by-hand';
import type { MatchContextReader } from '../matching/match-context';
import type { TimeScope } from '../sync/entry-coverage';
import { type ResolvedPage, resolvePage, type WorkOwner } from './resolve-page';

/** A page with everything on it matched against the lists: what both its view and its reading start from. */
export interface PageContext {
  readonly resolvedPage: ResolvedPage;
  readonly settings: Settings;
  readonly connections: Readonly<Record<SystemId, ConnectionRecord>>;
  readonly matchContext: MatchContext;
  readonly matcher: Matcher;
  /** The page's own: its work item's, or its client's. `null` while the page gives no name to look for. */
  readonly match: MatchResult | null;
  readonly workMatches: ReadonlyMap<string, MatchResult>;
  readonly memberMatches: ReadonlyMap<string, MatchResult>;
  /** The jobcodes of the page itself, then of all that is listed on it. */
  readonly rootIds: readonly string[];
  /** What Karbon estimates for a work page; empty where that is nothing, or is not known. */
  readonly budgetLines: readonly BudgetLine[];
  /** Whether there are such lines, or Karbon has not been asked yet. */
  readonly mayHaveBudget: boolean;
  readonly changes: TimeChanges | null;
  readonly byHand: ChangesByHand;
}

export type PageContextReader = (page: FixTarget) => Promise<PageContext>;

/** Read from the store alone. */
export interface PageContextReaders {
  /** Matches the page against the whole lists. */
  readonly readWhole: PageContextReader;
  /** Matches it against no more of the lists than settles it: for what is shown, in a worker that has not read them yet. */
  readonly readShown: PageContextReader;
}

/** What a page is, before it is matched. */
type KnownPage = Pick<PageContext, 'resolvedPage' | 'settings' | 'connections' | 'changes' | 'byHand'>;
type MatchedPage = Pick<PageContext, 'match' | 'workMatches' | 'memberMatches'>;

export function createPageContextReaders(
  store: Store,
  matchContexts: MatchContextReader,
): PageContextReaders {
  const { connections, mirror } = store;
  const wholeMatcher = createMatcherOf();
  const pageMatcher = createMatcherOf();
  const partMatcher = createMatcherOf();

  async function readKnown(page: FixTarget): Promise<KnownPage> {
    const [settings, connected, changes] = await Promise.all([
      store.settings.read(),
      connections.readAll(),
      mirror.coverage<TimeChanges>('timeChanges'),
    ]);
    return {
      resolvedPage: await resolvePage(page, store),
      settings,
      connections: connected,
      changes,
      byHand: await readChangesByHand(store, connected),
    };
  }

  async function contextOf(
    page: FixTarget,
    known: KnownPage,
    { matcher, matchContext }: MatcherOfLists,
    matched: MatchedPage,
  ): Promise<PageContext> {
    const { match, workMatches, memberMatches } = matched;
    const isKarbonConnected = known.connections.karbon.account !== null && !known.resolvedPage.isOtherTenant;
    const shown = [match, ...workMatches.values(), ...memberMatches.values()];
    return {
      ...known,
      ...matched,
      matchContext,
      matcher,
      ...(await readBudget(page, isKarbonConnected)),
      rootIds: [...new Set(shown.flatMap((each) => each?.rootIds ?? []))],
    };
  }

  return {
    async readWhole(page) {
      const known = await readKnown(page);
      const { settings, connections: of } = known;
      const lists = wholeMatcher(
        await matchContexts.whole(settings.namingRule, of.quickbooksTime, of.quickbooks),
      );
      return contextOf(page, known, lists, matchPage(page, known.resolvedPage, lists.matcher));
    },
    async readShown(page) {
      const known = await readKnown(page);
      const { settings, connections: of, resolvedPage } = known;
      const named = {
        clients: [
          ...resolvedPage.owners.map(({ client }) => client),
          resolvedPage.client,
          ...resolvedPage.members,
        ],
        workKeys: resolvedPage.work.map(({ key }) => key),
      };
      const from = [settings.namingRule, of.quickbooksTime, of.quickbooks, named] as const;
      const part = await matchContexts.around(...from);
      if (part) {
        const lists = partMatcher(part);
        const matched = matchPage(page, resolvedPage, lists.matcher);
        if (isSettledPage(resolvedPage, lists.matcher, matched))
          return contextOf(page, known, lists, matched);
      }
      // By the pairs of the page alone: a large firm's are as many as its clients and work.
      const lists = pageMatcher(await matchContexts.whole(...from));
      return contextOf(page, known, lists, matchPage(page, resolvedPage, lists.matcher));
    },
  };

  async function readBudget(
    page: FixTarget,
    isKarbonConnected: boolean,
  ): Promise<Pick<PageContext, 'budgetLines' | 'mayHaveBudget'>> {
    if (page.kind !== 'work' || !isKarbonConnected) return { budgetLines: [], mayHaveBudget: false };
    const record = await mirror.get('budgets', page.key);
    const budgetLines = record?.lines.filter(({ estimateMinutes }) => estimateMinutes > 0) ?? [];
    const isRead = record !== null || (await mirror.coverage<SingleCoverage>(`single:budget:${page.key}`));
    return { budgetLines, mayHaveBudget: budgetLines.length > 0 || !isRead };
  }
}

interface MatcherOfLists {
  readonly matchContext: MatchContext;
  readonly matcher: Matcher;
}

/** What was matched against the very same lists before need not be matched again. */
function createMatcherOf(): (matchContext: MatchContext) => MatcherOfLists {
  let last: MatcherOfLists | null = null;
  return (matchContext) => {
    if (!last || !isSame(last.matchContext, matchContext))
      last = { matchContext, matcher: createMatcher(matchContext) };
    return last;
  };
}

/** A work item's page is about that alone; a client's lists its work and its members too. */
function matchPage(page: FixTarget, resolvedPage: ResolvedPage, matcher: Matcher): MatchedPage {
  const { client, item, work, owners, members } = resolvedPage;
  if (page.kind === 'work') {
    const match = item && matcher.matchItem(client, work, item.key);
    return { match, workMatches: new Map(), memberMatches: new Map() };
  }
  const workMatches = new Map<string, MatchResult>();
  for (const owner of owners) {
    const keys = shownKeysOf(owner, work);
    for (const [key, match] of matcher.matchWork(owner.client, owner.work, keys)) workMatches.set(key, match);
  }
  return {
    match: client.fullName === '' ? null : matcher.matchClient(client),
    workMatches,
    memberMatches: new Map(members.map((member) => [member.key, matcher.matchClient(member)])),
  };
}

/** Whether all that was matched against a part of the lists says the same against the whole of them. */
function isSettledPage(resolvedPage: ResolvedPage, matcher: Matcher, matched: MatchedPage): boolean {
  const { match, workMatches, memberMatches } = matched;
  const { client, item, work, owners } = resolvedPage;
  if (!match || !isSettled(match)) return false;
  if (item) return isSettledBelow(matcher.matchClient(client), match);
  const isListedSettled = owners.every((owner) => {
    const ofClient = matcher.matchClient(owner.client);
    return shownKeysOf(owner, work).every((key) => {
      const ofWork = workMatches.get(key);
      return ofWork !== undefined && isSettledBelow(ofClient, ofWork);
    });
  });
  return isListedSettled && [...memberMatches.values()].every(isSettled);
}

function isSame(one: MatchContext, other: MatchContext): boolean {
  return (
    one.quickbooksTime === other.quickbooksTime &&
    one.quickbooks === other.quickbooks &&
    one.holders === other.holders &&
    one.clientPathOwners === other.clientPathOwners &&
    one.links.quickbooksTime === other.links.quickbooksTime &&
    one.links.quickbooks === other.links.quickbooks &&
    one.blocks.quickbooksTime === other.blocks.quickbooksTime &&
    one.blocks.quickbooks === other.blocks.quickbooks
  );
}

/** Of a client's work, what the page shows: on a group's page, what is tied to the group. */
function shownKeysOf({ client }: WorkOwner, shown: readonly WorkItem[]): readonly string[] {
  return shown.filter((item) => item.client.key === client.key).map(({ key }) => key);
}

/** To be added to the local clock to get the server's; nothing is known of that where it was noted by a clock that was ahead. */
export function clockSkewOf({ changes }: Pick<PageContext, 'changes'>, nowMs: number): number {
  return changes && changes.checkedAt <= nowMs ? changes.clockSkewMs : 0;
}

/** The account's calendar as QuickBooks Time's clock has it now. */
export function calendarOf(
  account: TimeAccount,
  nowMs: number,
  range: TimeRange,
): { readonly today: string; readonly days: DayRange; readonly weekStart: string } {
  const today = dayOf(nowMs, account.timeZone);
  return {
    today,
    days: rangeOf(range, today, account.weekStartsOn),
    weekStart: weekStartOf(today, account.weekStartsOn),
  };
}

/** The entries that the range needs; `null` while no jobcode is known for it, or no account. */
export function scopeOf(context: PageContext, range: TimeRange, nowMs: number): TimeScope | null {
  const time = context.connections.quickbooksTime.time;
  if (!time || context.rootIds.length === 0) return null;
  const { today, days, weekStart } = calendarOf(time.account, nowMs + clockSkewOf(context, nowMs), range);
  const startsAfterWeek = days.from !== null && days.from.localeCompare(weekStart) > 0;
  const endsBeforeToday = days.to.localeCompare(today) < 0;
  return {
    rootIds: context.rootIds,
    days: { from: startsAfterWeek ? weekStart : days.from, to: endsBeforeToday ? today : days.to },
    today,
  };
}

/**
 * The entries to read for the page: a budget is set against all time of its work item, so that where there is or may be one the
 * reading goes back to the first entry. For one work item that is seldom more than the one request that a range takes.
 */
export function readingScopeOf(context: PageContext, range: TimeRange, nowMs: number): TimeScope | null {
  const scope = scopeOf(context, range, nowMs);
  if (!scope || !context.mayHaveBudget) return scope;
  return { ...scope, days: { ...scope.days, from: null } };
}
