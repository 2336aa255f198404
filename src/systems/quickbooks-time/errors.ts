import type { ErrorCode } from '../../messages/errors';
import { parse } from '../../messages/schema';
import { anything, looseObject } from '../http/coerce';
import { errorCodeOf } from '../http/error-code';
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
  const code = errorCodeOf(response.status, codeOfStatus);
  return code && new SystemError(code, 'quickbooksTime', { detail: reasonOf(response.json) });
}

/** `{error:{code,message}}`, `{error,error_description}` or a bare `{code,message}`; empty for HTML and the like. */
export function reasonOf(body: unknown): string {
  const { error, error_description: description, message } = parse(reasonSchema, body);
  const inner = parse(innerReasonSchema, error);
  return redactReason(inner.message ?? description ?? message ?? error);
}

const reasonSchema = looseObject({ error: anything, error_description: anything, message: anything });
const innerReasonSchema = looseObject({ message: anything });
