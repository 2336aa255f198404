import type { LinkContradiction } from '../../domain/records/link-contradiction';
import { m } from '../../i18n/compiled/messages';
import type { StepId, StepState } from './steps';

/* What the guide says of each step. */

interface Trouble {
  /** What the user sees. */
  readonly looks: string;
  readonly whatToDo: string;
}

export interface StepWords {
  readonly name: string;
  readonly why: string;
  /** How long it takes, about. */
  readonly minutes: number;
  readonly needs: readonly string[];
  /** What is to be looked at in another service's own settings. */
  readonly look: readonly string[];
  /** Addresses of the services themselves, as the fact sheets give them. */
  readonly links: readonly { readonly label: string; readonly address: string }[];
  readonly troubles: readonly Trouble[];
}

/** Where QuickBooks Time's own pages are (quickbooks-time.md 1). */
const timeLink = { label: m.guide_link_time(), address: 'https://tsheets.intuit.com/' };

const network: Trouble = { looks: m.guide_looks_network(), whatToDo: m.guide_then_network() };

const ownAccount: Trouble = { looks: m.guide_time_looks_company(), whatToDo: m.guide_time_then_company() };

export const stepWords: Readonly<Record<StepId, StepWords>> = {
  time: {
    name: m.guide_time_name(),
    why: m.guide_time_why(),
    minutes: 10,
    needs: [m.guide_time_need_administrator(), m.guide_time_need_addon()],
    look: [],
    links: [timeLink],
    troubles: [
      { looks: m.guide_time_looks_window(), whatToDo: m.guide_time_then_window() },
      { looks: m.guide_time_looks_addons(), whatToDo: m.guide_time_then_addons() },
      { looks: m.guide_time_looks_secret(), whatToDo: m.guide_time_then_secret() },
      ownAccount,
      { looks: m.guide_time_looks_own(), whatToDo: m.guide_time_then_own() },
      network,
    ],
  },
  quickbooks: {
    name: m.guide_quickbooks_name(),
    why: m.guide_quickbooks_why(),
    minutes: 30,
    needs: [
      m.guide_quickbooks_need_administrator(),
      m.guide_quickbooks_need_questionnaire(),
      m.guide_quickbooks_need_desktop(),
    ],
    look: [],
    links: [{ label: m.guide_link_intuit(), address: 'https://developer.intuit.com/' }],
    troubles: [
      { looks: m.guide_quickbooks_looks_environment(), whatToDo: m.guide_quickbooks_then_environment() },
      { looks: m.guide_quickbooks_looks_redirect(), whatToDo: m.guide_quickbooks_then_redirect() },
      { looks: m.guide_quickbooks_looks_administrator(), whatToDo: m.guide_quickbooks_then_administrator() },
      { looks: m.guide_quickbooks_looks_company(), whatToDo: m.guide_quickbooks_then_company() },
      { looks: m.guide_quickbooks_looks_waiting(), whatToDo: m.guide_quickbooks_then_waiting() },
      network,
    ],
  },
  pairing: {
    name: m.guide_pairing_name(),
    why: m.guide_pairing_why(),
    minutes: 10,
    needs: [m.guide_pairing_need()],
    look: [
      m.guide_pairing_look_company(),
      m.guide_pairing_look_import(),
      m.guide_pairing_look_rename(),
      m.guide_pairing_look_desktop(),
    ],
    links: [timeLink],
    troubles: [
      { looks: m.guide_pairing_looks_missing(), whatToDo: m.guide_pairing_then_missing() },
      { looks: m.guide_pairing_looks_deleted(), whatToDo: m.guide_pairing_then_deleted() },
      { looks: m.guide_pairing_looks_twice(), whatToDo: m.guide_pairing_then_twice() },
    ],
  },
  karbon: {
    name: m.guide_karbon_name(),
    why: m.guide_karbon_why(),
    minutes: 5,
    needs: [m.guide_karbon_need()],
    look: [],
    links: [],
    troubles: [
      { looks: m.guide_karbon_looks_menu(), whatToDo: m.guide_karbon_then_menu() },
      { looks: m.guide_karbon_looks_keys(), whatToDo: m.guide_karbon_then_keys() },
      { looks: m.guide_karbon_looks_limit(), whatToDo: m.guide_karbon_then_limit() },
      network,
    ],
  },
  tieOut: {
    name: m.guide_tie_out_name(),
    why: m.guide_tie_out_why(),
    minutes: 30,
    needs: [m.guide_tie_out_need()],
    look: [],
    links: [],
    troubles: [
      { looks: m.guide_tie_out_looks_slow(), whatToDo: m.guide_tie_out_then_slow() },
      { looks: m.guide_tie_out_looks_staying(), whatToDo: m.guide_tie_out_then_staying() },
    ],
  },
  karbonLink: {
    name: m.guide_karbon_link_name(),
    why: m.guide_karbon_link_why(),
    minutes: 10,
    needs: [m.guide_karbon_link_need()],
    look: [
      m.guide_karbon_link_look_work(),
      m.guide_karbon_link_look_types(),
      m.guide_karbon_link_look_emails(),
    ],
    links: [],
    troubles: [
      { looks: m.guide_karbon_link_looks_twice(), whatToDo: m.guide_karbon_link_then_twice() },
      { looks: m.guide_karbon_link_looks_person(), whatToDo: m.guide_karbon_link_then_person() },
      { looks: m.guide_karbon_link_looks_late(), whatToDo: m.guide_karbon_link_then_late() },
    ],
  },
  handOver: {
    name: m.guide_hand_over_name(),
    why: m.guide_hand_over_why(),
    minutes: 5,
    needs: [m.guide_hand_over_need()],
    look: [],
    links: [],
    troubles: [],
  },
  setup: {
    name: m.guide_setup_name(),
    why: m.guide_setup_why(),
    minutes: 1,
    needs: [m.guide_setup_need()],
    look: [],
    links: [],
    troubles: [
      { looks: m.guide_setup_looks_passphrase(), whatToDo: m.guide_setup_then_passphrase() },
      { looks: m.guide_setup_looks_file(), whatToDo: m.guide_setup_then_file() },
    ],
  },
  signIn: {
    name: m.guide_sign_in_name(),
    why: m.guide_sign_in_why(),
    minutes: 1,
    needs: [m.guide_sign_in_need()],
    look: [],
    links: [],
    troubles: [
      { looks: m.guide_time_looks_window(), whatToDo: m.guide_time_then_window() },
      ownAccount,
      network,
    ],
  },
  karbonKeys: {
    name: m.guide_karbon_keys_name(),
    why: m.guide_karbon_keys_why(),
    minutes: 1,
    needs: [m.guide_karbon_keys_need()],
    look: [],
    links: [],
    troubles: [network],
  },
  list: {
    name: m.guide_list_name(),
    why: m.guide_list_why(),
    minutes: 1,
    needs: [m.guide_list_need()],
    look: [],
    links: [],
    troubles: [{ looks: m.guide_list_looks_none(), whatToDo: m.guide_list_then_none() }],
  },
  open: {
    name: m.guide_open_name(),
    why: m.guide_open_why(),
    minutes: 1,
    needs: [m.guide_open_need()],
    look: [],
    links: [],
    troubles: [{ looks: m.guide_open_looks_panel(), whatToDo: m.guide_open_then_panel() }],
  },
};

export const contradictionWords: Readonly<Record<LinkContradiction, string>> = {
  sandbox: m.guide_contradiction_sandbox(),
  desktop: m.guide_contradiction_desktop(),
};

export const stateWords: Readonly<Record<StepState, string>> = {
  done: m.guide_state_done(),
  skipped: m.guide_state_skipped(),
  next: m.guide_state_next(),
  later: m.guide_state_later(),
  attention: m.guide_state_attention(),
};

/** What a tick says, by what it means. */
export const tickWords = {
  done: m.guide_tick(),
  skipped: m.guide_tick_skip(),
} as const;

/** What Intuit asks of an app before it gives out production keys, by subject (quickbooks.md 2.4, 9); its own wording is not known. */
export function intuitAnswers(
  redirectAddress: string,
): readonly { readonly what: string; readonly text: string }[] {
  return [
    { what: m.guide_answer_name(), text: m.guide_answer_name_text() },
    { what: m.guide_answer_redirect(), text: redirectAddress },
    { what: m.guide_answer_host(), text: new URL(redirectAddress).host },
    { what: m.guide_answer_what(), text: m.guide_answer_what_text() },
    { what: m.guide_answer_who(), text: m.guide_answer_who_text() },
    { what: m.guide_answer_data(), text: m.guide_answer_data_text() },
    { what: m.guide_answer_where(), text: m.guide_answer_where_text() },
    { what: m.guide_answer_tokens(), text: m.guide_answer_tokens_text() },
    { what: m.guide_answer_logs(), text: m.guide_answer_logs_text() },
    { what: m.guide_answer_limits(), text: m.guide_answer_limits_text() },
    { what: m.guide_answer_end(), text: m.guide_answer_end_text() },
  ];
}
