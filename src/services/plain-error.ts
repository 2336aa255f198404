import type { SystemId } from '../domain/records/records';
import type { PlainError } from '../messages/errors';
import { isSourceError } from '../systems/http/system-error';

/** An error as it may be kept, shown and sent: anything that is not a source's own becomes `internal`, without its text. */
export function plainErrorOf(error: unknown, system: SystemId | null): PlainError {
  return isSourceError(error) ? error.toPlain() : { code: 'internal', system, retryAt: null, detail: '' };
}
