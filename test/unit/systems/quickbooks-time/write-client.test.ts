import { describe, expect, it } from 'vitest';
import { SystemError } from '../../../../src/systems/http/system-error';
import type { TokenKeeper } from '../../../../src/systems/http/token-keeper';
import { createQuickbooksTimeWriter } from '../../../../src/systems/quickbooks-time/write-client';
import type { JobcodeChange, NewJobcode } from '../../../../src/systems/quickbooks-time/writer';
import { type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const base = 'https://rest.tsheets.com/api/v1';
const wanted: NewJobcode = {
  name: 'Acme',
  parentId: null,
  assignToAll: true,
  connectWithQuickbooks: false,
};
const jobcode = { id: 9007199254740993n.toString(), parent_id: 0, name: 'Acme', active: true };
const created = { _status_code: 200, _status_message: 'Created', ...jobcode };

/** The answer to a write of items, each under its position. */
function items(collection: string, ...rows: object[]): ScriptedAnswer {
  return { body: { results: { [collection]: Object.fromEntries(rows.map((row, at) => [at + 1, row])) } } };
}

function setUp(service: (sent: Sent) => ScriptedAnswer = () => items('jobcodes', created), keep = keeper) {
  const scripted = scriptedHttp(service);
  const writer = createQuickbooksTimeWriter({ http: scripted.http, keeper: keep });
  return { ...scripted, writer, create: () => writer.createJobcode(wanted, 'screen') };
}

function dataOf(sent: Sent | undefined): unknown {
  return JSON.parse(sent?.body ?? '').data;
}

describe('creating', () => {
  it('sends one item, and gives the jobcode that was made with its whole id', async () => {
    const { sent, create } = setUp();
    expect(await create()).toMatchObject({ id: '9007199254740993', parentId: null, name: 'Acme' });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('POST');
    expect(sent[0]?.address.href).toBe(`${base}/jobcodes`);
    expect(sent[0]?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: 'Bearer first',
    });
    expect(dataOf(sent[0])).toEqual([
      { name: 'Acme', parent_id: '0', type: 'regular', assigned_to_all: true },
    ]);
  });

  it('below another, for nobody yet, and for QuickBooks too', async () => {
    const { writer, sent } = setUp();
    const below = { ...wanted, parentId: '12', assignToAll: false, connectWithQuickbooks: true };
    await writer.createJobcode(below, 'screen');
    expect(dataOf(sent[0])).toEqual([
      {
        name: 'Acme',
        parent_id: '12',
        type: 'regular',
        assigned_to_all: false,
        connect_with_quickbooks: true,
      },
    ]);
  });

  it.each<[string, ScriptedAnswer]>([
    ['a status of 207', { ...items('jobcodes', created), status: 207 }],
    ['an item without a status', items('jobcodes', jobcode)],
    ['a list', { body: { results: { jobcodes: [created] } } }],
    ['statuses as text', items('jobcodes', { ...created, _status_code: '200' })],
  ])('takes %s for an answer', async (_, answer) => {
    expect(await setUp(() => answer).create()).toMatchObject({ name: 'Acme' });
  });

  it.each<[object]>([[{ name: 'Acme' }], [jobcode]])(
    'gives nothing where it exists already, whatever is shown: %j',
    async (shown) => {
      const { create } = setUp(() => items('jobcodes', { ...shown, _status_code: 202 }));
      expect(await create()).toBeNull();
    },
  );
});

describe('an update', () => {
  it.each<[string, Omit<JobcodeChange, 'id'>, object]>([
    ['renames', { name: 'New' }, { name: 'New' }],
    [
      'restores',
      { isActive: true, name: 'New', assignToAll: true },
      { active: true, name: 'New', assigned_to_all: true },
    ],
    ['archives', { isActive: false }, { active: false }],
    ['moves', { parentId: '12' }, { parent_id: '12' }],
    ['moves to the top', { parentId: null }, { parent_id: '0' }],
  ])('%s with nothing else', async (_, change, item) => {
    const { writer, sent } = setUp();
    expect(await writer.updateJobcode({ id: jobcode.id, ...change }, 'screen')).toMatchObject({
      id: jobcode.id,
    });
    expect(sent).toMatchObject([{ method: 'PUT', address: { href: `${base}/jobcodes` } }]);
    expect(dataOf(sent[0])).toEqual([{ id: jobcode.id, ...item }]);
  });

  it.each<[string, object]>([
    ['another jobcode', { ...created, id: 7 }],
    ['an item that is only accepted', { ...created, _status_code: 202 }],
  ])('is in doubt after the answer of %s', async (_, item) => {
    const { writer } = setUp(() => items('jobcodes', item));
    const change = { id: jobcode.id, name: 'New' };
    expect(await systemErrorOf(writer.updateJobcode(change, 'screen'))).toMatchObject({
      code: 'invalidResponse',
      isOutcomeUnknown: true,
    });
  });
});

describe('an item that was refused (quickbooks-time.md 3.3)', () => {
  it.each([
    [417, "You don't have permission to manage jobcodes.", { code: 'noRight' }],
    [401, '', { code: 'noRight' }],
    [403, 'TS-1006', { code: 'noRight' }],
    [417, 'Name is too long: at most 64 characters.', { code: 'nameTooLong' }],
    [417, 'Name is already in use.', { code: 'nameTaken', holderId: null }],
    [417, 'Name is already in use by an archived jobcode.', { code: 'nameTaken', holderId: null }],
    [417, 'Name must not contain a colon.', { code: 'nameNotAllowed' }],
    [417, 'Parent is not found in the database.', { code: 'recordGone' }],
    [417, 'An archived jobcode cannot be edited.', { code: 'recordGone' }],
    [404, '', { code: 'recordGone' }],
    [409, 'Conflict', { code: 'changedMeanwhile' }],
    [409, 'Jobcode already exists', { code: 'nameTaken', holderId: null }],
    [409, 'already exists', { code: 'nameTaken', holderId: null }],
    [409, 'A job called Acme is already in use.', { code: 'nameTaken', holderId: null }],
    [417, 'Duplicate name', { code: 'nameTaken', holderId: null }],
    [406, 'This customer already exists.', { code: 'nameTaken', holderId: null }],
    [409, 'Short Code already exists', { code: 'other', detail: 'Short Code already exists' }],
    [417, 'Short Code is too long.', { code: 'other', detail: 'Short Code is too long.' }],
    [417, 'Short Code is already in use.', { code: 'other', detail: 'Short Code is already in use.' }],
    [
      417,
      'Invalid param(s): geofence_config_id',
      { code: 'other', detail: 'Invalid param(s): geofence_config_id' },
    ],
    [501, 'Nothing of the kind', { code: 'other', detail: 'Nothing of the kind' }],
  ])('with %i %j', async (status, reason, rejection) => {
    const item = { name: 'Acme', _status_code: status, _status_extra: reason };
    const { create } = setUp(() => items('jobcodes', item));
    expect(await systemErrorOf(create())).toMatchObject({
      code: 'rejected',
      rejection,
      isOutcomeUnknown: false,
    });
  });

  it('says its message where it gives no reason', async () => {
    const item = { _status_code: 417, _status_message: 'Expectation Failed' };
    const { create } = setUp(() => items('jobcodes', item));
    expect((await systemErrorOf(create())).rejection).toEqual({
      code: 'other',
      detail: 'Expectation Failed',
    });
  });
});

describe('a request that was refused as a whole (quickbooks-time.md 4)', () => {
  const body = (message: string) => ({ error: { code: 417, message: `Expectation Failed: ${message}` } });

  it.each<[number, unknown, object]>([
    [
      417,
      body('Missing param(s): name'),
      { code: 'other', detail: 'Expectation Failed: Missing param(s): name' },
    ],
    [417, body('Name is too long'), { code: 'nameTooLong' }],
    [403, '', { code: 'noRight' }],
    [413, '', { code: 'other', detail: '' }],
    [501, '', { code: 'other', detail: '' }],
  ])('with %i %j', async (status, answer, rejection) => {
    const { create, sent } = setUp(() => ({ status, body: answer }));
    expect(await systemErrorOf(create())).toMatchObject({ rejection, isOutcomeUnknown: false });
    expect(sent).toHaveLength(1);
  });

  it.each([
    [402, 'billingLapsed'],
    [499, 'addressBlocked'],
  ])('with %i says nothing of the write', async (status, code) => {
    const { create } = setUp(() => ({ status }));
    expect(await systemErrorOf(create())).toMatchObject({ code, rejection: null, isOutcomeUnknown: false });
  });

  it('for want of the right, after a renewed token', async () => {
    const { create, sent } = setUp(() => ({ status: 401 }));
    expect((await systemErrorOf(create())).rejection).toEqual({ code: 'noRight' });
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer first', 'Bearer second']);
  });

  describe('with a pasted token, which cannot be renewed', () => {
    const pasted: TokenKeeper = {
      ...keeper,
      renewed: async () => {
        throw new SystemError('needsReconnect', 'quickbooksTime');
      },
    };

    it('is a missing right where the token still reads', async () => {
      const { create, sent } = setUp(
        ({ method }) => (method === 'GET' ? { body: { results: { users: {} } } } : { status: 401 }),
        pasted,
      );
      expect(await systemErrorOf(create())).toMatchObject({
        code: 'notAllowed',
        rejection: { code: 'noRight' },
      });
      expect(sent[1]?.address.href).toBe(`${base}/current_user`);
    });

    it('is a dead token where it does not', async () => {
      const { create } = setUp(() => ({ status: 401 }), pasted);
      expect(await systemErrorOf(create())).toMatchObject({
        code: 'needsReconnect',
        rejection: null,
        isOutcomeUnknown: false,
      });
    });
  });
});

describe('what became of it is not known, and it is not sent again', () => {
  it.each<[string, ScriptedAnswer, string]>([
    ['5xx', { status: 503, body: '<html>Unavailable</html>' }, 'serverFault'],
    ['an item that failed with 500', items('jobcodes', { _status_code: 500 }), 'serverFault'],
    ['a page', { body: '<html>It works!</html>' }, 'invalidResponse'],
    ['an empty list', { body: [] }, 'invalidResponse'],
    ['no items', { body: { results: { jobcodes: [] } } }, 'invalidResponse'],
    ['two items', items('jobcodes', created, created), 'invalidResponse'],
    ['an item with neither status nor id', items('jobcodes', { name: 'Acme' }), 'invalidResponse'],
    ['a jobcode without a name', items('jobcodes', { _status_code: 200, id: 4 }), 'invalidResponse'],
  ])('after %s', async (_, answer, code) => {
    const { create, sent, time } = setUp(() => answer);
    const error = systemErrorOf(create());
    await time.advance(60_000);
    expect(await error).toMatchObject({ code, rejection: null, isOutcomeUnknown: true });
    expect(sent).toHaveLength(1);
  });

  it('after a lost answer', async () => {
    const { create, sent, time } = setUp(() => {
      throw new TypeError('Failed to fetch');
    });
    const error = systemErrorOf(create());
    await time.advance(60_000);
    expect(await error).toMatchObject({ code: 'unreachable', isOutcomeUnknown: true });
    expect(sent).toHaveLength(1);
  });
});

describe('assigning', () => {
  const users = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));
  const done = (sent: Sent, change: (row: object, at: number) => object = (row) => row) =>
    items(
      'jobcode_assignments',
      ...(dataOf(sent) as object[]).map((row, at) => change({ ...row, id: at, _status_code: 200 }, at)),
    );

  it('sends up to 50 people at once', async () => {
    const { writer, sent } = setUp(done);
    await writer.assign({ jobcodeId: '11', userIds: users(51) }, 'screen');
    expect(sent.map((request) => (dataOf(request) as object[]).length)).toEqual([50, 1]);
    expect(sent).toMatchObject([
      { method: 'POST', address: { href: `${base}/jobcode_assignments` } },
      { method: 'POST' },
    ]);
    expect(dataOf(sent[1])).toEqual([{ user_id: '51', jobcode_id: '11' }]);
  });

  it('sends nothing for nobody', async () => {
    const { writer, sent } = setUp(done);
    await writer.assign({ jobcodeId: '11', userIds: [] }, 'screen');
    expect(sent).toHaveLength(0);
  });

  it.each([
    ["You don't have permission to manage that user.", { code: 'noRight' }],
    ['User is not found in the database.', { code: 'other', detail: 'User is not found in the database.' }],
  ])('tells the first failure, the others being assigned all the same: %j', async (reason, rejection) => {
    const { writer, sent } = setUp((request) =>
      done(request, (row, at) =>
        at === 3 && sent.length === 1 ? { ...row, _status_code: 417, _status_extra: reason } : row,
      ),
    );
    const error = systemErrorOf(writer.assign({ jobcodeId: '11', userIds: users(60) }, 'screen'));
    expect((await error).rejection).toEqual(rejection);
    expect(sent).toHaveLength(2);
  });
});

describe('looking up a name', () => {
  const page = (ids: number[], more: boolean) => ({
    body: { results: { jobcodes: Object.fromEntries(ids.map((id) => [id, { id, name: 'Acme' }])) }, more },
  });

  it.each([
    ['Acme Co', 'Acme*'],
    ['  Acme', 'Acme*'],
    ['O’Brien & Sons', 'O*'],
    ['A*B', 'A*'],
    ['100%', '100*'],
    ['Zoë Lindqvist', 'Zoë*'],
    ['(Acme)', null],
  ])('%j asks for the names that begin so: %j', async (name, filter) => {
    const { writer, sent } = setUp(() => page([], false));
    await writer.jobcodesLike({ name, parentId: null }, 'screen');
    expect(sent[0]?.address.searchParams.get('name')).toBe(filter);
  });

  it('reads every page, archived ones and all types included, each jobcode once', async () => {
    const { writer, sent } = setUp(({ address }) =>
      address.searchParams.get('page') === '1' ? page([1, 2], true) : page([2, 3], false),
    );
    const found = await writer.jobcodesLike({ name: 'Acme', parentId: '12' }, 'screen');
    expect(found.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(sent.map(({ address }) => address.href)).toEqual(
      [1, 2].map(
        (number) =>
          `${base}/jobcodes?parent_ids=12&active=both&type=all&name=Acme*&supplemental_data=no&page=${number}&limit=200`,
      ),
    );
  });

  it('at the top level', async () => {
    const { writer, sent } = setUp(() => page([], false));
    expect(await writer.jobcodesLike({ name: 'Acme', parentId: null }, 'screen')).toEqual([]);
    expect(sent[0]?.address.searchParams.get('parent_ids')).toBe('0');
  });

  it.each([
    ['its id', { ...jobcode, id: { value: '12' } }, 'id'],
    ['its name', { ...jobcode, name: null }, 'name'],
    ['where it stands', { ...jobcode, parent_id: { id: 3 } }, 'parent_id'],
  ])('finds nothing for certain where one cannot be told by %s', async (_, row, field) => {
    const { writer } = setUp(() => ({ body: { results: { jobcodes: { 12: row } }, more: false } }));
    const error = await systemErrorOf(writer.jobcodesLike({ name: 'Acme', parentId: null }, 'screen'));
    expect(error).toMatchObject({ code: 'invalidResponse', oddField: expect.stringContaining(field) });
  });
});

describe('whether there is time', () => {
  it.each<[boolean, ScriptedAnswer]>([
    [true, { body: { results: { timesheets: { 8: { id: 8 } } }, more: true } }],
    [false, { body: { results: { timesheets: [] }, more: false } }],
    [false, { status: 404 }],
  ])('is %j after %j', async (has, answer) => {
    const { writer, sent } = setUp(() => answer);
    expect(await writer.hasTime('11', 'screen')).toBe(has);
    expect(sent.map(({ address }) => address.href)).toEqual([
      `${base}/timesheets?jobcode_ids=11&start_date=2000-01-01&on_the_clock=both&limit=1&supplemental_data=no`,
    ]);
  });

  it('is never guessed', async () => {
    const { writer } = setUp(() => ({ body: '<html>It works!</html>' }));
    expect(await systemErrorOf(writer.hasTime('11', 'screen'))).toMatchObject({
      code: 'invalidResponse',
      isOutcomeUnknown: false,
    });
  });
});
