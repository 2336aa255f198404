import type { transactionKinds } from './transactions';

/** The QuickBooks Online company and Intuit's sign-in as the stand-in firm holds them. */
export interface QuickbooksOnlineState {
  readonly realmId: string;
  readonly environment: 'production' | 'sandbox';
  readonly companyName: string;
  readonly country: string;
  /** Customers, vendors and employees: one sequence of ids (quickbooks.md 5.1). */
  readonly names: Map<string, QboName>;
  readonly transactions: QboTransaction[];
  /** The id of the next time activity that is made; absent until the first. */
  nextActivityId?: number;
  /** Whether the company's plan has time; it has where it isn't said. */
  hasTimeTracking?: boolean;
  /** `requestid` → the answer it got, replayed with its original time (quickbooks.md 3). */
  readonly requestIds: Map<string, { status: number; body: object }>;
  readonly applications: IntuitApplication[];
  readonly users: IntuitUser[];
  readonly codes: Map<string, IntuitCode>;
  readonly accessTokens: Map<string, IntuitToken>;
  readonly refreshTokens: Map<string, IntuitRefreshToken>;
  nextId: number;
}

export interface QboName {
  readonly id: string;
  readonly kind: 'Customer' | 'Vendor' | 'Employee';
  syncToken: number;
  /** As QuickBooks shows it: an inactive customer's ends in ` (deleted)`. */
  displayName: string;
  companyName: string;
  givenName: string;
  familyName: string;
  email: string;
  active: boolean;
  /** Customers only. */
  parentId: string | null;
  isProject: boolean;
  billWithParent: boolean;
  balance: number;
  /** Customers only: the other writable fields, as they were sent (quickbooks.md 5.1). */
  otherFields?: Readonly<Record<string, unknown>>;
  createdMs: number;
  lastUpdatedMs: number;
}

/** What is booked on a customer, or on nobody. */
export interface QboTransaction {
  readonly id: string;
  readonly kind: (typeof transactionKinds)[number];
  readonly customerId: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Dollars, or hours of a time activity. */
  readonly amount: number;
  readonly createdMs: number;
  readonly lastUpdatedMs: number;
  /** Of a time activity: what else it says. */
  readonly time?: QboTime;
}

/** Time of a day, as QuickBooks Time exports it or somebody enters it by hand (quickbooks.md 8.4). */
export interface QboTime {
  readonly person: { readonly kind: 'Employee' | 'Vendor'; readonly id: string } | null;
  readonly seconds: number;
  readonly serviceItem: string;
  readonly className: string;
  readonly billable: 'Billable' | 'NotBillable' | 'HasBeenBilled';
  readonly hourlyRate: number | null;
  readonly description: string;
}

export interface IntuitApplication {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly environment: 'production' | 'sandbox';
  readonly redirectUris: string[];
  /** Its reads in the month (`2026-11`, UTC) of the latest one; absent until the first (quickbooks.md 9). */
  meteredReads?: { readonly month: string; readonly count: number };
}

export interface IntuitUser {
  readonly name: string;
  readonly isCompanyAdmin: boolean;
}

export interface IntuitCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly userName: string;
  readonly scopes: readonly string[];
  readonly madeMs: number;
}

export interface IntuitToken {
  readonly clientId: string;
  readonly userName: string;
  readonly scopes: readonly string[];
  readonly expiresMs: number;
  isRevoked: boolean;
}

export interface IntuitRefreshToken {
  readonly clientId: string;
  readonly userName: string;
  readonly scopes: readonly string[];
  readonly madeMs: number;
  /** End of the rolling life. */
  readonly expiresMs: number;
  /** End of the absolute life. */
  readonly hardExpiresMs: number;
}
