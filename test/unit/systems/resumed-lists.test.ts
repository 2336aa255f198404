import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createKarbonReader } from '../../../src/systems/karbon/client';
import { createQuickbooksOnlineReader } from '../../../src/systems/quickbooks-online/client';
import { createQuickbooksTimeReader } from '../../../src/systems/quickbooks-time/client';
import { counted, isCount } from './quickbooks-online/count';
import { all, type ScriptedAnswer, type Sent, scriptedHttp } from './scripted-http';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};

describe('a list of QuickBooks Time', () => {
  it('is begun at the page that the one before has named', async () => {
    const { http, sent } = scriptedHttp(({ address }) => {
      const page = Number(address.searchParams.get('page'));
      return {
        body: { results: { jobcodes: { [page]: { id: page, name: `Client ${page}` } } }, more: page < 4 },
      };
    });
    const { jobcodes } = createQuickbooksTimeReader({ http, keeper });
    const [first] = await all(jobcodes({}, 'background'));
    expect(first?.next).toBe('2');
    sent.length = 0;
    const rest = await all(jobcodes({ from: '3' }, 'background'));
    expect(rest.map(({ records, next }) => [records[0]?.id, next])).toEqual([
      ['3', '4'],
      ['4', null],
    ]);
    expect(sent.map(({ address }) => address.searchParams.get('page'))).toEqual(['3', '4']);
  });
});

describe('a list of QuickBooks Online', () => {
  const time = '2026-11-20T08:00:00.000-08:00';
  /** What a page of a list of `count` holds. */
  const rows = (statement: string, count: number) => {
    const start = Number(/STARTPOSITION (\d+)/.exec(statement)?.[1]);
    const length = Math.max(0, Math.min(1_000, count + 1 - start));
    return Array.from({ length }, (_, at) => ({ Id: String(start + at), DisplayName: `Name ${at}` }));
  };

  function company(service: (sent: Sent) => ScriptedAnswer) {
    const scripted = scriptedHttp(service);
    const parts = { http: scripted.http, keeper, realmId: '9130', environment: 'production' } as const;
    return { ...scripted, reader: createQuickbooksOnlineReader(parts) };
  }
  const askedIn = (sent: readonly Sent[]) =>
    sent.map(({ body }) => {
      const [, entity, start = 'counted'] =
        /FROM (\w+) WHERE \S+ IN \S+(?: ORDERBY Id STARTPOSITION (\d+))?/.exec(body) ?? [];
      return `${entity} ${start}`;
    });

  it('is begun at the row that the page before has named', async () => {
    const { reader, sent } = company(({ body }) =>
      isCount(body) ? counted(2_003) : { body: { QueryResponse: { Customer: rows(body, 2_003) }, time } },
    );
    expect((await all(reader.customers('background', '1001'))).map(({ next }) => next)).toEqual([
      '2001',
      null,
    ]);
    expect(askedIn(sent)).toEqual(['Customer 1001', 'Customer 2001', 'Customer counted']);
  });

  it('is at its end where it is begun behind its last row', async () => {
    const { reader, sent } = company(({ body }) =>
      isCount(body) ? counted(2_003) : { body: { QueryResponse: { Customer: rows(body, 2_003) }, time } },
    );
    expect(await all(reader.customers('background', '2004'))).toMatchObject([{ records: [], next: null }]);
    expect(askedIn(sent)).toEqual(['Customer 2004', 'Customer counted']);
  });

  it.each([
    [
      null,
      ['Vendor 1', 'Vendor 1001', 'Vendor counted', 'Employee 1', 'Employee counted'],
      ['Vendor 1001', 'Employee 1', null],
    ],
    [
      'Vendor 1001',
      ['Vendor 1001', 'Vendor counted', 'Employee 1', 'Employee counted'],
      ['Employee 1', null],
    ],
    [
      'Vendor 1003',
      ['Vendor 1003', 'Vendor counted', 'Employee 1', 'Employee counted'],
      ['Employee 1', null],
    ],
    ['Employee 1', ['Employee 1', 'Employee counted'], [null]],
    ['Employee 3', ['Employee 3', 'Employee counted'], [null]],
  ])('that is two in one, from %s on', async (from, asked, named) => {
    const { reader, sent } = company(({ body }) =>
      isCount(body)
        ? counted(body.includes('Vendor') ? 1_002 : 2)
        : { body: { QueryResponse: { Vendor: rows(body, 1_002), Employee: rows(body, 2) }, time } },
    );
    const pages = await all(reader.nameHolders('background', from));
    expect(askedIn(sent)).toEqual(asked);
    expect(pages.map(({ next }) => next)).toEqual(named);
  });
});

describe('a list of Karbon', () => {
  it('is begun behind the rows that were read, whether pages name the next one or not', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => ({
      OrganizationKey: `Key${at}`,
      FullName: `Client ${at}`,
    }));
    for (const nextLink of [
      {},
      { '@odata.nextLink': 'https://api.karbonhq.com/v3/Organizations?$skip=300' },
    ]) {
      const { http, sent } = scriptedHttp(({ address }) =>
        address.searchParams.get('$skip') === '300'
          ? { body: { value: [] } }
          : { body: { value: rows, ...nextLink } },
      );
      const keys = async () => ({ bearer: 'bearer', accessKey: 'key' });
      const reader = createKarbonReader({ http, keys, perMinute: async () => 30 });
      const pages = await all(reader.clients('organization', 'background', '200'));
      expect(pages.map(({ next }) => next)).toEqual(['300', null]);
      expect(sent.map(({ address }) => address.searchParams.get('$skip'))).toEqual(['200', '300']);
    }
  });
});

describe('the entries of some days', () => {
  const days = { from: '2026-11-01', to: '2026-11-20' };
  const row = { id: 1, user_id: 5, jobcode_id: 11, type: 'manual', date: '2026-11-20', duration: 60 };
  const beside = { customfields: { 19: { id: 19, name: 'Service Item' } } };

  function account(named: object, customfields: object) {
    const scripted = scriptedHttp(({ address }) => ({
      body: {
        results: { timesheets: { 1: { ...row, customfields } } },
        more: address.searchParams.get('page') === '1',
        ...(address.searchParams.get('supplemental_data') !== 'no' && { supplemental_data: named }),
      },
    }));
    return { ...scripted, reader: createQuickbooksTimeReader({ http: scripted.http, keeper }) };
  }

  it('come a page at a time, running ones too, on any jobcode', async () => {
    const { reader, sent } = account(beside, {});
    const first = await reader.entriesDated({ days, page: 1, isBare: true }, 'background');
    const second = await reader.entriesDated({ days, page: 2, isBare: false }, 'background');
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    expect(sent.map(({ address }) => address.search)).toEqual([
      '?start_date=2026-11-01&end_date=2026-11-20&on_the_clock=both&supplemental_data=no&page=1&limit=200',
      '?start_date=2026-11-01&end_date=2026-11-20&on_the_clock=both&page=2&limit=200',
    ]);
  });

  it('are asked for with what stands beside them once where a custom field is not known yet', async () => {
    const { reader, sent } = account(beside, { 19: 'Tax' });
    for (let reading = 0; reading < 3; reading += 1) {
      const { records } = await reader.entriesDated({ days, page: 1, isBare: true }, 'background');
      expect(records[0]?.serviceItem).toBe('Tax');
    }
    expect(sent.map(({ address }) => address.searchParams.get('supplemental_data'))).toEqual([
      'no',
      null,
      'no',
      'no',
    ]);
  });

  it('are not asked for twice each time where the account never names a field', async () => {
    const { reader, sent } = account({}, { 20: 'x' });
    for (let reading = 0; reading < 3; reading += 1) {
      await reader.entriesDated({ days, page: 1, isBare: true }, 'background');
    }
    expect(sent).toHaveLength(4);
  });
});
