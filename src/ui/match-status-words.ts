import type { MatchReason } from '../domain/matching/match-reason';
import type { BlockReason, MatchStatus } from '../domain/matching/match-status';
import type { NameHolder } from '../domain/records/records';
import { m } from '../i18n/compiled/messages';
import { counted } from '../i18n/numbers';
import { type Sentence, sentence } from '../i18n/sentence';
import type { PageKind } from '../messages/page-ref';

const blockWords: Readonly<Record<BlockReason['code'], string>> = {
  notConnected: m.match_blocked_not_connected(),
  unreachable: m.match_blocked_unreachable(),
  noRightToManageJobcodes: m.match_blocked_no_permission(),
  nameHeld: m.match_blocked_name_held(),
  nameNotPossible: m.match_blocked_name_not_possible(),
  nameBeyondProduct: m.match_blocked_name_beyond_product(),
  nameStoredOtherwise: m.match_blocked_name_stored_otherwise(),
};

const reasonWords: Readonly<Record<Exclude<MatchReason['code'], 'note' | 'sharedWord'>, string>> = {
  tradeName: m.match_reason_trade_name(),
  partOfName: m.match_reason_part_of_name(),
  title: m.match_reason_title(),
  couple: m.match_reason_couple(),
  lookAlike: m.match_reason_look_alike(),
  otherScript: m.match_reason_other_script(),
  legalForm: m.match_reason_legal_form(),
  nickname: m.match_reason_nickname(),
  writtenOtherwise: m.match_reason_written_otherwise(),
};

/** Why a record is shown whose name is another, in a word or three. */
export function matchReasonWords(reason: MatchReason): string {
  switch (reason.code) {
    case 'note':
      return m.match_reason_note({ note: reason.note });
    case 'sharedWord':
      return m.match_reason_shared_word({ word: reason.word });
    default:
      return reasonWords[reason.code];
  }
}

function sharedWords(owners: number, kind: PageKind): string {
  return kind === 'work'
    ? m.match_shared_by_work(counted(owners))
    : m.match_shared_by_clients(counted(owners));
}

/** How an item matches in one list, in a word or three. @param kind what the item is in Karbon */
export function matchStatusWords(status: MatchStatus, kind: PageKind): string {
  switch (status.kind) {
    case 'matched':
      return m.match_matched();
    case 'differs':
      return status.pairedBy === 'link' ? m.match_differs_linked() : m.match_differs();
    case 'archived':
      return m.match_archived();
    case 'misplaced':
      return m.match_misplaced();
    case 'ambiguous':
      return status.because === 'severalRecords'
        ? m.match_multiple()
        : sharedWords(status.otherOwners.length + 1, kind);
    case 'similar':
      return m.match_similar();
    case 'missing':
      return status.parent === null ? m.match_missing() : m.match_job_missing();
    case 'blocked':
      return blockWords[status.reason.code];
  }
}

const holderSentences: Readonly<Record<NameHolder['kind'], (inputs: { readonly name: string }) => string>> = {
  vendor: m.verdict_blocked_name_held_by_vendor,
  employee: m.verdict_blocked_name_held_by_employee,
  otherName: m.verdict_blocked_name_held_by_other_name,
};

/** Who of QuickBooks has the name already. */
export function heldNameSentence({ kind, name }: NameHolder): Sentence {
  return sentence(holderSentences[kind], { name: [name] });
}
