import {
  createMatcher,
  type MatchContext,
  type Matcher,
  type MatchResult,
} from '../../domain/matching/match';
import type { FixTarget } from '../../domain/plans/fix-target';
import type { BudgetLine, KarbonClient, SystemId, TimeAccount, WorkItem } from '../../domain/records/records';
import { dayOf, rangeOf, weekStartOf } from '../../domain/time/calendar';
import type { DayRange, TimeRange } from '../../domain/time/time-range';
import type { Settings } from '../../messages/settings';
import type { ConnectionRecord, SingleCoverage, TimeChanges } from '../../store/rows';
import type { Store } from '../../store/store';
import type { MatchContextReader } from '../matching/match-context';
import type { TimeScope } from '../sync/entry-coverage';
import { type ResolvedPage, resolvePage } from './resolve-page';

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
}

export type PageContextReader = (page: FixTarget) => Promise<PageContext>;

/** Reads from the store alone. */
export function createPageContextReader(
  store: Store,
  readMatchContext: MatchContextReader,
): PageContextReader {
  const { connections, mirror } = store;
  let last: { readonly matchContext: MatchContext; readonly matcher: Matcher } | null = null;

  return async (page) => {
    const [settings, connected, changes] = await Promise.all([
      store.settings.read(),
      connections.readAll(),
      mirror.coverage<TimeChanges>('timeChanges'),
    ]);
    const resolvedPage = await resolvePage(page, store);
    const known = await readMatchContext(settings.namingRule, connected.quickbooksTime, connected.quickbooks);
    // What was matched against the very same lists before need not be matched again.
    if (!last || !isSame(last.matchContext, known))
      last = { matchContext: known, matcher: createMatcher(known) };
    const { matcher } = last;

    const workMatches = new Map<string, MatchResult>();
    for (const [client, items] of workByClient(resolvedPage)) {
      for (const [key, match] of matcher.matchWork(client, items)) workMatches.set(key, match);
    }
    const memberMatches = new Map(
      resolvedPage.members.map((member) => [member.key, matcher.matchClient(member)]),
    );
    const isNamed = page.kind === 'work' ? resolvedPage.item !== null : resolvedPage.client.fullName !== '';
    const own = page.kind === 'work' ? workMatches.get(page.key) : matcher.matchClient(resolvedPage.client);
    const match = (isNamed && own) || null;
    const listed = page.kind === 'work' ? [] : [...workMatches.values(), ...memberMatches.values()];
    return {
      resolvedPage,
      settings,
      connections: connected,
      matchContext: last.matchContext,
      matcher,
      match,
      workMatches,
      memberMatches,
      ...(await readBudget(page, connected.karbon.account !== null && !resolvedPage.isOtherTenant)),
      rootIds: [...new Set([match, ...listed].flatMap((each) => each?.rootIds ?? []))],
      changes,
    };
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

/** On group pages the work belongs to several clients; a client that is no member is known by its name alone. */
function workByClient({ client, members, work }: ResolvedPage): Map<KarbonClient, WorkItem[]> {
  const clients = new Map([client, ...members].map((each) => [each.key, each]));
  const byClient = new Map<KarbonClient, WorkItem[]>();
  for (const item of work) {
    let owner = clients.get(item.client.key);
    if (!owner) {
      owner = { ...client, ...item.client, fullName: item.clientName, person: null, members: null };
      clients.set(owner.key, owner);
    }
    byClient.set(owner, [...(byClient.get(owner) ?? []), item]);
  }
  return byClient;
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
  return { today, days: rangeOf(range, today), weekStart: weekStartOf(today, account.weekStartsOn) };
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
