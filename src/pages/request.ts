import browser from 'webextension-polyfill';
import type { PlainError } from '../messages/errors';
import {
  changedMessage,
  type OwnPageMessage,
  type OwnPageReply,
  type OwnPageRequestName,
  type OwnPageRequests,
} from '../messages/page-api';

/** A refusal of the worker, as the page shows it. */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly plain: PlainError;

  constructor(plain: PlainError) {
    super(plain.code);
    this.plain = plain;
  }
}

const noAnswer: PlainError = { code: 'internal', system: null, retryAt: null, detail: '' };

/** Asks the worker and waits for its reply. Throws `AskError` where the worker refuses or does not answer. */
export async function ask<Name extends OwnPageRequestName>(
  name: Name,
  payload: OwnPageRequests[Name]['request'],
): Promise<OwnPageRequests[Name]['reply']> {
  const message: OwnPageMessage<Name> = { request: name, payload };
  let reply: OwnPageReply<Name> | undefined;
  try {
    reply = await browser.runtime.sendMessage(message);
  } catch {
    throw new AskError(noAnswer);
  }
  if (!reply) throw new AskError(noAnswer);
  if (!reply.ok) throw new AskError(reply.error);
  return reply.value;
}

/** Calls `listener` whenever the worker says that connections, settings or data have changed, until `signal` aborts. */
export function onChanged(listener: () => void, signal: AbortSignal): void {
  const heard = (message: unknown): undefined => {
    if (message === changedMessage) listener();
    return undefined;
  };
  browser.runtime.onMessage.addListener(heard);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(heard));
}
