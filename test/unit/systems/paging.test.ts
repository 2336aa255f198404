import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createKarbonReader } from '../../../src/systems/karbon/client';
import { createQuickbooksOnlineReader } from '../../../src/systems/quickbooks-online/client';
import { createQuickbooksTimeReader } from '../../../src/systems/quickbooks-time/client';
import { counted, isCount } from './quickbooks-online/count';
import {
  type ScriptedAnswer,
  type ScriptedHttp,
  type Sent,
  scriptedHttp,
  systemErrorOf,
} from './scripted-http';

/** Lists whose pages come short, shifted, in another form than asked for, or without an end. */

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const time = '2026-11-20T08:00:00.000-08:00';
const base = 'https://api.karbonhq.com/v3';

type Service = (sent: Sent) => ScriptedAnswer;

function karbon(service: Service) {
  const scripted = scriptedHttp(service);
  const keys = async () => ({ bearer: 'b', accessKey: 'a' });
  return { scripted, reader: createKarbonReader({ http: scripted.http, keys, perMinute: async () => 120 }) };
}

function quickbooks(service: Service) {
  const scripted = scriptedHttp(service);
  const parts = { http: scripted.http, keeper, realmId: '46208', environment: 'production' } as const;
  return { scripted, reader: createQuickbooksOnlineReader(parts) };
}

function quickbooksTime(service: Service) {
  const scripted = scriptedHttp(service);
  return { scripted, reader: createQuickbooksTimeReader({ http: scripted.http, keeper }) };
}

/** What a list comes to, the clock running on until it ends. */
async function read<PageOf extends { readonly records: readonly unknown[] }>(
  { time: clock }: ScriptedHttp,
  list: AsyncIterable<PageOf>,
): Promise<PageOf[]> {
  const pages: PageOf[] = [];
  let isOver = false;
  const reading = (async () => {
    for await (const page of list) pages.push(page);
  })().finally(() => {
    isOver = true;
  });
  reading.catch(() => undefined);
  while (!isOver) await clock.advance(60_000);
  await reading;
  return pages;
}

const organizations = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({
    OrganizationKey: `k${from + at}`,
    FullName: `Client ${from + at}`,
  }));
const work = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({
    WorkItemKey: `w${from + at}`,
    Title: `Work ${from + at}`,
    ClientKey: 'k0',
    ClientType: 'Organization',
  }));
const customers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({
    Id: String(from + at),
    DisplayName: `Client ${from + at}`,
  }));
const jobcodes = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({ id: from + at, name: `Client ${from + at}` }));

describe('QuickBooks Online', () => {
  /** A company of so many customers that answers as many of them as `most` says. */
  function company(count: number, most: (asked: number) => number): Service {
    return ({ body }) => {
      if (isCount(body)) return counted(count);
      const [, start = '1', asked = '0'] = /STARTPOSITION (\d+) MAXRESULTS (\d+)/.exec(body) ?? [];
      const rows = customers(Number(start), Math.min(Number(start) + most(Number(asked)), count + 1));
      return { body: { QueryResponse: rows.length === 0 ? {} : { Customer: rows }, time } };
    };
  }

  it.each([
    [2_345, (asked: number) => Math.min(asked, 400)],
    [1_000, (asked: number) => asked],
    [999, (asked: number) => asked],
    [1_500, (asked: number) => asked + 1],
    [3, () => 1],
    [0, (asked: number) => asked],
  ])('reads all %i, though pages come shorter or longer than asked for', async (count, most) => {
    const { scripted, reader } = quickbooks(company(count, most));
    const pages = await read(scripted, reader.customers('background'));
    expect(pages.flatMap(({ records }) => records)).toHaveLength(count);
  });

  it.each<[string, ScriptedAnswer]>([
    ['504', { status: 504, body: '<html>Gateway Time-out</html>' }],
    [
      '10100',
      { status: 400, body: { Fault: { Error: [{ Message: 'Too big', Detail: 'x', code: '10100' }] }, time } },
    ],
    ['10100 at HTTP 200', { body: { Fault: { Error: [{ Message: 'Too big', code: '010100' }] }, time } }],
  ])('asks for less where a page is too much for it (%s)', async (_, tooMuch) => {
    const whole = company(1_400, (asked) => asked);
    const { scripted, reader } = quickbooks((sent) =>
      Number(/MAXRESULTS (\d+)/.exec(sent.body)?.[1]) > 300 ? tooMuch : whole(sent),
    );
    const pages = await read(scripted, reader.customers('background'));
    expect(pages.flatMap(({ records }) => records)).toHaveLength(1_400);
    expect(scripted.sent.filter(({ body }) => !isCount(body)).at(-1)?.body).toContain('MAXRESULTS 250');
  });

  /** Which of the pages that are asked for come empty although their rows are there: the first is 0. */
  function emptiedAt(service: Service, isEmptied: (page: number) => boolean): Service {
    let page = -1;
    return (sent) => {
      if (isCount(sent.body)) return service(sent);
      page += 1;
      return isEmptied(page) ? { body: { QueryResponse: {}, time } } : service(sent);
    };
  }

  it.each([0, 1, 2, 3])('is not ended by an empty page in place of page %i', async (empty) => {
    const { scripted, reader } = quickbooks(
      emptiedAt(
        company(2_345, (asked) => asked),
        (page) => page === empty,
      ),
    );
    const pages = await read(scripted, reader.customers('background'));
    expect(pages.flatMap(({ records }) => records)).toHaveLength(2_345);
  });

  it('is never taken for read to its end where pages stay empty although more are counted', async () => {
    const { scripted, reader } = quickbooks(
      emptiedAt(
        company(2_345, (asked) => asked),
        (page) => page > 0,
      ),
    );
    const error = await systemErrorOf(read(scripted, reader.customers('background')));
    expect(error).toMatchObject({ code: 'invalidResponse', system: 'quickbooks' });
    expect(scripted.sent.length).toBeLessThan(8);
  });

  it('costs no more than a page after the last did: the count instead of it', async () => {
    const { scripted, reader } = quickbooks(company(2_345, (asked) => asked));
    await read(scripted, reader.customers('background'));
    expect(scripted.sent.map(({ body }) => isCount(body))).toEqual([false, false, false, true]);
  });

  it('goes on where fewer are counted than there are', async () => {
    const all = company(2_345, (asked) => Math.min(asked, 400));
    const { scripted, reader } = quickbooks((sent) => (isCount(sent.body) ? counted(390) : all(sent)));
    const pages = await read(scripted, reader.customers('background'));
    expect(pages.flatMap(({ records }) => records)).toHaveLength(2_345);
  });

  it('gives up where even little is too much', async () => {
    const { scripted, reader } = quickbooks(() => ({ status: 504, body: '' }));
    expect(await systemErrorOf(read(scripted, reader.customers('background')))).toMatchObject({
      code: 'serverFault',
    });
    expect(scripted.sent.length).toBeLessThan(40);
  });
});

describe('Karbon', () => {
  const all = organizations(0, 250);
  const page = (skip: number, length: number, more: object = {}): ScriptedAnswer => ({
    body: { '@odata.count': all.length, value: all.slice(skip, skip + length), ...more },
  });
  const skipOf = ({ address }: Sent) => Number(address.searchParams.get('$skip') ?? 0);
  const keysOf = (pages: readonly { records: readonly { key: string }[] }[]) =>
    new Set(pages.flatMap(({ records }) => records.map(({ key }) => key)));

  it('asks for the next page in the same order, though the link names none', async () => {
    const { scripted, reader } = karbon((sent) => {
      const order = sent.address.searchParams.get('$orderby');
      // Without an order the rows come in another one.
      const rows = order === 'LastModifiedDateTime desc' ? all : all.toReversed();
      const skip = skipOf(sent);
      const next =
        skip + 100 < all.length ? { '@odata.nextLink': `${base}/Organizations?$skip=${skip + 100}` } : {};
      return { body: { '@odata.count': all.length, value: rows.slice(skip, skip + 100), ...next } };
    });
    expect(keysOf(await read(scripted, reader.clients('organization', 'background'))).size).toBe(250);
    expect(scripted.sent).toHaveLength(3);
  });

  it.each([[40], [99], [1]])(
    'goes on behind a short page of %i where the count says that more follow',
    async (most) => {
      const few = most === 1 ? all.slice(0, 12) : all;
      const { scripted, reader } = karbon((sent) => ({
        body: { '@odata.count': few.length, value: few.slice(skipOf(sent), skipOf(sent) + most) },
      }));
      expect(keysOf(await read(scripted, reader.clients('organization', 'background'))).size).toBe(
        few.length,
      );
    },
  );

  describe('reads the work of one client', () => {
    const all = work(0, 250);

    it('again where rows have shifted', async () => {
      let requests = 0;
      const { scripted, reader } = karbon((sent) => {
        requests += 1;
        // Between the first two pages the first ten leave for the end of the list.
        const rows = requests === 1 ? all : [...all.slice(10), ...all.slice(0, 10)];
        return { body: { '@odata.count': all.length, value: rows.slice(skipOf(sent), skipOf(sent) + 100) } };
      });
      expect(keysOf(await read(scripted, reader.workOfClient('k0', 'background'))).size).toBe(250);
    });

    it.each([
      ['one row', 1],
      ['seven rows', 7],
      ['the whole page', 100],
    ])('again where %s went from its first page and drew others up', async (_, gone) => {
      let requests = 0;
      const { scripted, reader } = karbon((sent) => {
        requests += 1;
        const rows = requests === 1 ? all : all.slice(gone);
        return { body: { '@odata.count': rows.length, value: rows.slice(skipOf(sent), skipOf(sent) + 100) } };
      });
      expect(keysOf(await read(scripted, reader.workOfClient('k0', 'background'))).size).toBe(250);
    });

    it('again, though it is long, to find one row at its end', async () => {
      const many = work(0, 1_250);
      let requests = 0;
      const { scripted, reader } = karbon((sent) => {
        requests += 1;
        // What stands first goes to the end before the last page but one: the row that comes up there is passed over.
        const rows = requests < 12 || requests > 14 ? many : [...many.slice(1), ...many.slice(0, 1)];
        return { body: { '@odata.count': rows.length, value: rows.slice(skipOf(sent), skipOf(sent) + 100) } };
      });
      expect(keysOf(await read(scripted, reader.workOfClient('k0', 'background'))).size).toBe(1_250);
    });
  });

  it('knows in a later life how many rows a list had, and says where one has gone meanwhile', async () => {
    let shown = all;
    const { scripted, reader } = karbon((sent) => ({
      body: { '@odata.count': shown.length, value: shown.slice(skipOf(sent), skipOf(sent) + 100) },
    }));
    const later = async (from: string | null) =>
      read(scripted, reader.clients('organization', 'background', from));
    const place = (await later(null))[0]?.next ?? null;
    expect((await later(place)).at(-1)).not.toHaveProperty('unrest');
    shown = all.slice(1);
    expect((await later(place)).at(-1)).toMatchObject({ next: null, unrest: 'rowsGone' });
  });

  it('believes no count for ever: one that also counts what is not shown ends the list', async () => {
    const { scripted, reader } = karbon((sent) => page(skipOf(sent), 100, { '@odata.count': 260 }));
    const pages = await read(scripted, reader.clients('organization', 'background'));
    expect(keysOf(pages).size).toBe(250);
    expect(pages.at(-1)?.next).toBeNull();
    expect(scripted.sent.length).toBeLessThan(10);
  });

  it.each([
    ['itself', (sent: Sent) => sent.address.href],
    ['the first page', () => `${base}/Organizations?$top=100`],
    ['another host', () => 'https://evil.example/v3/Organizations?$skip=100'],
  ])('goes on by itself where the next link leads to %s', async (_, link) => {
    const { scripted, reader } = karbon((sent) =>
      page(skipOf(sent), 100, skipOf(sent) + 100 < all.length ? { '@odata.nextLink': link(sent) } : {}),
    );
    expect(keysOf(await read(scripted, reader.clients('organization', 'background'))).size).toBe(250);
    expect(scripted.sent.every(({ address }) => address.host === 'api.karbonhq.com')).toBe(true);
  });
});

describe('a list without an end is given up, and said', () => {
  let made = 0;
  /** New rows on every page, the same ones on every page, or none. */
  const kinds = {
    new: () => {
      made += 100;
      return made;
    },
    same: () => 0,
  };

  it.each(Object.entries(kinds))('of QuickBooks Time, with %s rows', async (_, from) => {
    const { scripted, reader } = quickbooksTime(() => {
      const first = from();
      return { body: { results: { jobcodes: jobcodes(first, first + 3) }, more: true } };
    });
    const error = await systemErrorOf(read(scripted, reader.jobcodes({}, 'background')));
    expect(error).toMatchObject({ code: 'endlessList', system: 'quickbooksTime' });
    expect(scripted.sent.length).toBeLessThanOrEqual(2_000);
  });

  it.each(Object.entries(kinds))('of QuickBooks Online, with %s rows', async (_, from) => {
    const { scripted, reader } = quickbooks(({ body }) => {
      if (isCount(body)) return counted(10_000_000);
      const first = from();
      return { body: { QueryResponse: { Customer: customers(first, first + 3) }, time } };
    });
    const error = await systemErrorOf(read(scripted, reader.customers('background')));
    expect(error).toMatchObject({ code: 'endlessList', system: 'quickbooks' });
    expect(scripted.sent.filter(({ body }) => !isCount(body)).length).toBeLessThanOrEqual(2_000);
  });

  it.each(Object.entries(kinds))('of Karbon, with %s rows', async (_, from) => {
    let link = 0;
    const { scripted, reader } = karbon(() => {
      const first = from();
      link += 100;
      const next = `${base}/Organizations?$skip=${link}`;
      return { body: { value: organizations(first, first + 3), '@odata.nextLink': next } };
    });
    const error = await systemErrorOf(read(scripted, reader.clients('organization', 'background')));
    expect(error).toMatchObject({ code: 'endlessList', system: 'karbon' });
    expect(scripted.sent.length).toBeLessThanOrEqual(2_000);
  });

  it('also of rows that cannot be told apart, and of entries', async () => {
    const { scripted, reader } = quickbooksTime(() => ({
      body: { results: { timesheets: [{}, 'odd'] }, more: true },
    }));
    const days = { from: '2026-05-20', to: '2026-11-20' };
    const entries = reader.entriesOf({ jobcodeIds: ['1'], days }, 'background');
    expect(await systemErrorOf(read(scripted, entries))).toMatchObject({ code: 'endlessList' });
    expect(scripted.sent.length).toBeLessThan(10);
  });

  it('where it was begun in an earlier life too', async () => {
    const { scripted, reader } = quickbooksTime(({ address }) => {
      const first = Number(address.searchParams.get('page')) * 10;
      return { body: { results: { jobcodes: jobcodes(first, first + 3) }, more: true } };
    });
    const error = await systemErrorOf(read(scripted, reader.jobcodes({ from: '1999' }, 'background')));
    expect(error).toMatchObject({ code: 'endlessList' });
    expect(scripted.sent).toHaveLength(2);
  });

  it('but a real one of 60,000 is read to its end', async () => {
    const { scripted, reader } = quickbooksTime(({ address }) => {
      const at = Number(address.searchParams.get('page'));
      return { body: { results: { jobcodes: jobcodes(at * 200, at * 200 + 200) }, more: at < 300 } };
    });
    const pages = await read(scripted, reader.jobcodes({}, 'background'));
    expect(pages.flatMap(({ records }) => records)).toHaveLength(60_000);
  });
});
