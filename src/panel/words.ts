import type { BlockReason } from '../domain/matching/match-status';
import type { ChainLink, Verdict } from '../domain/matching/verdict';
import type { QuickbooksProduct } from '../domain/records/customer-list';
import type { DayText, SystemId } from '../domain/records/records';
import type { BudgetBasis } from '../domain/time/budget';
import type { TimeRange } from '../domain/time/time-range';
import { m } from '../i18n/compiled/messages';
import { day, shortDay, timeOrMoment } from '../i18n/dates';
import { duration, roughly } from '../i18n/durations';
import { counted, number } from '../i18n/numbers';
import { type Sentence, sentence } from '../i18n/sentence';
import type { PageKind } from '../messages/page-ref';
import type {
  EntryRow,
  Notice,
  NoticeCode,
  PanelView,
  PendingExportReason,
  Subject,
} from '../messages/panel-view';
import { heldNameSentence } from '../ui/match-status-words';
import { systemNames } from '../ui/system-names';
import type { Refusal } from './click-guard';

/* What the panel says, and when; the sentences stand in the catalogue (src/i18n/README.md). */

const beyondDesktop = {
  tooLong: m.verdict_blocked_name_beyond_desktop(),
  characters: m.verdict_blocked_name_letters_in_desktop(),
} as const;

function blockSentence(system: string, reason: BlockReason, administrator: string | null): Sentence {
  switch (reason.code) {
    case 'notConnected':
      return [m.verdict_blocked_not_connected({ system })];
    case 'unreachable':
      return [m.verdict_blocked_unreachable({ system })];
    case 'noRightToManageJobcodes':
      return administrator === null
        ? [m.verdict_blocked_no_permission()]
        : sentence(m.verdict_blocked_no_permission_ask, { administrator: [administrator] });
    case 'nameHeld':
      return heldNameSentence(reason.holder);
    case 'nameNotPossible':
      return [m.verdict_blocked_name_not_possible({ system })];
    case 'nameBeyondProduct':
      return [beyondDesktop[reason.because]];
    case 'nameStoredOtherwise':
      return sentence(m.verdict_blocked_name_stored_otherwise, { system, name: [reason.stored] });
  }
}

/**
 * The one sentence on top of the panel.
 *
 * @param kind of the page, whose records may share a name
 * @param administrator whom to ask, by name
 */
export function verdictSentence(
  verdict: Verdict,
  kind: PageKind,
  administrator: string | null = null,
): Sentence {
  switch (verdict.code) {
    case 'tiesOut':
      return sentence(m.verdict_ties_out, { path: verdict.path });
    case 'tiesOutInTime':
      return sentence(m.verdict_ties_out_in_time, { path: verdict.path });
    case 'differsInTime':
      return sentence(m.verdict_different_name_in_time, {
        path: verdict.path,
        karbonPath: verdict.karbonPath,
      });
    case 'reachesUnderOtherName':
      return sentence(m.verdict_different_name, { path: verdict.path, karbonPath: verdict.karbonPath });
    case 'wouldDuplicate':
      return sentence(m.verdict_would_duplicate, { path: verdict.quickbooksPath });
    case 'wouldStrand':
      return sentence(m.verdict_would_strand, { path: verdict.timePath });
    case 'customerInactive':
      return sentence(m.verdict_customer_inactive, { path: verdict.path });
    case 'notInTime':
      return sentence(m.verdict_missing_in_time, { path: verdict.expectedPath });
    case 'jobcodeArchived':
      return sentence(m.verdict_archived, { path: verdict.path });
    case 'misplaced':
      return sentence(m.verdict_misplaced, {
        system: systemNames[verdict.system],
        path: verdict.path,
        expectedPath: verdict.expectedPath,
      });
    case 'choose':
      if (verdict.because === 'severalRecords')
        return [m.verdict_multiple({ system: systemNames[verdict.system], ...counted(verdict.count) })];
      return kind === 'work'
        ? [m.verdict_shared_by_work(counted(verdict.count))]
        : [m.verdict_shared_by_clients(counted(verdict.count))];
    case 'similarOnly':
      return sentence(m.verdict_similar, { system: systemNames[verdict.system], path: verdict.bestPath });
    case 'blocked':
      return blockSentence(systemNames[verdict.system], verdict.reason, administrator);
    case 'unknown':
      return [m.verdict_loading()];
  }
}

const listOf: Readonly<Record<QuickbooksProduct, (of: { readonly date: string }) => string>> = {
  desktop: m.chain_list_desktop,
  online: m.chain_list_online,
};

/** QuickBooks, or of when its list is where that is a file. */
export function quickbooksWords(list: PanelView['quickbooksList']): string {
  return list ? listOf[list.product]({ date: shortDay(list.listedAt, Date.now()) }) : systemNames.quickbooks;
}

export const chainWords: Readonly<Record<ChainLink, string>> = {
  ties: m.chain_ties(),
  differs: m.chain_differs(),
  broken: m.chain_broken(),
  unknown: m.chain_unknown(),
};

const notConnected: Readonly<Record<SystemId, string>> = {
  karbon: m.notice_not_connected_karbon(),
  quickbooksTime: m.notice_not_connected_quickbooks_time(),
  quickbooks: m.notice_not_connected_quickbooks(),
};

/** What Tieout does without; nothing more is said of one of them than of both. */
function partlyConnected(missing: readonly SystemId[]): string {
  const [only, second] = missing;
  return only && !second ? notConnected[only] : m.notice_not_connected_karbon_and_quickbooks();
}

const signInAgain: Readonly<Record<SystemId, string>> = {
  karbon: m.notice_karbon_keys(),
  quickbooksTime: m.notice_sign_in_again({ system: systemNames.quickbooksTime }),
  quickbooks: m.notice_sign_in_again({ system: systemNames.quickbooks }),
};

/** What is wrong with this browser and with none of the systems. */
const browserProblems = {
  offline: m.notice_offline(),
  storageBlocked: m.failure_storage_blocked(),
  storageNewer: m.failure_storage_newer(),
  storageFailed: m.failure_storage_failed(),
  storageFull: m.failure_storage_full(),
  vaultLocked: m.failure_vault_locked(),
  passphraseWrong: m.failure_passphrase_wrong(),
  internal: m.failure_internal(),
} as const satisfies Partial<Record<NoticeCode, string>>;

type BrowserCode = keyof typeof browserProblems;

function isBrowserCode(code: NoticeCode): code is BrowserCode {
  return code in browserProblems;
}

function pausedWithinLimit(system: string): string {
  return m.notice_own_limit({ system });
}

const selfLimited: Readonly<Record<SystemId, (system: string, perMinute: number) => string>> = {
  karbon: (_, perMinute) => m.notice_own_limit_karbon({ number: number(perMinute) }),
  quickbooksTime: pausedWithinLimit,
  quickbooks: pausedWithinLimit,
};

type Problem = (system: string, id: SystemId, count: number) => string;

const problems: Readonly<Record<Exclude<NoticeCode, BrowserCode | 'partlyConnected'>, Problem>> = {
  needsReconnect: (_, id) => signInAgain[id],
  notAllowed: (system) => m.notice_no_permission({ system }),
  rateLimited: (system) => m.notice_rate_limited({ system }),
  selfLimited: (system, id, count) => selfLimited[id](system, count),
  accessWithheld: (system) => m.failure_access_withheld({ system }),
  unreachable: (system) => m.notice_not_responding({ system }),
  timedOut: (system) => m.notice_timed_out({ system }),
  serverFault: (system) => m.notice_error({ system }),
  gatewayRefused: (system) => m.failure_gateway({ system }),
  invalidResponse: (system) => m.notice_invalid_response({ system }),
  endlessList: (system) => m.failure_endless_list({ system }),
  notFound: (system) => m.notice_not_found({ system }),
  rejected: (system) => m.notice_refused({ system }),
  billingLapsed: (system) => m.notice_lapsed({ system }),
  addressBlocked: (system) => m.notice_address_blocked({ system }),
  wrongEnvironment: (system) => m.notice_wrong_environment({ system }),
  accountChanged: (system) => m.failure_account_changed({ system }),
  signInCancelled: (system) => m.notice_sign_in_unfinished({ system }),
  signInUnanswered: (system) => m.failure_sign_in_unanswered({ system }),
  signInNotShown: (system) => m.failure_sign_in_not_shown({ system }),
  signInForeign: () => m.failure_sign_in_foreign(),
  signInExpired: (system) => m.failure_sign_in_expired({ system }),
  applicationRefused: (system) => m.failure_application_refused({ system }),
  notConnected: (_, id) => notConnected[id],
  ownTimeOnly: () => m.notice_own_time_only(),
  ownGroupsOnly: () => m.notice_own_groups_only(),
  recordsLeftOut: (system, _, count) => m.notice_left_out({ system, ...counted(count) }),
  readingLists: (system, _, count) => m.notice_loading({ system, number: number(count) }),
  otherTenant: () => m.notice_other_account(),
  listAging: (_, _id, count) => m.notice_list_aging(counted(count)),
  listOld: (_, _id, count) => m.notice_list_old(counted(count)),
  listWaiting: () => m.notice_list_waiting(),
};

/** Where nothing more is read until it is over, so that what is shown grows old. */
const agingCodes: ReadonlySet<NoticeCode> = new Set<NoticeCode>([
  'needsReconnect',
  'notAllowed',
  'rateLimited',
  'selfLimited',
  'accessWithheld',
  'unreachable',
  'timedOut',
  'serverFault',
  'gatewayRefused',
  'invalidResponse',
  'endlessList',
  'rejected',
  'billingLapsed',
  'addressBlocked',
  'wrongEnvironment',
]);

/** What has happened, and who or what can mend it. */
export function problemText({ code, system, count, missing }: Notice): string {
  if (code === 'partlyConnected') return partlyConnected(missing ?? []);
  if (isBrowserCode(code)) return browserProblems[code];
  return system === null ? m.failure_internal() : problems[code](systemNames[system], system, count);
}

export interface NoticeMoment {
  /** Epoch ms, of the oldest figure shown; `null` where there is none. */
  readonly asOf: number | null;
  /** Epoch ms */
  readonly now: number;
}

function timeShown(isTimeUnread: boolean, { asOf, now }: NoticeMoment): string {
  if (isTimeUnread) return m.notice_no_time_loaded();
  return asOf === null ? m.notice_outdated_time() : m.notice_time_as_of({ time: timeOrMoment(asOf, now) });
}

const staleData: Readonly<Record<SystemId, (isTimeUnread: boolean, moment: NoticeMoment) => string>> = {
  karbon: () => m.notice_outdated_karbon(),
  quickbooksTime: timeShown,
  quickbooks: () => m.notice_outdated_quickbooks(),
};

/** What has happened, what it means for what is shown, and when Tieout tries again. */
export function noticeText(notice: Notice, moment: NoticeMoment): string {
  const { code, system, retryAt, isTimeUnread = false } = notice;
  const all = [problemText(notice)];
  if (system !== null && agingCodes.has(code)) all.push(staleData[system](isTimeUnread, moment));
  if (retryAt !== null) all.push(retryIn(retryAt - moment.now));
  return joined(all);
}

/** All of them in one line. */
export function noticesText(notices: readonly Notice[], moment: NoticeMoment): string {
  return joined(notices.map((notice) => noticeText(notice, moment)));
}

function joined(sentences: readonly string[]): string {
  return sentences.reduce((first, then) => m.notice_and({ first, then }));
}

function retryIn(ms: number): string {
  return ms <= 0 ? m.notice_retry_now() : m.notice_retry_in({ time: roughly(ms + 999) });
}

/** On what unfolds the tail of a list. */
export function more(count: number): string {
  return m.panel_more({ number: number(count) });
}

export const rangeWords: Readonly<Record<TimeRange['kind'], string>> = {
  thisWeek: m.panel_range_this_week(),
  thisMonth: m.panel_range_this_month(),
  lastMonth: m.panel_range_last_month(),
  sixMonths: m.panel_range_six_months(),
  thisYear: m.panel_range_this_year(),
  lifetime: m.panel_range_lifetime(),
  custom: m.panel_range_custom(),
};

export const pendingExportWords: Readonly<Record<PendingExportReason, string>> = {
  running: m.panel_pending_running(),
  notApproved: m.panel_pending_not_approved(),
  noCustomer: m.panel_pending_no_customer(),
  customerInactive: m.panel_pending_customer_inactive(),
  nextExport: m.panel_pending_next_export(),
};

/** An entry that has not been exported says why in the words of the sum that it counts in. */
export const statusWords: Readonly<Record<EntryRow['status'], string>> = {
  exported: m.panel_status_exported(),
  ...pendingExportWords,
};

export const toneWords = {
  good: m.panel_tone_good(),
  warning: m.panel_tone_warning(),
  bad: m.panel_tone_bad(),
  neutral: m.panel_tone_neutral(),
} as const;

const notFound: Readonly<Record<PageKind, string>> = {
  work: m.panel_not_found_work(),
  person: m.panel_not_found_client(),
  organization: m.panel_not_found_client(),
  clientGroup: m.panel_not_found_client_group(),
};

export function notFoundText({ kind }: Subject): string {
  return notFound[kind];
}

export function noTimeSentence(range: TimeRange, name: string): Sentence {
  const message = range.kind === 'lifetime' ? m.panel_no_time : m.panel_no_time_in_range;
  return sentence(message, { name: [name] });
}

/** Who is on the clock, and since when: both components. */
export function onTheClockSince<Part extends object>(person: Part, clock: Part): readonly (string | Part)[] {
  return sentence(m.panel_person_on_the_clock, { person, clock });
}

export function weekOf(date: DayText, today: DayText, seconds: number): string {
  return m.panel_week_of({ day: day(date, today), duration: duration(seconds) });
}

type BudgetWords = (inputs: { readonly time: string; readonly budget: string }) => string;

const budgetSentences: Readonly<Record<BudgetBasis, BudgetWords>> = {
  allTime: m.panel_budget_of_all_time,
  soFar: m.panel_budget_so_far,
  ownTime: m.panel_budget_own_time,
  ownGroupsTime: m.panel_budget_own_groups,
  unclear: m.panel_budget_unclear,
};

/** The time of a work item against its estimate, both in seconds, and whose that time is. */
export function budgetText(basis: BudgetBasis, seconds: number, estimateSeconds: number): string {
  return budgetSentences[basis]({ time: duration(seconds), budget: duration(estimateSeconds) });
}

/** What is left of one's own line of a budget, or what it is over by; all in seconds. */
export function budgetLeftWords(estimateSeconds: number, spentSeconds: number): string {
  const budget = duration(estimateSeconds);
  const left = estimateSeconds - spentSeconds;
  return left < 0
    ? m.timer_budget_over({ over: duration(-left), budget })
    : m.timer_budget_left({ left: duration(left), budget });
}

/** What has been tracked of a line of the budget, in seconds. */
export function actualText(seconds: number, isSoFar: boolean): string {
  return isSoFar ? m.panel_so_far({ time: duration(seconds) }) : duration(seconds);
}

/** What is left of a line of the budget, or what it is over by; nothing while not all of its time is known. */
export function leftText(estimateSeconds: number, seconds: number, isSoFar: boolean): string {
  if (isSoFar) return '';
  const left = estimateSeconds - seconds;
  return left < 0 ? m.panel_over_budget({ over: duration(-left) }) : duration(left);
}

export function entriesShown(shown: number, count: number): string {
  return shown < count
    ? m.panel_entries_shown({ shown: number(shown), ...counted(count) })
    : m.panel_entry_count(counted(count));
}

export const refusalWords: Readonly<Record<Refusal, string>> = {
  notSeen: m.panel_refused_not_seen(),
  altered: m.panel_refused_altered(),
};
