import type { ErrorCode } from '../../messages/errors';
import { parse } from '../../messages/schema';
import { anything, looseNumber, looseObject } from '../http/coerce';
import { errorCodeOf } from '../http/error-code';
import { isForeignRefusal } from '../http/gateway';
import type { HttpResponse } from '../http/http';
import { redactReason } from '../http/redact-reason';
import { SystemError } from '../http/system-error';

/** quickbooks-time.md 4. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  // A token that could be renewed has been, so what is missing is the right.
  401: 'notAllowed',
  402: 'billingLapsed',
  403: 'notAllowed',
  404: 'notFound',
  499: 'addressBlocked',
  // A method that the object does not have.
  501: 'rejected',
};

/** The error that an answer stands for, whichever of the body shapes it has; `null` for a good one. */
export function quickbooksTimeError(response: HttpResponse): SystemError | null {
  const code = isForeignRefusal(response) ? 'gatewayRefused' : errorCodeOf(statusOf(response), codeOfStatus);
  return code && new SystemError(code, 'quickbooksTime', { detail: reasonOf(response.json) });
}

/** Whether an answer of whatever status is a 429. */
export function isThrottled(response: HttpResponse): boolean {
  return response.status < 500 && statusInBody(response) === 429;
}

/** The status of an answer, which at HTTP 200 may stand in the body alone. */
export function statusOf(response: HttpResponse): number {
  return response.status >= 200 && response.status <= 299
    ? (statusInBody(response) ?? response.status)
    : response.status;
}

function statusInBody({ json }: HttpResponse): number | null {
  const { code } = parse(innerReasonSchema, parse(reasonSchema, json).error);
  return code !== null && code >= 400 && code <= 599 ? code : null;
}

/** `{error:{code,message}}`, `{error,error_description}` or a bare `{code,message}`; empty for HTML and the like. */
export function reasonOf(body: unknown): string {
  const { error, error_description: description, message } = parse(reasonSchema, body);
  const inner = parse(innerReasonSchema, error);
  return redactReason(inner.message ?? description ?? message ?? error);
}

const reasonSchema = looseObject({ error: anything, error_description: anything, message: anything });
const innerReasonSchema = looseObject({ code: looseNumber, message: anything });
