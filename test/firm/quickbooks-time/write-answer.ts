import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { expectationFailed, ItemFailure, RequestFailure } from './failure';
import { readText } from './query';
import type { Shapes } from './shapes';
import { createSupplement, type Supplement } from './supplement';

/** One item of a write as it was sent. */
export type SentItem = Readonly<Record<string, unknown>>;

/** Which keys a write takes. A missing required one fails its item (quickbooks-time.md 7.4), or the request (4) by switch. */
export interface WriteRules {
  readonly writable: readonly string[];
  readonly required: (item: SentItem) => readonly string[];
}

/** What became of one item. `shape` is called when all items are written, so that it shows the state at the end. */
export interface WrittenItem {
  readonly status: 200 | 201 | 202;
  readonly message: string;
  readonly shape: () => object;
  readonly refer?: (supplement: Supplement) => void;
}

const mostItems = 50;

const statusMessages: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  406: 'Not Acceptable',
  409: 'Conflict',
  417: 'Expectation Failed',
};

/** Reads `{"data": …}` from a JSON body (quickbooks-time.md 3.1). */
export function readData(call: ApiCall): unknown {
  const type = call.request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new RequestFailure(400, 'Bad Request: the content type must be application/json.');
  }
  let body: unknown;
  try {
    body = JSON.parse(call.request.body);
  } catch {
    throw new RequestFailure(400, 'Bad Request: the body is not JSON.');
  }
  if (!isRecord(body) || body.data === undefined) throw expectationFailed("'data' is missing.");
  return body.data;
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Writes the items one after the other and answers for each under its position, from 1 (quickbooks-time.md 3.3).
 * Nothing is written where the request is refused as a whole.
 */
export function answerItems(
  call: ApiCall,
  shapes: Shapes,
  collection: string,
  rules: WriteRules,
  write: (item: SentItem) => WrittenItem,
): FirmAnswer {
  const items = readItems(call, rules);
  const outcomes = items.map((item) => {
    try {
      refuseUnknownKeys(item, rules);
      const missing = missingKeys(item, rules);
      if (missing !== null) throw new ItemFailure(417, missing);
      return { item, written: write(item) };
    } catch (error) {
      if (error instanceof ItemFailure) return { item, failure: error };
      throw error;
    }
  });
  const supplement = createSupplement(call, shapes);
  const results = outcomes.map((outcome, index) => {
    if (outcome.failure) return [index + 1, failedItem(outcome.failure, outcome.item)] as const;
    const { status, message, shape, refer } = outcome.written;
    refer?.(supplement);
    return [index + 1, { _status_code: status, _status_message: message, ...shape() }] as const;
  });
  return {
    status: wholeStatus(call, results),
    body: { results: { [collection]: shapes.wire.collection(results) }, ...supplement.part() },
  };
}

/** Removes the rows named by `ids` and answers under each id as it was sent; without `ids` nothing is removed (3.1, 3.3). */
export function answerRemovals(
  call: ApiCall,
  shapes: Shapes,
  collection: string,
  remove: (id: number) => void,
): FirmAnswer {
  const asked = call.filters.get('ids');
  const ids = asked === null ? [] : asked.split(',').map((id) => id.trim());
  refuseTooMany(ids.length);
  const results = ids.map((id) => {
    try {
      remove(/^\d+$/.test(id) ? Number(id) : Number.NaN);
      return [
        id,
        { _status_code: 200, _status_message: 'OK, deleted', id: shapes.wire.id(Number(id)) },
      ] as const;
    } catch (error) {
      if (error instanceof ItemFailure) return [id, failedItem(error, { id })] as const;
      throw error;
    }
  });
  return {
    status: wholeStatus(call, results),
    body: { results: { [collection]: shapes.wire.collection(results) } },
  };
}

/** The HTTP status over items of which some may have failed (quickbooks-time.md 3.3, 14). */
function wholeStatus(
  call: ApiCall,
  results: readonly (readonly [key: unknown, item: { readonly _status_code: number }])[],
): number {
  const hasFailed = results.some(([, item]) => item._status_code >= 400);
  return hasFailed ? call.tools.switches.quickbooksTime.partialFailureStatus : 200;
}

function readItems(call: ApiCall, rules: WriteRules): SentItem[] {
  const data = readData(call);
  if (!Array.isArray(data) || data.length === 0) throw expectationFailed("'data' must be a list of items.");
  refuseTooMany(data.length);
  return data.map((item: unknown) => {
    if (!isRecord(item) || Object.keys(item).length === 0) throw expectationFailed('an item is empty.');
    const missing = missingKeys(item, rules);
    if (missing !== null && call.tools.switches.quickbooksTime.missingKey === 'request') {
      throw expectationFailed(missing);
    }
    if (call.tools.switches.quickbooksTime.unknownKey === 'request') {
      const unknown = unknownKeys(item, rules);
      if (unknown.length > 0) throw expectationFailed(`Invalid param(s): ${unknown.join(', ')}`);
    }
    return item;
  });
}

function refuseTooMany(count: number): void {
  if (count > mostItems)
    throw new RequestFailure(413, 'Request Entity Too Large: at most 50 items a request.');
}

function refuseUnknownKeys(item: SentItem, rules: WriteRules): void {
  const unknown = unknownKeys(item, rules);
  if (unknown.length > 0) throw new ItemFailure(417, `Invalid param(s): ${unknown.join(', ')}`);
}

/** What to say of the required keys that an item lacks; `null` where it has them all. */
function missingKeys(item: SentItem, rules: WriteRules): string | null {
  const missing = rules.required(item).filter((key) => item[key] === undefined);
  return missing.length === 0 ? null : `Missing param(s): ${missing.join(', ')}`;
}

function unknownKeys(item: SentItem, rules: WriteRules): string[] {
  return Object.keys(item).filter((key) => !rules.writable.includes(key));
}

function failedItem(failure: ItemFailure, sent: SentItem) {
  return {
    ...(failure.shown ?? sent),
    _status_code: failure.status,
    _status_message: statusMessages[failure.status] ?? 'Expectation Failed',
    _status_extra: failure.message,
  };
}

/** The `data` object of a report as filters: lists joined by commas, so that they are read like a query (7.11). */
export function reportFilters(call: ApiCall): URLSearchParams {
  const data = readData(call);
  if (!isRecord(data)) throw expectationFailed("'data' must be an object of filters.");
  const filters = new URLSearchParams();
  for (const [key, value] of Object.entries(data)) {
    if (Array.isArray(value)) filters.set(key, value.join(','));
    else if (typeof value !== 'object') filters.set(key, String(value));
  }
  const supplemental = readText(call.request.query, 'supplemental_data');
  if (supplemental !== null) filters.set('supplemental_data', supplemental);
  return filters;
}
