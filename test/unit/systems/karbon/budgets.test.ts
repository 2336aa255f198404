import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/messages/schema';
import { budgetLineSchema } from '../../../../src/systems/karbon/schema';
import { systemErrorOf } from '../scripted-http';
import { base, setUp } from './scripted-karbon';

describe('budgets', () => {
  const line = {
    UserKey: null,
    RoleName: 'Manager',
    TaskTypeName: 'Review',
    EstimateMinutes: 90,
    ActualMinutes: '30',
  };

  it('come by the line', async () => {
    expect(parse(budgetLineSchema, { ...line, HourlyRate: 100 })).toEqual({
      userKey: null,
      roleName: 'Manager',
      taskTypeName: 'Review',
      estimateMinutes: 90,
      actualMinutes: 30,
    });
    const { reader } = setUp(() => ({ body: { value: [line, line] } }));
    expect(await reader.budget('9xZ1', 'screen')).toHaveLength(2);
  });

  it('of which there are none are empty', async () => {
    expect(await setUp(() => ({ status: 404 })).reader.budget('9xZ1', 'screen')).toEqual([]);
  });

  it.each([
    ['an odd line', { value: [line, { ...line, EstimateMinutes: null }] }],
    ['a line of nobody that can be told', { value: [line, { ...line, UserKey: { key: '4Ft' } }] }],
    ['a line whose minutes are no number', { value: [{ ...line, EstimateMinutes: '1h 30m' }] }],
    ['a count of more than came', { value: [line], '@odata.count': 2 }],
    ['a next page of another host', { value: [line], '@odata.nextLink': 'https://api.example.com/v3/next' }],
    ['null for lines', { value: null }],
    ['no lines at all', {}],
  ])('are not handed out in part: %s', async (_, body) => {
    const { reader } = setUp(() => ({ body }));
    expect(await systemErrorOf(reader.budget('9xZ1', 'screen'))).toMatchObject({ code: 'invalidResponse' });
  });

  it.each([
    ['two pages', [['a', 'b'], ['c']], 3],
    [
      'a line that comes again on the next page',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      3,
    ],
    ['an empty page before the last', [['a'], [], ['b']], 2],
  ])('come whole from %s', async (_, pages, count) => {
    const { reader, sent } = setUp(({ address }) => {
      const at = Number(address.searchParams.get('$skip') ?? 0);
      const value = (pages[at] ?? []).map((EstimateSummaryKey) => ({ ...line, EstimateSummaryKey }));
      const next = `${base}/EstimateSummaries/9xZ1?$skip=${at + 1}`;
      return { body: { value, ...(at + 1 < pages.length && { '@odata.nextLink': next }) } };
    });
    expect(await reader.budget('9xZ1', 'screen')).toHaveLength(count);
    expect(sent).toHaveLength(pages.length);
  });

  it('that never end are given up', async () => {
    const body = {
      value: [{ ...line, EstimateSummaryKey: 'a' }],
      '@odata.nextLink': `${base}/EstimateSummaries/9xZ1?$skip=1`,
    };
    const { reader, time } = setUp(() => ({ body }));
    const error = systemErrorOf(reader.budget('9xZ1', 'screen'));
    await time.advance(10_000);
    expect(await error).toMatchObject({ code: 'endlessList' });
  });

  it('are not handed out where a later page is gone or out of order', async () => {
    for (const [status, code] of [
      [404, 'notFound'],
      [400, 'rejected'],
      [501, 'serverFault'],
    ] as const) {
      const next = { '@odata.nextLink': `${base}/EstimateSummaries/9xZ1?$skip=1` };
      const { reader } = setUp(({ address }) =>
        address.search === '' ? { body: { value: [line], ...next } } : { status },
      );
      expect(await systemErrorOf(reader.budget('9xZ1', 'screen'))).toMatchObject({ code });
    }
  });
});
