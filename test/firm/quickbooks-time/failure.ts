import type { FirmAnswer } from '../service';
import type { Switches } from '../switches';

/** A request that is refused as a whole (quickbooks-time.md 4, body shape 1). */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The most common refusal: a missing or malformed parameter, or a rule of the account (quickbooks-time.md 4). */
export function expectationFailed(reason: string): RequestFailure {
  return new RequestFailure(417, `Expectation Failed: ${reason}`);
}

/** The refusal of a list without any of the filters that it needs (quickbooks-time.md 7.6, 7.7, 13). */
export function filterMissing(reason: string, switches: Switches['quickbooksTime']): RequestFailure {
  return switches.missingFilterStatus === 400
    ? new RequestFailure(400, `Bad Request: ${reason}`)
    : expectationFailed(reason);
}

/** One item of a write that is refused while the rest goes through (quickbooks-time.md 3.3). */
export class ItemFailure extends Error {
  override readonly name = 'ItemFailure';

  /** `shown` is what the answer holds in place of the item that was sent: the unmodified row of a conflict. */
  constructor(
    readonly status: number,
    reason: string,
    readonly shown: object | null = null,
  ) {
    super(reason);
  }
}

/** The body of a refused request; the switches shape that of a 401 and a 429 (quickbooks-time.md 4, 13, 14). */
export function failureAnswer(failure: RequestFailure, switches: Switches['quickbooksTime']): FirmAnswer {
  const { status, message, headers } = failure;
  if (status === 429 && switches.rateLimitBody === 'empty') return { status, headers };
  const isOauth = status === 401 && switches.unauthorizedBody === 'oauth';
  const body = isOauth
    ? { error: 'invalid_token', error_description: message }
    : { error: { code: status, message } };
  return { status, headers, body };
}
