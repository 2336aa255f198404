import type { SystemId, TimeAccount } from '../domain/records/records';
import type { Report } from '../reports/report-unexpected';
import type { BackfillView } from './backfill';
import type { BulkItemView, BulkOutcome, BulkRunView } from './bulk-run';
import type { ChangeListView } from './change-list';
import type { CustomerListFacts } from './customer-list';
import type { PlainError } from './errors';
import type { FixOutcome, LogRow, RunView } from './fixes';
import type { GroupMembers } from './group-members';
import type { ClosedLinesPart, ClosingChanges, HoursClosing, HoursItemsPart, HoursView } from './hours';
import type { HoursReadingView } from './hours-reading';
import type { NameListFacts } from './name-list';
import type { PageApiPayloads } from './page-api-request';
import type { SavedFilter } from './saved-filters';
import type { SelfCheckView } from './self-check';
import type { Settings } from './settings';
import type { PresetView } from './setup';
import type { SetupFileOutcome } from './setup-file';
import type { SharedListsView } from './shared-lists';
import type { TieOutBaseline } from './since-last-time';
import type { Ignored, TieOutSnapshot } from './tie-out-input';
import type { ListsSnapshot, PeopleSnapshot, StakesSnapshot } from './tie-out-lists';
import type { BookablePlace, MyTimeView, TimeForm, TimeLogView, TimeOutcome } from './time-tracking';
import type { KnownBudgets, KnownWorkPart, WorkReadingView } from './work-on-demand';

/** What the worker answers to each request of the extension's own pages. */
interface PageApiReplies {
  'connections.list': ConnectionsView;
  'connections.connect': ConnectOutcome;
  'connections.signInAgain': ConnectOutcome;
  'connections.takeOther': ConnectionView;
  'connections.dropOther': ConnectionView;
  'connections.test': ConnectionView;
  'connections.disconnect': ConnectionView;
  'passphrase.read': PassphraseState;
  'passphrase.set': PassphraseState;
  'passphrase.remove': PassphraseState;
  'passphrase.open': PassphraseState;
  'passphrase.forget': PassphraseState;
  'settings.read': Settings;
  'settings.save': Settings;
  /** Real names for the preview of the naming rule; empty before Karbon has been read. */
  'naming.examples': readonly NamingExample[];
  /** Who can be chosen to track time on what is created: active users of QuickBooks Time, by name. */
  'people.list': readonly Person[];
  /** Every write, newest first, in whole runs. */
  'log.list': LogPage;
  /** The same of one client and its work, or of one work item. */
  'log.ofItem': LogPage;
  'log.undo': FixOutcome;
  /** What an administrator has set up for everybody. */
  'setup.view': PresetView;
  'setup.connect': ConnectOutcome;
  /** This browser's set-up as a file. */
  'setup.write': string;
  'setup.read': SetupFileOutcome;
  /** QuickBooks' list as a file for colleagues; `null` while it has not been read to its end. */
  'savedList.text': string | null;
  /** The lists of Karbon and QuickBooks Time that go with that file, or have come with one. */
  'sharedLists.view': SharedListsView;
  'sharedLists.choose': SharedListsView;
  /** What a person is to do in QuickBooks where its list is a file. */
  'changeList.read': ChangeListView;
  'changeList.remove': ChangeListView;
  /** What is to be created, as a file for QuickBooks Desktop, each character a byte of it. */
  'changeList.takeAsIif': string;
  'changeList.noteTaken': ChangeListView;
  /** How far the mirror has been backfilled; it goes on while this is asked every few seconds. */
  'backfill.read': BackfillView;
  /** The same for whoever needs the lists alone: timesheets are not brought in for them. */
  'backfill.readForLists': BackfillView;
  'backfill.pause': BackfillView;
  /** The files that a tie-out takes names from where Karbon or QuickBooks Time is not connected. */
  'nameLists.read': readonly NameListFacts[];
  'nameLists.remove': readonly NameListFacts[];
  /** All names of the firm, for tying out the whole of it: as the mirror knows them, or brought up to this moment. */
  'tieOut.input': TieOutSnapshot;
  /** How far the work of some clients has been read; it goes on while this is asked every few seconds. */
  'work.read': WorkReadingView;
  'work.known': KnownWorkPart;
  /** Which work items have a budget, as far as their pages were opened. */
  'work.budgets': KnownBudgets;
  /** Who belongs to a client group; asks Karbon where that is not known. */
  'group.members': GroupMembers;
  /** How the clients stood when somebody has looked last; `null` where nobody has. */
  'since.baseline': TieOutBaseline | null;
  'since.begin': TieOutBaseline | null;
  'since.note': null;
  /** Clients that nobody wants to hear of any more, by whom the tie-out passes. */
  'tieOut.ignored': readonly Ignored[];
  'tieOut.ignore': readonly Ignored[];
  /** Filters of the tie-out that somebody has given a name. */
  'savedFilters.list': readonly SavedFilter[];
  'savedFilters.save': readonly SavedFilter[];
  'savedFilters.remove': readonly SavedFilter[];
  /** Puts one client or work item right. */
  'fix.start': FixOutcome;
  /** How that run stands; `null` where there is none of that id. */
  'fix.run': RunView | null;
  'bulk.start': BulkOutcome;
  /** The newest bulk run; it goes on while this is asked. */
  'bulk.read': BulkRunView | null;
  /** The bulk runs before that one, the newest first: those for whoever is connected now. */
  'bulk.earlier': readonly BulkRunView[];
  'bulk.steer': BulkRunView | null;
  /** What has become of each item, in the order of the run. */
  'bulk.report': readonly BulkItemView[];
  'bulk.undo': BulkOutcome;
  /** The records of both lists with what hangs on them, for looking at each list in itself. */
  'lists.input': ListsSnapshot;
  /** Time and balances alone, for a tie-out that knows the records already. */
  'stakes.input': StakesSnapshot;
  /** The people of Karbon and of QuickBooks Time as the mirror knows them, or brought up to this moment. */
  'people.read': PeopleSnapshot;
  /** Remembers who is who, or forgets it. */
  'people.pair': PeopleSnapshot;
  /** Hours of a period laid side by side, by the copies alone; `null` while QuickBooks Time is not connected. */
  'hours.view': HoursView | null;
  'hours.items': HoursItemsPart;
  /** How far a period has been read; it goes on while this is asked every few seconds. */
  'hours.read': HoursReadingView;
  'hours.cancel': null;
  'hours.closings': readonly HoursClosing[];
  'hours.close': readonly HoursClosing[];
  'hours.removeClosing': readonly HoursClosing[];
  /** `null` where there is no such closing any more. */
  'hours.changes': ClosingChanges | null;
  /** `null` where there is no such closing any more. */
  'hours.closedLines': ClosedLinesPart | null;
  'time.mine': MyTimeView;
  'time.search': readonly BookablePlace[];
  'time.form': TimeForm;
  'time.log': TimeLogView;
  'time.ask': TimeOutcome;
  /** Whether the services behave as they should: how far the check is. */
  'selfCheck.run': SelfCheckView;
  'selfCheck.read': SelfCheckView;
  /** What was unexpected in the worker, for what is copied. */
  'reports.list': readonly Report[];
  'data.summary': DataSummary;
  /** What is left once the mirror has been cleared. */
  'data.wipe': DataSummary;
}

export type PageApiMethod = keyof PageApiReplies;

/** What the extension's own pages can ask of the worker: name → request → reply. The worker checks the sender and the payload. */
export type PageApi = {
  readonly [Name in PageApiMethod]: {
    readonly request: PageApiPayloads[Name];
    readonly reply: PageApiReplies[Name];
  };
};

/** A request as it is sent to the worker. */
export interface PageApiRequest<Name extends PageApiMethod = PageApiMethod> {
  readonly request: Name;
  readonly payload: PageApi[Name]['request'];
}

export type PageApiReply<Name extends PageApiMethod> =
  | { readonly ok: true; readonly value: PageApi[Name]['reply'] }
  | { readonly ok: false; readonly error: PlainError };

/** The message that a connection, a setting or the stored data has changed: pages that show them read again. */
export const changedMessage = 'changed';

/** Whether a passphrase is set, and whether it has been given since the browser was started. */
export type PassphraseState = 'none' | 'open' | 'locked';

export interface ConnectionsView {
  /** The exact address to register with QuickBooks Time and Intuit. */
  readonly redirectAddress: string;
  readonly connections: readonly ConnectionView[];
}

/** Whom a connection acts for, by the names that the service gives. */
export interface AccountName {
  readonly companyName: string;
  /** `''` where no person is known. */
  readonly userName: string;
}

/** What has become of a connection that was asked for. */
export type ConnectOutcome =
  | { readonly kind: 'connected'; readonly connection: ConnectionView }
  /** The credentials are good, and act for another account than the one that was meant: nothing was changed. */
  | {
      readonly kind: 'otherAccount';
      /** Of this answer, to be named when it is said what is to become of it. */
      readonly attempt: string;
      /** Nothing was connected before: the account was named by an administrator. */
      readonly isFirst: boolean;
      readonly expected: AccountName;
      readonly found: AccountName;
    };

export interface ConnectionView {
  readonly system: SystemId;
  readonly state: 'notConnected' | 'connected' | 'needsReconnect';
  /** Set while connected. */
  readonly account: ConnectedAccount | null;
  readonly lastError: (PlainError & { readonly at: number }) | null;
  /** What QuickBooks Time says that it is linked to; `null` on other systems, and while that is not known. */
  readonly linkedTo: TimeAccount['quickbooks'] | null;
  /** Set where the list is read from a file. */
  readonly customerList: CustomerListFacts | null;
}

export interface ConnectedAccount {
  /** The company, firm or tenant. */
  readonly companyName: string;
  /** Who the token acts for; `''` where the service does not say (Karbon's key acts for the whole firm). */
  readonly userName: string;
  /** `file`: nothing is asked of the service, its list is read from a file. */
  readonly method: 'oauth' | 'token' | 'keys' | 'file';
  readonly environment: 'production' | 'sandbox' | null;
  readonly rights: readonly ConnectionRight[];
  readonly connectedAt: number;
  /** Epoch ms at which the access ends unless renewed; `null` where the service does not say. */
  readonly endsAt: number | null;
  /** Whether Tieout renews it by itself before then. */
  readonly isRenewedByItself: boolean;
}

export type ConnectionRight =
  | 'seesEverybodysTime'
  | 'seesOwnGroupsTime'
  | 'seesOwnTime'
  | 'managesJobcodes'
  | 'cannotManageJobcodes'
  | 'readsAndWritesCustomers'
  | 'readsWholeFirm'
  | 'readsCustomerListFile';

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface LogPage {
  readonly rows: readonly LogRow[];
  /** Lines there are in all. */
  readonly count: number;
}

export interface NamingExample {
  readonly clientName: string;
  readonly isPerson: boolean;
  readonly workTitle: string;
}

export interface DataSummary {
  readonly counts: {
    readonly jobcodes: number;
    readonly timeUsers: number;
    readonly timeEntries: number;
    readonly customers: number;
    readonly karbonClients: number;
    readonly workItems: number;
  };
  /** As the browser estimates it. */
  readonly bytes: number;
}
