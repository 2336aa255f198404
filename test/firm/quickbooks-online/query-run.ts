import type { Switches } from '../switches';
import { companyInfoShape, preferencesShape } from './company';
import { type Condition, type Literal, type Query, queryFault } from './query-parser';
import { fullyQualifiedName, type NameKind, nameKinds, nameShape, printOnCheckName } from './shapes';
import type { QboName, QboTransaction, QuickbooksOnlineState } from './state';
import { transactionKinds, transactionShape } from './transactions';

type QboSwitches = Switches['quickbooksOnline'];

/**
 * Runs a query. Gives the `QueryResponse`: without the entity's key where nothing was found; newest first where no order is
 * asked for; inactive names left out unless `Active` is in the WHERE (quickbooks.md 4). Throws `QboFault` 4001.
 */
export function runQuery(state: QuickbooksOnlineState, switches: QboSwitches, asked: Query): object {
  const query = withoutReferences(switches, asked);
  const isMeant = (entity: string) => entity.toLowerCase() === query.entity.toLowerCase();
  const kind = nameKinds.find(isMeant);
  if (kind !== undefined) {
    return runOn(state, switches, query, {
      entity: kind,
      rows: namesOf(state, kind, query),
      fieldFor: (field, isForOrder) => fieldFor(kind, field, isForOrder),
      shape: (name) => nameShape(state, name),
    });
  }
  const transactionKind = transactionKinds.find(isMeant);
  if (transactionKind === undefined) return runOnSingle(state, query);
  const isWithoutTime = transactionKind === 'TimeActivity' && state.hasTimeTracking === false;
  const isMissing = isWithoutTime || transactionKind === 'PurchaseOrder';
  if (isMissing && switches.queryOfMissingFeature === 'refused') {
    throw queryFault(`the plan of this company has no ${transactionKind}`);
  }
  return runOn(state, switches, query, {
    entity: transactionKind,
    rows: isWithoutTime ? [] : state.transactions.filter((row) => row.kind === transactionKind),
    fieldFor: transactionField,
    shape: (row) => transactionShape(row, (id) => state.names.get(id)?.displayName ?? ''),
  });
}

/** Conditions on whose time it is, where they are passed over (quickbooks.md 8.4). */
function withoutReferences({ timeRefFilters }: QboSwitches, query: Query): Query {
  if (timeRefFilters === 'refused' || query.entity.toLowerCase() !== 'timeactivity') return query;
  return { ...query, where: query.where.filter(({ field }) => !field.endsWith('Ref')) };
}

/** What a company has many of. */
interface Queried<Row extends { readonly id: string }> {
  readonly entity: string;
  readonly rows: readonly Row[];
  fieldFor(fieldName: string, isForOrder: boolean): Field<Row>;
  shape(row: Row): Record<string, unknown>;
}

function runOn<Row extends { readonly id: string }>(
  state: QuickbooksOnlineState,
  switches: QboSwitches,
  query: Query,
  queried: Queried<Row>,
): object {
  const tests = query.where.map((condition) => conditionTest(state, switches, queried, condition));
  const rows = queried.rows.filter((row) => tests.every((test) => test(row)));
  if (query.select === 'count') return { totalCount: rows.length };
  const first = query.startPosition - 1;
  const size = pageSizes[switches.pagesHold](query.maxResults, rows.length - first);
  const page = sortedRows(state, switches, queried, query, rows).slice(first, first + size);
  if (page.length === 0) return {};
  const { select } = query;
  return {
    [queried.entity]: page
      .map(queried.shape)
      .map((shape) => (select === 'all' ? shape : projected(queried.entity, shape, select))),
    startPosition: query.startPosition,
    maxResults: page.length,
  };
}

/** Rows of a page for which so many were asked where so many are left (quickbooks.md 4). */
const pageSizes: Readonly<Record<QboSwitches['pagesHold'], (asked: number, left: number) => number>> = {
  whatWasAsked: (asked) => asked,
  fewer: (asked, left) => Math.ceil(Math.min(asked, left) * 0.6),
  oneMore: (asked) => asked + 1,
};

/** Entities of which a company has one. */
function runOnSingle(state: QuickbooksOnlineState, query: Query): object {
  const shapes: Record<string, () => object> = {
    CompanyInfo: () => companyInfoShape(state),
    Preferences: () => preferencesShape(state),
  };
  const entity = Object.keys(shapes).find((name) => name.toLowerCase() === query.entity.toLowerCase());
  const shape = entity === undefined ? undefined : shapes[entity];
  if (entity === undefined || shape === undefined) {
    throw queryFault(`entity '${query.entity}' is not queryable`);
  }
  const [condition] = query.where;
  if (condition !== undefined) throw notQueryable(condition.field);
  return query.select === 'count'
    ? { totalCount: 1 }
    : { [entity]: [shape()], startPosition: 1, maxResults: 1 };
}

interface Field<Row = QboName> {
  readonly kind: 'text' | 'id' | 'number' | 'boolean' | 'time';
  read(row: Row, state: QuickbooksOnlineState): Literal;
  readonly isSortable?: false;
  /** Where vendors and employees do not have it. */
  readonly isCustomersOnly?: true;
}

/** The filterable fields; sortable are the same less the e-mail, plus `BalanceWithJobs` (quickbooks.md 4). */
const fields: Record<string, Field> = {
  Id: { kind: 'id', read: (name) => name.id },
  DisplayName: { kind: 'text', read: (name) => name.displayName },
  GivenName: { kind: 'text', read: (name) => name.givenName },
  MiddleName: { kind: 'text', read: (name) => String(name.otherFields?.MiddleName ?? '') },
  FamilyName: { kind: 'text', read: (name) => name.familyName },
  CompanyName: { kind: 'text', read: (name) => name.companyName },
  PrintOnCheckName: { kind: 'text', read: printOnCheckName },
  FullyQualifiedName: {
    kind: 'text',
    read: (name, state) => fullyQualifiedName(state, name),
    isCustomersOnly: true,
  },
  PrimaryEmailAddr: { kind: 'text', read: (name) => name.email, isSortable: false },
  Active: { kind: 'boolean', read: (name) => name.active },
  Balance: { kind: 'number', read: (name) => name.balance },
  'MetaData.CreateTime': { kind: 'time', read: (name) => name.createdMs },
  'MetaData.LastUpdatedTime': { kind: 'time', read: (name) => name.lastUpdatedMs },
};

const balanceWithJobs: Field = { kind: 'number', read: (name) => name.balance, isCustomersOnly: true };

/** Of transactions; that the customer is none of them is said of time activities alone (quickbooks.md 8.4). */
const transactionFields: Record<string, Field<QboTransaction>> = {
  Id: { kind: 'id', read: (row) => row.id },
  TxnDate: { kind: 'text', read: (row) => row.date },
  'MetaData.CreateTime': { kind: 'time', read: (row) => row.createdMs },
  'MetaData.LastUpdatedTime': { kind: 'time', read: (row) => row.lastUpdatedMs },
};

function transactionField(fieldName: string): Field<QboTransaction> {
  const field = transactionFields[fieldName];
  if (field === undefined) throw notQueryable(fieldName);
  return field;
}

function notQueryable(field: string): Error {
  return queryFault(`property '${field}' is not queryable`);
}

function fieldFor(kind: NameKind, fieldName: string, isForOrder: boolean): Field {
  const field = isForOrder && fieldName === 'BalanceWithJobs' ? balanceWithJobs : fields[fieldName];
  const isWithheld = kind !== 'Customer' && field?.isCustomersOnly === true;
  if (field === undefined || isWithheld) throw notQueryable(fieldName);
  if (isForOrder && field.isSortable === false) throw queryFault(`property '${fieldName}' is not sortable`);
  return field;
}

function namesOf(state: QuickbooksOnlineState, kind: NameKind, query: Query): readonly QboName[] {
  const isActiveAsked = query.where.some(({ field }) => field === 'Active');
  return [...state.names.values()].filter((name) => name.kind === kind && (isActiveAsked || name.active));
}

function conditionTest<Row extends { readonly id: string }>(
  state: QuickbooksOnlineState,
  switches: QboSwitches,
  queried: Queried<Row>,
  condition: Condition,
): (row: Row) => boolean {
  const field = queried.fieldFor(condition.field, false);
  const { operator } = condition;
  const comparable = (value: Literal): Literal => comparableValue(field, switches, value);
  const values = condition.values.map((value) => comparable(literalFor(field, condition.field, value)));
  const [wanted = ''] = values;
  if (operator === 'LIKE') {
    if (typeof wanted !== 'string')
      throw queryFault(`property '${condition.field}' cannot be compared by LIKE`);
    const pattern = likePattern(wanted);
    return (row) => pattern.test(String(comparable(field.read(row, state))));
  }
  return (row) => {
    const value = comparable(field.read(row, state));
    switch (operator) {
      case '=':
        return value === wanted;
      case 'IN':
        return values.includes(value);
      case '<':
        return value < wanted;
      case '>':
        return value > wanted;
      case '<=':
        return value <= wanted;
      case '>=':
        return value >= wanted;
    }
  };
}

/** The literal in the field's own type. */
function literalFor({ kind }: Pick<Field, 'kind'>, fieldName: string, literal: Literal): Literal {
  const invalid = (): Error =>
    queryFault(`value ${String(literal)} is not valid for property '${fieldName}'`);
  switch (kind) {
    case 'text':
    case 'id':
      return String(literal);
    case 'boolean':
      if (typeof literal === 'boolean') return literal;
      if (literal === 'true' || literal === 'false') return literal === 'true';
      throw invalid();
    case 'number': {
      const value = typeof literal === 'boolean' ? Number.NaN : Number(literal);
      if (Number.isNaN(value)) throw invalid();
      return value;
    }
    case 'time': {
      const value = typeof literal === 'string' ? Date.parse(literal) : Number.NaN;
      if (Number.isNaN(value)) throw invalid();
      return value;
    }
  }
}

function comparableValue({ kind }: Pick<Field, 'kind'>, switches: QboSwitches, value: Literal): Literal {
  if (kind === 'id' && switches.idsCompareAs === 'number') return Number(value);
  if (kind === 'text' && switches.comparisonsIgnoreCase) return String(value).toLowerCase();
  return value;
}

function likePattern(wanted: string): RegExp {
  const parts = wanted.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function sortedRows<Row extends { readonly id: string }>(
  state: QuickbooksOnlineState,
  switches: QboSwitches,
  queried: Queried<Row>,
  query: Query,
  rows: readonly Row[],
): Row[] {
  const order = query.orderBy.map(({ field: fieldName, isDescending }) => ({
    field: queried.fieldFor(fieldName, true),
    sign: isDescending ? -1 : 1,
  }));
  if (order.length === 0) return rows.toSorted((left, right) => Number(right.id) - Number(left.id));
  return rows
    .map((row) => ({
      row,
      keys: order.map(({ field }) => comparableValue(field, switches, field.read(row, state))),
    }))
    .toSorted((left, right) => {
      for (const [index, { sign }] of order.entries()) {
        const leftKey = left.keys[index] ?? '';
        const rightKey = right.keys[index] ?? '';
        if (leftKey !== rightKey) return leftKey < rightKey ? -sign : sign;
      }
      return 0;
    })
    .map(({ row }) => row);
}

/** Chosen properties only; such rows say that they are `sparse` (quickbooks.md 4). */
function projected(
  entity: string,
  shape: Readonly<Record<string, unknown>>,
  select: readonly string[],
): Record<string, unknown> {
  const row: Record<string, unknown> = { domain: 'QBO', sparse: true };
  for (const path of select) {
    const [property = '', inner] = path.split('.');
    if (fields[path] === undefined && !(property in shape) && !sometimesAbsent.has(property)) {
      throw queryFault(`Property ${path} not found for Entity ${entity}`);
    }
    const value = shape[property];
    if (value === undefined) continue;
    if (inner === undefined) {
      row[property] = value;
    } else if (typeof value === 'object' && value !== null && inner in value) {
      row[property] = { ...Object(row[property]), [inner]: Reflect.get(value, inner) };
    }
  }
  return row;
}

/** Properties that exist, though not every record has a value for them. */
const sometimesAbsent = new Set([
  'ParentRef',
  'Level',
  'Title',
  'Suffix',
  'Notes',
  'PrimaryPhone',
  'BillAddr',
]);
