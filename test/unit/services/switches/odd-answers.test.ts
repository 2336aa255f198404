import { describe, expect, it } from 'vitest';
import type { ListCoverage } from '../../../../src/store/rows';
import type { FirmAnswer, FirmRequest } from '../../../firm/service';
import type { DirectFirm, Transport } from '../../../office/direct-firm';
import { connectOffice } from '../../../office/office';
import { silenceConsole } from '../../reports/silent-console';
import { compared, openWorldOf, pagesOf, shownOn, turnedFirm, type World } from './world';

silenceConsole();

type Spoil = (answer: FirmAnswer, request: FirmRequest) => FirmAnswer;

const hostNames = ['rest.tsheets.com', 'quickbooks.api.intuit.com', 'api.karbonhq.com'];
const rowsAtOnce = 7;

function jsonOf({ body }: FirmAnswer): unknown {
  return typeof body === 'object' ? body : JSON.parse(body ?? 'null');
}

/** Every value below, in place of what `change` makes of it; `undefined` leaves it out. */
function changed(value: unknown, change: (value: unknown, key: string) => unknown, key = ''): unknown {
  const own = change(value, key);
  if (own !== value || typeof own !== 'object' || own === null) return own;
  if (Array.isArray(own)) return own.map((each) => changed(each, change));
  return Object.fromEntries(Object.entries(own).map(([name, each]) => [name, changed(each, change, name)]));
}

const withBody = (answer: FirmAnswer, body: unknown): FirmAnswer => ({ ...answer, body: body as object });
const inBody =
  (change: (value: unknown, key: string) => unknown): Spoil =>
  (answer) =>
    withBody(answer, changed(jsonOf(answer), change));

const isCollection = (key: string) =>
  ['jobcodes', 'timesheets', 'users', 'Customer', 'Vendor', 'Employee', 'value'].includes(key);

/** What comes in place of every page of a list but its first, or of every page. */
const spoils: Readonly<Record<string, Spoil>> = {
  'an empty 200': (answer) => ({ ...answer, body: '' }),
  'a page of HTML with 200': (answer) => ({ ...answer, body: '<!doctype html><title>Sign in</title>' }),
  'half of the JSON': (answer) => {
    const text = JSON.stringify(jsonOf(answer));
    return { ...answer, body: text.slice(0, Math.floor(text.length / 2)) };
  },
  'null where a list is': inBody((value, key) => (isCollection(key) ? null : value)),
  'ids that are objects': inBody((value, key) =>
    ['id', 'Id', 'OrganizationKey', 'ContactKey', 'ClientGroupKey'].includes(key) ? { value } : value,
  ),
  '429 without a word': (answer) => ({ ...answer, status: 429, headers: {}, body: '' }),
  '503 for an hour': (answer) => ({ ...answer, status: 503, headers: { 'retry-after': '3600' }, body: '' }),
};

interface OddDay {
  readonly firm: DirectFirm;
  spoil: Spoil | null;
}

/** A firm whose lists come in short pages, and whose later pages are spoilt for as long as that lasts. */
function oddDay(): OddDay {
  const transport: Transport = async (request, answer) => {
    const given = await answer(inShortPages(request));
    const isLater =
      (request.method === 'GET' || request.path.endsWith('/query')) &&
      hostNames.includes(request.host) &&
      !isFirstPage(request);
    return day.spoil && isLater && given.status === 200 ? day.spoil(given, request) : given;
  };
  const day: OddDay = { firm: turnedFirm({}, transport), spoil: null };
  return day;
}

function statementOf({ query, body }: FirmRequest): string {
  return query.get('query') ?? body;
}

function isFirstPage(request: FirmRequest): boolean {
  const { host, path, query } = request;
  if (host === 'quickbooks.api.intuit.com') return !/STARTPOSITION (?!1\b)\d+/.test(statementOf(request));
  if (host === 'api.karbonhq.com') return !query.has('$skip');
  return /current_user|effective_settings|last_modified/.test(path) || query.get('page') === '1';
}

function inShortPages(request: FirmRequest): FirmRequest {
  const query = new URLSearchParams(request.query);
  for (const key of ['limit', '$top']) if (query.has(key)) query.set(key, String(rowsAtOnce));
  const statement = query.get('query');
  if (statement) query.set('query', statement.replace(/MAXRESULTS \d+/, `MAXRESULTS ${rowsAtOnce}`));
  return { ...request, query, body: request.body.replace(/MAXRESULTS \d+/, `MAXRESULTS ${rowsAtOnce}`) };
}

/** The lists that are called complete, each with how many records it has and ought to have. */
async function claimed({ office, firm: { state } }: World): Promise<string[]> {
  const { mirror } = office.store;
  const customers = [...state.quickbooksOnline.names.values()].filter(({ kind }) => kind === 'Customer');
  const counts = {
    jobcodes: state.quickbooksTime.jobcodes.size,
    customers: customers.length,
  } as const;
  const lists = Object.entries(counts) as [keyof typeof counts, number][];
  const claims = await Promise.all(
    lists.map(async ([list, count]) => {
      const row = await mirror.coverage<ListCoverage>(`list:${list}`);
      const has = (await mirror.all(list)).length;
      return row?.isComplete === true && has + row.leftOut < count ? `${list}: ${has} of ${count}` : null;
    }),
  );
  return claims.filter((claim) => claim !== null);
}

describe('later pages of the lists that come as', () => {
  it.each(Object.entries(spoils))(
    '%s end no list, are said, and all is right once that is over',
    async (_, spoil) => {
      const day = oddDay();
      const office = await openWorldOf(day.firm);
      const world: World = { firm: day.firm, office };
      await connectOffice(day.firm, office);
      day.spoil = spoil;
      await office.services.pageApi.tieOutInput(true).catch(() => null);
      expect(await claimed(world)).toEqual([]);
      const [page] = pagesOf(day.firm);
      if (!page) throw new Error('no page');
      day.firm.clock.advance(60_000);
      const desk = office.open(page);
      const meanwhile = await desk.until(({ isRefreshing }) => !isRefreshing);
      expect(await claimed(world)).toEqual([]);
      const said = meanwhile.notices.map(({ system }) => system);
      expect(said).toEqual(expect.arrayContaining(['quickbooksTime', 'quickbooks']));
      desk.end();

      day.spoil = null;
      day.firm.clock.advance(3_600_000);
      await office.services.pageApi.tieOutInput(true);
      const after = await shownOn(world, page);
      after.ask({ type: 'refresh' });
      await after.until(({ isRefreshing }) => isRefreshing);
      const view = await after.until(({ isRefreshing }) => !isRefreshing);
      expect(await compared(world, view)).toEqual([]);
      expect(view.notices).toEqual([]);
      office.kill();
    },
  );
});
