import { createMatcher, type MatchContext, type MatchResult } from '../../domain/matching/match';
import type { NameIndex } from '../../domain/matching/name-index';
import { defaultNamingRule } from '../../domain/naming/naming-rule';
import { candidateSigns, fixOffers } from '../../domain/plans/fix-offers';
import { defaultFixRules } from '../../domain/plans/plan';
import { type ChoiceContext, primaryPlan } from '../../domain/plans/plan-choice';
import type { KarbonClient, ListId, TimeEntry, WorkItem } from '../../domain/records/records';
import { budgetOf } from '../../domain/time/budget';
import { rangeOf } from '../../domain/time/calendar';
import { findExportTarget } from '../../domain/time/export-target';
import { endsByItselfAt, isForgotten } from '../../domain/time/running-entry';
import type { DayRange, TimeRange } from '../../domain/time/time-range';
import { isWithin, timeTotals } from '../../domain/time/time-totals';
import { trackedTimeBy, trackedTimeOf } from '../../domain/time/tracked-time';
import type { AvailableFix, Candidate } from '../../messages/fixes';
import type { PageRef } from '../../messages/page-ref';
import type { PanelView, RecordRow } from '../../messages/panel-view';
import type { TieOutSnapshot } from '../../messages/tie-out-input';
import type { TimerView } from '../../messages/time-tracking';
import { type FirmRows, tieOutRows } from '../tie-out/rows';
import { approvedToOf } from './sample-entries';
import {
  ownUserId,
  sampleBudgets,
  sampleClients,
  sampleHolders,
  sampleKarbonUsers,
  sampleTenant,
  sampleUsers,
  sampleWork,
  sampleZone,
} from './sample-firm';
import { ownRunning, type SampleState, sampleDay } from './sample-state';

/** By what plans are made in the sample; as a firm has it that has changed nothing. */
export const samplePlanning: TieOutSnapshot['planning'] = {
  rules: defaultFixRules,
  account: { isLinked: false, hasTwoWaySync: false },
  byHand: {},
};

/** The clients of the sample as the tie-out lists them. */
export function sampleRows({ lists }: Pick<SampleState, 'lists'>): FirmRows {
  const work = tieOutRows({
    clients: sampleClients,
    records: lists.records,
    holders: sampleHolders,
    rule: defaultNamingRule,
    links: {
      quickbooksTime: [...lists.links.quickbooksTime],
      quickbooks: [...lists.links.quickbooks],
    },
    blocks: { quickbooksTime: null, quickbooks: null },
  });
  // It is a dozen clients: nothing has to wait for them.
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** What can be chosen to be seen of a page. */
export interface SampleChoice {
  /** Of the work item or client. */
  readonly key: string;
  readonly range: TimeRange;
  readonly entryCount: number;
}

/** A page of Karbon in the sample, and what it is about. */
export interface SamplePage {
  readonly client: KarbonClient;
  /** `null` on a client's own page. */
  readonly item: WorkItem | null;
  /** All work of the client. */
  readonly work: readonly WorkItem[];
}

/** The page of a work item or client. Throws where the sample has none of that key. */
export function samplePage(key: string): SamplePage {
  const item = sampleWork.find((each) => each.key === key) ?? null;
  const client = sampleClients.find((each) => each.key === (item?.client.key ?? key));
  if (!client) throw new Error('the sample has no such page');
  return { client, item, work: sampleWork.filter((each) => each.client.key === client.key) };
}

/** How the work item or client of a page matches both lists. */
export function matchOfPage({ matchContext }: FirmRows, { client, item, work }: SamplePage): MatchResult {
  const matcher = createMatcher(matchContext);
  return item ? matcher.matchItem(client, work, item.key) : matcher.matchClient(client);
}

/** What the panel shows on a page of the sample: by the rules by which it shows a firm's own. */
export function sampleView(
  state: SampleState,
  rows: FirmRows,
  choice: SampleChoice,
  nowMs: number,
): PanelView {
  const { key, range, entryCount } = choice;
  const { matchContext } = rows;
  const page = samplePage(key);
  const { client, item, work } = page;
  const match = matchOfPage(rows, page);
  const context: ChoiceContext = {
    client,
    item,
    work,
    match,
    matchContext,
    rules: samplePlanning.rules,
    account: samplePlanning.account,
    byHand: {},
    nameSource: 'api',
  };
  const entries = entriesBelow(state.entries, matchContext.quickbooksTime, match.rootIds);
  const days = rangeOf(range, sampleDay(nowMs), 0);
  const title = item?.title ?? client.fullName;
  return {
    page: pageRef(client, item),
    phase: 'ready',
    subject: { kind: item ? 'work' : client.kind, title, clientName: client.fullName },
    asOf: nowMs,
    isRefreshing: false,
    clockSkewMs: 0,
    hours: null,
    verdict: match.verdict,
    chain: match.chain,
    matchStatuses: match.statuses,
    plan: primaryPlan(context),
    availableFixes: availableFixes(context, state.entries),
    run: state.runs.get(key)?.view ?? null,
    time: {
      range,
      days,
      today: sampleDay(nowMs),
      ...timeTotals({
        entries,
        nowMs,
        zone: sampleZone,
        weekStartsOn: 0,
        days,
        users: new Map(sampleUsers(approvedToOf(state.beganAt)).map((user) => [user.id, user])),
        customerOf: (id) => exportStateOf(matchContext, id),
        jobNameOf: (id) => jobNameBelow(matchContext.quickbooksTime, id, match.rootIds),
        rowLimit: entryCount,
      }),
    },
    isTimePending: false,
    timer: timerView(state, matchContext, match, nowMs),
    budget: budgetOf({
      lines: (item && sampleBudgets.get(item.key)) ?? [],
      karbonUsers: sampleKarbonUsers,
      timeUsers: sampleUsers(''),
      arePeopleKnown: true,
      personLinks: state.personLinks,
      basis: 'allTime',
      rights: { scope: 'everybody', userId: ownUserId },
      tracked: trackedTimeBy(entries, ({ userId }) => userId),
    }),
    work: item ? [] : workRows(state, matchContext, page, days),
    members: [],
    unseenMembers: 0,
    notices: [],
    administrator: null,
    quickbooksList: null,
    links: { quickbooksTime: null, quickbooks: null },
    isTourDue: state.isTourDue,
    areDetailsShown: true,
    appearance: 'auto',
  };
}

function pageRef(client: KarbonClient, item: WorkItem | null): PageRef {
  return {
    tenant: sampleTenant,
    kind: item ? 'work' : client.kind,
    key: item?.key ?? client.key,
    tab: 'budget',
    shownTitle: item?.title ?? client.fullName,
    shownClientName: client.fullName,
    shownClientKey: client.key,
    isTranslated: false,
  };
}

/** The entries on these jobs and all below them. */
function entriesBelow(
  entries: readonly TimeEntry[],
  jobs: NameIndex | null,
  rootIds: readonly string[],
): readonly TimeEntry[] {
  return entries.filter(({ jobcodeId }) => {
    const job = jobs?.get(jobcodeId);
    return job && jobs?.lineage(job).some(({ id }) => rootIds.includes(id));
  });
}

function jobNameBelow(jobs: NameIndex | null, id: string, rootIds: readonly string[]): string {
  const job = jobs?.get(id);
  return job && !rootIds.includes(id) ? job.name : '';
}

function exportStateOf({ quickbooksTime, quickbooks }: MatchContext, jobcodeId: string) {
  const job = quickbooksTime?.get(jobcodeId);
  if (!job || !quickbooksTime || !quickbooks) return 'unknown';
  const { path } = quickbooksTime.place(job);
  const { kind } = findExportTarget(path, quickbooks, { product: 'online', isPersonClient: false });
  return kind === 'sameMeaning' ? 'none' : kind;
}

function availableFixes(context: ChoiceContext, entries: readonly TimeEntry[]): readonly AvailableFix[] {
  return fixOffers(context).map(({ picked, ...offer }) => ({
    ...offer,
    candidate: picked && {
      ...candidateSigns(context, picked),
      ...usageOf[picked.own.list](picked.own.placed.record.id, entries),
    },
  }));
}

/** What each list knows of how a record is used. */
const usageOf: Readonly<
  Record<
    ListId,
    (id: string, entries: readonly TimeEntry[]) => Pick<Candidate, 'seconds' | 'lastUsed' | 'balance'>
  >
> = {
  quickbooks: () => ({ seconds: null, lastUsed: null, balance: null }),
  quickbooksTime(id, entries) {
    const own = entries.filter(({ jobcodeId }) => jobcodeId === id);
    const lastUsed =
      own
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? null;
    return { seconds: trackedTimeOf(own).seconds, lastUsed, balance: null };
  },
};

function workRows(
  { entries }: SampleState,
  matchContext: MatchContext,
  { client, work }: SamplePage,
  days: DayRange,
): readonly RecordRow[] {
  const matches = createMatcher(matchContext).matchWork(client, work);
  return work.map(({ key, title, primaryStatus }) => {
    const match = matches.get(key);
    const own = entriesBelow(entries, matchContext.quickbooksTime, match?.rootIds ?? []);
    return {
      kind: 'work',
      key,
      name: title,
      status: primaryStatus,
      tone: match?.verdict.tone ?? 'neutral',
      ...trackedTimeOf(own.filter(({ date }) => isWithin(date, days))),
    };
  });
}

/** The job that time on a page is tracked to; `null` while there is none to use. */
export function bookableJob({ statuses }: MatchResult): string | null {
  const status = statuses?.quickbooksTime;
  return status?.kind === 'matched' || status?.kind === 'differs' ? status.found.record.id : null;
}

/** One's own timer. Time is not logged or corrected in the sample. */
function timerView(
  state: SampleState,
  matchContext: MatchContext,
  match: MatchResult,
  nowMs: number,
): TimerView {
  const jobcodeId = bookableJob(match);
  const running = ownRunning(state);
  const job = running && matchContext.quickbooksTime?.get(running.jobcodeId);
  const strands = jobcodeId !== null && exportStateOf(matchContext, jobcodeId) !== 'active';
  return {
    checkedAt: nowMs,
    running: running && {
      entry: {
        id: running.id,
        jobcodeId: running.jobcodeId,
        path: job ? (matchContext.quickbooksTime?.place(job).path ?? []) : [],
        day: running.date,
        startMs: running.startMs,
        endMs: null,
        durationSeconds: 0,
        isRunning: true,
        notes: running.notes,
        fields: {},
        fixed: null,
      },
      isForgotten: isForgotten(running.startMs, nowMs, sampleZone),
      endsByItselfMs: endsByItselfAt(running.startMs, { clockOutAfterHours: null }),
      address: null,
    },
    isHere: running !== null && running.jobcodeId === jobcodeId,
    obstacle: jobcodeId === null ? 'noJobcode' : strands ? 'notInQuickbooks' : null,
    mayManage: false,
    userId: running?.userId ?? '',
    mayManageOthers: false,
    form: { areNotesRequired: false, fields: [], last: { notes: '', fields: {} }, previous: null },
    own: [],
    busy: [],
    run: state.timeRun,
    timeZone: sampleZone,
    today: sampleDay(nowMs),
  };
}
