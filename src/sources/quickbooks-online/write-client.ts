import type { Customer } from '../../domain/records';
import { tryShape } from '../../messages/shape';
import { readMap } from '../http/loose';
import type { Priority } from '../http/page';
import { isSourceError, oddAnswer, SourceError } from '../http/source-error';
import { asWriteError } from '../http/write-error';
import { companyAddress } from './addresses';
import { customerShape } from './schema';
import { type CompanyParts, createCompanySender } from './sender';
import type { CustomerChange, QuickbooksOnlineWriter } from './writer';

/** Writes to one company. */
export function createQuickbooksOnlineWriter(parts: CompanyParts): QuickbooksOnlineWriter {
  const send = createCompanySender(parts);

  async function post(customer: object, requestId: string, priority: Priority): Promise<Customer> {
    try {
      const address = companyAddress(parts, 'customer', { requestid: requestId });
      const body = { type: 'application/json', text: JSON.stringify(customer) } as const;
      // The service carries a request id out once, however often it comes (3).
      const answer = await send({ method: 'POST', address, body, isSafeToRepeat: true, priority });
      return customerOf(answer.json);
    } catch (error) {
      throw asWriteError(refusalOfRest(error));
    }
  }

  return {
    createCustomer({ name, parentId, requestId }, priority) {
      const below = { Job: true, ParentRef: { value: parentId }, BillWithParent: true };
      const customer = { DisplayName: name, ...(parentId === null ? { CompanyName: name } : below) };
      return post(customer, requestId, priority);
    },

    updateCustomer: (change, priority) => post(sparse(change), change.requestId, priority),

    async customer(id, priority) {
      const address = companyAddress(parts, `customer/${encodeURIComponent(id)}`);
      return customerOf((await send({ method: 'GET', address, priority })).json);
    },
  };
}

/** Only what changes is sent; what is left out of a sparse update stays (6). */
function sparse({ id, syncToken, name, isActive, parentId }: CustomerChange): object {
  return {
    Id: id,
    SyncToken: syncToken,
    sparse: true,
    ...(name !== undefined && { DisplayName: name }),
    ...(isActive !== undefined && { Active: isActive }),
    ...(parentId !== undefined && placeBelow(parentId)),
  };
}

/** `Job` and `ParentRef` go together, or 6150. That an empty `ParentRef` takes a job to the top level is a guess. */
function placeBelow(parentId: string | null): object {
  return parentId === null
    ? { Job: false, ParentRef: null, BillWithParent: false }
    : { Job: true, ParentRef: { value: parentId }, BillWithParent: true };
}

/** An envelope without its entity has done nothing, whatever its status says (3). */
function customerOf(body: unknown): Customer {
  const customer = tryShape(customerShape, readMap(body).Customer);
  if (!customer) throw oddAnswer('quickbooks', 'customer');
  return customer;
}

/** A refusal of a kind that no other way is known for is told in the service's own words. */
function refusalOfRest(error: unknown): unknown {
  if (!isSourceError(error) || error.code !== 'rejected' || error.refusal) return error;
  const { code, system, detail } = error;
  return new SourceError(code, system, { detail, refusal: { code: 'other', detail } });
}
