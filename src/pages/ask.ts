import browser from 'webextension-polyfill';
import type { PlainError } from '../messages/errors';
import {
  changedMessage,
  type OptionsMessage,
  type OptionsReply,
  type OptionsRequestName,
  type OptionsRequests,
} from '../messages/options-requests';

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
export async function ask<Name extends OptionsRequestName>(
  name: Name,
  payload: OptionsRequests[Name]['request'],
): Promise<OptionsRequests[Name]['reply']> {
  const message: OptionsMessage<Name> = { request: name, payload };
  let reply: OptionsReply<Name> | undefined;
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
