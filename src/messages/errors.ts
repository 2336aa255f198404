import type { SystemId } from '../domain/records/records';

/** What can go wrong with a service, by what the user can do about it. */
export type ErrorCode =
  /** The credentials are wrong, expired or revoked: connect again. */
  | 'needsReconnect'
  /** The credentials are good but the right is missing. */
  | 'notAllowed'
  /** Too many requests: wait until `retryAt`. */
  | 'rateLimited'
  /** Tieout keeps within a limit of its own, which the service has not reached: wait until `retryAt`. */
  | 'selfLimited'
  /** This browser has no network. */
  | 'offline'
  /** The browser's user does not let this extension reach the service. */
  | 'accessWithheld'
  /** The credentials are sealed with a passphrase that has not been given since the browser was started. */
  | 'vaultLocked'
  | 'passphraseWrong'
  /** No answer, or a dropped connection. */
  | 'unreachable'
  | 'timedOut'
  /** The service itself has failed (5xx). */
  | 'serverFault'
  /** Not the service has refused the request, but something on the way to it: its gateway, a firewall, a proxy. */
  | 'gatewayRefused'
  /** The answer is not of a known form. */
  | 'invalidResponse'
  /** A list that goes on after any number of pages, or with nothing new in them. */
  | 'endlessList'
  | 'notFound'
  /** The service has refused what was asked, and says why in `detail`. */
  | 'rejected'
  /** The account's subscription is not current. */
  | 'billingLapsed'
  /** The account refuses this address. */
  | 'addressBlocked'
  /** Keys of one environment used on the other, or an application that may not (quickbooks.md 7.2, 3100). */
  | 'wrongEnvironment'
  /** The connection acts for another company or person than what was asked for was planned for. */
  | 'accountChanged'
  /** The user has said no in the sign-in window, or another sign-in or the end of the connection came first. */
  | 'signInCancelled'
  /** The sign-in window was closed without an answer: by the user, maybe since it showed an error, which is not passed on (quickbooks.md 2.6). */
  | 'signInUnanswered'
  /** The service has answered with an error in place of its sign-in page, or not at all: the browser does not tell which. */
  | 'signInNotShown'
  /** The answer of a sign-in belongs to another one. */
  | 'signInForeign'
  /** What a sign-in has brought is not taken any more, or not with this redirect address. */
  | 'signInExpired'
  /** The service does not know the firm's own application by this id and secret. */
  | 'applicationRefused'
  /** Another page or worker of Tieout holds the database in an older form. */
  | 'storageBlocked'
  /** A later version of Tieout has written the database. */
  | 'storageNewer'
  /** The database cannot be opened. */
  | 'storageFailed'
  /** There is no room for what was to be written. */
  | 'storageFull'
  /** Something that nobody had expected; what exactly is among the reports. */
  | 'internal';

/** An error as it crosses between the worlds: no class, no stack, no secret. */
export interface PlainError {
  readonly code: ErrorCode;
  readonly system: SystemId | null;
  /** Epoch ms. */
  readonly retryAt: number | null;
  /** The service's own words where they help, without names of clients or tokens. */
  readonly detail: string;
}
