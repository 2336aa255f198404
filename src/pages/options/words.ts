import type { FixRules } from '../../domain/plans/plan';
import type { SystemId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import { longDay } from '../../i18n/dates';
import { counted, decimal, number } from '../../i18n/numbers';
import { karbonOrigin, pagesOf } from '../../messages/karbon-origins';
import type { ConnectedAccount, ConnectionRight, ConnectionView, DataSummary } from '../../messages/page-api';
import type { OptionsSection } from '../options-address';
import { systemNames } from '../words';

/* What the options page says, but for its log and its offline data, which have words of their own. */

export const sectionNames: Readonly<Record<OptionsSection, string>> = {
  connections: m.options_section_connections(),
  rules: m.options_section_rules(),
  panel: m.options_section_panel(),
  activity: m.options_section_activity(),
  data: m.options_section_data(),
  advanced: m.options_section_advanced(),
  help: m.options_section_help(),
};

/** The id of a section's heading. */
export function headingOf(section: OptionsSection): string {
  return `${section}-heading`;
}

export const systemPurposes: Readonly<Record<SystemId, string>> = {
  quickbooksTime: m.options_purpose_quickbooks_time(),
  quickbooks: m.options_purpose_quickbooks(),
  karbon: m.options_purpose_karbon(),
};

export const rightWords: Readonly<Record<ConnectionRight, string>> = {
  seesEverybodysTime: m.options_permission_everyones_time(),
  seesOwnGroupsTime: m.options_permission_groups_time(),
  seesOwnTime: m.options_permission_own_time(),
  managesJobcodes: m.options_permission_add_jobs(),
  cannotManageJobcodes: m.options_permission_no_jobs(),
  readsAndWritesCustomers: m.options_permission_customers(),
  readsWholeFirm: m.options_permission_whole_firm(),
  readsCustomerListFile: m.options_permission_list_file(),
};

export const environmentWords: Readonly<Record<NonNullable<ConnectedAccount['environment']>, string>> = {
  production: m.options_environment_production(),
  sandbox: m.options_environment_sandbox(),
};

export const plainWords = {
  notConnected: m.options_not_connected(),
  connected: m.options_connected(),
  needsReconnect: m.options_sign_in_needed(),
  required: m.options_required(),
  recommended: m.options_recommended(),
  howTo: m.options_how_to(),
  connect: m.options_connect(),
  showForm: m.options_connect_show(),
  connecting: m.options_connecting(),
  connectAgain: m.options_sign_in_again(),
  signingIn: m.options_signing_in(),
  otherCredentials: m.options_other_credentials(),
  test: m.options_test(),
  testing: m.options_testing(),
  disconnect: m.options_disconnect(),
  disconnecting: m.options_disconnecting(),
  cancel: m.options_cancel(),
  saved: m.options_saved(),
  account: m.options_account(),
  connectedAs: m.options_connected_as(),
  permissions: m.options_permissions(),
  environment: m.options_environment(),
  ends: m.options_ends_title(),
} as const;

export const checklistWords = {
  title: m.options_checklist_title(),
  done: m.options_checklist_done(),
  open: m.options_checklist_open(),
  native: m.options_checklist_native(),
} as const;

/** The question before a disconnection, by system. */
export function disconnectQuestion(system: SystemId): string {
  return m.options_disconnect_question({ system: systemNames[system] });
}

/** A connection as a test has found it. */
export interface TestedConnection extends Pick<ConnectionView, 'system' | 'state' | 'lastError'> {
  /** It acts for another account than before, or with other permissions. */
  readonly isOtherwise: boolean;
}

/** What a test says that the service has answered well; nothing where the connection has ended meanwhile. */
export function testedSentence({ system, state, isOtherwise }: TestedConnection): string {
  if (state !== 'connected') return '';
  const sentence = isOtherwise ? m.options_tested_otherwise : m.options_tested;
  return sentence({ system: systemNames[system] });
}

export const passphraseWords = {
  title: m.options_passphrase_title(),
  lead: m.options_passphrase_lead(),
  locked: m.options_passphrase_locked(),
  current: m.options_passphrase_current(),
  wanted: m.options_passphrase_wanted(),
  repeated: m.options_passphrase_repeated(),
  differs: m.options_passphrase_differs(),
  set: m.options_passphrase_set(),
  change: m.options_passphrase_change(),
  remove: m.options_passphrase_remove(),
  unlock: m.options_passphrase_unlock(),
  forgotten: m.options_passphrase_forgotten(),
  forget: m.options_passphrase_forget(),
  forgetQuestion: m.options_passphrase_forget_question(),
} as const;

export const siteAccessWords = {
  title: m.options_access_title(),
  allow: m.options_access_allow(),
  elsewhere: m.options_access_elsewhere(),
} as const;

/** What the browser keeps Tieout from, by the addresses as the manifest has them. */
export function siteAccessSentence(origins: readonly string[]): string {
  const sites = origins.map((origin) => new URL(origin).host).join(', ');
  return origins.includes(pagesOf(karbonOrigin))
    ? m.options_access_no_panel({ sites })
    : m.options_access_some({ sites });
}

/** When the access ends. `now` and `endsAt` in epoch ms. */
export function endsSentence(endsAt: number | null, isRenewedByItself: boolean, now: number): string {
  if (endsAt === null) return m.options_ends_unknown();
  const date = longDay(endsAt);
  const days = Math.ceil((endsAt - now) / 86_400_000);
  if (days <= 0) return m.options_ended({ date });
  return isRenewedByItself
    ? m.options_renews({ date, ...counted(days) })
    : m.options_ends({ date, ...counted(days) });
}

export const quickbooksTimeWords = {
  byApplication: m.options_time_application(),
  byToken: m.options_time_with_token(),
  applicationSteps: [
    m.options_time_step_sign_in(),
    m.options_time_step_install(),
    m.options_time_step_add(),
    m.options_time_step_redirect(),
    m.options_time_step_copy(),
    m.options_time_step_connect(),
  ],
  redirectStep: 3,
  tokenSteps: [
    m.options_time_step_sign_in(),
    m.options_time_step_install(),
    m.options_time_step_token(),
    m.options_time_step_save_token(),
    m.options_time_step_paste_token(),
  ],
  clientId: m.options_time_client_id(),
  clientSecret: m.options_time_client_secret(),
  token: m.options_time_token(),
} as const;

export const quickbooksWords = {
  steps: [
    m.options_quickbooks_step_sign_in(),
    m.options_quickbooks_step_create(),
    m.options_quickbooks_step_keys(),
    m.options_quickbooks_step_redirect(),
    m.options_quickbooks_step_copy(),
    m.options_quickbooks_step_connect(),
  ],
  redirectStep: 3,
  environment: m.options_quickbooks_company(),
  production: m.options_quickbooks_production(),
  sandbox: m.options_quickbooks_sandbox(),
  clientId: m.options_time_client_id(),
  clientSecret: m.options_time_client_secret(),
} as const;

export const karbonWords = {
  steps: [m.options_karbon_step_sign_in(), m.options_karbon_step_open(), m.options_karbon_step_copy()],
  bearer: m.options_karbon_bearer(),
  accessKey: m.options_karbon_access_key(),
  bearerShape: m.options_karbon_bearer_shape(),
  accessKeyShape: m.options_karbon_access_key_shape(),
  swapped: m.options_karbon_swapped(),
  shared: m.options_karbon_shared(),
} as const;

export const namingWords = {
  title: m.options_naming_title(),
  lead: m.options_naming_lead(),
  levelLimit: m.options_naming_limit(),
  levelLimits: {
    41: m.options_naming_limit_desktop(),
    64: m.options_naming_limit_time(),
    100: m.options_naming_limit_online(),
  },
  personOrder: m.options_naming_people(),
  personOrders: {
    asInKarbon: m.options_naming_people_as_shown(),
    firstLast: m.options_naming_people_first_last(),
    lastFirst: m.options_naming_people_last_first(),
  },
  colonBecomes: m.options_naming_colon(),
  colons: {
    ' -': m.options_naming_colon_hyphen(),
    ',': m.options_naming_colon_comma(),
    '': m.options_naming_colon_nothing(),
  },
  straighten: m.options_naming_straighten(),
  preview: m.options_naming_preview(),
  client: m.options_naming_client(),
  isPerson: m.options_naming_is_person(),
  work: m.options_naming_work(),
  result: m.options_naming_result(),
  sampleClient: m.options_naming_sample_client(),
  sampleWork: m.options_naming_sample_work(),
} as const;

export const timeWords = {
  range: m.options_range(),
  ranges: {
    sixMonths: m.options_range_six_months(),
    thisWeek: m.options_range_this_week(),
    thisMonth: m.options_range_this_month(),
    lastMonth: m.options_range_last_month(),
    thisYear: m.options_range_this_year(),
    lifetime: m.options_range_lifetime(),
  },
  appearance: m.options_appearance(),
  appearances: {
    auto: m.options_appearance_auto(),
    light: m.options_appearance_light(),
    dark: m.options_appearance_dark(),
  },
} as const;

export const dataWords = {
  title: m.options_data_title(),
  lead: m.options_data_lead(),
  wipeCopies: m.options_data_clear(),
  wipeCopiesQuestion: m.options_data_clear_question(),
  wipeAll: m.options_data_remove_all(),
  wipeAllQuestion: m.options_data_remove_all_question(),
  wiping: m.options_data_removing(),
  wiped: m.options_data_removed(),
} as const;

/** How much is stored, and how large it is. */
export function storedSentence({ counts, bytes }: DataSummary): string {
  const parts = [
    m.options_data_jobcode_count(counted(counts.jobcodes)),
    m.options_data_person_count(counted(counts.timeUsers)),
    m.options_data_entry_count(counted(counts.timeEntries)),
    m.options_data_customer_count(counted(counts.customers)),
    m.options_data_client_count(counted(counts.karbonClients)),
    m.options_data_work_count(counted(counts.workItems)),
  ];
  return m.options_data_summary({ counts: parts.join(' · '), size: sizeWords(bytes) });
}

/** Bytes as a person reads them. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return m.options_size_bytes(counted(bytes));
  if (bytes < 1024 * 1024) return m.options_size_kilobytes({ number: number(bytes / 1024) });
  return m.options_size_megabytes({ number: decimal(bytes / 1024 / 1024) });
}

export const fixRulesWords = {
  title: m.options_fix_title(),
  lead: m.options_fix_lead(),
  order: m.options_fix_order(),
  orders: {
    quickbooksFirst: m.options_fix_order_quickbooks_first(),
    timeOnly: m.options_fix_order_time_only(),
  } satisfies Record<FixRules['order'], string>,
  assignTo: m.options_assign_title(),
  assignees: { everyone: m.options_assign_everyone(), chosen: m.options_assign_chosen() },
  chosen: m.options_assign_people(),
  nobodyKnown: m.options_assign_unknown(),
  nobodyChosen: m.options_assign_nobody(),
} as const;

/** A chosen user who is no longer in the list. */
export function unknownUser(id: string): string {
  return m.options_assign_user_gone({ id });
}

export const karbonShareWords = {
  title: m.options_karbon_limit_title(),
  lead: m.options_karbon_limit_lead(),
  share: m.options_karbon_limit_share(),
} as const;
