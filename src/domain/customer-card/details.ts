import type { Customer, DayText, KarbonClient } from '../records/records';

export interface Telephone {
  /** As it was typed, extension and all. */
  readonly number: string;
  /** As Karbon keeps it beside the number; `''` where it keeps none, and of QuickBooks, which has no such field. */
  readonly countryCode: string;
}

/** One customer by its own record in QuickBooks (quickbooks.md 5.1): `''`, `null` and empty lists where nothing is given. */
export interface CustomerDetails {
  readonly customer: Customer;
  readonly companyName: string;
  readonly person: { readonly first: string; readonly middle: string; readonly last: string };
  readonly emails: readonly string[];
  readonly phones: readonly Telephone[];
  /** The terms' name; `null` where there are terms whose name can't be read. */
  readonly terms: string | null;
  /** With what its jobs owe. */
  readonly balanceWithJobs: number | null;
  /** As in `USD`; `''` where the record does not say. */
  readonly currency: string;
  /** The day on which it was made, by the company's clock. */
  readonly createdOn: DayText | null;
}

/** One client by its own record in Karbon, with its business cards (karbon.md 1.5). */
export interface ClientDetails {
  /** Of a person without the full name. */
  readonly client: KarbonClient;
  /** Karbon's contact sync doesn't see it (karbon.md 4.2). */
  readonly isHidden: boolean;
  readonly emails: readonly string[];
  readonly phones: readonly Telephone[];
  /** On an organization: its people, by their full names. */
  readonly contacts: readonly string[];
  /** On a person's cards: whom the person works for. */
  readonly organizationKeys: readonly string[];
}
