import type { ListId } from '../../domain/records/records';
import type { QuickbooksConnection } from '../../store/rows';

/**
 * Where a record can be looked at: a customer on its own page in QuickBooks Online's web app (quickbooks.md 8.8). QuickBooks Time's is
 * opened as a whole, since no address of a single jobcode in it is known.
 *
 * @param environment of the company in QuickBooks; `null` while it is not connected.
 * @returns `null` where nothing can be opened.
 */
export function recordAddress(
  list: ListId,
  id: string,
  environment: QuickbooksConnection['environment'] | null,
): string | null {
  if (list === 'quickbooksTime') return 'https://tsheets.intuit.com/';
  if (environment === null) return null;
  const host = environment === 'production' ? 'qbo' : 'sandbox.qbo';
  return `https://${host}.intuit.com/app/customerdetail?nameId=${encodeURIComponent(id)}`;
}
