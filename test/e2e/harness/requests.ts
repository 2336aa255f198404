import type { Firm } from '../../firm/firm';
import type { RequestRecord } from '../../firm/request-log';
import type { ShowcaseName } from '../../firm/state';

/** Requests to each service's API; sign-ins and Karbon's web app count for none. */
export interface ApiRequests {
  readonly quickbooksTime: readonly RequestRecord[];
  readonly quickbooks: readonly RequestRecord[];
  readonly karbon: readonly RequestRecord[];
}

/** A window of the backfill, which may still be on its way when the backfill is paused: no page asks for the time of all jobcodes. */
function isBackfill({ path, query }: RequestRecord): boolean {
  return path.endsWith('/timesheets') && !query.has('jobcode_ids') && !query.has('modified_since');
}

function isChangesReading({ path, query }: RequestRecord): boolean {
  return path.endsWith('/timesheets') && query.has('modified_since');
}

/** When entries were changed or deleted last, by the stamps that a poll is told: whole seconds. */
function lastEntryChange({ state }: Firm): number {
  const { stamps } = state.quickbooksTime;
  return Math.max(stamps.get('timesheets') ?? 0, stamps.get('timesheets_deleted') ?? 0);
}

/**
 * From now on: the function it returns gives what has been asked since, the backfill aside. So is the second reading of a change that was
 * read before: a change within the second in which it is read is read once more at the next poll, which may be that of the next test.
 */
export function watchRequests(firm: Firm): () => ApiRequests {
  const before = firm.requests.all();
  const begin = before.length;
  const changedAtMs = lastEntryChange(firm);
  const isChangeRead = before.some((request) => isChangesReading(request) && request.atMs >= changedAtMs);
  return () => {
    const isUnchanged = isChangeRead && lastEntryChange(firm) === changedAtMs;
    const all = firm.requests
      .all()
      .slice(begin)
      .filter((request) => !(isUnchanged && isChangesReading(request)));
    const to = (host: string) => all.filter((request) => request.host === host);
    return {
      quickbooksTime: to('rest.tsheets.com').filter(
        (request) => !/authorize|grant/.test(request.path) && !isBackfill(request),
      ),
      quickbooks: to('quickbooks.api.intuit.com'),
      karbon: to('api.karbonhq.com'),
    };
  };
}

/** `GET timesheets` and the like, to be read in a failed assertion. */
export function namesOf(requests: readonly RequestRecord[]): string[] {
  return requests.map(({ method, path, query }) => {
    const what = path
      .replace(/^\/(api\/v1|v3\/company\/\d+|v3)\//, '')
      .replace(/^customer\/\d+$/, 'customer/{id}');
    return query.get('page') ? `${method} ${what} page ${query.get('page')}` : `${method} ${what}`;
  });
}

/** From now on: every request to any service but Karbon's web app, sign-ins included, as `POST rest.tsheets.com/api/v1/grant`. */
export function watchAddresses(firm: Firm): () => string[] {
  const begin = firm.requests.all().length;
  return () =>
    firm.requests
      .all()
      .slice(begin)
      .filter(({ host }) => host !== 'app2.karbonhq.com')
      .map(({ method, host, path }) => `${method} ${host}${path}`);
}

/** What Karbon is asked for a work item, in order of the alphabet: its budget, and the work of its client. */
export function karbonRequests(firm: Firm, showcase: ShowcaseName): string[] {
  return [`GET EstimateSummaries/${firm.state.showcases[showcase].key}`, 'GET WorkItems'];
}

/** What Karbon is asked when Refresh is pressed on a work item, in order of the alphabet: its clients of each kind as well. */
export function karbonRefreshRequests(firm: Firm, showcase: ShowcaseName): string[] {
  const clients = ['GET ClientGroups', 'GET Contacts', 'GET Organizations'];
  return [...clients, ...karbonRequests(firm, showcase)].sort();
}

/** A page that is opened asks what has moved, unless that was done five seconds ago; a panel on screen asks every ten. */
const changesPollEveryMs = 5_000;
/** Running entries are looked at in a round of the poller, for each jobcode at its own time. */
const runningPollEveryMs = 10_000;
/** The firm's clock is not the browser's. */
const clockSlackMs = 250;

/**
 * The names of requests to QuickBooks Time beside those that the poller and the backfill may send at any time, whatever else goes on:
 * what has moved, what has changed since the poll before, and yesterday's and today's entries. Of these there may be as many at once
 * as Refresh was pressed (`asked`); the others keep their distance.
 *
 * @throws where they do not.
 */
export function namesBesidePolls(requests: readonly RequestRecord[], asked = 0): string[] {
  // What comes in several pages is looked at again at its end: has anything moved between them?
  const inPages = requests.filter(({ query }) => query.get('page') === '2').length;
  expectPaced(requests.filter(isChangesPoll), changesPollEveryMs, asked + inPages);
  expectPaced(requests.filter(isRunningPoll), runningPollEveryMs, asked);
  return namesOf(
    withoutSecondReadings(requests).filter((request) => !isChangesPoll(request) && !isRunningPoll(request)),
  );
}

/**
 * Stamps are whole seconds: what has changed may change once more within the second in which it was read, so that the next poll reads
 * from there again. Each poll reads once at most; what it reads beyond the first reading is left out.
 */
function withoutSecondReadings(requests: readonly RequestRecord[]): RequestRecord[] {
  let firstSince: string | null = null;
  let pollsSinceReading = 0;
  return requests.filter((request) => {
    if (isChangesPoll(request)) pollsSinceReading += 1;
    const since = request.query.get('modified_since');
    if (!request.path.endsWith('/timesheets') || since === null) return true;
    firstSince ??= since;
    const isSecond = since !== firstSince && (pollsSinceReading > 0 || request.query.get('page') !== '1');
    pollsSinceReading = 0;
    return !isSecond;
  });
}

function isChangesPoll({ path }: RequestRecord): boolean {
  return path.endsWith('/last_modified_timestamps');
}

/** The last days of what is on screen, a week where somebody has asked; whoever is read for the first time is read over months. */
function isRunningPoll({ path, query }: RequestRecord): boolean {
  const [from, to] = ['start_date', 'end_date'].map((name) => Date.parse(query.get(name) ?? ''));
  return path.endsWith('/timesheets') && (to ?? Number.NaN) - (from ?? Number.NaN) <= 9 * 86_400_000;
}

/** One that is let off counts for nothing, so that the two beside it must keep their distance from each other. */
function expectPaced(requests: readonly RequestRecord[], everyMs: number, asked: number): void {
  let lastAtMs = Number.NEGATIVE_INFINITY;
  const tooSoon: number[] = [];
  for (const { atMs } of requests) {
    if (atMs - lastAtMs < everyMs - clockSlackMs) tooSoon.push(atMs - lastAtMs);
    else lastAtMs = atMs;
  }
  if (tooSoon.length <= asked) return;
  throw new Error(
    `${tooSoon.length} requests to ${requests[0]?.path} came ${tooSoon.join(', ')} ms after another, ${asked} were asked for`,
  );
}
