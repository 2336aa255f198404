import type { Jobcode, KarbonClient, KarbonUser, SystemId } from './records';

/** What Tieout's list file can carry beside QuickBooks' customers; each is chosen by itself. */
export const sharedParts = ['karbonClients', 'karbonUsers', 'jobcodes'] as const;

export type SharedPart = (typeof sharedParts)[number];

/** The records of each list that can be carried. */
export interface SharedRecords {
  readonly organizations: KarbonClient;
  readonly people: KarbonClient;
  readonly clientGroups: KarbonClient;
  readonly karbonUsers: KarbonUser;
  readonly jobcodes: Jobcode;
}

export type SharedListName = keyof SharedRecords;

export type SharedRecord = SharedRecords[SharedListName];

/** Whose list each is, and which part of a file it belongs to. */
export const sharedLists = {
  organizations: { system: 'karbon', part: 'karbonClients' },
  people: { system: 'karbon', part: 'karbonClients' },
  clientGroups: { system: 'karbon', part: 'karbonClients' },
  karbonUsers: { system: 'karbon', part: 'karbonUsers' },
  jobcodes: { system: 'quickbooksTime', part: 'jobcodes' },
} as const satisfies Readonly<
  Record<SharedListName, { readonly system: SystemId; readonly part: SharedPart }>
>;

export const sharedListNames = Object.keys(sharedLists) as readonly SharedListName[];

/** As of when a list is that a file carries, and from where its changes are to be asked for. */
export interface SharedListFacts {
  readonly list: SharedListName;
  /** The account that it was read from, as its service names it. */
  readonly account: string;
  /** When whoever wrote it had read it up to, epoch ms. */
  readonly asOf: number;
  /** When it was last read from its first record to its last, epoch ms. */
  readonly wholeAt: number;
  /** The service's own stamp; `''` where there is none. */
  readonly cursor: string;
  /** Records that could not be read from the service. */
  readonly leftOut: number;
}

/** A list of Karbon or QuickBooks Time as a file carries it. */
export interface SharedList extends SharedListFacts {
  readonly records: readonly SharedRecord[];
  /** Rows of the file that are no records of it. */
  readonly wrongCount: number;
}
