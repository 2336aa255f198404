import type { SystemId } from '../domain/records/records';
import type { ErrorCode, PlainError } from '../messages/errors';

/*
 * What the extension's own pages say alike.
 */

export const systemNames: Readonly<Record<SystemId, string>> = {
  karbon: 'Karbon',
  quickbooksTime: 'QuickBooks Time',
  quickbooks: 'QuickBooks Online',
};

const errorWords: Readonly<Record<ErrorCode, (name: string) => string>> = {
  needsReconnect: (name) => `${name} does not accept these credentials. Check them and connect again.`,
  notAllowed: (name) => `${name} accepts the credentials, but they lack the right for this.`,
  rateLimited: (name) => `${name} has had too many requests for now. Try again in a few minutes.`,
  offline: () => 'This computer is offline. Try again when it is back.',
  unreachable: (name) => `${name} cannot be reached. Try again in a minute.`,
  timedOut: (name) => `${name} did not answer in time. Try again in a minute.`,
  serverFault: (name) => `${name} has a fault of its own just now. Try again in a few minutes.`,
  invalidResponse: (name) => `${name} answered in a form that Tieout does not know.`,
  notFound: (name) => `${name} does not know what was asked for.`,
  rejected: (name) => `${name} refused this.`,
  billingLapsed: (name) => `The ${name} subscription is not current, so it answers no questions.`,
  addressBlocked: (name) =>
    `${name} refuses this computer’s address. An administrator can allow it under IP authorization.`,
  wrongEnvironment: (name) =>
    `These keys belong to another environment of ${name}. Check whether they are production or sandbox keys.`,
  signInCancelled: () => 'The sign-in window was closed before it was done. Nothing was changed.',
  internal: () => 'Tieout could not do this. Try again; if it stays, reload the extension.',
};

/** One sentence for a refusal, with the service's own reason where it gave one. */
export function errorSentence(error: PlainError): string {
  const name = error.system ? systemNames[error.system] : 'The service';
  const sentence = errorWords[error.code](name);
  return error.detail ? `${sentence} It said: ${error.detail}` : sentence;
}

export const commonWords = { loading: 'Loading…' } as const;
