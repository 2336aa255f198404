import { type Booking, bookings, type WriteRejection } from '../../domain/plans/write-rejection';
import { z } from '../../messages/schema';
import { coerceMap, coerceReference, isMap } from '../http/coerce';
import { parseResponse } from '../http/parse-response';
import { rowsSchema } from './schema';

/** The most that an answer holds (quickbooks.md 4, 8.1), and that is looked through of one kind. */
const maxRows = 1_000;
const stamp = /^[\d:T.+Z-]+$/;
/** Where a transaction names a customer, in its head or in a line (additions.md 9). Vendors and employees bear other ids (5.1). */
const references = new Set(['CustomerRef', 'ProjectRef', 'Entity', 'EntityRef']);

/**
 * What keeps a customer in use, or keeps one from knowing that; `null` where nothing does. All that has been booked or changed since the
 * customer was made is looked through. It is not asked for by customer: neither references nor lines can be relied on in a filter (8.4).
 *
 * @param madeAt the customer's own stamp. @param query sends statements together, and gives what each was answered; `null` for one that
 *   was refused. Throws `SystemError`.
 */
export async function findCustomerUse(
  customerId: string,
  madeAt: string,
  query: (statements: readonly string[]) => Promise<readonly unknown[]>,
): Promise<WriteRejection | null> {
  // What is written into a statement has to be a stamp and nothing else.
  if (!stamp.test(madeAt)) return { code: 'useNotKnown' };
  let isSeen = true;
  let asked = bookings.map((kind) => ({ kind, met: 0 }));
  while (asked.length > 0) {
    const size = Math.floor(maxRows / asked.length);
    const answers = await query(
      asked.map(
        ({ kind, met }) =>
          `SELECT * FROM ${entityOf(kind)} WHERE MetaData.LastUpdatedTime >= '${madeAt}' ` +
          `STARTPOSITION ${met + 1} MAXRESULTS ${size}`,
      ),
    );
    const next: typeof asked = [];
    for (const [position, { kind, met }] of asked.entries()) {
      const rows = rowsOf(answers[position], entityOf(kind));
      if (rows?.some((row) => isOn(customerId, row))) return { code: 'inUse', by: kind };
      const most = met + (rows?.length ?? maxRows);
      if (most >= maxRows) isSeen = false;
      // A page can come short although more follow, so only an empty one is the end.
      else if (most > met) next.push({ kind, met: most });
    }
    asked = next;
  }
  return isSeen ? null : { code: 'useNotKnown' };
}

function entityOf(kind: Booking): string {
  return kind.replace(/^./, (letter) => letter.toUpperCase());
}

function rowsOf(answer: unknown, entity: string): readonly unknown[] | null {
  if (answer === null) return null;
  const schema = z.object({ QueryResponse: z.object({ [entity]: rowsSchema }) });
  return parseResponse('quickbooks', entity, schema, answer).QueryResponse[entity] ?? [];
}

function isOn(customerId: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((each) => isOn(customerId, each));
  if (!isMap(value)) return false;
  return Object.entries(value).some(
    ([key, field]) =>
      (references.has(key) && coerceReference(coerceMap(field).value) === customerId) ||
      isOn(customerId, field),
  );
}
