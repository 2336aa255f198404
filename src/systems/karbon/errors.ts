import type { ErrorCode } from '../../messages/errors';
import { parse } from '../../messages/schema';
import { anything, looseObject } from '../http/coerce';
import { errorCodeOf } from '../http/error-code';
import type { HttpResponse } from '../http/http';
import { redactReason } from '../http/redact-reason';
import { SystemError } from '../http/system-error';

/** karbon.md 1.4. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'needsReconnect',
  403: 'notAllowed',
  404: 'notFound',
};

const errorSchema = looseObject({ error: looseObject({ message: anything }), message: anything });

/** The error that an answer stands for, in the gateway's form or the application's under `error`; `null` for a good one. */
export function karbonError(response: HttpResponse): SystemError | null {
  const code = errorCodeOf(response.status, codeOfStatus);
  if (code === null) return null;
  const { error, message } = parse(errorSchema, response.json);
  return new SystemError(code, 'karbon', { detail: redactReason(error.message ?? message) });
}
