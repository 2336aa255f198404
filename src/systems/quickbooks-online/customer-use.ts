import { z } from '../../messages/schema';
import { coerceMap, coerceReference } from '../http/coerce';
import type { HttpResponse } from '../http/http';
import { parseResponse } from '../http/parse-response';
import { rowsSchema } from './schema';

/** Whether anything is booked on a customer; `notKnown` where more has been booked since it was made than is looked through. */
export type CustomerUse = 'unused' | 'used' | 'notKnown';

/** What can be booked on a customer without leaving a balance. */
const entities = ['Invoice', 'Estimate', 'Payment', 'TimeActivity'] as const;
/** The most that a query returns (quickbooks.md 4). */
const maxRows = 1_000;
const stamp = /^[\d:T.+Z-]+$/;

/**
 * Looks through all that has been booked or changed since the customer was made. It is not asked for by customer: references cannot be
 * relied on in a filter (quickbooks.md 8.4).
 *
 * @param madeAt the customer's own stamp. @param query sends a statement. Throws `SystemError`.
 */
export async function findCustomerUse(
  customerId: string,
  madeAt: string,
  query: (statement: string) => Promise<HttpResponse>,
): Promise<CustomerUse> {
  // What is written into a statement has to be a stamp and nothing else.
  if (!stamp.test(madeAt)) return 'notKnown';
  let use: CustomerUse = 'unused';
  for (const entity of entities) {
    const answer = z.object({ QueryResponse: z.object({ [entity]: rowsSchema }) });
    // A page can come short although more follow, so only an empty one is the end.
    for (let met = 0; ; ) {
      const statement =
        `SELECT * FROM ${entity} WHERE MetaData.LastUpdatedTime >= '${madeAt}' ` +
        `STARTPOSITION ${met + 1} MAXRESULTS ${maxRows}`;
      const { json } = await query(statement);
      const rows = parseResponse('quickbooks', entity, answer, json).QueryResponse[entity] ?? [];
      if (rows.some((row) => customerOf(row) === customerId)) return 'used';
      met += rows.length;
      if (rows.length === 0) break;
      if (met >= maxRows) {
        use = 'notKnown';
        break;
      }
    }
  }
  return use;
}

function customerOf(row: unknown): string | null {
  return coerceReference(coerceMap(coerceMap(row).CustomerRef).value);
}
