import { beforeEach, describe, expect, it } from 'vitest';
import { type Company, createCompany, json, refusal } from './quickbooks-online-company';

let company: Company;

beforeEach(() => {
  company = createCompany();
  const acme = company.add('Acme Co', { companyName: 'Acme Co', balance: 10 });
  company.add('2025 Tax', { parentId: acme.id, billWithParent: true });
  company.add("O'Neil \\ Sons");
  company.add('Gone Ltd (deleted)', { active: false });
  company.add('Café Zoë');
  company.add('Acme Supplies', { kind: 'Vendor' });
});

/** The names a query finds, in their order. */
async function found(statement: string): Promise<unknown[]> {
  const answer = await company.query(statement);
  expect(answer.status).toBe(200);
  const { QueryResponse } = json(answer);
  const rows = Object.values(Object(QueryResponse)).find(Array.isArray) ?? [];
  return rows.map((row: { DisplayName?: string }) => row.DisplayName);
}

describe('rows', () => {
  it.each([
    [
      'newest first and active only',
      'select * from Customer',
      ['Café Zoë', "O'Neil \\ Sons", '2025 Tax', 'Acme Co'],
    ],
    ['lower-case entity names', 'SELECT * FROM customer WHERE Id = 1', ['Acme Co']],
    ['inactive ones when asked for', 'SELECT * FROM Customer WHERE Active = false', ['Gone Ltd (deleted)']],
    [
      'both when asked for, by id',
      'SELECT * FROM Customer WHERE Active IN (true,false) ORDERBY Id',
      ['Acme Co', '2025 Tax', "O'Neil \\ Sons", 'Gone Ltd (deleted)', 'Café Zoë'],
    ],
    ['text whatever its case', "SELECT * FROM Customer WHERE DisplayName = 'ACME co'", ['Acme Co']],
    [
      'escaped quotes and backslashes',
      "SELECT * FROM Customer WHERE DisplayName = 'O\\'Neil \\\\ Sons'",
      ["O'Neil \\ Sons"],
    ],
    ['Latin-1 accents', "SELECT * FROM Customer WHERE DisplayName LIKE 'Caf\u00e9%'", ['Café Zoë']],
    [
      'children by their path',
      "SELECT * FROM Customer WHERE FullyQualifiedName LIKE 'Acme Co:%'",
      ['2025 Tax'],
    ],
    [
      'ids in a list',
      "SELECT * FROM Customer WHERE Id IN ('1','3') ORDER BY DisplayName DESC",
      ["O'Neil \\ Sons", 'Acme Co'],
    ],
    ['numbers', 'SELECT * FROM Customer WHERE Balance > 5 AND Balance <= 10', ['Acme Co']],
    ['times', "SELECT * FROM Customer WHERE MetaData.LastUpdatedTime > '2026-11-20T00:00:00-08:00'", []],
    [
      'a page',
      'SELECT * FROM Customer ORDERBY Id STARTPOSITION 2 MAXRESULTS 2',
      ['2025 Tax', "O'Neil \\ Sons"],
    ],
    ['vendors', 'SELECT * FROM Vendor', ['Acme Supplies']],
  ])('%s', async (_about, statement, names) => {
    expect(await found(statement)).toEqual(names);
  });

  it('come in the shape of the sheet: no level at the top, the parent by id alone', async () => {
    const answer = await company.query('SELECT * FROM Customer WHERE Id <= 2 ORDERBY Id');
    const body = json(answer);
    expect(body.time).toBe('2026-11-20T09:00:00.000-08:00');
    expect(body.QueryResponse).toMatchObject({
      startPosition: 1,
      maxResults: 2,
      Customer: [
        { Id: '1', Job: false, FullyQualifiedName: 'Acme Co', sparse: false, SyncToken: '0' },
        { Id: '2', Job: true, Level: 1, ParentRef: { value: '1' }, FullyQualifiedName: 'Acme Co:2025 Tax' },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('"Level":0');
  });

  it('are 100 by default and 1,000 at most', async () => {
    for (let count = 0; count < 1200; count += 1) company.add(`Client ${count}`);
    expect(await found('SELECT * FROM Customer')).toHaveLength(100);
    expect(await found('SELECT * FROM Customer MAXRESULTS 5000')).toHaveLength(1000);
    expect(json(await company.query('SELECT COUNT(*) FROM Customer')).QueryResponse).toEqual({
      totalCount: 1204,
    });
  });

  it('are an empty answer where nothing is found', async () => {
    const answer = await company.query("SELECT * FROM Customer WHERE DisplayName = 'Nobody'");
    expect(json(answer).QueryResponse).toEqual({});
  });

  it('of chosen properties say that they are sparse', async () => {
    const answer = await company.query('SELECT Id, MetaData.CreateTime FROM Customer WHERE Id = 1');
    const [row] = Object(json(answer).QueryResponse).Customer;
    expect(row).toEqual({
      Id: '1',
      MetaData: { CreateTime: expect.any(String) },
      domain: 'QBO',
      sparse: true,
    });
  });

  it('compare ids as text by the switch', async () => {
    for (let count = 0; count < 6; count += 1) company.add(`Client ${count}`);
    company.switches.idsCompareAs = 'text';
    expect((await found('SELECT * FROM Customer ORDERBY Id')).slice(0, 3)).toEqual([
      'Acme Co',
      'Client 3',
      'Client 4',
    ]);
  });
});

describe('refusals', () => {
  it.each([
    ['an unescaped quote', "SELECT * FROM Customer WHERE DisplayName = 'O'Neil'", '4000'],
    ['a doubled quote', "SELECT * FROM Customer WHERE DisplayName = 'O''Neil'", '4000'],
    ['a character beyond Latin-1', "SELECT * FROM Customer WHERE DisplayName = 'A \u2013 B'", '4000'],
    ['OR', "SELECT * FROM Customer WHERE Id = '1' OR Id = '2'", '4000'],
    ['!=', "SELECT * FROM Customer WHERE Id != '1'", '4000'],
    ['a cut statement', 'SELECT * FROM Customer WHERE', '4000'],
    ['STARTPOSITION 0', 'SELECT * FROM Customer STARTPOSITION 0', '4001'],
    ['a property that is not queryable', "SELECT * FROM Customer WHERE ParentRef = '1'", '4001'],
    ['a property that is not sortable', 'SELECT * FROM Customer ORDERBY PrimaryEmailAddr', '4001'],
    ['an unknown property', 'SELECT Colour FROM Customer', '4001'],
    ['an unknown entity', 'SELECT * FROM Client', '4001'],
    ['a date that is none', "SELECT * FROM Customer WHERE MetaData.CreateTime > 'yesterday'", '4001'],
  ])('%s', async (_about, statement, code) => {
    expect(refusal(await company.query(statement))).toEqual([400, code]);
  });

  it('takes the statement by GET too, percent-encoded', async () => {
    const statement = "SELECT * FROM Customer WHERE DisplayName LIKE 'Acme%'";
    const answer = await company.get(`query?query=${encodeURIComponent(statement)}&minorversion=75`);
    expect(json(answer).QueryResponse).toMatchObject({ maxResults: 1 });
    expect(refusal(await company.get('query'))).toEqual([400, '2020']);
  });
});
