import { safeParse } from '../../messages/schema';
import type { HttpResponse } from '../http/http';
import type { Priority } from '../http/page';
import { invalidResponse, isSystemError, outcomeUnknown, SystemError } from '../http/system-error';
import { quickbooksTimeAddress } from './addresses';
import type { Filters, TimeReadRequests } from './read-requests';
import { collectionPath, collectionSchema } from './response';
import type { TimeSender } from './sender';
import type { WrittenEndpoint } from './write-error';

/** What one request writes: items in its body, or those to delete in its filters (quickbooks-time.md 3.1). */
export interface TimeWrite {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly endpoint: WrittenEndpoint;
  readonly filters?: Filters;
  readonly data?: readonly object[];
}

/**
 * Sends a write once, and hands out its answer of whatever status. Throws `SystemError`; where it is the right that is missing and not the
 * token, `notAllowed` with its rejection.
 */
export function createTimeWriteSender(
  send: TimeSender,
  { getResult }: TimeReadRequests,
): (write: TimeWrite, priority: Priority) => Promise<HttpResponse> {
  return async ({ method, endpoint, filters, data }, priority) => {
    const address = quickbooksTimeAddress(endpoint, filters);
    const body = data === undefined ? {} : { body: JSON.stringify({ data }) };
    try {
      return await send({ method, address, ...body, isWrite: true, priority });
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'needsReconnect') throw error;
      // A pasted token cannot be renewed, so its 401 may also say that the right is missing (4). Where it still reads, it does.
      await getResult('current_user', {}, priority);
      throw new SystemError('notAllowed', 'quickbooksTime', { rejection: { code: 'noRight' } });
    }
  };
}

/** What became of each of the items, in the order in which they were sent (3.3), in an answer that is good as a whole. */
export function writtenItems(
  response: HttpResponse,
  endpoint: WrittenEndpoint,
  count: number,
): readonly unknown[] {
  const written = safeParse(collectionSchema(endpoint), response.json);
  if (!written.success) throw unknownWriteOutcome(endpoint, written.error.oddField);
  const items = Object.values(written.data);
  if (items.length !== count) throw unknownWriteOutcome(endpoint, collectionPath(endpoint));
  return items;
}

/** An answer that does not say what became of a write. */
export function unknownWriteOutcome(endpoint: WrittenEndpoint, oddField: string): SystemError {
  return outcomeUnknown(invalidResponse('quickbooksTime', endpoint, oddField));
}
