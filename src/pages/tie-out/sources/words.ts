import type { ColumnRole, NameListContent, NameListSystem } from '../../../domain/records/name-list';
import type { ClientKind, SystemId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { longDay } from '../../../i18n/dates';
import { counted, list, number } from '../../../i18n/numbers';
import type { ListFileProblem, ListFileTrouble } from '../../../messages/customer-list';
import type { NameListFacts } from '../../../messages/name-list';
import { errorSentence, systemNames } from '../../words';
import type { NameFileEnd } from './use-name-file';

/* What the tie-out page says of where its names come from. */

export const placeNames: Readonly<Record<SystemId, string>> = {
  karbon: m.name_list_place_karbon(),
  quickbooksTime: m.name_list_place_time(),
  quickbooks: m.name_list_place_quickbooks(),
};

/** How to come by a file. */
export const exportSteps: Readonly<Record<NameListSystem, readonly string[]>> = {
  karbon: [m.name_list_step_karbon_export(), m.name_list_step_karbon_choose()],
  quickbooksTime: [m.name_list_step_time_export(), m.name_list_step_time_choose()],
};

/** What else can be chosen. */
export const exportHints: Readonly<Record<NameListSystem, string>> = {
  karbon: m.name_list_step_karbon_groups(),
  quickbooksTime: m.name_list_step_time_entries(),
};

export const columnLabels: Readonly<Record<ColumnRole, string>> = {
  name: m.name_list_name_column(),
  lastName: m.name_list_last_name_column(),
  firstName: m.name_list_first_name_column(),
  middleName: m.name_list_middle_name_column(),
  legalName: m.name_list_legal_name_column(),
  key: m.name_list_key_column(),
  kind: m.name_list_kind_column(),
  level1: m.name_list_level_one_column(),
  level2: m.name_list_level_two_column(),
  level3: m.name_list_level_column({ number: number(3) }),
  level4: m.name_list_level_column({ number: number(4) }),
  level5: m.name_list_level_column({ number: number(5) }),
  active: m.name_list_active_column(),
};

export const kindChoices: Readonly<Record<ClientKind, string>> = {
  organization: m.name_list_kind_organizations(),
  person: m.name_list_kind_people(),
  clientGroup: m.name_list_kind_groups(),
};

export const orderChoices = {
  lastFirst: m.name_list_order_last_first(),
  firstLast: m.name_list_order_first_last(),
} as const;

const contentWords: Readonly<Record<NameListContent, string>> = {
  organization: m.name_list_holds_organizations(),
  person: m.name_list_holds_people(),
  clientGroup: m.name_list_holds_groups(),
  job: '',
};

const countWords: Readonly<Record<NameListSystem, typeof m.name_list_clients>> = {
  karbon: m.name_list_clients,
  quickbooksTime: m.name_list_jobs,
};

/** `214 clients (organizations and people)` */
function contentsOf({ system, count, holds }: NameListFacts): string {
  const counts = countWords[system](counted(count));
  const kinds = holds.map((each) => contentWords[each]).filter(Boolean);
  return kinds.length === 0 ? counts : `${counts} (${list(kinds)})`;
}

export function contentsAndDay(facts: NameListFacts): string {
  return m.name_list_of_day({ contents: contentsOf(facts), day: longDay(facts.savedAt) });
}

const problemWords: Readonly<Record<ListFileProblem, (at: { readonly line: string }) => string>> = {
  empty: m.list_problem_empty,
  tooLarge: m.name_list_too_large,
  notText: m.name_list_not_text,
  oldWorkbook: m.list_problem_old_workbook,
  unknownForm: m.name_list_not_text,
  timesheets: m.list_problem_timesheets,
  noCustomers: m.name_list_nothing_found,
  jobsApart: m.list_problem_jobs_apart,
  openQuote: m.list_problem_open_quote,
  brokenRow: m.list_problem_broken_row,
  cutOff: m.list_problem_cut_off,
  newerForm: m.list_problem_newer,
};

function troubleSentence({ problem, line }: ListFileTrouble): string {
  return problemWords[problem]({ line: number(line ?? 1) });
}

/** What has become of a file: said in passing where all is well, or as trouble. */
export function endSentence(
  end: NameFileEnd,
  system: NameListSystem,
): { readonly text: string; readonly isTrouble: boolean } {
  switch (end.kind) {
    case 'read': {
      const contents = contentsOf(end.facts);
      const text =
        end.replaced.length === 0
          ? m.name_list_read({ contents })
          : m.name_list_read_in_place({ contents, files: list(end.replaced) });
      return { text, isTrouble: false };
    }
    case 'unchanged':
      return { text: m.list_same(), isTrouble: false };
    case 'refused':
      return { text: troubleSentence(end.trouble), isTrouble: true };
    case 'connected':
      return { text: m.name_list_connected_now({ system: systemNames[system] }), isTrouble: true };
    case 'workbookUnread':
      return { text: m.list_problem_workbook(), isTrouble: true };
    case 'notGranted':
      return { text: m.list_not_granted({ file: end.fileName }), isTrouble: true };
    case 'gone':
      return { text: m.list_file_gone({ file: end.fileName }), isTrouble: true };
    case 'unreadable':
      return { text: m.list_unreadable(), isTrouble: true };
    case 'failed':
      return { text: errorSentence(end.error), isTrouble: true };
  }
}

/** As a spreadsheet calls its columns: 0 → `A`, 27 → `AB`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnLetters(Math.floor(column / 26) - 1)}${last}`;
}
