import type { SystemId } from '../domain/records/records';
import type { ErrorCode, PlainError } from '../messages/errors';
import { DatabaseError } from '../store/database';
import { isSystemError } from '../systems/http/system-error';

const databaseCodes: Readonly<Record<DatabaseError['reason'], ErrorCode>> = {
  blocked: 'storageBlocked',
  newer: 'storageNewer',
  failed: 'storageFailed',
};

/**
 * An error as it may be kept, shown and sent: a system's own, one of the database, or `internal`, without its text.
 *
 * @param system whom the work was for; an error of the database is none of its own.
 */
export function plainErrorOf(error: unknown, system: SystemId | null): PlainError {
  if (isSystemError(error)) return error.toPlain();
  const code = storageCodeOf(error);
  if (code) return { code, system: null, retryAt: null, detail: '' };
  return { code: 'internal', system, retryAt: null, detail: '' };
}

function storageCodeOf(error: unknown): ErrorCode | null {
  if (error instanceof DatabaseError) {
    return isStorageFull(error.cause) ? 'storageFull' : databaseCodes[error.reason];
  }
  return isStorageFull(error) ? 'storageFull' : null;
}

/** The disk has no more room, or the browser gives this extension no more of it. */
function isStorageFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** What a service's source has thrown, as it may be kept. Anything else is a fault of our own, and is thrown on. */
export function plainSourceError(error: unknown): PlainError {
  if (isSystemError(error)) return error.toPlain();
  throw error;
}
