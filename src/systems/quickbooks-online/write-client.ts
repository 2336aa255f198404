import type { Customer } from '../../domain/records/records';
import { tryShape } from '../../messages/shape';
import { readMap } from '../http/coerce';
import type { Priority } from '../http/page';
import { inDoubt, oddAnswer, SourceError } from '../http/system-error';
import { companyAddress } from './addresses';
import { quickbooksError } from './errors';
import { customerShape } from './schema';
import { type CompanyParts, createCompanySender } from './sender';
import { quickbooksWriteError } from './write-error';
import type { CustomerChange, QuickbooksOnlineWriter } from './writer';

/** quickbooks.md 5.1; a longer display name is good without it. */
const longestCompanyName = 100;

/** Writes to one company. */
export function createQuickbooksOnlineWriter(parts: CompanyParts): QuickbooksOnlineWriter {
  const send = createCompanySender(parts, (answer, { isWrite }) =>
    isWrite ? quickbooksWriteError(answer) : quickbooksError(answer),
  );

  /** @param id of the customer that the answer has to hold; `null` for one that is to be made. */
  async function post(
    customer: object,
    id: string | null,
    requestId: string,
    priority: Priority,
  ): Promise<Customer> {
    const answer = await send({
      method: 'POST',
      address: companyAddress(parts, 'customer', { requestid: requestId }),
      body: { type: 'application/json', text: JSON.stringify(customer) },
      isWrite: true,
      // The service carries a request id out once, however often it comes (3).
      isSafeToRepeat: true,
      priority,
    });
    const written = customerOf(answer.json, id);
    // An envelope without its entity may have done nothing, whatever its status says (3).
    if (!written) throw inDoubt(oddAnswer('quickbooks', 'customer'));
    return written;
  }

  return {
    createCustomer({ name, parentId, requestId }, priority) {
      const place = parentId === null ? ownCompany(name) : below(parentId);
      return post({ DisplayName: name, ...place }, null, requestId, priority);
    },

    async updateCustomer(change, priority) {
      return post(sparseUpdate(change), change.id, change.requestId, priority);
    },

    async customer(id, priority) {
      const address = companyAddress(parts, `customer/${encodeURIComponent(id)}`);
      const customer = customerOf((await send({ method: 'GET', address, priority })).json, id);
      if (!customer) throw oddAnswer('quickbooks', 'customer');
      return customer;
    },
  };
}

/** Only what changes, since what is left out of a sparse update stays (6). Throws `SourceError` `internal`. */
function sparseUpdate({ id, syncToken, name, isActive, parentId }: CustomerChange): object {
  // The name of an inactive customer ends in ` (deleted)`, which only a clean one sent along takes off (5.2).
  if (isActive === true && name === undefined) {
    throw new SourceError('internal', 'quickbooks', { detail: 'restore without a name' });
  }
  return {
    Id: id,
    SyncToken: syncToken,
    sparse: true,
    ...(name === undefined ? {} : { DisplayName: name }),
    ...(isActive === undefined ? {} : { Active: isActive }),
    ...(parentId === undefined ? {} : parentId === null ? atTheTop : below(parentId)),
  };
}

/** `Job` is true exactly where there is a parent, or 6150 (5.1, 6). */
function below(parentId: string): object {
  return { Job: true, ParentRef: { value: parentId }, BillWithParent: true };
}

/**
 * A guess: no fact sheet says how a sparse update clears a reference, nor what becomes of the billing. Customers at the top
 * level have been seen with `BillWithParent` false (5.3).
 */
const atTheTop = { Job: false, ParentRef: null, BillWithParent: false };

function ownCompany(name: string): object {
  return name.length <= longestCompanyName ? { CompanyName: name } : {};
}

/** The customer of an answer; `null` where it holds none, or another than `id`. */
function customerOf(body: unknown, id: string | null): Customer | null {
  const customer = tryShape(customerShape, readMap(body).Customer);
  return customer && (id === null || customer.id === id) ? customer : null;
}
