import { isDay } from '../../domain/time/time-range';
import type { Schema } from '../../messages/schema';
import { dedupeById } from '../http/dedupe-by-id';
import type { HttpResponse } from '../http/http';
import type { Priority } from '../http/page';
import { createPageGuard } from '../http/page-guard';
import { parseResponse } from '../http/parse-response';
import { type ParsedRecords, parseRecords } from '../http/records';
import { invalidResponse, isSystemError, SystemError } from '../http/system-error';
import { companyAddress } from './addresses';
import { customerAnswerSchema, termAnswerSchema } from './customer-details-schema';
import { isTooLarge, quickbooksError } from './errors';
import type { ActivityQuery, NamePage, QuickbooksOnlineReader } from './reader';
import {
  changesSchema,
  companySchema,
  countSchema,
  customerSchema,
  type Entity,
  nameHolderSchemas,
  querySchema,
  removedIdOf,
} from './schema';
import { type CompanyParts, createCompanySender } from './sender';
import { timeActivitySchema, timePreferencesSchema } from './time-schema';

/** The most that a query returns (4), and that change data capture holds (8.2). */
const maxRows = 1_000;
/** Where even so few records are too much for an answer, it is not their number. */
const leastRows = 25;
const changesWindowMs = 30 * 24 * 3_600_000;

/** Reads one company. */
export function createQuickbooksOnlineReader(parts: CompanyParts): QuickbooksOnlineReader {
  const send = createCompanySender(parts);
  const sendForPage = createCompanySender(parts, (response) =>
    isTooLarge(response) ? null : quickbooksError(response),
  );

  /** By POST, which is free of the trouble with lengths and encoding (3); it only reads, so it may be repeated. */
  function query(statement: string, priority: Priority): Promise<HttpResponse> {
    const address = companyAddress(parts, 'query');
    const body = { type: 'application/text', text: statement } as const;
    return sendForPage({ method: 'POST', address, body, isSafeToRepeat: true, priority });
  }

  async function count(entity: Entity, where: string, priority: Priority): Promise<number> {
    const response = await query(`SELECT COUNT(*) FROM ${entity} WHERE ${where}`, priority);
    const error = quickbooksError(response);
    if (error !== null) throw error;
    return parseResponse('quickbooks', entity, countSchema, response.json).QueryResponse.totalCount;
  }

  /**
   * By id, since paging by offset skips rows under an order that changes; inactive ones only come when named (4). A page can come
   * short, or empty, although more follow: it is the end where no more are counted. An empty one before the end is asked for once
   * more, and one that is too much for an answer by halves.
   *
   * @throws SystemError also `invalidResponse`, where it stays empty although more are counted.
   */
  async function* list<RecordType extends { readonly id: string }>(
    entity: Entity,
    schema: Schema<RecordType>,
    priority: Priority,
    from?: string | null,
    where = 'Active IN (true,false)',
  ): AsyncGenerator<NamePage<RecordType>> {
    const isNew = dedupeById<RecordType>(({ id }) => id);
    const first = Number(from ?? 1);
    const guard = createPageGuard('quickbooks', entity, 'Id', Math.floor(first / maxRows));
    let size = maxRows;
    let emptyInTurn = 0;
    /** As it was counted last. */
    let total = 0;
    for (let start = first; ; ) {
      const statement =
        `SELECT * FROM ${entity} WHERE ${where} ` + `ORDERBY Id STARTPOSITION ${start} MAXRESULTS ${size}`;
      const response = await query(statement, priority);
      if (isTooLarge(response)) {
        size = Math.floor(size / 2);
        if (size < leastRows) throw quickbooksError(response) ?? invalidResponse('quickbooks', entity);
        continue;
      }
      const { QueryResponse, time } = parseResponse('quickbooks', entity, querySchema, response.json);
      const rows = QueryResponse[entity];
      const read = parseRecords(rows, schema, `QueryResponse.${entity}`);
      guard.meet(rows);
      const next = start + rows.length;
      if (rows.length < size && total < next) total = await count(entity, where, priority);
      // One that has been counted to its last row; where fewer are counted than were met, an empty page has to say so too.
      const isEnd = rows.length === 0 ? total < next : rows.length < size && total === next - 1;
      if (rows.length === 0 && !isEnd) {
        emptyInTurn += 1;
        if (emptyInTurn > 1) throw invalidResponse('quickbooks', entity);
        continue;
      }
      emptyInTurn = 0;
      // The end of a list is no page of its own, but where there is no other.
      if (rows.length === 0 && start > first) return;
      start = next;
      yield {
        ...read,
        records: read.records.filter(isNew),
        serverNowMs: response.serverNowMs,
        time,
        next: isEnd ? null : String(start),
      };
      if (isEnd) return;
      guard.goOn();
    }
  }

  /** Records by their ids, inactive ones included. */
  async function byIds<RecordType>(
    entity: Entity,
    schema: Schema<RecordType>,
    ids: readonly string[],
    priority: Priority,
  ): Promise<ParsedRecords<RecordType>> {
    if (ids.length === 0) return { records: [], leftOut: 0 };
    const listed = ids.map((id) => `'${id.replaceAll("'", "\\'")}'`).join(',');
    const statement =
      `SELECT * FROM ${entity} WHERE Id IN (${listed}) AND Active IN (true,false) ` +
      `STARTPOSITION 1 MAXRESULTS ${maxRows}`;
    const response = await query(statement, priority);
    const error = quickbooksError(response);
    if (error !== null) throw error;
    const { QueryResponse } = parseResponse('quickbooks', entity, querySchema, response.json);
    return parseRecords(QueryResponse[entity], schema, `QueryResponse.${entity}`);
  }

  /** `null` where it can't be read: the rest of the customer is known all the same. */
  async function termsName(id: string, priority: Priority): Promise<string | null> {
    try {
      const address = companyAddress(parts, `term/${encodeURIComponent(id)}`);
      const response = await send({ method: 'GET', address, priority });
      return parseResponse('quickbooks', 'term', termAnswerSchema, response.json).Term.Name;
    } catch (error) {
      if (isSystemError(error)) return null;
      throw error;
    }
  }

  return {
    async company(priority) {
      const address = companyAddress(parts, `companyinfo/${encodeURIComponent(parts.realmId)}`);
      const response = await send({ method: 'GET', address, priority });
      const { CompanyInfo } = parseResponse('quickbooks', 'companyinfo', companySchema, response.json);
      return { companyName: CompanyInfo.CompanyName };
    },

    customers: (priority, from) => list('Customer', customerSchema, priority, from),

    async customerDetails(id, priority) {
      const address = companyAddress(parts, `customer/${encodeURIComponent(id)}`);
      const response = await send({ method: 'GET', address, priority });
      const { Customer } = parseResponse('quickbooks', 'customer', customerAnswerSchema, response.json);
      const { details, terms } = Customer;
      return { ...details, terms: terms && (terms.name || (await termsName(terms.id, priority))) };
    },

    async *nameHolders(priority, from) {
      const [entity, start] = (from ?? 'Vendor 1').split(' ');
      const isAtVendors = entity === 'Vendor';
      if (isAtVendors) {
        for await (const page of list('Vendor', nameHolderSchemas.vendor, priority, start)) {
          yield { ...page, next: page.next === null ? 'Employee 1' : `Vendor ${page.next}` };
        }
      }
      const firstEmployee = isAtVendors ? null : start;
      for await (const page of list('Employee', nameHolderSchemas.employee, priority, firstEmployee)) {
        yield { ...page, next: page.next && `Employee ${page.next}` };
      }
    },

    async changesSince(cursor, priority) {
      const filters = { entities: 'Customer,Vendor,Employee', changedSince: cursor };
      const response = await send({
        method: 'GET',
        address: companyAddress(parts, 'cdc', filters),
        priority,
      });
      const { CDCResponse, time } = parseResponse('quickbooks', 'cdc', changesSchema, response.json);
      const responses = CDCResponse.flatMap(({ QueryResponse }) => QueryResponse);
      // What it reports as deleted is inactive: none of these can be deleted (8.2). Its name and its version stand in the record alone.
      async function read<RecordType extends { readonly id: string }>(
        entity: Entity,
        schema: Schema<RecordType>,
      ): Promise<Changes<RecordType>> {
        const rows = responses.flatMap((each) => each[entity]);
        const changed = readChanges(rows, schema, entity);
        const again = await byIds(entity, schema, changed.removedIds, priority);
        const found = new Set(again.records.map(({ id }) => id));
        return {
          ...changed,
          records: [...changed.records, ...again.records],
          leftOut: changed.leftOut + again.leftOut,
          removedIds: changed.removedIds.filter((id) => !found.has(id)),
        };
      }

      const customers = await read('Customer', customerSchema);
      const vendors = await read('Vendor', nameHolderSchemas.vendor);
      const employees = await read('Employee', nameHolderSchemas.employee);
      const all = [customers, vendors, employees];
      const rowCount = all.reduce((sum, changes) => sum + changes.rowCount, 0);
      const firstOddField = all.flatMap((changes) => changes.firstOddField ?? [])[0];
      return {
        customers: customers.records,
        nameHolders: [...vendors.records, ...employees.records],
        unreadIds: all.flatMap((changes) => changes.removedIds),
        leftOut: all.reduce((sum, changes) => sum + changes.leftOut, 0),
        ...(firstOddField === undefined ? {} : { firstOddField }),
        cursor: time,
        isComplete: rowCount < maxRows && Date.parse(time) - Date.parse(cursor) < changesWindowMs,
      };
    },

    async hasTimeTracking(priority) {
      const response = await send({ method: 'GET', address: companyAddress(parts, 'preferences'), priority });
      return parseResponse('quickbooks', 'preferences', timePreferencesSchema, response.json);
    },

    timeActivities: (asked, priority, from) =>
      list('TimeActivity', timeActivitySchema, priority, from, timeCondition(asked)),

    countTimeActivities: async (days, priority) => count('TimeActivity', timeCondition({ days }), priority),
  };
}

/** Neither references nor anything else can be relied on in a filter (8.4). @throws SystemError where it is asked for by no day. */
function timeCondition({ days, changedSince }: ActivityQuery): string {
  for (const day of [days.from, days.to]) {
    if (!isDay(day)) throw new SystemError('rejected', 'quickbooks', { detail: day });
  }
  const ofDays = `TxnDate >= '${days.from}' AND TxnDate <= '${days.to}'`;
  if (changedSince === undefined) return ofDays;
  // What is written into a statement has to be a stamp and nothing else.
  return `${ofDays} AND MetaData.LastUpdatedTime >= '${new Date(changedSince).toISOString()}'`;
}

/** What change data capture says of one entity. */
function readChanges<RecordType>(
  rows: readonly unknown[],
  schema: Schema<RecordType>,
  entity: Entity,
): Changes<RecordType> {
  const kept = rows.filter((row) => removedIdOf(row) === null);
  return {
    ...parseRecords(kept, schema, entity),
    removedIds: rows.map(removedIdOf).filter((id) => id !== null),
    rowCount: rows.length,
  };
}

interface Changes<RecordType> extends ParsedRecords<RecordType> {
  readonly removedIds: readonly string[];
  readonly rowCount: number;
}
