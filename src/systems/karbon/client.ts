import type { BudgetLine, ClientKind } from '../../domain/records/records';
import { addDays } from '../../domain/time/calendar';
import type { KarbonTimeEntry } from '../../domain/time/hours';
import type { Schema, z } from '../../messages/schema';
import { coerceId, coerceMap, coerceText } from '../http/coerce';
import { dedupeById } from '../http/dedupe-by-id';
import type { HttpResponse } from '../http/http';
import type { ListUnrest, Priority } from '../http/page';
import { createPageGuard } from '../http/page-guard';
import { parseResponse } from '../http/parse-response';
import { parseRecords } from '../http/records';
import { invalidResponse, isSystemError, SystemError } from '../http/system-error';
import { karbonAddress, nextAddress } from './addresses';
import { clientDetailsSchemas, expansionOf } from './client-details-schema';
import { karbonError } from './errors';
import type { CountedPage, KarbonReader } from './reader';
import {
  budgetLineSchema,
  clientSchemas,
  listSchema,
  tenantSchema,
  timeEntrySchema,
  userSchema,
  workItemSchema,
} from './schema';
import { createKarbonSender, type KarbonParts } from './sender';

/** By which the rows of a list are told apart (1.5); of all others by `Id`. */
const keyFieldOf: Readonly<Record<string, string>> = {
  Organizations: 'OrganizationKey',
  Contacts: 'ContactKey',
  ClientGroups: 'ClientGroupKey',
  WorkItems: 'WorkItemKey',
  IndividualTimeEntries: 'IndividualTimeEntryKey',
};

/** Rows of a full page (1.3). */
const usualPageSize = 100;
const timePageSize = 1_000;

/** Where each kind of client is listed. */
export const collectionOf: Readonly<Record<ClientKind, string>> = {
  organization: 'Organizations',
  person: 'Contacts',
  clientGroup: 'ClientGroups',
};

type Page = z.infer<typeof listSchema>;

const budgetLineKeyField = 'EstimateSummaryKey';

/** Of lines without a key, none is another. */
function budgetLineId(row: unknown): unknown {
  return coerceId(coerceMap(row)[budgetLineKeyField]) ?? row;
}

/** Whether more is said to follow, be it where the keys may not be led. */
function hasNextLink(answer: unknown): boolean {
  return coerceText(coerceMap(answer)['@odata.nextLink']) !== '';
}

/** How a list is read, where not as usual. */
interface ListManner {
  /** The place that a page has named as the next one's. */
  readonly from?: string | null | undefined;
  readonly pageSize?: number;
  /** Says by what it has not held still, rather than to begin again. */
  readonly tellsUnrest?: boolean;
}

/** Who reads a list whole begins again by itself, since what has gone meanwhile goes from the copies with it. */
const whole = { tellsUnrest: true } as const;

export function createKarbonReader(parts: KarbonParts): KarbonReader {
  const send = createKarbonSender(parts);

  async function get(address: string, priority: Priority): Promise<HttpResponse> {
    const response = await send(address, priority);
    const error = karbonError(response);
    if (error !== null) throw error;
    return response;
  }

  async function getOne<RecordType>(
    path: string,
    schema: Schema<RecordType>,
    priority: Priority,
  ): Promise<RecordType> {
    const response = await get(karbonAddress(path), priority);
    return parseResponse('karbon', path.split('/')[0] ?? path, schema, response.json);
  }

  /**
   * Goes on by `$skip` while `@odata.nextLink` or the count says that more follows; where lists come without either, until a short page
   * (1.3). Rows shift between pages: where fewer were met than are counted, or the count has gone down meanwhile, the list is read from
   * its beginning again, until that brings nothing new; or the last page says so, where the caller drops what it has not met.
   */
  async function* list<RecordType extends { readonly key: string }>(
    path: string,
    options: Readonly<Record<string, string>>,
    schema: Schema<RecordType>,
    priority: Priority,
    { from, pageSize = usualPageSize, tellsUnrest = false }: ListManner = {},
  ): AsyncGenerator<CountedPage<RecordType>> {
    const isNew = dedupeById<RecordType>(({ key }) => key);
    const ownOptions = { ...options, $top: String(pageSize) };
    const addressFrom = (skip: number) =>
      karbonAddress(path, { ...ownOptions, ...(skip === 0 ? {} : { $skip: String(skip) }) });
    const { position: first, counted } = placeAt(from);
    const newGuard = (pagesBefore: number) =>
      createPageGuard('karbon', path, keyFieldOf[path] ?? 'Id', pagesBefore);
    const all = newGuard(0);
    // Each pass for itself: one that only makes sure brings nothing new for long.
    let guard = newGuard(Math.floor(first / pageSize));
    let position = first;
    let metCount = first;
    let newInPass = 0;
    let mostCounted = counted;
    for (let address: string | null = addressFrom(first); address !== null; ) {
      const response: HttpResponse = await get(address, priority);
      const answer = parseResponse('karbon', path, listSchema, response.json);
      const { value: rows, '@odata.nextLink': nextLink, '@odata.count': count } = answer;
      guard.meet(rows);
      const news = all.meet(rows);
      metCount += news;
      newInPass += news;
      position += rows.length;
      const isShort = count === null ? rows.length < pageSize : rows.length === 0 || metCount >= count;
      mostCounted = Math.max(mostCounted, count ?? 0);
      const unrest = unrestOf(count, metCount, mostCounted);
      const isReadAgain = unrest !== null && !tellsUnrest && newInPass > 0;
      if (nextLink !== null) address = nextAddress(nextLink, ownOptions) ?? addressFrom(position);
      else if (!isShort) address = addressFrom(position);
      else if (isReadAgain) {
        [position, newInPass, mostCounted] = [0, 0, 0];
        guard = newGuard(0);
        address = addressFrom(0);
      } else address = null;
      const next = address && nextPlace(position, mostCounted);
      const read = parseRecords(rows, schema, 'value');
      yield {
        ...read,
        records: read.records.filter(isNew),
        serverNowMs: response.serverNowMs,
        next,
        total: count,
        ...(next === null && unrest && { unrest }),
      };
      if (address !== null) guard.goOn();
    }
  }

  return {
    tenant: (priority) => getOne('TenantSettings', tenantSchema, priority),

    clients(kind, priority, from) {
      // Client groups cannot be put in the order of their changes; there are few of them (1.3).
      const order = kind === 'clientGroup' ? 'FullName' : 'LastModifiedDateTime desc';
      return list(collectionOf[kind], { $orderby: order }, clientSchemas[kind], priority, { from, ...whole });
    },

    async client(ref, priority) {
      const kinds = new Set<ClientKind>([ref.kind, 'organization', 'person', 'clientGroup']);
      for (const kind of kinds) {
        try {
          return await getOne(
            `${collectionOf[kind]}/${encodeURIComponent(ref.key)}`,
            clientSchemas[kind],
            priority,
          );
        } catch (error) {
          if (!isSystemError(error) || error.code !== 'notFound') throw error;
        }
      }
      throw new SystemError('notFound', 'karbon');
    },

    async clientDetails({ kind, key }, priority) {
      const path = `${collectionOf[kind]}/${encodeURIComponent(key)}`;
      const response = await get(karbonAddress(path, { $expand: expansionOf[kind] }), priority);
      return parseResponse('karbon', collectionOf[kind], clientDetailsSchemas[kind], response.json);
    },

    workItem(key, priority) {
      return getOne(`WorkItems/${encodeURIComponent(key)}`, workItemSchema, priority);
    },

    work: (priority, from) =>
      list('WorkItems', { $orderby: 'StartDate' }, workItemSchema, priority, { from, ...whole }),

    async *workOfClient(clientKey, priority) {
      const options = { $filter: `ClientKey eq ${quoted(clientKey)}`, $orderby: 'StartDate' };
      for await (const page of list('WorkItems', options, workItemSchema, priority)) {
        // A next link that has lost the filter would bring the work of others.
        yield { ...page, records: page.records.filter((item) => item.client.key === clientKey) };
      }
    },

    async budget(workKey, priority) {
      const where = 'EstimateSummaries';
      const guard = createPageGuard('karbon', where, budgetLineKeyField);
      const isNew = dedupeById<unknown>(budgetLineId);
      const lines: BudgetLine[] = [];
      for (let address: string | null = karbonAddress(`${where}/${encodeURIComponent(workKey)}`); address; ) {
        const response: HttpResponse | null = await get(address, priority).catch((error) => {
          if (isSystemError(error) && error.code === 'notFound' && lines.length === 0) return null;
          throw error;
        });
        if (response === null) return [];
        const answer: Page = parseResponse('karbon', where, listSchema, response.json);
        guard.meet(answer.value);
        const rows = answer.value.filter(isNew);
        const { records, leftOut, firstOddField } = parseRecords(rows, budgetLineSchema, 'value');
        // A budget without one of its lines would be a wrong one.
        if (leftOut > 0) throw invalidResponse('karbon', where, firstOddField);
        lines.push(...records);
        address = answer['@odata.nextLink'];
        if (address !== null) guard.goOn();
        else if (hasNextLink(response.json)) throw invalidResponse('karbon', where, '@odata.nextLink');
        else if (lines.length < (answer['@odata.count'] ?? 0))
          throw invalidResponse('karbon', where, '@odata.count');
      }
      return lines;
    },

    users: (priority, from) => list('Users', {}, userSchema, priority, { from, ...whole }),

    async *timeEntries({ days }, priority, from) {
      const isMeant = (entry: KarbonTimeEntry) => entry.date >= days.from && entry.date <= days.to;
      const conditions = [
        `Date ge ${days.from}`,
        // The time of day is said to be midnight, and not promised.
        `Date lt ${addDays(days.to, 1)}`,
      ];
      const options = { $filter: conditions.join(' and '), $orderby: 'Date' };
      const pages = list('IndividualTimeEntries', options, timeEntrySchema, priority, {
        from,
        pageSize: timePageSize,
      });
      // A next link that has lost the filter would bring the time of other days.
      for await (const page of pages) yield { ...page, records: page.records.filter(isMeant) };
    },
  };
}

/** @returns what a list has not held still by, once its last page has come; `null` where it has, or Karbon does not count. */
function unrestOf(count: number | null, met: number, mostCounted: number): ListUnrest | null {
  if (count === null) return null;
  if (count < mostCounted) return 'rowsGone';
  return met < count ? 'rowsUnmet' : null;
}

/**
 * Where the next page begins, and how many rows the list had at most where Karbon counts them: what goes while nobody reads on draws
 * others up to where has been read already, as it does between two pages.
 */
function nextPlace(position: number, mostCounted: number): string {
  return mostCounted === 0 ? String(position) : `${position} of ${mostCounted}`;
}

function placeAt(place: string | null | undefined): { readonly position: number; readonly counted: number } {
  const [position = 0, counted = 0] = (place ?? '0').split(' of ').map(Number);
  return { position, counted };
}

/** A literal of a filter (1.3). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
