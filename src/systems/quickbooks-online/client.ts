import { isMap, type Shape } from '../../messages/shape';
import { looseText, readMap, readRecords } from '../http/coerce';
import { onceEach } from '../http/dedupe-by-id';
import type { HttpAnswer } from '../http/http';
import type { Priority } from '../http/page';
import { oddAnswer } from '../http/system-error';
import { companyAddress } from './addresses';
import { customerShape, nameHolderShape, removedIdOf } from './schema';
import { type CompanyParts, createCompanySender } from './sender';
import type { NamePage, QuickbooksOnlineSource } from './system';

/** The most that a query returns (4), and that change data capture holds (8.2). */
const mostRows = 1_000;
const changesReachBackMs = 30 * 24 * 3_600_000;

/** Reads one company. */
export function createQuickbooksOnline(parts: CompanyParts): QuickbooksOnlineSource {
  const send = createCompanySender(parts);

  /** By POST, which is free of the trouble with lengths and encoding (3); it only reads, so it may be repeated. */
  function query(statement: string, priority: Priority): Promise<HttpAnswer> {
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
    const isNew = onceEach<RecordType>(({ id }) => id);
    for (let start: number | null = Number(from ?? 1); start !== null; ) {
      const statement =
        `SELECT * FROM ${entity} WHERE Active IN (true,false) ` +
        `ORDERBY Id STARTPOSITION ${start} MAXRESULTS ${mostRows}`;
      const answer: HttpAnswer = await query(statement, priority);
      const rows = rowsOf(readMap(answer.json).QueryResponse, entity);
      const { records, leftOut } = readRecords(rows, shape);
      start = rows.length < mostRows ? null : start + mostRows;
      yield {
        records: records.filter(isNew),
        leftOut,
        serverNowMs: answer.serverNowMs,
        time: timeOf(answer.json, entity),
        next: start === null ? null : String(start),
      };
    }
  }

  return {
    async company(priority) {
      const address = companyAddress(parts, `companyinfo/${encodeURIComponent(parts.realmId)}`);
      const answer = await send({ method: 'GET', address, priority });
      const company = readMap(answer.json).CompanyInfo;
      if (!isMap(company)) throw oddAnswer('quickbooks', 'companyinfo');
      return { companyName: looseText(company.CompanyName) };
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
      const answer = await send({ method: 'GET', address: companyAddress(parts, 'cdc', filters), priority });
      const customers = readChanges(answer.json, 'Customer', customerShape);
      const vendors = readChanges(answer.json, 'Vendor', nameHolderShape('vendor'));
      const employees = readChanges(answer.json, 'Employee', nameHolderShape('employee'));
      const all = [customers, vendors, employees];
      const time = timeOf(answer.json, 'cdc');
      const rowCount = all.reduce((sum, changes) => sum + changes.rowCount, 0);
      return {
        customers: customers.records,
        nameHolders: [...vendors.records, ...employees.records],
        removedIds: all.flatMap((changes) => changes.removedIds),
        leftOut: all.reduce((sum, changes) => sum + changes.leftOut, 0),
        cursor: time,
        isComplete: rowCount < mostRows && Date.parse(time) - Date.parse(cursor) < changesReachBackMs,
      };
    },
  };
}

/** The rows of a query's answer; the entity is absent where nothing was found, the envelope never is (4). */
function rowsOf(response: unknown, entity: string): readonly unknown[] {
  if (!isMap(response)) throw oddAnswer('quickbooks', entity);
  const rows = response[entity] ?? [];
  if (!Array.isArray(rows)) throw oddAnswer('quickbooks', entity);
  return rows;
}

/**
 * What an answer of change data capture says of one entity: there is one response for each, those without changes being
 * empty.
 */
function readChanges<RecordType>(body: unknown, entity: string, shape: Shape<RecordType>) {
  const changes = readMap(body).CDCResponse;
  if (!Array.isArray(changes)) throw oddAnswer('quickbooks', 'cdc');
  const rows = changes.flatMap((change) => {
    const responses = readMap(change).QueryResponse;
    if (!Array.isArray(responses)) throw oddAnswer('quickbooks', 'cdc');
    return responses.flatMap((response) => rowsOf(response, entity));
  });
  return {
    ...readRecords(
      rows.filter((row) => removedIdOf(row) === null),
      shape,
    ),
    removedIds: rows.map(removedIdOf).filter((id) => id !== null),
    rowCount: rows.length,
  };
}

/** The answer's own time, which is the cursor for what comes after. */
function timeOf(body: unknown, where: string): string {
  const time = readMap(body).time;
  if (typeof time !== 'string' || Number.isNaN(Date.parse(time))) throw oddAnswer('quickbooks', where);
  return time;
}
