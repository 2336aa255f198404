import type { Jobcode } from '../../domain/records/records';
import { parse, safeParse } from '../../messages/schema';
import type { Http } from '../http/http';
import type { Priority } from '../http/page';
import type { SystemError } from '../http/system-error';
import type { TokenKeeper } from '../http/token-keeper';
import { createTimeReadRequests, earliestEntryDate } from './read-requests';
import { jobcodeSchema } from './schema';
import { createTimeSender } from './sender';
import { itemError, itemSchema, timeWriteError, type WrittenEndpoint } from './write-error';
import { createTimeWriteSender, unknownWriteOutcome, writtenItems } from './write-requests';
import type { QuickbooksTimeWriter } from './writer';

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

  async function writeJobcode(method: 'POST' | 'PUT', item: object, priority: Priority): Promise<unknown> {
    const [written] = await write(method, 'jobcodes', [item], priority);
    const error = itemError(written, 'jobcodes');
    if (error !== null) throw error;
    return written;
  }

  return {
    async createJobcode({ name, parentId, assignToAll, connectWithQuickbooks }, priority) {
      const item = {
        name,
        parent_id: parentId ?? topLevel,
        // What either is without being named is only guessed at (7.4).
        type: 'regular',
        assigned_to_all: assignToAll,
        // Sent to an account without two-way sync it makes the item fail (7.4).
        ...(connectWithQuickbooks ? { connect_with_quickbooks: true } : {}),
      };
      const made = await writeJobcode('POST', item, priority);
      return isAcceptedOnly(made) ? null : jobcodeOf(made);
    },

    async updateJobcode({ id, name, isActive, parentId, assignToAll }, priority) {
      const item = {
        id,
        ...(name === undefined ? {} : { name }),
        ...(isActive === undefined ? {} : { active: isActive }),
        ...(parentId === undefined ? {} : { parent_id: parentId ?? topLevel }),
        ...(assignToAll === undefined ? {} : { assigned_to_all: assignToAll }),
      };
      const changed = await writeJobcode('PUT', item, priority);
      const jobcode = jobcodeOf(changed);
      // No update is answered so; whatever it means, it is not that this one was applied.
      if (isAcceptedOnly(changed) || jobcode.id !== id) throw unknownWriteOutcome('jobcodes', 'id');
      return jobcode;
    },

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
