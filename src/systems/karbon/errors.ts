import type { ErrorCode } from '../../messages/errors';
import { parse } from '../../messages/schema';
import { anything, looseNumber, looseObject } from '../http/coerce';
import { errorCodeOf } from '../http/error-code';
import { isForeignRefusal } from '../http/gateway';
import type { HttpResponse } from '../http/http';
import { redactReason } from '../http/redact-reason';
import { SystemError } from '../http/system-error';

/** karbon.md 1.4. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'needsReconnect',
  403: 'notAllowed',
  404: 'notFound',
};

const errorSchema = looseObject({
  error: looseObject({ message: anything, statusCode: looseNumber }),
  message: anything,
  statusCode: looseNumber,
});

/** Whether an answer of whatever status is a 429, or a quota that is used up (additions.md 10). */
export function isThrottled(response: HttpResponse): boolean {
  const status = response.status < 500 ? statusInBody(response) : null;
  return status === 429 || (status === 403 && /\bquota\b/i.test(response.text));
}

/** Whether the gateway has refused what Karbon's application has not seen: it names the status in the body, or sends a page (1.4). */
export function isFromGateway(response: HttpResponse): boolean {
  return isForeignRefusal(response) || (response.status < 500 && statusInBody(response) === 403);
}

/** The gateway's own word, which it gives as text or as a number (1.4). */
function statusInBody({ json }: HttpResponse): number | null {
  const { error, statusCode } = parse(errorSchema, json);
  const status = statusCode ?? error.statusCode;
  return status !== null && status >= 400 && status <= 599 ? status : null;
}

/** The error that an answer stands for, in the gateway's form or the application's under `error`; `null` for a good one. */
export function karbonError(response: HttpResponse): SystemError | null {
  const isGood = response.status >= 200 && response.status <= 299;
  const status = isGood ? (statusInBody(response) ?? response.status) : response.status;
  const code = isFromGateway(response) ? 'gatewayRefused' : errorCodeOf(status, codeOfStatus);
  if (code === null) return null;
  const { error, message } = parse(errorSchema, response.json);
  return new SystemError(code, 'karbon', { detail: redactReason(error.message ?? message) });
}
