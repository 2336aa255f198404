import type { SystemId } from '../domain/records/records';
import type { BackfillView } from './backfill';
import type { PlainError } from './errors';
import type { FixOutcome, LogRow } from './fixes';
import type { Settings } from './settings';
import type { TieOutSnapshot } from './tie-out-input';

/** What the extension's own pages can ask of the worker: name → request → reply. The worker checks the sender and the payload. */
export interface PageApi {
  'connections.list': { request: null; reply: ConnectionsView };
  'connections.connect': { request: ConnectRequest; reply: ConnectionView };
  'connections.test': { request: { system: SystemId }; reply: ConnectionView };
  'connections.disconnect': { request: { system: SystemId }; reply: ConnectionView };
  'settings.read': { request: null; reply: Settings };
  'settings.save': { request: Settings; reply: Settings };
  /** Real names for the preview of the naming rule; empty before Karbon has been read. */
  'naming.examples': { request: null; reply: readonly NamingExample[] };
  /** Who can be chosen to track time on what is created: active users of QuickBooks Time, by name. */
  'people.list': { request: null; reply: readonly Person[] };
  /** Every write, newest first, about `count` lines: whole runs. */
  'log.list': { request: { count: number }; reply: LogPage };
  /** Take back what the run `of` has done; `runId` is the click's own. */
  'log.undo': { request: { runId: string; of: string }; reply: FixOutcome };
  /** How far the copies have been brought in; it goes on while this is asked every few seconds. */
  'backfill.read': { request: null; reply: BackfillView };
  /** The same for whoever needs the lists alone: timesheets are not brought in for them. */
  'backfill.readForLists': { request: null; reply: BackfillView };
  'backfill.pause': { request: { isPaused: boolean }; reply: BackfillView };
  /** All names of the firm, for tying out the whole of it: as the copies know them, or brought up to this moment. */
  'tieOut.input': { request: { isUserInitiated: boolean }; reply: TieOutSnapshot };
  'data.summary': { request: null; reply: DataSummary };
  /** Forget the copies; with `credentials` also the connections, the settings, the log and the confirmed pairs. */
  'data.wipe': { request: { credentials: boolean }; reply: DataSummary };
}

export type PageApiMethod = keyof PageApi;

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

export type ConnectRequest =
  | {
      readonly system: 'quickbooksTime';
      readonly method: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | { readonly system: 'quickbooksTime'; readonly method: 'token'; readonly token: string }
  | {
      readonly system: 'quickbooks';
      readonly environment: 'production' | 'sandbox';
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | { readonly system: 'karbon'; readonly bearer: string; readonly accessKey: string };

export interface ConnectionsView {
  /** The exact address to register with QuickBooks Time and Intuit. */
  readonly redirectAddress: string;
  readonly connections: readonly ConnectionView[];
}

export interface ConnectionView {
  readonly system: SystemId;
  readonly state: 'notConnected' | 'connected' | 'needsReconnect';
  /** Set while connected. */
  readonly account: ConnectedAccount | null;
  readonly lastError: (PlainError & { readonly at: number }) | null;
  /** Epoch ms of the last good answer. */
  readonly lastGoodAt: number | null;
}

export interface ConnectedAccount {
  /** The company, firm or tenant. */
  readonly companyName: string;
  /** Who the token acts for; `''` where the service does not say (Karbon's key acts for the whole firm). */
  readonly userName: string;
  readonly method: 'oauth' | 'token' | 'keys';
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
  | 'readsWholeFirm';

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
