import { isMap, type Shape } from '../../messages/shape';
import { coerceMap, coerceText, parseRecords } from '../http/coerce';
import { dedupeById } from '../http/dedupe-by-id';
import type { HttpResponse } from '../http/http';
import type { Priority } from '../http/page';
import { invalidResponse } from '../http/system-error';
import { companyAddress } from './addresses';
import type { NamePage, QuickbooksOnlineReader } from './reader';
import { customerShape, nameHolderShape, removedIdOf } from './schema';
import { type CompanyParts, createCompanySender } from './sender';

/** The most that a query returns (4), and that change data capture holds (8.2). */
const maxRows = 1_000;
const changesWindowMs = 30 * 24 * 3_600_000;

/** Reads one company. */
export function createQuickbooksOnlineReader(parts: CompanyParts): QuickbooksOnlineReader {
  const send = createCompanySender(parts);

  /** By POST, which is free of the trouble with lengths and encoding (3); it only reads, so it may be repeated. */
  function query(statement: string, priority: Priority): Promise<HttpResponse> {
    const address = companyAddress(parts, 'query');
    const type = 'application/text';
    return send({ method: 'POST', address, body: { type, text: statement }, isSafeToRepeat: true, priority });
  }

  /** By id, since paging by offset skips rows under an order that changes; inactive ones only come when named (4). */
  async function* list<RecordType extends { readonly id: string }>(
    entity: 'Customer' | 'Vendor' | 'Employee',
    shape: Shape<RecordType>,
    priority: Priority,
    from?: string | null,
  ): AsyncGenerator<NamePage<RecordType>> {
    const isNew = dedupeById<RecordType>(({ id }) => id);
    for (let start: number | null = Number(from ?? 1); start !== null; ) {
      const statement =
        `SELECT * FROM ${entity} WHERE Active IN (true,false) ` +
        `ORDERBY Id STARTPOSITION ${start} MAXRESULTS ${maxRows}`;
      const response: HttpResponse = await query(statement, priority);
      const rows = rowsOf(coerceMap(response.json).QueryResponse, entity);
      const { records, leftOut } = parseRecords(rows, shape);
      start = rows.length < maxRows ? null : start + maxRows;
      yield {
        records: records.filter(isNew),
        leftOut,
        serverNowMs: response.serverNowMs,
        time: timeOf(response.json, entity),
        next: start === null ? null : String(start),
      };
    }
  }

  return {
    async company(priority) {
      const address = companyAddress(parts, `companyinfo/${encodeURIComponent(parts.realmId)}`);
      const response = await send({ method: 'GET', address, priority });
      const company = coerceMap(response.json).CompanyInfo;
      if (!isMap(company)) throw invalidResponse('quickbooks', 'companyinfo');
      return { companyName: coerceText(company.CompanyName) };
    },

    customers: (priority, from) => list('Customer', customerShape, priority, from),

    async *nameHolders(priority, from) {
      const [entity, start] = (from ?? 'Vendor 1').split(' ');
      const isAtVendors = entity === 'Vendor';
      if (isAtVendors) {
        for await (const page of list('Vendor', nameHolderShape('vendor'), priority, start)) {
          yield { ...page, next: page.next === null ? 'Employee 1' : `Vendor ${page.next}` };
        }
      }
      const firstEmployee = isAtVendors ? null : start;
      for await (const page of list('Employee', nameHolderShape('employee'), priority, firstEmployee)) {
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
      const customers = readChanges(response.json, 'Customer', customerShape);
      const vendors = readChanges(response.json, 'Vendor', nameHolderShape('vendor'));
      const employees = readChanges(response.json, 'Employee', nameHolderShape('employee'));
      const all = [customers, vendors, employees];
      const time = timeOf(response.json, 'cdc');
      const rowCount = all.reduce((sum, changes) => sum + changes.rowCount, 0);
      return {
        customers: customers.records,
        nameHolders: [...vendors.records, ...employees.records],
        removedIds: all.flatMap((changes) => changes.removedIds),
        leftOut: all.reduce((sum, changes) => sum + changes.leftOut, 0),
        cursor: time,
        isComplete: rowCount < maxRows && Date.parse(time) - Date.parse(cursor) < changesWindowMs,
      };
    },
  };
}

/** The rows of a query's answer; the entity is absent where nothing was found, the envelope never is (4). */
function rowsOf(response: unknown, entity: string): readonly unknown[] {
  if (!isMap(response)) throw invalidResponse('quickbooks', entity);
  const rows = response[entity] ?? [];
  if (!Array.isArray(rows)) throw invalidResponse('quickbooks', entity);
  return rows;
}

/**
 * What an answer of change data capture says of one entity: there is one response for each, those without changes being
 * empty.
 */
function readChanges<RecordType>(body: unknown, entity: string, shape: Shape<RecordType>) {
  const changes = coerceMap(body).CDCResponse;
  if (!Array.isArray(changes)) throw invalidResponse('quickbooks', 'cdc');
  const rows = changes.flatMap((change) => {
    const responses = coerceMap(change).QueryResponse;
    if (!Array.isArray(responses)) throw invalidResponse('quickbooks', 'cdc');
    return responses.flatMap((response) => rowsOf(response, entity));
  });
  return {
    ...parseRecords(
      rows.filter((row) => removedIdOf(row) === null),
      shape,
    ),
    removedIds: rows.map(removedIdOf).filter((id) => id !== null),
    rowCount: rows.length,
  };
}

/** The answer's own time, which is the cursor for what comes after. */
function timeOf(body: unknown, where: string): string {
  const time = coerceMap(body).time;
  if (typeof time !== 'string' || Number.isNaN(Date.parse(time))) throw invalidResponse('quickbooks', where);
  return time;
}
