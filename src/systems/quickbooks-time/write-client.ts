import type { Jobcode } from '../../domain/records/records';
import { parse, safeParse } from '../../messages/schema';
import type { Http } from '../http/http';
import type { Priority } from '../http/page';
import { invalidResponse, isSystemError, type SystemError } from '../http/system-error';
import type { TokenKeeper } from '../http/token-keeper';
import { createTimeReadRequests, earliestEntryDate } from './read-requests';
import { collectionPath } from './response';
import { jobcodeSchema } from './schema';
import { createTimeSender } from './sender';
import { itemError, itemSchema, timeWriteError, type WrittenEndpoint } from './write-error';
import { createTimeWriteSender, unknownWriteOutcome, writtenItems } from './write-requests';
import type { JobcodeChange, NewJobcode, QuickbooksTimeWriter } from './writer';

/** In one request (3.1). */
const maxItems = 50;
/** The item exists already, and nothing was made (7.4). */
const acceptedStatus = 202;
const topLevel = '0';

/** Writes to the account of the keeper's token, with that token's rights. Ids go as text, which keeps those of 64 bits whole. */
export function createQuickbooksTimeWriter(parts: {
  readonly http: Http;
  readonly keeper: TokenKeeper;
}): QuickbooksTimeWriter {
  const send = createTimeSender(parts);
  const reading = createTimeReadRequests(send);
  const { getResult, records } = reading;
  const sendWrite = createTimeWriteSender(send, reading);

  async function write(
    method: 'POST' | 'PUT',
    endpoint: WrittenEndpoint,
    data: readonly object[],
    priority: Priority,
  ): Promise<readonly unknown[]> {
    const response = await sendWrite({ method, endpoint, data }, priority);
    const error = timeWriteError(response, endpoint);
    if (error !== null) throw error;
    return writtenItems(response, endpoint, data.length);
  }

  /**
   * What became of each jobcode. Where a request is refused as a whole nothing was written: as one bad item can bring that about (4), each
   * is then sent alone.
   */
  async function writeJobcodes<Item extends object, Value>(
    method: 'POST' | 'PUT',
    items: readonly Item[],
    read: (written: unknown, item: Item) => Value,
    priority: Priority,
  ): Promise<readonly (Value | SystemError)[]> {
    try {
      const written = await write(method, 'jobcodes', items, priority);
      return items.map((item, place) => orError(() => read(written[place], item)));
    } catch (error) {
      const rejection = isSystemError(error) && error.code === 'rejected' ? error.rejection : null;
      if (rejection === null || rejection.code === 'noRight' || items.length === 1) throw error;
    }
    const alone: (Value | SystemError)[] = [];
    for (const item of items) {
      alone.push(...(await orErrors(() => writeJobcodes(method, [item], read, priority))));
    }
    return alone;
  }

  function createJobcodes(jobcodes: readonly NewJobcode[], priority: Priority) {
    const items = jobcodes.map(({ name, parentId, assignToAll, connectWithQuickbooks }) => ({
      name,
      parent_id: parentId ?? topLevel,
      // What either is without being named is only guessed at (7.4).
      type: 'regular',
      assigned_to_all: assignToAll,
      // Sent to an account without two-way sync it makes the item fail (7.4).
      ...(connectWithQuickbooks ? { connect_with_quickbooks: true } : {}),
    }));
    const names = new Set(jobcodes.map(({ name }) => name));
    const read = (made: unknown, { name }: (typeof items)[number]): Jobcode | null => {
      refuseFailed(made);
      if (isAcceptedOnly(made)) return null;
      const jobcode = jobcodeOf(made);
      // Of another item of the request.
      if (jobcode.name !== name && names.has(jobcode.name)) throw unknownWriteOutcome('jobcodes', 'name');
      return jobcode;
    };
    return writeJobcodes('POST', items, read, priority);
  }

  function updateJobcodes(changes: readonly JobcodeChange[], priority: Priority) {
    const items = changes.map(({ id, name, isActive, parentId, assignToAll }) => ({
      id,
      ...(name === undefined ? {} : { name }),
      ...(isActive === undefined ? {} : { active: isActive }),
      ...(parentId === undefined ? {} : { parent_id: parentId ?? topLevel }),
      ...(assignToAll === undefined ? {} : { assigned_to_all: assignToAll }),
    }));
    const read = (changed: unknown, { id }: { readonly id: string }): Jobcode => {
      refuseFailed(changed);
      const jobcode = jobcodeOf(changed);
      // No update is answered so; whatever it means, it is not that this one was applied.
      if (isAcceptedOnly(changed) || jobcode.id !== id) throw unknownWriteOutcome('jobcodes', 'id');
      return jobcode;
    };
    return writeJobcodes('PUT', items, read, priority);
  }

  return {
    createJobcodes,
    updateJobcodes,
    createJobcode: async (jobcode, priority) => onlyOne(await createJobcodes([jobcode], priority)),
    updateJobcode: async (change, priority) => onlyOne(await updateJobcodes([change], priority)),

    async assign({ jobcodeId, userIds }, priority) {
      const errors: (SystemError | null)[] = [];
      for (let start = 0; start < userIds.length; start += maxItems) {
        const data = userIds
          .slice(start, start + maxItems)
          .map((userId) => ({ user_id: userId, jobcode_id: jobcodeId }));
        const made = await write('POST', 'jobcode_assignments', data, priority);
        errors.push(...made.map((item) => itemError(item, 'jobcode_assignments')));
      }
      const first = errors.find((error) => error !== null);
      if (first) throw first;
    },

    async jobcodesLike({ name, parentId }, priority) {
      const filters = {
        parent_ids: parentId ?? topLevel,
        active: 'both',
        type: 'all',
        name: namePrefixFilter(name),
      };
      const found: Jobcode[] = [];
      for await (const page of records('jobcodes', filters, jobcodeSchema, priority)) {
        // Whichever it is may be the very one that is looked for.
        if (page.leftOut > 0) throw invalidResponse('quickbooksTime', 'jobcodes', page.firstOddField);
        found.push(...page.records);
      }
      return found;
    },

    async hasTime(jobcodeId, priority) {
      const filters = {
        jobcode_ids: jobcodeId,
        start_date: earliestEntryDate,
        on_the_clock: 'both',
        limit: '1',
        supplemental_data: 'no',
      };
      return Object.keys((await getResult('timesheets', filters, priority)).result).length > 0;
    },
  };
}

/** Throws where an item was not applied. */
function refuseFailed(item: unknown): void {
  const error = itemError(item, 'jobcodes');
  if (error !== null) throw error;
}

function orError<Value>(read: () => Value): Value | SystemError {
  try {
    return read();
  } catch (error) {
    if (isSystemError(error)) return error;
    throw error;
  }
}

async function orErrors<Value>(
  write: () => Promise<readonly (Value | SystemError)[]>,
): Promise<readonly (Value | SystemError)[]> {
  try {
    return await write();
  } catch (error) {
    if (isSystemError(error)) return [error];
    throw error;
  }
}

/** What became of the one item of a request. Throws where it was not applied. */
function onlyOne<Value>([written]: readonly (Value | SystemError)[]): Exclude<Value, SystemError> {
  if (written === undefined || isSystemError(written)) {
    throw written ?? unknownWriteOutcome('jobcodes', collectionPath('jobcodes'));
  }
  return written as Exclude<Value, SystemError>;
}

function isAcceptedOnly(item: unknown): boolean {
  return parse(itemSchema, item)._status_code === acceptedStatus;
}

function jobcodeOf(item: unknown): Jobcode {
  const jobcode = safeParse(jobcodeSchema, item);
  if (!jobcode.success) throw unknownWriteOutcome('jobcodes', jobcode.error.oddField);
  return jobcode.data;
}

/**
 * A filter by the letters and digits that a name begins with; none where it begins with something else. How the filter takes
 * other characters is only guessed at (7.4).
 */
function namePrefixFilter(name: string): string | undefined {
  const beginning = /^\s*([\p{L}\p{N}]+)/u.exec(name)?.[1];
  return beginning === undefined ? undefined : `${beginning}*`;
}
