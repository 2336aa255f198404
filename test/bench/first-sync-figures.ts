import type { FirmSize } from '../firm/seed/large-firm';
import type { FirmState } from '../firm/state';
import { mostWithin, type Passed } from '../office/traffic';
import type { Figure } from './table';

const wholeFirm = { customers: 10_000, jobs: 50_000, entries: 100_000 };
/** Those of some twenty-five people: the hundred thousand then go back three years. */
export const usualEntriesPerWorkday = 130;
/** What the mirror of the whole large firm may take: as JSON, and as the browser stores them. */
export const mostJsonBytes = 150_000_000;
export const mostStoredBytes = 40_000_000;
/** What a first sync may ask for, beside the fewest full pages. */
const mostShareOfFullPages = 1.1;

const timeHost = 'rest.tsheets.com';
const onlineHost = 'quickbooks.api.intuit.com';
const karbonHost = 'api.karbonhq.com';
/** Where records are read. */
export const apiHosts: readonly string[] = [timeHost, onlineHost, karbonHost];

/** @param share of the whole firm, 0 to 1; as many entries a day, so that they go back less far. */
export function largeFirmSize(share: number, entriesPerWorkday: number = usualEntriesPerWorkday): FirmSize {
  return {
    customers: wholeFirm.customers * share,
    jobs: wholeFirm.jobs * share,
    entries: wholeFirm.entries * share,
    entriesPerWorkday,
  };
}

/** The requests for each list and the entries, which may be a tenth more than their full pages. */
export function pageFigures(
  passed: readonly Passed[],
  { quickbooksTime, quickbooksOnline, karbon }: FirmState,
): Figure[] {
  const count = (...kinds: string[]) => passed.filter(({ kind }) => kinds.includes(kind)).length;
  const names = [...quickbooksOnline.names.values()];
  const named = (wanted: string) => names.filter(({ kind }) => kind === wanted).length;
  const pages = (rows: number, pageSize: number) => Math.max(1, Math.ceil(rows / pageSize));
  const row = (what: string, figure: number, fullPages: number): Figure => ({
    what: `requests: ${what}, of ${fullPages.toLocaleString('en-US')} full pages and a tenth`,
    figure,
    budget: Math.floor(fullPages * mostShareOfFullPages),
    unit: '',
  });
  return [
    row(
      'jobcodes and users',
      count('GET /api/v1/jobcodes', 'GET /api/v1/users'),
      pages(quickbooksTime.jobcodes.size, 200) + pages(quickbooksTime.users.size, 200),
    ),
    row('entries', count('GET /api/v1/timesheets'), pages(quickbooksTime.timesheets.size, 200)),
    row(
      'customers, vendors, employees',
      count('POST Customer', 'POST Vendor', 'POST Employee'),
      pages(named('Customer'), 1_000) + pages(named('Vendor'), 1_000) + pages(named('Employee'), 1_000),
    ),
    row(
      'Karbon',
      count('GET /v3/Organizations', 'GET /v3/Contacts', 'GET /v3/ClientGroups', 'GET /v3/Users'),
      pages(karbon.organizations.size, 100) +
        pages(karbon.contacts.size, 100) +
        pages(karbon.clientGroups.size, 100) +
        pages(karbon.users.size, 100),
    ),
  ];
}

/** How many were refused for a limit. */
export function refused(passed: readonly Passed[]): number {
  return passed.filter(({ status }) => status === 429).length;
}

/** The most that have passed within the spans for which the services set their limits. */
export function mostInSpans(passed: readonly Passed[]): {
  readonly timeInFiveMinutes: number;
  readonly onlineInMinute: number;
  readonly karbonInMinute: number;
} {
  const most = (host: string, spanMs: number) =>
    mostWithin(
      passed.filter((one) => one.host === host),
      spanMs,
    );
  return {
    timeInFiveMinutes: most(timeHost, 300_000),
    onlineInMinute: most(onlineHost, 60_000),
    karbonInMinute: most(karbonHost, 60_000),
  };
}

/** Prints how often each kind was asked for, and the most in the spans of the limits. */
export function tellTraffic(passed: readonly Passed[]): void {
  const counts = new Map<string, number>();
  for (const { host, kind } of passed)
    counts.set(`${host} ${kind}`, (counts.get(`${host} ${kind}`) ?? 0) + 1);
  for (const [kind, count] of [...counts].sort((one, other) => other[1] - one[1])) {
    console.log(`    ${String(count).padStart(6)}  ${kind}`);
  }
  const { timeInFiveMinutes, onlineInMinute, karbonInMinute } = mostInSpans(passed);
  console.log(
    `    most: QuickBooks Time ${timeInFiveMinutes} in five minutes (300), ` +
      `QuickBooks Online ${onlineInMinute} a minute (500), ` +
      `Karbon ${karbonInMinute} a minute (its share 30, of 120)`,
  );
}
