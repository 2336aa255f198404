import type { Jobcode } from '../../domain/records';
import type { Refusal } from '../../domain/refusal';
import { isMap } from '../../messages/shape';
import type { Http, HttpAnswer } from '../http/http';
import { looseBoolean, looseNumber, readMap, readRecords } from '../http/loose';
import type { Priority } from '../http/page';
import { plainReason } from '../http/plain-reason';
import { oddAnswer, SourceError } from '../http/source-error';
import type { TokenKeeper } from '../http/token-keeper';
import { asWriteError } from '../http/write-error';
import { quickbooksTimeAddress } from './addresses';
import { collectionOf, rowsOf } from './answer';
import { quickbooksTimeError, reasonOf } from './errors';
import { jobcodeShape } from './schema';
import { createTimeSender } from './sender';
import type { QuickbooksTimeWriter } from './writer';

/** quickbooks-time.md 3.1. */
const mostItems = 50;
/** Says that a jobcode exists already, and has not been made (7.4). */
const existsStatus = 202;
const beforeAnyEntry = '2000-01-01';

type Item = Readonly<Record<string, unknown>>;

/** Writes to the account of the keeper's token, with that token's rights. */
export function createQuickbooksTimeWriter(parts: {
  readonly http: Http;
  readonly keeper: TokenKeeper;
}): QuickbooksTimeWriter {
  const send = createTimeSender(parts);

  /** The items of the answer, in the order in which they were sent: each has a status of its own (3.3). */
  async function write(
    method: 'POST' | 'PUT',
    endpoint: string,
    data: readonly Item[],
    priority: Priority,
  ): Promise<readonly Item[]> {
    try {
      const body = JSON.stringify({ data });
      const answer = await send({ method, address: quickbooksTimeAddress(endpoint), body, priority });
      const error = quickbooksTimeError(answer);
      if (error !== null) throw refusalOrError(answer, error);
      const collection = readMap(collectionOf(answer.json, endpoint));
      return data.map((_, at) => {
        const item = collection[String(at + 1)];
        if (!isMap(item)) throw oddAnswer('quickbooksTime', endpoint);
        return item;
      });
    } catch (error) {
      throw asWriteError(error);
    }
  }

  async function read(endpoint: string, filters: Readonly<Record<string, string>>, priority: Priority) {
    const address = quickbooksTimeAddress(endpoint, { ...filters, supplemental_data: 'no' });
    const answer = await send({ method: 'GET', address, priority });
    const error = quickbooksTimeError(answer);
    if (error !== null) throw error;
    return {
      rows: rowsOf(collectionOf(answer.json, endpoint)),
      hasMore: looseBoolean(readMap(answer.json).more),
    };
  }

  return {
    async createJobcode({ name, parentId, assignToAll, connectWithQuickbooks }, priority) {
      const item = {
        name,
        parent_id: Number(parentId ?? 0),
        ...(assignToAll && { assigned_to_all: true }),
        // Fails where the account has no two-way sync (7.4).
        ...(connectWithQuickbooks && { connect_with_quickbooks: true }),
      };
      const [made] = await write('POST', 'jobcodes', [item], priority);
      return statusOf(made) === existsStatus ? null : jobcodeOf(made);
    },

    async updateJobcode({ id, name, isActive, parentId, assignToAll }, priority) {
      const item = {
        id: Number(id),
        ...(name !== undefined && { name }),
        ...(parentId !== undefined && { parent_id: Number(parentId ?? 0) }),
        ...(isActive !== undefined && { active: isActive }),
        ...(assignToAll !== undefined && { assigned_to_all: assignToAll }),
      };
      const [changed] = await write('PUT', 'jobcodes', [item], priority);
      return jobcodeOf(changed);
    },

    async assign({ jobcodeId, userIds }, priority) {
      for (let at = 0; at < userIds.length; at += mostItems) {
        const items = userIds.slice(at, at + mostItems).map((userId) => ({
          user_id: Number(userId),
          jobcode_id: Number(jobcodeId),
        }));
        const made = await write('POST', 'jobcode_assignments', items, priority);
        for (const item of made) requireDone(item);
      }
    },

    async jobcodesLike({ name, parentId }, priority) {
      // By the first word alone: what the filter makes of the rest is only guessed at (7.4).
      const [beginning = ''] = name.split(/[\s*,%_]/);
      const found: Jobcode[] = [];
      for (let page = 1; ; page += 1) {
        const filters = { parent_ids: parentId ?? '0', active: 'both', type: 'all', name: `${beginning}*` };
        const { rows, hasMore } = await read(
          'jobcodes',
          { ...filters, page: String(page), limit: '200' },
          priority,
        );
        found.push(...readRecords(rows, jobcodeShape).records);
        if (!hasMore || rows.length === 0) return found;
      }
    },

    async hasTime(jobcodeId, priority) {
      const filters = {
        jobcode_ids: jobcodeId,
        start_date: beforeAnyEntry,
        on_the_clock: 'both',
        limit: '1',
      };
      return (await read('timesheets', filters, priority)).rows.length > 0;
    },
  };
}

function statusOf(item: Item | undefined): number | null {
  return looseNumber(item?._status_code);
}

/** The jobcode of an item that was carried out; throws the refusal of one that was not. */
function jobcodeOf(item: Item | undefined): Jobcode {
  requireDone(item);
  const [jobcode] = readRecords([item], jobcodeShape).records;
  if (!jobcode) throw asWriteError(oddAnswer('quickbooksTime', 'jobcodes'));
  return jobcode;
}

/** The status may be missing: then an id says that it was done (3.3). */
function requireDone(item: Item | undefined): void {
  const status = statusOf(item);
  const isDone = status === null ? item?.id !== undefined : status >= 200 && status <= 299;
  if (!isDone) throw rejected(refusalOf(plainReason(item?._status_extra), status));
}

function refusalOrError(answer: HttpAnswer, error: SourceError): SourceError {
  const reason = reasonOf(answer.json);
  // A token that was good a moment ago: what is missing is the right (4).
  if (answer.status === 401 || answer.status === 403) return rejected({ code: 'noRight' });
  return answer.status === 417 || answer.status === 400 ? rejected(refusalOf(reason, answer.status)) : error;
}

function rejected(refusal: Refusal): SourceError {
  return new SourceError('rejected', 'quickbooksTime', {
    refusal,
    detail: refusal.code === 'other' ? refusal.detail : '',
  });
}

/** The reasons are matched loosely, since their wording is not promised (3.3). */
function refusalOf(reason: string, status: number | null): Refusal {
  if (status === 401 || status === 403 || /permission/i.test(reason)) return { code: 'noRight' };
  if (status === 404 || /not found/i.test(reason)) return { code: 'recordGone' };
  if (status === 409 || /archived/i.test(reason)) return { code: 'changedMeanwhile' };
  if (/too long/i.test(reason)) return { code: 'nameTooLong' };
  if (/name is already in use|name.*exists/i.test(reason)) return { code: 'nameTaken', holderId: null };
  if (/must not contain/i.test(reason)) return { code: 'nameNotAllowed' };
  return { code: 'other', detail: reason };
}
