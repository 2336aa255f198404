import type { Stand } from '../../domain/matching/match';
import type { Standing } from '../../domain/matching/match-status';
import type { ListId } from '../../domain/records/records';
import { budgetOf } from '../../domain/time/budget';
import type { TimeRange } from '../../domain/time/time-range';
import { noAmount } from '../../domain/time/tracked-time';
import type { PageRef } from '../../messages/page-ref';
import type { BudgetView, PanelView, RecordLinks, RecordRow } from '../../messages/panel-view';
import type { Copies } from '../../store/mirror';
import type { PutRightView } from '../fixes/fixes-view';
import type { NameLists } from '../matching/name-indexes';
import { noticesOf } from './notices';
import type { PanelSubject, SubjectReader } from './page-context';
import { recordAddress } from './record-address';
import { type PageTime, readPageTime } from './time-view';

/** What one panel has chosen to see. */
export interface ViewChoice {
  readonly page: PageRef;
  /** The range asked for; `null` for the one in the settings. */
  readonly range: TimeRange | null;
  /** The range last shown: it stays on screen until the one asked for has been read. */
  readonly shownRange: TimeRange | null;
  readonly entryCount: number;
  readonly isRefreshing: boolean;
}

export interface ViewParts {
  readonly copies: Copies;
  readonly lists: NameLists;
  readonly readSubject: SubjectReader;
  putRightView(subject: PanelSubject, page: PageRef): Promise<PutRightView>;
  now(): number;
}

/** Everything a panel shows, from the store alone. */
export async function buildPanelView(parts: ViewParts, choice: ViewChoice): Promise<PanelView> {
  const { copies, lists, now } = parts;
  const { page, isRefreshing } = choice;
  const subject = await parts.readSubject(page);
  const { facts, stand, settings, changes, connections } = subject;
  const time = await shownTime();
  const coverage = await copies.allCoverage();
  const phase = phaseOf(subject, page);

  return {
    page,
    phase,
    subject: {
      kind: page.kind === 'work' ? 'work' : facts.client.kind,
      title: page.kind === 'work' ? (facts.item?.title ?? page.shownTitle) : facts.client.fullName,
      clientName: facts.client.fullName,
    },
    asOf: changes?.checkedAt ?? null,
    isRefreshing,
    clockSkewMs: changes?.clockSkewMs ?? 0,
    verdict: stand?.verdict ?? { code: 'unknown', tone: 'neutral' },
    chain: stand?.chain ?? { karbonToTime: 'unknown', timeToQuickbooks: 'unknown' },
    standings: stand?.standings ?? null,
    ...(await parts.putRightView(subject, page)),
    time: time?.view ?? null,
    isTimePending: phase === 'ready' && time === null && isRefreshing && !hasNothingTracked(subject),
    budget: await budgetView(time),
    work: page.kind === 'work' ? [] : workRows(subject, time),
    members: memberRows(subject, time),
    notices: noticesOf({
      connections,
      coverage,
      entriesLeftOut: time?.leftOut ?? 0,
      isTimeUnread: time === null && !hasNothingTracked(subject),
      isOtherTenant: facts.isOtherTenant,
    }),
    links: linksOf(subject),
    appearance: settings.appearance,
  };

  async function budgetView(shown: PageTime | null): Promise<BudgetView | null> {
    const isTimeKnown = shown !== null || hasNothingTracked(subject);
    const record = page.kind === 'work' && isTimeKnown ? await copies.get('budgets', page.key) : null;
    if (!record) return null;
    const [karbonUsers, timeUsers] = await Promise.all([lists.karbonUsers(), lists.timeUsers()]);
    const people = shown?.view.byPerson ?? [];
    const tracked = new Map(people.map((person) => [person.userId, person]));
    return budgetOf({ lines: record.lines, karbonUsers, timeUsers, tracked });
  }

  async function shownTime(): Promise<PageTime | null> {
    const ranges = [choice.range ?? settings.timeRange, choice.shownRange ?? settings.timeRange];
    for (const range of ranges) {
      const read = { range, nowMs: now(), rowLimit: choice.entryCount };
      const found = await readPageTime({ copies, lists }, subject, read);
      if (found) return found;
    }
    return null;
  }
}

/** Without a jobcode nothing can have been tracked; entries that have not been read yet are another matter. */
function hasNothingTracked({ lists, rootIds }: PanelSubject): boolean {
  return lists.quickbooksTime !== null && rootIds.length === 0;
}

function phaseOf({ connections, facts, lists, stand }: PanelSubject, page: PageRef): PanelView['phase'] {
  if (!connections.quickbooksTime.account) return 'notSetUp';
  if (!facts.isFound) return 'notFound';
  if (lists.quickbooksTime === null) return connections.quickbooksTime.lastError ? 'ready' : 'loading';
  // Without a name there is nothing to look for; where Karbon can't be asked and the page has said all, no more is to come.
  const isAllKnown = connections.karbon.lastError !== null && page.shownTitle !== '';
  return stand || isAllKnown ? 'ready' : 'loading';
}

/** The time and the standing of one thing listed on a page. */
function partOf(time: PageTime | null, stand: Stand | undefined) {
  const amount = time?.partOf(stand?.rootIds ?? []) ?? noAmount;
  return { ...amount, standing: stand?.verdict.tone ?? 'neutral' } as const;
}

function workRows({ facts, workStands }: PanelSubject, time: PageTime | null): readonly RecordRow[] {
  return facts.work.map(({ key, title, primaryStatus }) => {
    return { kind: 'work', key, name: title, status: primaryStatus, ...partOf(time, workStands.get(key)) };
  });
}

function memberRows({ facts, memberStands }: PanelSubject, time: PageTime | null): readonly RecordRow[] {
  return facts.members.map(({ key, kind, fullName }) => {
    return { kind, key, name: fullName, status: '', ...partOf(time, memberStands.get(key)) };
  });
}

function linksOf({ stand, connections }: PanelSubject): RecordLinks {
  const environment = connections.quickbooks.quickbooks?.environment ?? null;
  const addressIn = (list: ListId) => {
    const id = stand?.standings && foundIdOf(stand.standings[list]);
    return id ? recordAddress(list, id, environment) : null;
  };
  return { quickbooks: addressIn('quickbooks'), quickbooksTime: addressIn('quickbooksTime') };
}

function foundIdOf(standing: Standing): string | null {
  if (standing.kind === 'blocked') return standing.underneath && foundIdOf(standing.underneath);
  return 'found' in standing ? standing.found.record.id : null;
}
