import type { SystemId } from '../domain/records/records';
import type { PlainError } from '../messages/errors';
import { isSystemError } from '../systems/http/system-error';

/** An error as it may be kept, shown and sent: anything that is not a source's own becomes `internal`, without its text. */
export function plainErrorOf(error: unknown, system: SystemId | null): PlainError {
  return isSystemError(error) ? error.toPlain() : { code: 'internal', system, retryAt: null, detail: '' };
}
