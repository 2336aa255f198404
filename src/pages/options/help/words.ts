import type { SystemId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { counted, list, number } from '../../../i18n/numbers';
import type { ErrorCode } from '../../../messages/errors';
import type {
  CheckId,
  CheckRequests,
  CheckResult,
  CheckSubject,
  UntestedReason,
} from '../../../messages/self-check';
import type { Tone } from '../../../ui/tone-icon';
import { errorSentence, systemNames } from '../../words';

/* What the options page says of the check of a set-up. */

export const helpWords = {
  title: m.check_heading(),
  lead: m.check_lead(),
  pages: m.check_pages_hint(),
  run: m.check_run(),
  runAgain: m.check_run_again(),
  running: m.check_running(),
  copy: m.check_copy(),
  copyHint: m.check_copy_hint(),
  interrupted: m.check_interrupted(),
  nothingConnected: m.check_nothing_connected(),
} as const;

/** How a result stands for whoever reads it, in the order in which rows and sums name them. */
const standings = ['needsYou', 'goodToKnow', 'asExpected', 'noEffect', 'notTestable'] as const;

export type Standing = (typeof standings)[number];

interface CheckWords {
  /** What is expected. */
  readonly title: string;
  /** What follows for the user where it is not so. */
  readonly differs: string;
  /** How a difference stands. */
  readonly standing: Exclude<Standing, 'asExpected' | 'notTestable'>;
}

/** Somebody has to do something about a difference. */
function needsYou(title: string, differs: string): CheckWords {
  return { title, differs, standing: 'needsYou' };
}

/** A difference can be noticed, and there is nothing to do about it. */
function goodToKnow(title: string, differs: string): CheckWords {
  return { title, differs, standing: 'goodToKnow' };
}

/** Tieout works with it one way and the other. */
function eitherWay(title: string, differs = m.check_no_effect()): CheckWords {
  return { title, differs, standing: 'noEffect' };
}

export const checkWords: Readonly<Record<CheckId, CheckWords>> = {
  hostAccess: needsYou(m.check_host_access(), m.check_host_access_differs()),
  policy: needsYou(m.check_policy(), m.check_policy_differs()),
  listFile: needsYou(m.check_list_file(), m.check_list_file_differs()),
  linkedCompany: needsYou(m.check_linked_company(), m.check_linked_company_differs()),
  timeRights: goodToKnow(m.check_time_rights(), m.check_time_rights_differs()),
  timeClock: needsYou(m.check_time_clock(), m.check_clock_differs()),
  timeLink: needsYou(m.check_time_link(), m.check_time_link_differs()),
  timeConnectFlag: needsYou(m.check_time_connect_flag(), m.check_time_connect_flag_differs()),
  timeIds: eitherWay(m.check_time_ids()),
  timeEmptyMaps: eitherWay(m.check_time_empty_maps()),
  timeStampForm: eitherWay(m.check_time_stamp_form()),
  timeNames: needsYou(m.check_time_names(), m.check_time_names_differs()),
  timeJobcodeOrder: eitherWay(m.check_time_jobcode_order()),
  timeEntryOrder: eitherWay(m.check_time_entry_order()),
  timePageSize: eitherWay(m.check_time_page_size()),
  timePageZero: eitherWay(m.check_time_page_zero()),
  timeRepeatedParameter: eitherWay(m.check_time_repeated_parameter()),
  timeZulu: eitherWay(m.check_time_zulu()),
  timeFlagWords: eitherWay(m.check_time_flag_words()),
  timeMissingFilter: eitherWay(m.check_time_missing_filter()),
  timeProjectFilters: eitherWay(m.check_time_project_filters()),
  timeFilterCase: needsYou(m.check_time_filter_case(), m.check_time_filter_case_differs()),
  timeFilterWhole: eitherWay(m.check_time_filter_whole()),
  timeFilterComma: eitherWay(m.check_time_filter_comma()),
  timeFilterEscape: eitherWay(m.check_time_filter_escape()),
  timeOwnTimeOnly: needsYou(m.check_time_own_time_only(), m.check_time_own_time_only_differs()),
  timeStampsCover: eitherWay(m.check_time_stamps_cover()),
  timeStampsOther: eitherWay(m.check_time_stamps_other()),
  timeStampsUnknown: eitherWay(m.check_time_stamps_unknown()),
  timeClockInStamp: eitherWay(m.check_time_clock_in_stamp()),
  timeDeletionStamp: eitherWay(m.check_time_deletion_stamp()),
  timeTombstones: eitherWay(m.check_time_tombstones()),
  booksAccess: needsYou(m.check_books_access(), m.check_books_access_differs()),
  booksClock: needsYou(m.check_books_clock(), m.check_clock_differs()),
  booksOrigin: needsYou(m.check_books_origin(), m.check_books_origin_differs()),
  booksPageSize: eitherWay(m.check_books_page_size()),
  booksIdOrder: eitherWay(m.check_books_id_order()),
  booksNames: needsYou(m.check_books_names(), m.check_books_names_differs()),
  booksFilterCase: eitherWay(m.check_books_filter_case()),
  booksBackslash: eitherWay(m.check_books_backslash()),
  booksLatin1: eitherWay(m.check_books_latin_1()),
  booksMissingFeature: goodToKnow(m.check_books_missing_feature(), m.check_books_missing_feature_differs()),
  booksInactiveChanges: eitherWay(m.check_books_inactive_changes()),
  karbonAccess: needsYou(m.check_karbon_access(), m.check_karbon_access_differs()),
  karbonClock: needsYou(m.check_karbon_clock(), m.check_clock_differs()),
  karbonPageSize: eitherWay(m.check_karbon_page_size()),
  karbonLinks: eitherWay(m.check_karbon_links()),
  karbonLinksAfterTop: eitherWay(m.check_karbon_links_after_top()),
  karbonLinkKeeps: eitherWay(m.check_karbon_link_keeps()),
  karbonTopLimit: eitherWay(m.check_karbon_top_limit()),
  karbonOptionTwice: eitherWay(m.check_karbon_option_twice()),
  karbonOr: eitherWay(m.check_karbon_or()),
  karbonQuotes: eitherWay(m.check_karbon_quotes()),
  karbonNameOrder: needsYou(m.check_karbon_name_order(), m.check_karbon_name_order_differs()),
  karbonRestricted: needsYou(m.check_karbon_restricted(), m.check_karbon_restricted_differs()),
  pageAnchor: eitherWay(m.check_page_anchor(), m.check_page_anchor_differs()),
  pageContact: eitherWay(m.check_page_contact(), m.check_page_contact_differs()),
  pageTabLinks: goodToKnow(m.check_page_tab_links(), m.check_page_tab_links_differs()),
  pageRoute: eitherWay(m.check_page_route()),
  pageGroupRoute: eitherWay(m.check_page_group_route()),
  pageTitle: goodToKnow(m.check_page_title(), m.check_page_title_differs()),
  pageClientLink: goodToKnow(m.check_page_client_link(), m.check_page_client_link_differs()),
  pagePanel: needsYou(m.check_page_panel(), m.check_page_panel_differs()),
  pagePolicy: eitherWay(m.check_page_policy()),
  pageStorable: eitherWay(m.check_page_storable()),
};

const subjectNames: Readonly<Record<CheckSubject, string>> = {
  browser: m.check_subject_browser(),
  quickbooksTime: systemNames.quickbooksTime,
  quickbooks: systemNames.quickbooks,
  karbon: systemNames.karbon,
  karbonPage: m.check_subject_karbon_page(),
};

/** The system that a check asks; `null` where it asks none. */
const systemOf: Readonly<Record<CheckSubject, SystemId | null>> = {
  browser: null,
  quickbooksTime: 'quickbooksTime',
  quickbooks: 'quickbooks',
  karbon: 'karbon',
  karbonPage: null,
};

export const standingWords: Readonly<Record<Standing, { readonly label: string; readonly tone: Tone }>> = {
  needsYou: { label: m.check_needs_you(), tone: 'warning' },
  goodToKnow: { label: m.check_good_to_know(), tone: 'neutral' },
  asExpected: { label: m.check_as_expected(), tone: 'good' },
  noEffect: { label: m.check_different_no_effect(), tone: 'neutral' },
  notTestable: { label: m.check_untested(), tone: 'neutral' },
};

const untestedWords: Readonly<Record<Exclude<UntestedReason, ErrorCode>, string>> = {
  notConnected: m.check_untested_not_connected(),
  noRecords: m.check_untested_no_records(),
  cannotTell: m.check_untested_cannot_tell(),
  noPage: m.check_untested_no_page(),
  noFile: m.check_untested_no_file(),
  stopped: m.check_untested_stopped(),
};

function isErrorCode(reason: UntestedReason): reason is ErrorCode {
  return !(reason in untestedWords);
}

/**
 * What comes of a result. An error that has kept something from being tested needs somebody as well, unless it is the lack of a permission, which
 * an employee may well lack.
 */
export function standingOf({ id, outcome, reason }: CheckResult): Standing {
  switch (outcome) {
    case 'asExpected':
      return 'asExpected';
    case 'different':
      return checkWords[id].standing;
    case 'notTestable':
      return reason === null || !isErrorCode(reason) || reason === 'notAllowed' ? 'notTestable' : 'needsYou';
  }
}

/** Those that need somebody first; otherwise in their own order. */
export function inOrderOfStanding(results: readonly CheckResult[]): readonly CheckResult[] {
  return standings.flatMap((standing) => results.filter((result) => standingOf(result) === standing));
}

/** Nothing of a subject has been tested, as it is not connected: of a file, too, nothing is asked. */
export function isNotConnected(results: readonly CheckResult[]): boolean {
  return results.every(({ reason }) => reason === 'notConnected');
}

/** What is to be said of a result beside how it stands; `''` where all is as expected. */
export function resultSentence({ id, outcome, reason }: CheckResult, subject: CheckSubject): string {
  switch (outcome) {
    case 'asExpected':
      return '';
    case 'different':
      return checkWords[id].differs;
    case 'notTestable': {
      if (reason === null) return '';
      if (!isErrorCode(reason)) return untestedWords[reason];
      return errorSentence({ code: reason, system: systemOf[subject], retryAt: null, detail: '' });
    }
  }
}

const countWords: Readonly<Record<Standing, (counts: ReturnType<typeof counted>) => string>> = {
  needsYou: m.check_count_needs_you,
  goodToKnow: m.check_count_good_to_know,
  asExpected: m.check_count_as_expected,
  noEffect: m.check_count_no_effect,
  notTestable: m.check_count_untested,
};

function countIn(results: readonly CheckResult[], standing: Standing): number {
  return results.filter((result) => standingOf(result) === standing).length;
}

/** `1 needs you, 41 as expected, and 12 couldn't be tested`: what there is none of is left out. */
function sumWords(results: readonly CheckResult[]): string {
  const counts = standings.map((standing) => ({ standing, count: countIn(results, standing) }));
  return list(
    counts.flatMap(({ standing, count }) => (count > 0 ? countWords[standing](counted(count)) : [])),
  );
}

export function subjectSum(subject: CheckSubject, results: readonly CheckResult[]): string {
  return m.check_subject_sum({ subject: subjectNames[subject], sum: sumWords(results) });
}

export function notConnectedWords(subject: CheckSubject): string {
  return m.check_subject_not_connected({ subject: subjectNames[subject] });
}

/** `3 need you. 49 as expected and 12 couldn't be tested.` */
export function doneWords(results: readonly CheckResult[]): string {
  const needing = countIn(results, 'needsYou');
  const others = sumWords(results.filter((result) => standingOf(result) !== 'needsYou'));
  if (others === '') return countWords.needsYou(counted(needing));
  return needing > 0
    ? m.check_done_needs_you({ others, ...counted(needing) })
    : m.check_done_needs_nobody({ others });
}

export function progressWords(done: number, all: number): string {
  return m.check_progress({ done: number(done), all: number(all) });
}

/** How much a run asks of a system, and has asked. */
export function requestWords({ system, most, sent }: CheckRequests): string {
  return sent === 0
    ? m.check_budget({ system: systemNames[system], ...counted(most) })
    : m.check_sent({ system: systemNames[system], most: number(most), ...counted(sent) });
}
