import type { KarbonState } from './karbon/state';
import type { QuickbooksOnlineState } from './quickbooks-online/state';
import type { QuickbooksTimeState } from './quickbooks-time/state';

/** Everything the stand-in firm holds, and what to sign in with. */
export interface FirmState {
  readonly karbon: KarbonState;
  readonly quickbooksTime: QuickbooksTimeState;
  readonly quickbooksOnline: QuickbooksOnlineState;
  readonly credentials: FirmCredentials;
  /** Pages worth opening, by the case they show: made by the seed from what it seeded. */
  readonly showcases: Readonly<Record<ShowcaseName, Showcase>>;
}

/** The credentials that the firm's administrator would paste into the options page. */
export interface FirmCredentials {
  readonly karbon: { readonly bearer: string; readonly accessKey: string };
  readonly quickbooksTime: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** Static tokens made in the web pages. */
    readonly adminToken: string;
    readonly employeeToken: string;
    readonly managerToken: string;
  };
  readonly quickbooksOnline: { readonly clientId: string; readonly clientSecret: string };
}

export type ShowcaseName =
  | 'matchedWork'
  | 'differsWork'
  | 'archivedWork'
  | 'misplacedWork'
  | 'ambiguousWork'
  | 'similarWork'
  | 'missingWork'
  | 'nameHeldClient'
  | 'duplicateTitleWork'
  | 'colonTitleWork'
  | 'longTitleWork'
  | 'emojiTitleWork'
  | 'rightToLeftTitleWork'
  | 'hostileTitleWork'
  | 'busyWork'
  | 'emptyWork'
  | 'organization'
  | 'person'
  | 'clientGroup'
  | 'archivedCustomer'
  | 'wouldDuplicateWork';

export interface Showcase {
  readonly kind: 'work' | 'person' | 'organization' | 'clientGroup';
  readonly key: string;
  /** What the case is, for a person who reads it. */
  readonly about: string;
}
