import type { SystemId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import type { ErrorCode } from '../../../messages/errors';
import type {
  CheckId,
  CheckOutcome,
  CheckRequests,
  CheckResult,
  CheckSubject,
  UntestedReason,
} from '../../../messages/self-check';
import type { Tone } from '../../../ui/tone-icon';
import { errorSentence, systemNames } from '../../words';

/* What the options page says of the check of a set-up. */

export const helpWords = {
  title: m.check_title(),
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

interface CheckWords {
  /** What is expected. */
  readonly title: string;
  /** What follows for the user where it is not so. */
  readonly differs: string;
}

const noEffect = m.check_no_effect();

export const checkWords: Readonly<Record<CheckId, CheckWords>> = {
  hostAccess: { title: m.check_host_access(), differs: m.check_host_access_differs() },
  policy: { title: m.check_policy(), differs: m.check_policy_differs() },
  listFile: { title: m.check_list_file(), differs: m.check_list_file_differs() },
  timeRights: { title: m.check_time_rights(), differs: m.check_time_rights_differs() },
  timeClock: { title: m.check_time_clock(), differs: m.check_time_clock_differs() },
  timeLink: { title: m.check_time_link(), differs: m.check_time_link_differs() },
  timeConnectFlag: { title: m.check_time_connect_flag(), differs: m.check_time_connect_flag_differs() },
  timeIds: { title: m.check_time_ids(), differs: noEffect },
  timeEmptyMaps: { title: m.check_time_empty_maps(), differs: noEffect },
  timeStampForm: { title: m.check_time_stamp_form(), differs: noEffect },
  timeNames: { title: m.check_time_names(), differs: m.check_time_names_differs() },
  timeJobcodeOrder: { title: m.check_time_jobcode_order(), differs: noEffect },
  timeEntryOrder: { title: m.check_time_entry_order(), differs: noEffect },
  timePageSize: { title: m.check_time_page_size(), differs: noEffect },
  timePageZero: { title: m.check_time_page_zero(), differs: noEffect },
  timeRepeatedParameter: { title: m.check_time_repeated_parameter(), differs: noEffect },
  timeZulu: { title: m.check_time_zulu(), differs: noEffect },
  timeFlagWords: { title: m.check_time_flag_words(), differs: noEffect },
  timeMissingFilter: { title: m.check_time_missing_filter(), differs: noEffect },
  timeProjectFilters: { title: m.check_time_project_filters(), differs: noEffect },
  timeFilterCase: { title: m.check_time_filter_case(), differs: m.check_time_filter_case_differs() },
  timeFilterWhole: { title: m.check_time_filter_whole(), differs: noEffect },
  timeFilterComma: { title: m.check_time_filter_comma(), differs: noEffect },
  timeFilterEscape: { title: m.check_time_filter_escape(), differs: noEffect },
  timeOwnTimeOnly: { title: m.check_time_own_time_only(), differs: m.check_time_own_time_only_differs() },
  timeStampsCover: { title: m.check_time_stamps_cover(), differs: noEffect },
  timeStampsOther: { title: m.check_time_stamps_other(), differs: noEffect },
  timeStampsUnknown: { title: m.check_time_stamps_unknown(), differs: noEffect },
  timeClockInStamp: { title: m.check_time_clock_in_stamp(), differs: noEffect },
  timeDeletionStamp: { title: m.check_time_deletion_stamp(), differs: noEffect },
  timeTombstones: { title: m.check_time_tombstones(), differs: noEffect },
  booksAccess: { title: m.check_books_access(), differs: m.check_books_access_differs() },
  booksClock: { title: m.check_books_clock(), differs: m.check_books_clock_differs() },
  booksOrigin: { title: m.check_books_origin(), differs: m.check_books_origin_differs() },
  booksPageSize: { title: m.check_books_page_size(), differs: noEffect },
  booksIdOrder: { title: m.check_books_id_order(), differs: noEffect },
  booksNames: { title: m.check_books_names(), differs: m.check_books_names_differs() },
  booksFilterCase: { title: m.check_books_filter_case(), differs: noEffect },
  booksBackslash: { title: m.check_books_backslash(), differs: noEffect },
  booksLatin1: { title: m.check_books_latin_1(), differs: noEffect },
  booksMissingFeature: {
    title: m.check_books_missing_feature(),
    differs: m.check_books_missing_feature_differs(),
  },
  booksInactiveChanges: { title: m.check_books_inactive_changes(), differs: noEffect },
  karbonAccess: { title: m.check_karbon_access(), differs: m.check_karbon_access_differs() },
  karbonClock: { title: m.check_karbon_clock(), differs: m.check_karbon_clock_differs() },
  karbonPageSize: { title: m.check_karbon_page_size(), differs: noEffect },
  karbonLinks: { title: m.check_karbon_links(), differs: noEffect },
  karbonLinksAfterTop: { title: m.check_karbon_links_after_top(), differs: noEffect },
  karbonLinkKeeps: { title: m.check_karbon_link_keeps(), differs: noEffect },
  karbonTopLimit: { title: m.check_karbon_top_limit(), differs: noEffect },
  karbonOptionTwice: { title: m.check_karbon_option_twice(), differs: noEffect },
  karbonOr: { title: m.check_karbon_or(), differs: noEffect },
  karbonQuotes: { title: m.check_karbon_quotes(), differs: noEffect },
  karbonNameOrder: { title: m.check_karbon_name_order(), differs: m.check_karbon_name_order_differs() },
  karbonRestricted: { title: m.check_karbon_restricted(), differs: m.check_karbon_restricted_differs() },
  pageAnchor: { title: m.check_page_anchor(), differs: m.check_page_anchor_differs() },
  pageContact: { title: m.check_page_contact(), differs: m.check_page_contact_differs() },
  pageTabLinks: { title: m.check_page_tab_links(), differs: m.check_page_tab_links_differs() },
  pageRoute: { title: m.check_page_route(), differs: noEffect },
  pageGroupRoute: { title: m.check_page_group_route(), differs: noEffect },
  pageTitle: { title: m.check_page_title(), differs: m.check_page_title_differs() },
  pageClientLink: { title: m.check_page_client_link(), differs: m.check_page_client_link_differs() },
  pagePanel: { title: m.check_page_panel(), differs: m.check_page_panel_differs() },
  pagePolicy: { title: m.check_page_policy(), differs: noEffect },
  pageStorable: { title: m.check_page_storable(), differs: noEffect },
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

export const outcomeWords: Readonly<Record<CheckOutcome, { readonly label: string; readonly tone: Tone }>> = {
  asExpected: { label: m.check_as_expected(), tone: 'good' },
  different: { label: m.check_different(), tone: 'warning' },
  notTestable: { label: m.check_not_testable(), tone: 'neutral' },
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

/** What is to be said of a result beside its outcome; `''` where all is as expected. */
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

/** `41 as expected, 2 different, 12 not testable`. */
function sumWords(results: readonly CheckResult[]): string {
  const count = (wanted: CheckOutcome) => number(results.filter(({ outcome }) => outcome === wanted).length);
  return m.check_sum({
    expected: count('asExpected'),
    different: count('different'),
    untested: count('notTestable'),
  });
}

export function subjectSum(subject: CheckSubject, results: readonly CheckResult[]): string {
  return m.check_subject_sum({ subject: subjectNames[subject], sum: sumWords(results) });
}

export function progressWords(done: number, all: number): string {
  return m.check_progress({ done: number(done), all: number(all) });
}

export function doneWords(results: readonly CheckResult[]): string {
  return m.check_done({ sum: sumWords(results) });
}

/** How much a run asks of a system, and has asked. */
export function requestWords({ system, most, sent }: CheckRequests): string {
  return sent === 0
    ? m.check_budget({ system: systemNames[system], ...counted(most) })
    : m.check_sent({ system: systemNames[system], most: number(most), ...counted(sent) });
}
