import type { SystemId } from '../domain/records/records';
import type { ErrorCode } from './errors';

/** What a check is about: its results are shown together. */
export const checkSubjects = ['browser', 'quickbooksTime', 'quickbooks', 'karbon', 'karbonPage'] as const;

export type CheckSubject = (typeof checkSubjects)[number];

/** Every check of a set-up, by subject (docs/first-day.md). */
export const checksOf = {
  browser: ['hostAccess', 'policy', 'listFile', 'linkedCompany'],
  quickbooksTime: [
    'timeRights',
    'timeClock',
    'timeLink',
    'timeConnectFlag',
    'timeIds',
    'timeEmptyMaps',
    'timeStampForm',
    'timeNames',
    'timeJobcodeOrder',
    'timeEntryOrder',
    'timePageSize',
    'timePageZero',
    'timeRepeatedParameter',
    'timeZulu',
    'timeFlagWords',
    'timeMissingFilter',
    'timeProjectFilters',
    'timeFilterCase',
    'timeFilterWhole',
    'timeFilterComma',
    'timeFilterEscape',
    'timeOwnTimeOnly',
    'timeStampsCover',
    'timeStampsOther',
    'timeStampsUnknown',
    'timeClockInStamp',
    'timeDeletionStamp',
    'timeTombstones',
  ],
  quickbooks: [
    'booksAccess',
    'booksClock',
    'booksOrigin',
    'booksPageSize',
    'booksIdOrder',
    'booksNames',
    'booksFilterCase',
    'booksBackslash',
    'booksLatin1',
    'booksMissingFeature',
    'booksInactiveChanges',
  ],
  karbon: [
    'karbonAccess',
    'karbonClock',
    'karbonPageSize',
    'karbonLinks',
    'karbonLinksAfterTop',
    'karbonLinkKeeps',
    'karbonTopLimit',
    'karbonOptionTwice',
    'karbonOr',
    'karbonQuotes',
    'karbonNameOrder',
    'karbonRestricted',
  ],
  karbonPage: [
    'pageAnchor',
    'pageContact',
    'pageTabLinks',
    'pageRoute',
    'pageGroupRoute',
    'pageTitle',
    'pageClientLink',
    'pagePanel',
    'pagePolicy',
    'pageStorable',
  ],
} as const satisfies Readonly<Record<CheckSubject, readonly string[]>>;

export type CheckIdOf<Subject extends CheckSubject> = (typeof checksOf)[Subject][number];
export type CheckId = CheckIdOf<CheckSubject>;

export type CheckOutcome = 'asExpected' | 'different' | 'notTestable';

/** Why something could not be tested. */
export type UntestedReason =
  /** QuickBooks' list is no file. */
  | 'noFile'
  /** The system is not connected. */
  | 'notConnected'
  /** The firm has nothing that it would show on, or not enough of it. */
  | 'noRecords'
  /** Both ways would look the same in this account. */
  | 'cannotTell'
  /** No fitting page of Karbon is open. */
  | 'noPage'
  /** An earlier answer has ended the checks of this system. */
  | 'stopped'
  | ErrorCode;

/** Whatever else a result may say in words: none of them is out of a firm's records. */
export type CheckWord =
  | UntestedReason
  | 'everybody'
  | 'ownGroups'
  | 'own'
  | 'online'
  | 'other'
  | 'none'
  | 'number'
  | 'text'
  | 'list'
  | 'map'
  | 'colon'
  | 'noColon'
  | 'id'
  | 'name'
  | 'start'
  | 'first'
  | 'last'
  | 'refused'
  | 'accepted'
  | 'whole'
  | 'beginning'
  | 'record'
  | 'tombstone'
  | 'lastFirst'
  | 'firstLast'
  | 'tabBar'
  | 'timeContent'
  | 'hero'
  | 'column'
  | 'drawer'
  | 'hash'
  | 'path'
  | 'iif'
  | 'desktopCsv'
  | 'contactList'
  | 'customersPage'
  | 'tieoutList'
  | 'client-groups'
  | 'clientgroups'
  | 'client-group'
  | 'groups';

/** What a fact is called in the report. */
export type FactName =
  | 'ago'
  | 'answers'
  | 'canManage'
  | 'code'
  | 'connector'
  | 'count'
  | 'days'
  | 'entities'
  | 'form'
  | 'isLate'
  | 'isManaged'
  | 'missing'
  | 'odd'
  | 'order'
  | 'rows'
  | 'scope'
  | 'seconds'
  | 'status'
  | 'twoWay'
  | 'untrimmed';

/** What a result goes by: numbers, yes or no, and fixed words; there is no way for a name, an id or a secret into it. */
export type CheckFacts = Readonly<Partial<Record<FactName, number | boolean | CheckWord>>>;

export interface Finding {
  readonly outcome: CheckOutcome;
  /** Set where it could not be tested. */
  readonly reason: UntestedReason | null;
  readonly facts: CheckFacts;
}

export interface CheckResult extends Finding {
  readonly id: CheckId;
}

export interface CheckRequests {
  readonly system: SystemId;
  /** The most that a run sends; what is sent again after a fault does not count. */
  readonly most: number;
  /** What the run has sent. */
  readonly sent: number;
}

export interface SelfCheckView {
  /** `null` where nothing has been run since the worker was started. */
  readonly runId: string | null;
  readonly isRunning: boolean;
  /** Those that have been found out so far. */
  readonly results: readonly CheckResult[];
  readonly requests: readonly CheckRequests[];
}
