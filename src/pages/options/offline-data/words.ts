import type {
  BackfillPart,
  BackfillPartName,
  MeteredReads,
  RateLimitUsage,
} from '../../../messages/backfill';
import { systemNames } from '../../words';

/** What the options page says of the copies and of limits. */
export const offlineDataWords = {
  title: 'Copies',
  lead: 'Tieout brings the whole firm into this browser, newest first, while a panel or this page is open, and behind whatever is on screen. It can be stopped at any time and goes on where it stood.',
  pause: 'Pause',
  goOn: 'Go on',
  paused:
    'Paused. What is here is kept up to date and pages in Karbon read their own time; lists that are not complete stay as they are until you go on.',
  allHere: 'Everything is here.',
  limits: 'Requests of this browser',
} as const;

const partNames: Readonly<Record<BackfillPartName, string>> = {
  jobcodes: 'Jobcodes',
  timeUsers: 'Time users',
  customers: 'Customers',
  nameHolders: 'Vendors and employees',
  karbonClients: 'Karbon clients',
  karbonUsers: 'Karbon users',
  entries: 'Timesheets',
};

export function partName(name: BackfillPartName): string {
  return partNames[name];
}

/** How far one part of the copies is. */
export function partWords(part: BackfillPart): string {
  const { state, count, from, readAt } = part;
  const system = systemNames[part.system];
  if (state === 'notConnected') return `${system} is not connected.`;
  const number = count.toLocaleString('en-US');
  const reached = from === null ? '' : `, all since ${longDay(from)}`;
  const begun = state === 'complete' ? `${number}, complete` : `${number} so far${reached}`;
  const said = state === 'notBegun' && count === 0 ? 'Not begun' : begun;
  const read = readAt === null ? '' : `; last read ${moment(readAt)}`;
  const waits = part.isHeldBack
    ? ` ${system} gave no good answer last time and is tried again by itself.`
    : '';
  return `${said}${read}.${waits}`;
}

/** What has not been brought in yet; the parts are those of connected systems. */
export function missingWords(parts: readonly BackfillPart[]): string {
  const missing = parts.filter(({ state }) => state !== 'complete').map(missingPart);
  if (missing.length === 0) return offlineDataWords.allHere;
  return `Still missing: ${new Intl.ListFormat('en-US').format(missing)}.`;
}

function missingPart({ name, from }: BackfillPart): string {
  const plain = partNames[name].replace(/^[A-Z](?!arbon)/, (letter) => letter.toLowerCase());
  if (name !== 'entries') return plain;
  return from === null ? plain : `${plain} before ${longDay(from)}`;
}

/** `12 of 200 in the last 5 minutes` */
export function limitWords({ sent, allowed, spanMs }: RateLimitUsage): string {
  const minutes = Math.round(spanMs / 60_000);
  const span = minutes === 1 ? 'minute' : `${minutes} minutes`;
  return `${sent.toLocaleString('en-US')} of ${allowed.toLocaleString('en-US')} in the last ${span}`;
}

export function meteredWords({ month, count, allowed }: MeteredReads): string {
  const name = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01`),
  );
  const [read, all] = [count.toLocaleString('en-US'), allowed.toLocaleString('en-US')];
  return `${read} ${count === 1 ? 'read' : 'reads'} of QuickBooks Online in ${name}. All browsers that use the same Intuit app share ${all} a month; writing is not counted.`;
}

function longDay(day: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));
}

function moment(atMs: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}
