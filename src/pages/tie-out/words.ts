import type { ClientKind, SystemId } from '../../domain/records/records';
import type { BackfillPart } from '../../messages/backfill';
import { systemNames } from '../words';
import type { Filter } from './rows';

/** What the tie-out page says. */
export const words = {
  title: 'Tie-out',
  lead: 'Where every client of Karbon stands in QuickBooks Time and in QuickBooks. A client is put right on its page in Karbon.',
  options: 'Connections and settings',
  needsKarbon: 'Connect Karbon: the clients that are tied out are Karbon’s.',
  needsList: 'Connect QuickBooks Time or QuickBooks: there is no list yet to tie the clients out with.',
  paused: 'Reading is paused. Let it go on under “Copies” on the options page.',
  again: 'Tie out again',
  exportCsv: 'Export CSV',
  search: 'Find a name',
  show: 'Show',
  client: 'Client in Karbon',
  suggested: 'Suggested: ',
  nearest: 'Nearest: ',
  alsoOf: 'Also of ',
  noClients: 'Karbon has no clients.',
  allRight: 'Every client ties out.',
  noneFound: 'No client fits. Look for another name, or show all.',
  inKarbon: 'Open in Karbon',
} as const;

export const filterWords: Readonly<Record<Filter, string>> = {
  notTiedOut: 'To put right',
  all: 'All',
  suggested: 'With a suggestion',
  differs: 'Written differently',
  archived: 'Inactive',
  misplaced: 'In another place',
  ambiguous: 'Several fit',
  similar: 'Only near matches',
  missing: 'Not there',
  blocked: 'Not possible from here',
  matched: 'Exactly the same',
};

export const kindWords: Readonly<Record<ClientKind, string>> = {
  organization: 'Organization',
  person: 'Person',
  clientGroup: 'Client group',
};

export const csvColumns = {
  client: 'Client in Karbon',
  kind: 'Kind',
  key: 'Karbon key',
  expected: 'Name to be',
  standing: 'standing',
  name: 'name there',
  suggestedName: 'suggested name',
  suggestedId: 'suggested id',
  near: 'near matches',
} as const;

/** `12 of 10,000 clients` */
export function shownWords(shown: number, all: number): string {
  const clients = all === 1 ? 'client' : 'clients';
  return shown === all ? `${number(all)} ${clients}` : `${number(shown)} of ${number(all)} ${clients}`;
}

export function number(count: number): string {
  return count.toLocaleString('en-US');
}

/** How old the lists are; those that have not been read are left out. Times in epoch ms. */
export function asOfWords(readAt: Readonly<Record<SystemId, number | null>>): string {
  const form = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });
  const parts = (['karbon', 'quickbooksTime', 'quickbooks'] as const).flatMap((system) => {
    const at = readAt[system];
    return at === null ? [] : [`${systemNames[system]} as of ${form.format(at)}`];
  });
  return parts.join(' · ');
}

/** What is still being read before the firm can be tied out. */
export function readingWords(parts: readonly BackfillPart[]): string {
  const missing = parts
    .filter(({ state }) => state === 'notBegun' || state === 'begun')
    .map(({ system, count }) => `${systemNames[system]} (${number(count)} so far)`);
  return `Reading the names of ${new Intl.ListFormat('en-US').format([...new Set(missing)])}…`;
}

export function tyingOutWords(done: number, all: number): string {
  return `Tying out ${number(done)} of ${number(all)}…`;
}

/** After the nearest match: how many more there are. */
export function moreNear(count: number): string {
  return count === 0 ? '' : ` and ${number(count)} more`;
}
