import { expect } from 'vitest';
import type { Firm } from '../../firm/firm';
import { watchAddresses } from './requests';

/** What a sign-in window asks, up to the answer. */
export const signIns = {
  quickbooksTime: ['GET rest.tsheets.com/api/v1/authorize', 'POST rest.tsheets.com/api/v1/authorize'],
  quickbooks: ['GET appcenter.intuit.com/connect/oauth2', 'POST appcenter.intuit.com/connect/oauth2'],
} as const;
/** Where a code becomes a token. */
export const grants = {
  quickbooksTime: 'POST rest.tsheets.com/api/v1/grant',
  quickbooks: 'POST oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
} as const;
/** What a connection begins to read as soon as it is made: lists, and who may enter what time. */
const readingLists =
  /(last_modified_timestamps|jobcodes|users|current_user|effective_settings|customfields|customfielditems|customfielditem_filters|timesheets|\/query|Organizations|Contacts|ClientGroups|Users)$/;

/** QuickBooks Time is asked both at once. */
export const identityRequests = [
  'GET rest.tsheets.com/api/v1/current_user',
  'GET rest.tsheets.com/api/v1/effective_settings',
] as const;

/** What is brought in behind the screen as soon as QuickBooks Time is connected, at its own pace. */
const backfillRequest =
  /^GET rest\.tsheets\.com\/api\/v1\/(last_modified_timestamps|jobcodes|users|timesheets)$/;

/** From now on: the addresses of all requests beside the backfill's. */
export function watchBesideBackfill(firm: Firm): () => string[] {
  const asked = watchAddresses(firm);
  return () => asked().filter((address) => !backfillRequest.test(address));
}

/** The requests that connecting itself takes, whichever is first, and then, at their own pace, the lists. */
export function expectConnecting(addresses: readonly string[], connecting: readonly string[]): void {
  expect(addresses.slice(0, connecting.length).sort()).toEqual([...connecting].sort());
  expect(addresses.slice(connecting.length).filter((address) => !readingLists.test(address))).toEqual([]);
}

/** Who Intuit says the company is. */
export function companyInfo({ state }: Firm): string {
  const { realmId } = state.quickbooksOnline;
  return `GET quickbooks.api.intuit.com/v3/company/${realmId}/companyinfo/${realmId}`;
}
