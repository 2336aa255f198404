import type { FixRules } from '../../domain/plans/plan';
import type { SystemId } from '../../domain/records/records';
import type { ConnectionRight } from '../../messages/page-api';
import { systemNames } from '../words';

/*
 * What the options page says, but for its log and its copies, which have words of their own.
 */

export const systemPurposes: Readonly<Record<SystemId, string>> = {
  quickbooksTime: 'Where the time is. Tieout needs this one; everything else adds to it.',
  quickbooks: 'Where the money is. With it, Tieout knows whether time will reach the right customer:job.',
  karbon:
    'Where the work is. With it, Tieout knows budgets, client groups and every work item of a client; without it, names come from the page.',
};

export const rightWords: Readonly<Record<ConnectionRight, string>> = {
  seesEverybodysTime: 'sees everybody’s time',
  seesOwnGroupsTime: 'sees the time of the groups you manage',
  seesOwnTime: 'sees your own time only',
  managesJobcodes: 'may create and change jobcodes',
  cannotManageJobcodes: 'may not create or change jobcodes',
  readsAndWritesCustomers: 'reads and writes customers',
  readsWholeFirm: 'reads the whole firm, whoever uses it',
};

export const plainWords = {
  title: 'Tieout',
  lead: 'Connections and settings',
  tieOut: 'Tie out the whole firm',
  notConnected: 'Not connected',
  connected: 'Connected',
  needsReconnect: 'Needs connecting again',
  required: 'Needed',
  recommended: 'Recommended',
  howTo: 'How to get these',
  connect: 'Connect',
  connecting: 'Connecting…',
  connectAgain: 'Connect again',
  test: 'Test',
  testing: 'Testing…',
  disconnect: 'Disconnect',
  disconnecting: 'Disconnecting…',
  keep: 'Keep',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  saved: 'Saved.',
} as const;

export const checklistWords = {
  title: 'Set-up',
  done: 'done',
  open: 'to do',
  native:
    'In your accounts, link QuickBooks Time to QuickBooks first, then Karbon to QuickBooks Time. Turned round, they make duplicates of each other’s clients.',
} as const;

/** The question before a disconnection, by system. */
export function disconnectQuestion(system: SystemId): string {
  return `Disconnect ${systemNames[system]}? Tieout forgets its credentials and everything it has read from it. Nothing changes in ${systemNames[system]}.`;
}

/** What a test that went well says. */
export function testedSentence(system: SystemId): string {
  return `${systemNames[system]} answered: the connection works.`;
}

/** When the access ends. `now` and `endsAt` in epoch ms. */
export function endsSentence(endsAt: number | null, isRenewedByItself: boolean, now: number): string {
  if (endsAt === null) return 'No end date is given; it ends when it is revoked or runs out there.';
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long' }).format(endsAt);
  const days = Math.ceil((endsAt - now) / 86_400_000);
  if (days <= 0) return `Ended on ${day}.`;
  const left = days === 1 ? '1 day' : `${days} days`;
  return isRenewedByItself
    ? `Renews itself; good until ${day} (${left}) without it.`
    : `Ends on ${day} (${left} left).`;
}

export const quickbooksTimeWords = {
  byApplication: 'With your firm’s own application (recommended)',
  byToken: 'With a token made in QuickBooks Time',
  applicationSteps: [
    'Sign in to QuickBooks Time as an administrator.',
    'Open Feature Add-ons, then Manage Add-ons, find API and choose Install.',
    'In the API add-on choose Add a new application and name it Tieout.',
    'As its OAuth Redirect URI, paste exactly this address:',
    'Save. Copy the Client ID and the Client Secret into the fields below.',
    'Choose Connect, sign in, and allow Tieout. Each colleague does this last step with their own sign-in.',
  ],
  redirectStep: 3,
  tokenSteps: [
    'Sign in to QuickBooks Time as an administrator.',
    'Open Feature Add-ons, then Manage Add-ons, find API and choose Install.',
    'In the API add-on open an application (or add one), choose Add Token, and copy the token.',
    'Save there, or the token is not kept. Its end date is shown, and can be moved, on the same screen.',
    'Paste the token below. It acts with the rights of the person who made it.',
  ],
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  token: 'Token',
} as const;

export const quickbooksWords = {
  steps: [
    'Sign in at developer.intuit.com. Whoever connects must be an administrator of the QuickBooks Online company.',
    'Create an app with the scope Accounting (com.intuit.quickbooks.accounting).',
    'Under Keys and credentials choose Production (for a real company) or Development (for a sandbox company).',
    'Under Redirect URIs, add exactly this address:',
    'Copy the Client ID and the Client Secret of the same environment into the fields below.',
    'Choose Connect, sign in, pick the company, and choose Connect there.',
  ],
  redirectStep: 3,
  environment: 'Company',
  production: 'Real company (production keys)',
  sandbox: 'Sandbox company (development keys)',
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
} as const;

export const karbonWords = {
  steps: [
    'Sign in to Karbon as an administrator. API applications come with the Business and Enterprise plans.',
    'Open Settings, then Connected Apps, then API Applications, and open (or create) the application.',
    'Copy its Bearer token (36 characters) and its Access Key (begins with eyJ) into the fields below.',
  ],
  bearer: 'Bearer token',
  accessKey: 'Access Key',
  bearerShape: 'A bearer token has 36 characters, like 01234567-89ab-cdef-0123-456789abcdef.',
  accessKeyShape: 'An access key begins with eyJ and has three parts with dots between them.',
  swapped: 'These two look swapped: the long one that begins with eyJ is the Access Key.',
  shared:
    'The firm has one API application, shared by everything that uses it. Tieout takes a small part of its 120 requests a minute.',
} as const;

export const namingWords = {
  title: 'Names',
  lead: 'How the client and the work are written in QuickBooks Time and QuickBooks. Give every colleague the same rule, so that all arrive at the same names.',
  levelLimit: 'Longest name, in characters',
  levelLimits: {
    41: '41 (Desktop)',
    64: '64 (QuickBooks Time)',
    100: '100 (Online alone)',
  },
  personOrder: 'People',
  personOrders: {
    asInKarbon: 'As Karbon shows them',
    firstLast: 'First Last',
    lastFirst: 'Last, First',
  },
  colonBecomes: 'A colon becomes',
  colons: { ' -': 'a blank and a hyphen', ',': 'a comma', '': 'nothing' },
  straighten: 'Curly quotes and long dashes become plain ones',
  preview: 'Preview',
  client: 'Client in Karbon',
  isPerson: 'is a person',
  work: 'Work item in Karbon',
  result: 'In QuickBooks Time and QuickBooks',
  sampleClient: 'Doe, Jane Q.',
  sampleWork: '2026 Tax return: individual – federal and state | Sep 2026',
} as const;

export const timeWords = {
  title: 'Time',
  range: 'Time range the panel opens with',
  ranges: {
    sixMonths: 'Six months',
    thisMonth: 'This month',
    thisYear: 'This year',
    lifetime: 'All time',
  },
  appearance: 'Appearance of the panel',
  appearances: { auto: 'As the Karbon page', light: 'Light', dark: 'Dark' },
} as const;

export const dataWords = {
  title: 'Stored in this browser',
  lead: 'Copies of records, so that the panel is there at once. Credentials are kept encrypted, and never leave the extension except to the service they belong to.',
  counts: {
    jobcodes: 'jobcodes',
    timeUsers: 'time users',
    timeEntries: 'timesheets',
    customers: 'customers',
    karbonClients: 'Karbon clients',
    workItems: 'work items',
  },
  wipeCopies: 'Forget the copies',
  wipeCopiesQuestion: 'Forget all copies of records? They are read again when a panel needs them.',
  wipeAll: 'Remove everything',
  wipeAllQuestion:
    'Remove credentials, settings and copies from this browser? You will have to connect again. Nothing changes in Karbon, QuickBooks Time or QuickBooks.',
  wiping: 'Removing…',
  wiped: 'Removed.',
} as const;

/** Bytes as a person reads them. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export const fixRulesWords = {
  title: 'Putting things right',
  lead: 'What happens when you let Tieout create or restore something. Give every colleague the same choices.',
  order: 'Where something that is missing is created',
  orders: {
    quickbooksFirst: 'QuickBooks first, then QuickBooks Time (recommended)',
    timeOnly:
      'QuickBooks Time only: it makes the customer in QuickBooks itself (two-way sync, or when time is exported)',
  } satisfies Record<FixRules['order'], string>,
  assignTo: 'Who may track time on what is created',
  assignees: { everyone: 'Everybody', chosen: 'Only those chosen here' },
  chosen: 'Users of QuickBooks Time',
  nobodyKnown:
    'QuickBooks Time has not been read yet, so that its users are not known. Connect it and open a client or work item in Karbon; they can then be chosen here.',
  nobodyChosen:
    'Nobody is chosen, so nobody can track time on what is created until somebody is assigned in QuickBooks Time.',
} as const;

/** A chosen user who is no longer in the list. */
export function unknownUser(id: string): string {
  return `User ${id} (no longer active in QuickBooks Time)`;
}

export const karbonShareWords = {
  title: 'Karbon’s limit',
  lead: 'Karbon answers 120 requests a minute to the whole firm and all its software together. The more browsers run Tieout, the less each should take.',
  share: 'Share of Karbon’s 120 requests a minute that this browser may take',
} as const;
