import type { Customer } from '../../domain/records/records';
import { z } from '../../messages/schema';
import { coerceId, coerceMap, looseObject, looseText } from '../http/coerce';
import type { HttpResponse } from '../http/http';
import type { Priority } from '../http/page';
import { parseResponse } from '../http/parse-response';
import { invalidResponse, isSystemError, outcomeUnknown, SystemError } from '../http/system-error';
import { companyAddress } from './addresses';
import { findCustomerUse } from './customer-use';
import { quickbooksError } from './errors';
import { customerSchema } from './schema';
import { type CompanyParts, type CompanyRequest, createCompanySender } from './sender';
import { quickbooksWriteError } from './write-error';
import type { CustomerChange, CustomerWrite, NewCustomer, QuickbooksOnlineWriter } from './writer';

/** quickbooks.md 5.1; a longer display name is good without it. */
const maxCompanyNameLength = 100;

/** Writes to one company. */
export function createQuickbooksOnlineWriter(parts: CompanyParts): QuickbooksOnlineWriter {
  const send = createCompanySender(parts, (response, { isWrite }) =>
    isWrite ? quickbooksWriteError(response) : quickbooksError(response),
  );

  /** @param id of the customer that the answer has to hold; `null` for one that is to be made. */
  async function post(
    customer: object,
    id: string | null,
    idempotencyKey: string,
    priority: Priority,
  ): Promise<Customer> {
    const response = await send({
      method: 'POST',
      address: companyAddress(parts, 'customer', { requestid: idempotencyKey }),
      body: { type: 'application/json', text: JSON.stringify(customer) },
      isWrite: true,
      // The service carries a request id out once, however often it comes (3).
      isSafeToRepeat: true,
      priority,
    });
    const written = readWritten(() => customerOf(response.json, id));
    if (isSystemError(written)) throw written;
    return written;
  }

  return {
    createCustomer: (customer, priority) =>
      post(newCustomer(customer), null, customer.idempotencyKey, priority),

    updateCustomer: async (change, priority) =>
      post(sparseUpdate(change), change.id, change.idempotencyKey, priority),

    async writeCustomers(writes, priority) {
      const items = writes.map((write, bId) => ({ bId: String(bId), ...batchItemOf(write) }));
      const response = await sendBatch(items, { isWrite: true }, priority);
      const answers = readWritten(() => answersIn(response, items));
      if (isSystemError(answers)) throw answers;
      return writes.map((write, place) => {
        const answer = answers[place];
        const error = answer === undefined ? null : quickbooksWriteError({ ...response, json: answer });
        const id = write.kind === 'update' ? write.change.id : null;
        return error ?? readWritten(() => customerOf(answer, id));
      });
    },

    customer: async (id, priority) => customerOf(await read(id, priority), id),

    async customerUse(id, priority) {
      const body = await read(id, priority);
      const { Customer: made } = parseResponse('quickbooks', 'customer', madeSchema, body);
      const use = await findCustomerUse(id, made.MetaData.CreateTime, (statements) =>
        queryTogether(statements, priority),
      );
      return { customer: customerOf(body, id), use };
    },
  };

  /** What each statement was answered, in their order; `null` where it was refused, as a feature may be that the company lacks. */
  async function queryTogether(statements: readonly string[], priority: Priority): Promise<unknown[]> {
    const items = statements.map((Query, bId) => ({ bId: String(bId), Query }));
    const response = await sendBatch(items, { isSafeToRepeat: true }, priority);
    return answersIn(response, items).map((answer) => {
      const error = quickbooksError({ ...response, json: answer });
      if (error !== null && error.code !== 'rejected') throw error;
      return error === null ? answer : null;
    });
  }

  function sendBatch(
    items: readonly BatchItem[],
    traits: Pick<CompanyRequest, 'isWrite' | 'isSafeToRepeat'>,
    priority: Priority,
  ): Promise<HttpResponse> {
    return send({
      method: 'POST',
      address: companyAddress(parts, 'batch'),
      body: { type: 'application/json', text: JSON.stringify({ BatchItemRequest: items }) },
      isBatch: true,
      ...traits,
      priority,
    });
  }

  async function read(id: string, priority: Priority): Promise<unknown> {
    const address = companyAddress(parts, `customer/${encodeURIComponent(id)}`);
    return (await send({ method: 'GET', address, priority })).json;
  }
}

/** What an answer to a write says. An envelope without its entity may have done nothing, whatever its status says (3). */
function readWritten<Value>(read: () => Value): Value | SystemError {
  try {
    return read();
  } catch (error) {
    if (isSystemError(error)) return outcomeUnknown(error);
    throw error;
  }
}

interface BatchItem {
  readonly bId: string;
}

/** What each item was answered, in their order; `undefined` for one without an answer. Throws `SystemError` where it is no answer to a batch. */
function answersIn(response: HttpResponse, items: readonly BatchItem[]): readonly unknown[] {
  const { BatchItemResponse: answers } = parseResponse('quickbooks', 'batch', batchSchema, response.json);
  return items.map(({ bId }) => answers.find((each) => coerceId(coerceMap(each).bId) === bId));
}

function batchItemOf(write: CustomerWrite): object {
  return write.kind === 'create'
    ? { operation: 'create', Customer: newCustomer(write.customer) }
    : { operation: 'update', Customer: sparseUpdate(write.change) };
}

function newCustomer({ name, parentId }: NewCustomer): object {
  const placement =
    parentId === null ? companyNameFields(name) : { ...placeFields(parentId), BillWithParent: true };
  return { DisplayName: name, ...placement };
}

/** Only what changes, since what is left out of a sparse update stays (6). Throws `SystemError` `internal`. */
function sparseUpdate({ id, syncToken, name, isActive, parentId, billsWithParent }: CustomerChange): object {
  // The name of an inactive customer ends in ` (deleted)`, which only a clean one sent along takes off (5.2).
  if (isActive === true && name === undefined) {
    throw new SystemError('internal', 'quickbooks', { detail: 'restore without a name' });
  }
  return {
    Id: id,
    SyncToken: syncToken,
    sparse: true,
    ...(name === undefined ? {} : { DisplayName: name }),
    ...(isActive === undefined ? {} : { Active: isActive }),
    ...(parentId === undefined ? {} : placeFields(parentId)),
    ...(billsWithParent === undefined ? {} : { BillWithParent: billsWithParent }),
  };
}

/**
 * `Job` is true exactly where there is a parent, or 6150 (5.1, 6). That `null` clears a reference is a guess: no fact sheet says how a
 * sparse update does.
 */
function placeFields(parentId: string | null): object {
  return parentId === null ? { Job: false, ParentRef: null } : { Job: true, ParentRef: { value: parentId } };
}

function companyNameFields(name: string): object {
  return name.length <= maxCompanyNameLength ? { CompanyName: name } : {};
}

const batchSchema = z.object({ BatchItemResponse: z.array(z.unknown()) });

/** What tells when a customer was made; `''` where nothing does. */
const madeSchema = looseObject({
  Customer: looseObject({ MetaData: looseObject({ CreateTime: looseText }) }),
});

const answerSchema = z.object({ Customer: customerSchema });

/** The customer of an answer. Throws `SystemError` `invalidResponse` where it holds none, or another than `id`. */
function customerOf(body: unknown, id: string | null): Customer {
  const { Customer: customer } = parseResponse('quickbooks', 'customer', answerSchema, body);
  if (id !== null && customer.id !== id) throw invalidResponse('quickbooks', 'customer', 'Customer.Id');
  return customer;
}
