import type { QuickbooksProduct } from '../domain/records/customer-list';
import type { SystemId } from '../domain/records/records';
import { m } from '../i18n/compiled/messages';
import type { ErrorCode, PlainError } from '../messages/errors';

/* What the extension's own pages all say. */

export const systemNames: Readonly<Record<SystemId, string>> = {
  karbon: m.system_karbon(),
  quickbooksTime: m.system_quickbooks_time(),
  quickbooks: m.system_quickbooks_online(),
};

export const productNames: Readonly<Record<QuickbooksProduct, string>> = {
  desktop: m.list_desktop(),
  online: m.list_online(),
};

/** The same where QuickBooks' list is a file of a product; `null` where it is not. */
export function systemNamesWith(product: QuickbooksProduct | null): Readonly<Record<SystemId, string>> {
  return product ? { ...systemNames, quickbooks: productNames[product] } : systemNames;
}

/** What can be connected in more than one way has the name of none of them before it is. */
export const unconnectedNames: Readonly<Record<SystemId, string>> = {
  ...systemNames,
  quickbooks: m.system_quickbooks(),
};

const errorWords: Readonly<Record<ErrorCode, (system: { readonly system: string }) => string>> = {
  needsReconnect: m.pages_error_sign_in,
  notAllowed: m.pages_error_no_permission,
  rateLimited: m.pages_error_rate_limited,
  selfLimited: m.failure_own_limit,
  offline: m.pages_error_offline,
  vaultLocked: m.failure_vault_locked,
  passphraseWrong: m.failure_passphrase_wrong,
  accessWithheld: m.failure_access_withheld,
  unreachable: m.pages_error_not_responding,
  timedOut: m.pages_error_timed_out,
  serverFault: m.pages_error_server,
  gatewayRefused: m.failure_gateway,
  invalidResponse: m.pages_error_invalid_response,
  endlessList: m.failure_endless_list,
  notFound: m.pages_error_not_found,
  rejected: m.pages_error_refused,
  billingLapsed: m.pages_error_lapsed,
  addressBlocked: m.pages_error_address_blocked,
  wrongEnvironment: m.pages_error_wrong_environment,
  accountChanged: m.failure_account_changed,
  signInCancelled: m.pages_error_sign_in_unfinished,
  signInUnanswered: m.failure_sign_in_unanswered,
  signInNotShown: m.failure_sign_in_not_shown,
  signInForeign: m.failure_sign_in_foreign,
  signInExpired: m.failure_sign_in_expired,
  applicationRefused: m.failure_application_refused,
  storageBlocked: m.failure_storage_blocked,
  storageNewer: m.failure_storage_newer,
  storageFailed: m.failure_storage_failed,
  storageFull: m.failure_storage_full,
  internal: m.failure_internal,
};

/** One sentence for a refusal, with the service's own reason where it gave one. */
export function errorSentence(error: PlainError): string {
  const problem = errorWords[error.code]({
    system: error.system ? systemNames[error.system] : m.pages_the_service(),
  });
  if (error.detail === '') return problem;
  // Of an answer that cannot be read it names the place; otherwise it is what the service has said.
  const withDetail = error.code === 'invalidResponse' ? m.pages_error_field : m.pages_error_details;
  return withDetail({ problem, detail: error.detail });
}

export const commonWords = {
  product: m.pages_product(),
  loading: m.pages_loading(),
  failed: m.failure_internal(),
  copyDetails: m.pages_copy_details(),
  copied: m.pages_copied(),
  notCopied: m.pages_not_copied(),
} as const;
