import type {
  CustomerListFormat,
  OddRowReason,
  QuickbooksProduct,
} from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { longDay } from '../../../i18n/dates';
import { counted, number } from '../../../i18n/numbers';
import type {
  CustomerListFacts,
  ListFileDoubt,
  ListFileProblem,
  ListFileTrouble,
} from '../../../messages/customer-list';
import { errorSentence, productNames } from '../../words';
import type { ListFileEnd } from './use-list-file';

/* What the options page says of customer lists that come as files. */

export const formNames: Readonly<Record<CustomerListFormat, string>> = {
  iif: m.list_form_iif(),
  desktopCsv: m.list_form_desktop_csv(),
  contactList: m.list_form_contacts(),
  customersPage: m.list_form_customers_page(),
  tieoutList: m.list_form_tieout(),
};

export const exportSteps: Readonly<Record<QuickbooksProduct, readonly string[]>> = {
  desktop: [
    m.list_desktop_step_export(),
    m.list_desktop_step_lists(),
    m.list_desktop_step_save(),
    m.list_desktop_step_choose(),
  ],
  online: [m.list_online_step_report(), m.list_online_step_export(), m.list_online_step_choose()],
};

/** What else can be chosen. */
export const exportHints: Readonly<Record<QuickbooksProduct, string>> = {
  desktop: m.list_desktop_csv(),
  online: m.list_online_step_ask(),
};

export const oddRowWords: Readonly<Record<OddRowReason, string>> = {
  noName: m.list_odd_no_name(),
  emptyLevel: m.list_odd_empty_level(),
  tooDeep: m.list_odd_too_deep(),
  twice: m.list_odd_twice(),
  parentNotListed: m.list_odd_parent(),
  parentUnknown: m.list_odd_parent_unknown(),
  parentReplaced: m.list_odd_parent_replaced(),
};

export function customersSentence({ customerCount, inactiveCount }: CustomerListFacts): string {
  const customers = m.list_customers_count(counted(customerCount));
  return inactiveCount === 0
    ? customers
    : m.list_customers_inactive({ customers, ...counted(inactiveCount) });
}

const problemWords: Readonly<Record<ListFileProblem, (at: { readonly line: string }) => string>> = {
  empty: m.list_problem_empty,
  tooLarge: m.list_problem_too_large,
  notText: m.list_problem_not_text,
  oldWorkbook: m.list_problem_old_workbook,
  unknownForm: m.list_problem_unknown_form,
  timesheets: m.list_problem_timesheets,
  noCustomers: m.list_problem_no_customers,
  jobsApart: m.list_problem_jobs_apart,
  openQuote: m.list_problem_open_quote,
  brokenRow: m.list_problem_broken_row,
  cutOff: m.list_problem_cut_off,
  newerForm: m.list_problem_newer,
};

function troubleSentence({ problem, line }: ListFileTrouble): string {
  return problemWords[problem]({ line: number(line ?? 1) });
}

export function doubtSentence(doubt: ListFileDoubt): string {
  switch (doubt.because) {
    case 'otherCompany':
      return m.list_doubt_company({ before: doubt.before, now: doubt.now });
    case 'otherProduct':
      return m.list_doubt_company({ before: productNames[doubt.before], now: productNames[doubt.now] });
    case 'fewShared':
      return m.list_doubt_few({ before: number(doubt.before), shared: number(doubt.shared) });
    case 'fewInTime':
      return m.list_doubt_time({ before: number(doubt.before), shared: number(doubt.shared) });
    case 'older':
      return m.list_doubt_older({ before: longDay(doubt.before), now: longDay(doubt.now) });
    case 'manyGone':
      return m.list_doubt_gone({ before: number(doubt.before), gone: number(doubt.gone) });
  }
}

/** What has become of a file: said in passing where all is well, or as trouble. A doubt and which sheet is meant are questions of their own. */
export function endSentence(end: ListFileEnd, fileName: string): { text: string; isTrouble: boolean } | null {
  switch (end.kind) {
    case 'read':
      return { text: m.list_read({ changes: changesSentence(end) }), isTrouble: false };
    case 'unchanged':
      return { text: m.list_same(), isTrouble: false };
    case 'doubted':
    case 'sheets':
      return null;
    case 'refused':
      return { text: troubleSentence(end.trouble), isTrouble: true };
    case 'workbookUnread':
      return { text: m.list_problem_workbook(), isTrouble: true };
    case 'notGranted':
      return { text: m.list_not_granted({ file: fileName }), isTrouble: true };
    case 'gone':
      return { text: m.list_file_gone({ file: fileName }), isTrouble: true };
    case 'unreadable':
      return { text: m.list_unreadable(), isTrouble: true };
    case 'interrupted':
      return { text: m.list_interrupted(), isTrouble: true };
    case 'signedIn':
      return { text: m.list_signed_in(), isTrouble: true };
    case 'failed':
      return { text: errorSentence(end.error), isTrouble: true };
  }
}

function changesSentence({ added, removed }: Extract<ListFileEnd, { kind: 'read' }>): string {
  return m.list_added({ added: number(added), removed: number(removed) });
}
