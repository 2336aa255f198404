import type { QuickbooksConnection } from '../store/connections';

/** The page of a customer in QuickBooks Online's web app (quickbooks.md 8.8). */
export function customerPageAddress(id: string, environment: QuickbooksConnection['environment']): string {
  const host = environment === 'production' ? 'qbo' : 'sandbox';
  return `https://${host}.intuit.com/app/customerdetail?nameId=${encodeURIComponent(id)}`;
}
