import type { MatchResult } from '../../domain/matching/match';
import { type MatchStatus, unblockedStatus } from '../../domain/matching/match-status';
import { forEachList } from '../../domain/records/lists';
import type { ListId, TimeRights } from '../../domain/records/records';
import { type Budget, type BudgetBasis, budgetOf } from '../../domain/time/budget';
import { noTrackedTime } from '../../domain/time/tracked-time';
import type { CustomerListFacts } from '../../messages/customer-list';
import type { HoursLine } from '../../messages/hours';
import type { PageRef } from '../../messages/page-ref';
import type { PanelState } from '../../messages/panel-request';
import type { PanelView, RecordLinks, RecordRow } from '../../messages/panel-view';
import type { TimerView } from '../../messages/time-tracking';
import type { DetailsChoice } from '../../store/details-choice';
import { type DismissedHints, tourHint } from '../../store/dismissed-hints';
import type { Mirror } from '../../store/mirror';
import { systemOfList, systems } from '../../systems/registry';
import type { Failures } from '../failures';
import type { FixesView } from '../fixes/fixes-view';
import type { NameIndexes } from '../matching/name-indexes';
import type { ConfirmedPeople } from '../tie-out/confirmed-people';
import { noticesOf } from './notices';
import { clockSkewOf, type PageContext, type PageContextReader } from './page-context';
import { type PageTime, readPageTime } from './time-view';
import { workNotLoaded, workOfClient } from './words';

/** What one panel shows, and whether it is being read again. */
export interface ViewChoice extends Omit<PanelState, 'isVisible'> {
  readonly isRefreshing: boolean;
}

export interface ViewParts {
  readonly mirror: Mirror;
  readonly nameIndexes: NameIndexes;
  readonly readPageContext: PageContextReader;
  buildFixesView(context: PageContext, page: PageRef): Promise<FixesView>;
  readonly confirmedPeople: Pick<ConfirmedPeople, 'all'>;
  readonly dismissedHints: Pick<DismissedHints, 'all'>;
  readonly detailsChoice: Pick<DetailsChoice, 'unfolded'>;
  /** Whom the firm's administrator wants to be asked; `''` where nobody was named. */
  askWhom(): Promise<string>;
  /** Last month's hours on these jobcodes, where they are at hand. */
  hours(jobcodeIds: ReadonlySet<string>): Promise<HoursLine | null>;
  /** Own time on the page. */
  timer(context: PageContext): Promise<TimerView | null>;
  readonly failures: Pick<Failures, 'codes'>;
  now(): number;
}

/** Everything a panel shows, from the store alone. */
export async function buildPanelView(parts: ViewParts, choice: ViewChoice): Promise<PanelView> {
  const { mirror, nameIndexes, now } = parts;
  const { page, isRefreshing } = choice;
  const context = await parts.readPageContext(page);
  const { resolvedPage, match, settings, changes, connections } = context;
  const time = await shownTime();
  const coverage = await mirror.allCoverage();
  const phase = phaseOf(context, page);
  const dismissed = await parts.dismissedHints.all();

  return {
    page,
    phase,
    subject: {
      kind: page.kind === 'work' ? 'work' : resolvedPage.client.kind,
      title:
        page.kind === 'work' ? (resolvedPage.item?.title ?? page.shownTitle) : resolvedPage.client.fullName,
      clientName: resolvedPage.client.fullName,
    },
    // A moment that is yet to come says nothing of their age.
    asOf: changes && changes.checkedAt <= now() ? changes.checkedAt : null,
    isRefreshing,
    clockSkewMs: clockSkewOf(context, now()),
    verdict: match?.verdict ?? { code: 'unknown', tone: 'neutral' },
    chain: match?.chain ?? { karbonToTime: 'unknown', timeToQuickbooks: 'unknown' },
    matchStatuses: match?.statuses ?? null,
    ...(await parts.buildFixesView(context, page)),
    time: time?.view ?? null,
    isTimePending: phase === 'ready' && time === null && isRefreshing && !hasNothingTracked(context),
    timer: await parts.timer(context),
    hours: time && (await hoursOf(context)),
    budget: await budgetView(time),
    work: page.kind === 'work' ? [] : workRows(context, time),
    members: memberRows(context, time),
    unseenMembers: resolvedPage.unseenMembers,
    notices: noticesOf({
      connections,
      coverage,
      entriesLeftOut: time?.leftOut ?? 0,
      isTimeUnread: time === null && !hasNothingTracked(context),
      isOtherTenant: resolvedPage.isOtherTenant,
      dismissed,
      sharePerMinute: (system) => systems[system].sharePerMinute(settings),
      failures: parts.failures.codes(),
      listDays: settings,
      nowMs: now(),
    }),
    administrator: await administratorToAsk(),
    quickbooksList: connections.quickbooks.customerList && listShown(connections.quickbooks.customerList),
    links: linksOf(context),
    isTourDue: !dismissed.has(tourHint),
    areDetailsShown: (await parts.detailsChoice.unfolded()).has(page.kind),
    appearance: settings.appearance,
  };

  /** On the page's own jobcodes and below, as its time is added up. */
  async function hoursOf({ match, rootIds }: PageContext): Promise<HoursLine | null> {
    const own = match?.rootIds ?? rootIds;
    return parts.hours((await nameIndexes.treeAround(own)).below(own));
  }

  async function administratorToAsk(): Promise<string | null> {
    const rights = connections.quickbooksTime.time?.rights;
    if (!rights || rights.canManageJobcodes) return null;
    const administrators = (await nameIndexes.timeUsers())
      .filter(({ isAdministrator, isActive, name }) => isAdministrator && isActive && name !== '')
      .map(({ name }) => name)
      .sort();
    return (await parts.askWhom()) || (administrators[0] ?? null);
  }

  async function budgetView(shown: PageTime | null): Promise<Budget | null> {
    const rights = connections.quickbooksTime.time?.rights;
    const isTimeKnown = shown !== null || hasNothingTracked(context);
    if (!rights || !isTimeKnown || context.budgetLines.length === 0) return null;
    const [karbonUsers, timeUsers, personLinks, ...areComplete] = await Promise.all([
      nameIndexes.karbonUsers(),
      nameIndexes.timeUsers(),
      parts.confirmedPeople.all(),
      nameIndexes.isComplete('karbonUsers'),
      nameIndexes.isComplete('timeUsers'),
    ]);
    return budgetOf({
      lines: context.budgetLines,
      karbonUsers,
      timeUsers,
      arePeopleKnown: areComplete.every(Boolean),
      personLinks,
      basis: budgetBasis(context, rights.scope, shown?.allTime?.isWhole ?? true),
      rights,
      tracked: shown?.allTime?.byUser ?? new Map(),
    });
  }

  async function shownTime(): Promise<PageTime | null> {
    const ranges = [choice.range ?? settings.timeRange, choice.shownRange ?? settings.timeRange];
    for (const range of ranges) {
      const read = { range, nowMs: now(), rowLimit: choice.entryCount };
      const found = await readPageTime({ mirror, nameIndexes }, context, read);
      if (found) return found;
    }
    return null;
  }
}

function listShown({ product, listedAt }: CustomerListFacts): PanelView['quickbooksList'] {
  return { product, listedAt };
}

/** Without a jobcode nothing can have been tracked; entries that have not been read yet are another matter. */
function hasNothingTracked({ matchContext, rootIds }: PageContext): boolean {
  return matchContext.quickbooksTime !== null && rootIds.length === 0;
}

/** What the time beside the estimate is (quickbooks-time.md 2.4). */
function budgetBasis({ match }: PageContext, scope: TimeRights['scope'], isWhole: boolean): BudgetBasis {
  const status = match?.statuses && unblockedStatus(match.statuses.quickbooksTime);
  if (status?.kind === 'ambiguous' || status?.kind === 'similar') return 'unclear';
  if (!isWhole) return 'soFar';
  return scopeBasis[scope];
}

const scopeBasis: Readonly<Record<TimeRights['scope'], BudgetBasis>> = {
  everybody: 'allTime',
  ownGroups: 'ownGroupsTime',
  own: 'ownTime',
};

function phaseOf(
  { connections, resolvedPage, matchContext, match }: PageContext,
  page: PageRef,
): PanelView['phase'] {
  if (!connections.quickbooksTime.account) return 'notSetUp';
  if (!resolvedPage.isFound) return 'notFound';
  if (matchContext.quickbooksTime === null) return connections.quickbooksTime.lastError ? 'ready' : 'loading';
  // Without a name there is nothing to look for; where Karbon can't be asked and the page has said all, no more is to come.
  const isAllKnown = connections.karbon.lastError !== null && page.shownTitle !== '';
  return match || isAllKnown ? 'ready' : 'loading';
}

/** The time and the match status of one thing listed on a page. */
function partOf(time: PageTime | null, match: MatchResult | undefined) {
  const amount = time?.partOf(match?.rootIds ?? []) ?? noTrackedTime;
  return { ...amount, tone: match?.verdict.tone ?? 'neutral' } as const;
}

function workRows({ resolvedPage, workMatches }: PageContext, time: PageTime | null): readonly RecordRow[] {
  const { client, members, work } = resolvedPage;
  return work.map(({ key, title, client: { key: clientKey }, clientName, primaryStatus }) => {
    const owner = members.find((member) => member.key === clientKey)?.fullName || clientName;
    const name = clientKey === client.key ? title : workOfClient(title, owner);
    return { kind: 'work', key, name, status: primaryStatus, ...partOf(time, workMatches.get(key)) };
  });
}

function memberRows(
  { resolvedPage, memberMatches }: PageContext,
  time: PageTime | null,
): readonly RecordRow[] {
  return resolvedPage.members.map(({ key, kind, fullName }) => {
    const status = resolvedPage.unreadMemberKeys.has(key) ? workNotLoaded() : '';
    return { kind, key, name: fullName, status, ...partOf(time, memberMatches.get(key)) };
  });
}

function linksOf({ match, connections }: PageContext): RecordLinks {
  const company = connections.quickbooks.quickbooks;
  const addressIn = (list: ListId) => {
    const id = match?.statuses && foundIdOf(match.statuses[list]);
    return id ? systemOfList[list].recordAddress(id, company) : null;
  };
  return forEachList(addressIn);
}

function foundIdOf(status: MatchStatus): string | null {
  if (status.kind === 'blocked') return status.unblocked && foundIdOf(status.unblocked);
  return 'found' in status ? status.found.record.id : null;
}
