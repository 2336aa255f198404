import type { ErrorCode } from '../../messages/errors';
import { isSourceError, SourceError } from './source-error';

/** After these it is not known what the service has done: the answer was lost, or says nothing that can be understood. */
const lostAnswers: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'timedOut',
  'offline',
  'serverFault',
  'oddAnswer',
]);

/** What has kept a write from being answered, with whether it may have been carried out all the same. */
export function asWriteError(error: unknown): unknown {
  if (!isSourceError(error) || !lostAnswers.has(error.code)) return error;
  const { code, system, retryAt, detail } = error;
  return new SourceError(code, system, {
    detail,
    mayHaveHappened: true,
    ...(retryAt !== null && { retryAt }),
  });
}
