import type { CustomerBody } from './customer-fields';
import { faultObject, invalidRequest, parameterMissing, QboFault, unsupportedOperation } from './faults';

const mostItems = 30;

/** What a batch item can do; each throws `QboFault`. */
export interface BatchOperations {
  queried(statement: string): object;
  written(body: CustomerBody): object;
}

/** `batch`: up to 30 items, one after the other, each with its own result or fault (quickbooks.md 8.1). Throws `QboFault` 1040. */
export function answerBatch(body: CustomerBody, operations: BatchOperations): object {
  const items = body.BatchItemRequest;
  if (!Array.isArray(items)) throw parameterMissing('BatchItemRequest');
  if (items.length > mostItems) {
    throw new QboFault({
      code: '1040',
      message: 'Too many batch items',
      detail: `A batch can have at most ${mostItems} items; ${items.length} were sent.`,
    });
  }
  return { BatchItemResponse: items.map((item: unknown) => itemResponse(item, operations)) };
}

function itemResponse(item: unknown, operations: BatchOperations): object {
  const fields: CustomerBody = typeof item === 'object' && item !== null ? { ...item } : {};
  const bId = fields.bId === undefined ? {} : { bId: fields.bId };
  try {
    return { ...itemResult(fields, operations), ...bId };
  } catch (error) {
    if (!(error instanceof QboFault)) throw error;
    return { Fault: faultObject(error), ...bId };
  }
}

function itemResult(fields: CustomerBody, operations: BatchOperations): object {
  if (typeof fields.Query === 'string') return operations.queried(fields.Query);
  const { operation, Customer: customer } = fields;
  if (typeof customer !== 'object' || customer === null) {
    throw invalidRequest('The batch item holds no supported entity');
  }
  if (operation !== 'create' && operation !== 'update') throw unsupportedOperation(String(operation));
  const hasId = 'Id' in customer;
  if (hasId !== (operation === 'update'))
    throw hasId ? invalidRequest('Id is read-only') : parameterMissing('Id');
  return operations.written({ ...customer });
}
