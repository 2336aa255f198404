import type { ErrorCode } from '../../messages/errors';
import { readMap } from '../http/coerce';
import { errorCodeOf } from '../http/error-code';
import type { HttpAnswer } from '../http/http';
import { plainReason } from '../http/redact-reason';
import { SourceError } from '../http/system-error';

/** karbon.md 1.4. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'needsReconnect',
  403: 'notAllowed',
  404: 'notFound',
};

/** The error that an answer stands for, in the gateway's form or the application's under `error`; `null` for a good one. */
export function karbonError(answer: HttpAnswer): SourceError | null {
  const code = errorCodeOf(answer.status, codeOfStatus);
  if (code === null) return null;
  const outer = readMap(answer.json);
  return new SourceError(code, 'karbon', {
    detail: plainReason(readMap(outer.error).message ?? outer.message),
  });
}
