import { describe, expect, it } from 'vitest';
import { keysIn, startApi } from './karbon-api-caller';
import { smallTenant, workItem } from './karbon-tenant';
import { createCompany, json } from './quickbooks-online-company';
import { idsIn, openSmallAccount } from './quickbooks-time-account';

describe('a page of QuickBooks Online', () => {
  async function page(pagesHold: 'whatWasAsked' | 'fewer' | 'oneMore', start = 1) {
    const company = createCompany();
    company.switches.pagesHold = pagesHold;
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) company.add(name);
    const answer = await company.query(
      `SELECT * FROM Customer ORDERBY Id STARTPOSITION ${start} MAXRESULTS 5`,
    );
    const { Customer = [], maxResults } = Object(json(answer).QueryResponse);
    return { names: Customer.map((row: { DisplayName: string }) => row.DisplayName).join(''), maxResults };
  }

  it.each([
    ['whatWasAsked', 'ABCDE', 'FG'],
    ['fewer', 'ABC', 'FG'],
    ['oneMore', 'ABCDEF', 'FG'],
  ] as const)('holds %s', async (pagesHold, first, last) => {
    expect(await page(pagesHold)).toEqual({ names: first, maxResults: first.length });
    expect((await page(pagesHold, 6)).names).toBe(last);
    expect((await page(pagesHold, 8)).names).toBe('');
  });
});

it('a page of QuickBooks Time holds one row more by switch, with which the next begins', async () => {
  const account = openSmallAccount();
  const page = async (number: number) =>
    idsIn((await account.ask('GET', `/jobcodes?limit=2&page=${number}`)).body, 'jobcodes').length;
  expect([await page(1), await page(2)]).toEqual([2, 2]);
  account.switches.pagesHoldOneMore = true;
  expect([await page(1), await page(2)]).toEqual([3, 2]);
});

describe('a page of Karbon', () => {
  function startWith(count: number) {
    const state = smallTenant();
    state.workItems.clear();
    for (let index = 0; index < count; index += 1) {
      const key = `Wrk${String(index).padStart(9, 'x')}`;
      state.workItems.set(key, workItem(key, { startDate: `2026-01-${10 + (index % 20)}` }));
    }
    return startApi(state);
  }

  it('can be short, and its link goes on behind it', async () => {
    const { ask, tools } = startWith(150);
    tools.switches.karbon.pagesHold = 'fewer';
    const first = await ask('/v3/WorkItems?$orderby=StartDate');
    expect(first.body.value).toHaveLength(60);
    expect(first.body['@odata.count']).toBe(150);
    expect(first.body['@odata.nextLink']).toContain('skip=60');
  });

  it('is followed by a link where $top was asked for, by switch', async () => {
    const { ask, tools } = startWith(150);
    const of = async () => (await ask('/v3/WorkItems?$top=100')).body['@odata.nextLink'];
    expect(await of()).toBeUndefined();
    tools.switches.karbon.linksAfterTop = true;
    expect(await of()).toContain('skip=100');
    expect((await ask('/v3/WorkItems?$top=100&$skip=100')).body).not.toHaveProperty('@odata.nextLink');
  });

  it('has a link with the options that were asked for, or by switch without any', async () => {
    const { ask, tools } = startWith(150);
    const asked = '/v3/WorkItems?$orderby=StartDate desc';
    expect((await ask(asked)).body['@odata.nextLink']).toContain('orderby=StartDate%20desc');
    tools.switches.karbon.linkKeeps = 'nothing';
    const { body } = await ask(asked);
    expect(body['@odata.nextLink']).toBe('https://api.karbonhq.com/v3/WorkItems?$skip=100');
    expect(keysIn({ status: 200, headers: {}, body }, 'WorkItemKey')).toHaveLength(100);
  });
});
