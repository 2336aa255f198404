import browser from 'webextension-polyfill';
import type { PlainError } from '../messages/errors';
import {
  changedMessage,
  type PageApi,
  type PageApiMethod,
  type PageApiReply,
  type PageApiRequest,
} from '../messages/page-api';
import { reportUnexpected } from '../reports/report-unexpected';

/** A refusal of the worker, as the page shows it. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly plain: PlainError;

  constructor(plain: PlainError) {
    super(plain.code);
    this.plain = plain;
  }
}

const noReply: PlainError = { code: 'internal', system: null, retryAt: null, detail: '' };

/** Asks the worker and waits for its reply. Throws `RequestError` where the worker refuses or does not answer. */
export async function request<Name extends PageApiMethod>(
  name: Name,
  payload: PageApi[Name]['request'],
): Promise<PageApi[Name]['reply']> {
  const message: PageApiRequest<Name> = { request: name, payload };
  let reply: PageApiReply<Name> | undefined;
  try {
    reply = await browser.runtime.sendMessage(message);
  } catch (error) {
    reportUnexpected(error, 'asking the worker');
    throw new RequestError(noReply);
  }
  if (!reply) throw new RequestError(noReply);
  if (!reply.ok) throw new RequestError(reply.error);
  return reply.value;
}

/** Calls `listener` whenever the worker says that connections, settings or data have changed, until `signal` aborts. */
export function onChanged(listener: () => void, signal: AbortSignal): void {
  const handleMessage = (message: unknown): undefined => {
    if (message === changedMessage) listener();
    return undefined;
  };
  browser.runtime.onMessage.addListener(handleMessage);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(handleMessage));
}
