import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../../src/systems/http/token-keeper';
import { createQuickbooksTimeReader } from '../../../../src/systems/quickbooks-time/client';
import { all, type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const days = { from: '2026-05-20', to: '2026-11-20' };
const date = { Date: 'Fri, 20 Nov 2026 17:00:00 GMT' };

function setUp(service: (sent: Sent) => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  return { ...scripted, reader: createQuickbooksTimeReader({ http: scripted.http, keeper }) };
}

/** `count` jobcodes from `first` on, keyed by id as the service does. */
function jobcodes(first: number, count: number) {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: first + index,
    name: `Client ${first + index}`,
  }));
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

const entry = { id: 1, user_id: 5, jobcode_id: 11, type: 'manual', date: '2026-11-20', duration: 60 };

describe('lists', () => {
  it('are read in pages of 200 until there is no more, each record once', async () => {
    const pages = [jobcodes(1, 200), jobcodes(200, 200), jobcodes(400, 3)];
    const { reader, sent } = setUp(({ address }) => {
      const page = Number(address.searchParams.get('page'));
      return { headers: date, body: { results: { jobcodes: pages[page - 1] }, more: page < 3 } };
    });
    const read = await all(reader.jobcodes({}, 'background'));
    expect(read.map(({ records }) => records.length)).toEqual([200, 199, 3]);
    expect(read[0]?.serverNowMs).toBe(Date.UTC(2026, 10, 20, 17));
    expect(sent.map(({ address }) => address.search)).toEqual(
      [1, 2, 3].map((page) => `?active=both&type=all&supplemental_data=no&page=${page}&limit=200`),
    );
  });

  it.each([
    [{ results: { jobcodes: [] }, more: false }],
    [{ results: { jobcodes: '' } }],
    [{ results: { jobcodes: {} }, more: null }],
    [[]],
  ])('that are empty come as %j', async (body) => {
    const { reader, sent } = setUp(() => ({ body }));
    expect(await all(reader.jobcodes({}, 'screen'))).toEqual([
      { records: [], leftOut: 0, serverNowMs: null, next: null },
    ]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['an empty page', [jobcodes(1, 200), [], jobcodes(201, 3)], (page: number) => page < 3],
    [
      'pages that say by text that more follows',
      [jobcodes(1, 3), jobcodes(4, 2)],
      (page: number) => String(page < 2),
    ],
    [
      'full pages that say nothing of it',
      [jobcodes(1, 200), jobcodes(201, 200), jobcodes(401, 1)],
      () => undefined,
    ],
    ['a full page that says `null`', [jobcodes(1, 200), {}], () => null],
  ])('go on behind %s', async (_, pages, more) => {
    const { reader, sent } = setUp(({ address }) => {
      const page = Number(address.searchParams.get('page'));
      return { body: { results: { jobcodes: pages[page - 1] ?? {} }, more: more(page) } };
    });
    const read = await all(reader.jobcodes({}, 'background'));
    const count = pages.reduce((sum, page) => sum + Object.keys(page).length, 0);
    expect(read.flatMap(({ records }) => records)).toHaveLength(count);
    expect(sent).toHaveLength(pages.length);
  });

  it('are no empty ones where every page is empty and says that more follows', async () => {
    const { reader, time } = setUp(() => ({ body: { results: { jobcodes: {} }, more: true } }));
    const error = systemErrorOf(all(reader.jobcodes({}, 'background')));
    await time.advance(60_000);
    expect(await error).toMatchObject({ code: 'endlessList' });
  });

  it.each([
    ['<html>It works!</html>'],
    [''],
    [{}],
    [{ results: {} }],
    [{ results: { users: {} } }],
    [{ results: { jobcodes: 'none' } }],
  ])('of an unknown form are never taken for empty: %j', async (body) => {
    const { reader } = setUp(() => ({ body }));
    expect(await systemErrorOf(all(reader.jobcodes({}, 'screen')))).toMatchObject({
      code: 'invalidResponse',
      detail: 'jobcodes',
    });
  });

  it.each([
    [{ results: {} }],
    [{ results: {}, more: false }],
    [{ results: [] }],
    [{ results: '' }],
    [{ results: { jobcodes: null, users: null, timesheets: null, timesheets_deleted: null } }],
    [[]],
  ])('of what has changed may say of nothing by no section at all: %j', async (body) => {
    const { reader } = setUp(() => ({ body }));
    const stamp = '2026-11-20T10:00:00+00:00';
    const none = [{ records: [], leftOut: 0 }];
    expect(await all(reader.jobcodes({ modifiedSince: stamp }, 'screen'))).toMatchObject(none);
    expect(await all(reader.users({ modifiedSince: stamp }, 'screen'))).toMatchObject(none);
    expect(await all(reader.entriesChangedSince(stamp, 'screen'))).toMatchObject(none);
    expect(await all(reader.entriesDeletedSince(stamp, 'screen'))).toMatchObject(none);
  });

  it.each([['<html></html>'], [''], [{}], [{ more: false }], [{ results: { jobcodes: 'none' } }]])(
    'of what has changed are never taken for empty: %j',
    async (body) => {
      const { reader } = setUp(() => ({ body }));
      const changed = reader.jobcodes({ modifiedSince: '2026-11-20T10:00:00+00:00' }, 'screen');
      expect(await systemErrorOf(all(changed))).toMatchObject({ code: 'invalidResponse' });
    },
  );

  it('leave odd records out and count them', async () => {
    const rows = { ...jobcodes(1, 2), 3: { id: 3 }, 4: null, 5: 'odd' };
    const { reader } = setUp(() => ({ body: { results: { jobcodes: rows }, more: false, added: 1 } }));
    expect(await all(reader.jobcodes({}, 'screen'))).toMatchObject([
      { records: [{ id: '1' }, { id: '2' }], leftOut: 3 },
    ]);
  });

  it.each([
    ['2026-11-20T10:00:00+00:00', '2026-11-20T10:00:00+00:00'],
    ['2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00+00:00'],
  ])('of changes since %j send a stamp with its offset, encoded', async (stamp, filter) => {
    const { reader, sent } = setUp(() => ({
      body: { results: { users: [], jobcodes: [], timesheets: [] } },
    }));
    await all(reader.users({ modifiedSince: stamp }, 'screen'));
    await all(reader.jobcodes({ modifiedSince: stamp }, 'screen'));
    await all(reader.entriesChangedSince(stamp, 'screen'));
    expect(sent.map(({ address }) => address.searchParams.get('modified_since'))).toEqual([
      filter,
      filter,
      filter,
    ]);
    expect(sent[0]?.address.search).toContain('%2B00%3A00');
    expect(sent[2]?.address.searchParams.has('jobcode_ids')).toBe(false);
  });
});

describe('entries', () => {
  const supplemental_data = {
    users: { 5: { id: 5, first_name: 'Dana', last_name: 'Reyes' } },
    jobcodes: { 11: { id: 11, name: 'Acme Co' }, 12: { id: 12 } },
    customfields: { 19: { id: 19, name: 'Service Item', type: 'timesheet' } },
  };

  it('come with the running ones, and with the users and jobcodes beside them', async () => {
    const rows = { 1: { ...entry, customfields: { 19: 'Tax' } }, 2: { id: 2 } };
    const { reader, sent } = setUp(() => ({
      body: { results: { timesheets: rows }, more: false, supplemental_data },
    }));
    const read = await all(reader.entriesOf({ jobcodeIds: ['11', '40'], days }, 'screen'));
    expect(read).toMatchObject([
      {
        records: [{ id: '1', serviceItem: 'Tax', isBillable: null }],
        leftOut: 1,
        users: [{ id: '5', name: 'Dana Reyes' }],
        jobcodes: [{ id: '11', name: 'Acme Co' }],
      },
    ]);
    expect(Object.fromEntries(sent[0]?.address.searchParams ?? [])).toEqual({
      jobcode_ids: '11,40',
      start_date: '2026-05-20',
      end_date: '2026-11-20',
      on_the_clock: 'both',
      page: '1',
      limit: '200',
    });
  });

  it('of a lifetime are asked for from before the service existed', async () => {
    const { reader, sent } = setUp(() => ({ body: { results: { timesheets: [] } } }));
    await all(reader.entriesOf({ jobcodeIds: ['11'], days: { from: null, to: '2026-11-20' } }, 'screen'));
    expect(sent[0]?.address.searchParams.get('start_date')).toBe('2000-01-01');
  });

  it('of no jobcode are none, and never those of all', async () => {
    const { reader, sent } = setUp(() => ({ body: { results: { timesheets: { 1: entry } } } }));
    expect(await all(reader.entriesOf({ jobcodeIds: [], days }, 'screen'))).toEqual([]);
    expect(sent).toHaveLength(0);
  });

  it('may be none by a 404', async () => {
    const { reader } = setUp(() => ({ status: 404, body: { error: { code: 404, message: 'none' } } }));
    expect(await all(reader.entriesOf({ jobcodeIds: ['11'], days }, 'screen'))).toMatchObject([
      { records: [] },
    ]);
    expect(await all(reader.entriesDeletedSince('2026-11-20T10:00:00+00:00', 'screen'))).toMatchObject([
      { records: [] },
    ]);
    expect(await systemErrorOf(all(reader.users({}, 'screen')))).toMatchObject({ code: 'notFound' });
  });

  it('that were deleted have their own list', async () => {
    const rows = { 7: { id: 7, last_modified: '2026-11-20T16:00:00+00:00', type: 'regular' } };
    const { reader } = setUp(() => ({ body: { results: { timesheets_deleted: rows }, more: false } }));
    expect(await all(reader.entriesDeletedSince('2026-11-20T10:00:00+00:00', 'screen'))).toMatchObject([
      { records: [{ id: '7', lastModified: '2026-11-20T16:00:00+00:00' }] },
    ]);
  });
});

describe('the account', () => {
  const user = {
    id: 5,
    first_name: 'Dana',
    last_name: 'Reyes',
    company_name: 'Harbor CPAs',
    client_url: 'harbor',
  };
  const results: Record<string, object> = {
    current_user: { users: { 5: { ...user, permissions: { admin: true } } } },
    effective_settings: {
      effective_settings: { general: { settings: { tz: 'America/Denver', week_start: 0 } } },
    },
    last_modified_timestamps: {
      last_modified_timestamps: { timesheets: 'a', timesheets_deleted: 'b', jobcodes: 'c', users: 'd' },
    },
  };

  it('says who one is, what it is and what moved', async () => {
    const { reader, sent } = setUp(({ address }) => ({
      headers: date,
      body: { results: results[address.pathname.split('/').pop() ?? ''] },
    }));
    const [identity, account] = await Promise.all([reader.currentUser('screen'), reader.account('screen')]);
    expect(identity).toMatchObject({
      companyName: 'Harbor CPAs',
      clientUrl: 'harbor',
      rights: { userName: 'Dana Reyes' },
    });
    expect(account).toMatchObject({
      companyName: 'Harbor CPAs',
      timeZone: 'America/Denver',
      quickbooks: 'none',
    });
    expect(sent).toHaveLength(2);
    expect(await reader.stamps('screen')).toEqual({
      timesheets: 'a',
      timesheetsDeleted: 'b',
      jobcodes: 'c',
      users: 'd',
      serverNowMs: Date.UTC(2026, 10, 20, 17),
    });
  });

  it.each([[{ results: { users: [] } }], [{ results: { users: { 5: { first_name: 'no id' } } } }]])(
    'without a user is odd: %j',
    async (body) => {
      const { reader } = setUp(() => ({ body }));
      expect(await systemErrorOf(reader.currentUser('screen'))).toMatchObject({ code: 'invalidResponse' });
    },
  );
});

it.each(['[]', '{"results":[]}', '{"results":{"last_modified_timestamps":""}}', '{"results":{}}'])(
  'an answer without any stamp is odd, not one whose stamps have moved: %s',
  async (body) => {
    const { reader } = setUp(() => ({ body }));
    expect(await systemErrorOf(reader.stamps('screen'))).toMatchObject({ code: 'invalidResponse' });
  },
);

describe('errors (quickbooks-time.md 4)', () => {
  it.each([
    [400, 'rejected'],
    [401, 'notAllowed'],
    [402, 'billingLapsed'],
    [403, 'notAllowed'],
    [405, 'rejected'],
    [413, 'rejected'],
    [417, 'rejected'],
    [499, 'addressBlocked'],
    [501, 'rejected'],
    [500, 'serverFault'],
    [503, 'serverFault'],
  ])('status %i is %j', async (status, code) => {
    const { reader, time } = setUp(() => ({ status }));
    const error = systemErrorOf(reader.stamps('screen'));
    await time.advance(10_000);
    expect(await error).toMatchObject({ code, system: 'quickbooksTime' });
  });

  it.each([
    [{ error: { code: 417, message: 'Expectation Failed: page' } }, 'Expectation Failed: page'],
    [
      { error: 'invalid_request', error_description: 'The token first-0123456789abcdef0123 ended' },
      'The token … ended',
    ],
    [{ code: 417, message: 'Bare' }, 'Bare'],
    [{ error: 'plain' }, 'plain'],
    ['<html><h1>Bad</h1></html>', ''],
    ['', ''],
  ])('tell the reason in %j', async (body, detail) => {
    const { reader } = setUp(() => ({ status: 417, body }));
    expect((await systemErrorOf(reader.stamps('screen'))).detail).toBe(detail);
  });

  it('of an old token are mended by a new one', async () => {
    const { reader, sent } = setUp(({ headers }) =>
      headers.authorization === 'Bearer second' ? { body: { results: { jobcodes: [] } } } : { status: 401 },
    );
    expect(await all(reader.jobcodes({}, 'screen'))).toHaveLength(1);
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer first', 'Bearer second']);
  });
});
