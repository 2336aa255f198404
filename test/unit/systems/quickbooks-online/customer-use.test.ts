import { describe, expect, it } from 'vitest';
import { createQuickbooksOnlineWriter } from '../../../../src/systems/quickbooks-online/write-client';
import { type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const time = '2026-11-20T08:00:00.000-08:00';
const customer = { Id: '301', SyncToken: '3', DisplayName: 'Acme', Active: true };

function setUp(service: (sent: Sent) => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  const keeper = {
    token: async () => 'first',
    renewed: async () => 'second',
    ensureConnected: async () => undefined,
  };
  const parts = { http: scripted.http, keeper, realmId: '4620816365', environment: 'production' } as const;
  return { ...scripted, writer: createQuickbooksOnlineWriter(parts) };
}

describe('what hangs on a customer', () => {
  const made = { ...customer, MetaData: { CreateTime: '2026-11-20T09:00:00-08:00' } };
  interface Company {
    readonly rows?: Readonly<Record<string, readonly object[]>>;
    readonly of?: object;
    /** Rows of a page at most. */
    readonly pageSize?: number;
    /** Entities of which it answers only this. */
    readonly faults?: Readonly<Record<string, string>>;
  }
  const service =
    ({ rows = {}, of = made, pageSize = 1_000, faults = {} }: Company) =>
    ({ method, body }: Sent): ScriptedAnswer => {
      if (method === 'GET') return { body: { Customer: of, time } };
      const answers = queriesOf(body).map(({ bId, Query }) => {
        const [, entity = '', start, most] =
          /FROM (\w+).*STARTPOSITION (\d+) MAXRESULTS (\d+)/.exec(Query) ?? [];
        const { [entity]: code } = faults;
        if (code) return { bId, Fault: { Error: [{ code, Detail: 'No', Message: 'No' }], type: 'x' } };
        const first = Number(start) - 1;
        const found = (rows[entity] ?? []).slice(first, first + Math.min(Number(most), pageSize));
        return { bId, QueryResponse: found.length > 0 ? { [entity]: found } : {} };
      });
      // They come in no order of their own (quickbooks.md 8.1).
      return { body: { BatchItemResponse: answers.toReversed(), time } };
    };
  const queriesOf = (body: string | null | undefined): { bId: string; Query: string }[] =>
    JSON.parse(body ?? '').BatchItemRequest;
  const useIn = async (company: Company) => {
    const { writer, sent } = setUp(service(company));
    const { use, customer: found } = await writer.customerUse('301', 'screen');
    expect(found.id).toBe('301');
    return { use, sent };
  };
  const booked = (id: unknown) => ({ Id: '7', CustomerRef: { value: id, name: 'Acme' } });
  const inLine = (kind: string, reference: object) => ({
    Id: '7',
    Line: [{ DetailType: 'DescriptionOnly' }, { DetailType: kind, [kind]: reference }],
  });
  const many = (count: number, id: string) => Array.from({ length: count }, () => booked(id));

  it.each<[string, Company['rows'] & object, unknown]>([
    ['nothing', {}, null],
    ['an invoice', { Invoice: [booked('301')] }, { code: 'inUse', by: 'invoice' }],
    ['a payment by a number', { Payment: [booked(301)] }, { code: 'inUse', by: 'payment' }],
    ['time of somebody else', { TimeActivity: [booked('9'), { Id: '8' }] }, null],
    [
      'the credit of somebody else',
      { CreditMemo: [{ Id: '301', Line: [{ Id: '301' }], DocNumber: '301' }] },
      null,
    ],
    [
      'a line of a deposit',
      { Deposit: [inLine('DepositLineDetail', { Entity: { value: '301', type: 'CUSTOMER' } })] },
      { code: 'inUse', by: 'deposit' },
    ],
    [
      'a line of a deposit in another form',
      {
        Deposit: [inLine('DepositLineDetail', { Entity: { Type: 'Customer', EntityRef: { value: '301' } } })],
      },
      { code: 'inUse', by: 'deposit' },
    ],
    [
      'a line of a journal entry',
      {
        JournalEntry: [
          inLine('JournalEntryLineDetail', { Entity: { Type: 'Customer', EntityRef: { value: '301' } } }),
        ],
      },
      { code: 'inUse', by: 'journalEntry' },
    ],
    [
      'a line that goes to an account of that number',
      { JournalEntry: [inLine('JournalEntryLineDetail', { AccountRef: { value: '301' } })] },
      null,
    ],
    [
      'a billable line of a bill',
      { Bill: [inLine('AccountBasedExpenseLineDetail', { CustomerRef: { value: '301' } })] },
      { code: 'inUse', by: 'bill' },
    ],
    ['too many to look through', { Estimate: many(1_000, '9') }, { code: 'useNotKnown' }],
    ['its own among very many', { Estimate: many(1_000, '301') }, { code: 'inUse', by: 'estimate' }],
    [
      'too many of one, and its own of another',
      { Invoice: many(1_000, '9'), TimeActivity: [booked('301')] },
      { code: 'inUse', by: 'timeActivity' },
    ],
  ])('%s', async (_what, rows, use) => {
    expect((await useIn({ rows })).use).toEqual(use);
  });

  it.each([1, 3])('is looked for behind short pages too: %i to a page', async (pageSize) => {
    const rows = { Invoice: [booked('9'), booked('8'), booked('7'), booked('301')] };
    expect((await useIn({ rows, pageSize })).use).toEqual({ code: 'inUse', by: 'invoice' });
  });

  it('is asked for in one request of queries by what has changed since it was made', async () => {
    const { sent } = await useIn({});
    expect(sent).toHaveLength(2);
    expect(sent[1]?.address.pathname).toBe('/v3/company/4620816365/batch');
    const queries = queriesOf(sent[1]?.body);
    expect(queries.length).toBeLessThanOrEqual(30);
    for (const { Query } of queries) {
      expect(Query).toMatch(
        /^SELECT \* FROM [A-Z]\w+ WHERE MetaData\.LastUpdatedTime >= '2026-11-20T09:00:00-08:00' STARTPOSITION 1 MAXRESULTS \d+$/,
      );
    }
  });

  it('asks again only for what has brought rows, and never for more than an answer holds', async () => {
    const { use, sent } = await useIn({ rows: { Invoice: many(400, '9'), Deposit: many(2, '9') } });
    expect(use).toBeNull();
    const asked = sent.slice(1).map(({ body }) => queriesOf(body).map(({ Query }) => Query));
    expect(asked.map((queries) => queries.length)).toEqual([13, 2, 1]);
    for (const queries of asked) {
      const most = queries.map((query) => Number(/\d+$/.exec(query)?.[0]));
      expect(most.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(1_000);
    }
  });

  it('is not known where the company does not let one kind be asked for, and nothing else says that it is used', async () => {
    const faults = { PurchaseOrder: '5020' };
    expect((await useIn({ faults })).use).toEqual({ code: 'useNotKnown' });
    const rows = { TimeActivity: [booked('301')] };
    expect((await useIn({ faults, rows })).use).toEqual({ code: 'inUse', by: 'timeActivity' });
  });

  it.each([
    ['10000', 'serverFault'],
    ['120', 'needsReconnect'],
  ])('cannot be asked for while the service is in disorder: %s', async (code, error) => {
    const { writer } = setUp(service({ faults: { Invoice: code } }));
    expect(await systemErrorOf(writer.customerUse('301', 'screen'))).toMatchObject({ code: error });
  });

  it('is never taken from an answer that lacks one kind', async () => {
    const { writer } = setUp(({ method }) =>
      method === 'GET' ? { body: { Customer: made, time } } : { body: { BatchItemResponse: [], time } },
    );
    expect(await systemErrorOf(writer.customerUse('301', 'screen'))).toMatchObject({
      code: 'invalidResponse',
    });
  });

  it.each(['', "2026' OR 'a", 'yesterday'])('is not known without a stamp: %s', async (CreateTime) => {
    const { writer, sent } = setUp(service({ of: { ...customer, MetaData: { CreateTime } } }));
    expect(await writer.customerUse('301', 'screen')).toMatchObject({ use: { code: 'useNotKnown' } });
    expect(sent).toHaveLength(1);
  });
});
