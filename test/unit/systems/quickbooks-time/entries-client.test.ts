import { describe, expect, it } from 'vitest';
import type { EntryContent, EntryPatch } from '../../../../src/domain/time/time-change';
import { SystemError } from '../../../../src/systems/http/system-error';
import type { TokenKeeper } from '../../../../src/systems/http/token-keeper';
import { createQuickbooksTimeEntries } from '../../../../src/systems/quickbooks-time/entries-client';
import { type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const base = 'https://rest.tsheets.com/api/v1';
const zone = 'America/Denver';
const startMs = Date.parse('2026-11-20T08:00:00-07:00');
const endMs = Date.parse('2026-11-20T09:30:00-07:00');

const content: EntryContent = {
  jobcodeId: '9007199254740993',
  time: { kind: 'clock', startMs, endMs },
  notes: 'Draft',
  fields: { 50: 'Review' },
};
const row = {
  id: '71',
  user_id: 4,
  jobcode_id: '9007199254740993',
  type: 'regular',
  start: '2026-11-20T08:00:00-07:00',
  end: '2026-11-20T09:30:00-07:00',
  date: '2026-11-20',
  duration: 5400,
  locked: 0,
  notes: 'Draft',
  customfields: { 50: 'Review', 51: '', 52: 7 },
  last_modified: '2026-11-20T16:30:00+00:00',
};
const entry = {
  id: '71',
  userId: '4',
  jobcodeId: '9007199254740993',
  kind: 'regular',
  startMs,
  endMs,
  isRunning: false,
  durationSeconds: 5400,
  notes: 'Draft',
  fields: { 50: 'Review', 52: '7' },
};
const written = { _status_code: 200, _status_message: 'Created', ...row };
const date = 'Fri, 20 Nov 2026 17:00:00 GMT';

function items(...rows: readonly object[]): ScriptedAnswer {
  return { body: { results: { timesheets: Object.fromEntries(rows.map((each, at) => [at + 1, each])) } } };
}

function beside(supplemental: object, item: object = written): ScriptedAnswer {
  return { body: { results: { timesheets: { 1: item } }, supplemental_data: supplemental } };
}

function setUp(service: (sent: Sent) => ScriptedAnswer = () => items(written), keep = keeper) {
  const scripted = scriptedHttp((sent) => ({ headers: { Date: date }, ...service(sent) }));
  const entries = createQuickbooksTimeEntries({ http: scripted.http, keeper: keep });
  const create = (more: Partial<EntryContent> = {}) =>
    entries.create({ userId: '4', timeZone: zone, content: { ...content, ...more } }, 'screen');
  const update = (patch: EntryPatch, had = {}) =>
    entries.update({ id: '71', timeZone: zone, patch, had }, 'screen');
  return {
    scripted,
    sent: scripted.sent,
    entries,
    create,
    update,
    remove: () => entries.delete('71', 'screen'),
  };
}

function dataOf(sent: Sent | undefined): unknown {
  return JSON.parse(sent?.body ?? '').data;
}

describe('creating an entry', () => {
  it('sends it in the zone of the account, and gives what was made with the clock of the service', async () => {
    const { create, sent } = setUp();
    expect(await create()).toEqual({
      kind: 'written',
      entry: expect.objectContaining(entry),
      others: [],
      deletedIds: [],
      serverNowMs: Date.parse(date),
    });
    expect(sent).toMatchObject([{ method: 'POST', address: { href: `${base}/timesheets` } }]);
    expect(dataOf(sent[0])).toEqual([
      {
        user_id: '4',
        jobcode_id: '9007199254740993',
        type: 'regular',
        start: '2026-11-20T08:00:00-07:00',
        end: '2026-11-20T09:30:00-07:00',
        notes: 'Draft',
        customfields: { 50: 'Review' },
        origin_hint: 'Tieout',
      },
    ]);
  });

  it('clocks in with an empty end, and sends nothing of what is empty', async () => {
    const open = { ...written, end: '', duration: 0, on_the_clock: true };
    const { create, sent } = setUp(() => items(open));
    const time = { kind: 'clock', startMs, endMs: null } as const;
    expect(await create({ time, notes: '', fields: {} })).toMatchObject({
      entry: { isRunning: true, endMs: null },
    });
    expect(dataOf(sent[0])).toEqual([
      {
        user_id: '4',
        jobcode_id: '9007199254740993',
        type: 'regular',
        start: '2026-11-20T08:00:00-07:00',
        end: '',
        origin_hint: 'Tieout',
      },
    ]);
  });

  it('sends an amount of a day as such', async () => {
    const { create, sent } = setUp(() => items({ ...written, type: 'manual', duration: 5400 }));
    const time = { kind: 'amount', day: '2026-11-20', durationSeconds: 5400 } as const;
    expect(await create({ time })).toMatchObject({ entry: { kind: 'manual', startMs: null } });
    expect(dataOf(sent[0])).toMatchObject([{ type: 'manual', date: '2026-11-20', duration: 5400 }]);
    expect(dataOf(sent[0])).not.toMatchObject([{ start: expect.anything() }]);
  });

  it('gives what it has changed beside itself (201), and passes over what is odd there', async () => {
    const { create } = setUp(() =>
      beside(
        {
          timesheets: { 70: { ...row, id: 70 }, 71: row, 72: { id: 72 } },
          timesheets_deleted: { 60: { id: 60 }, 61: {} },
          customfields: { 50: { id: 50, name: 'Service Item' } },
        },
        { ...written, _status_code: 201 },
      ),
    );
    expect(await create()).toMatchObject({
      entry: { id: '71', serviceItem: 'Review' },
      others: [{ id: '70', serviceItem: 'Review', fields: { 50: 'Review' } }],
      deletedIds: ['60'],
    });
  });

  it('knows how a field is called that came with an earlier answer', async () => {
    const named = { customfields: { 50: { id: 50, name: 'Service Item' } } };
    const { create, entries } = setUp(({ method }) =>
      method === 'GET' ? { body: { results: { timesheets: [] }, supplemental_data: named } } : items(written),
    );
    expect(await create()).toMatchObject({ entry: { serviceItem: null } });
    await entries.ownEntries({ userId: '4', from: '2026-11-20', to: '2026-11-20' }, 'screen');
    expect(await create()).toMatchObject({ entry: { serviceItem: 'Review' } });
  });

  it.each<[string, ScriptedAnswer]>([
    ['a status of 207', { ...items(written), status: 207 }],
    ['an item without a status', items(row)],
    ['a list', { body: { results: { timesheets: [written] } } }],
    ['supplemental data of another form', beside([] as object)],
  ])('takes %s for an answer', async (_, answer) => {
    expect(await setUp(() => answer).create()).toMatchObject({ kind: 'written', entry: { id: '71' } });
  });

  it.each<[string, ScriptedAnswer]>([
    ['no item', items()],
    ['two items', items(written, written)],
    ['an item that says nothing', items({ name: 'x' })],
    ['an entry without its day', items({ ...written, date: '' })],
    ['an item that is only accepted', items({ ...written, _status_code: 202 })],
    ['an item that failed on their side', items({ _status_code: 500 })],
    ['an empty body', { body: '' }],
    ['another service’s page', { body: '<html></html>' }],
    ['HTTP 500', { status: 500 }],
    ['HTTP 408', { status: 408 }],
    ['a gateway’s refusal', { status: 403, body: '<html>blocked</html>' }],
  ])('is in doubt after %s, and sends nothing again', async (_, answer) => {
    const { create, sent } = setUp(() => answer);
    expect(await systemErrorOf(create())).toMatchObject({ isOutcomeUnknown: true });
    expect(sent).toHaveLength(1);
  });

  it('is in doubt after a lost answer', async () => {
    const { create, sent } = setUp(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await systemErrorOf(create())).toMatchObject({ code: 'unreachable', isOutcomeUnknown: true });
    expect(sent).toHaveLength(1);
  });

  it('has sent nothing while offline', async () => {
    const { scripted, sent, create } = setUp();
    scripted.isOnline = false;
    expect(await systemErrorOf(create())).toMatchObject({ code: 'offline', isOutcomeUnknown: false });
    expect(sent).toEqual([]);
  });
});

describe('what is refused', () => {
  it.each([403, 404, 406, 409, 417, 501])(
    'says so with the status %i and the words of the service',
    async (status) => {
      const { create } = setUp(() => items({ _status_code: status, _status_extra: 'On the clock already.' }));
      expect(await create()).toEqual({ kind: 'refused', status, detail: 'On the clock already.' });
    },
  );

  it('shows the message where there is no reason', async () => {
    const { update } = setUp(() => items({ ...row, _status_code: '409', _status_message: 'Conflict' }));
    expect(await update({ notes: 'x' })).toEqual({ kind: 'refused', status: 409, detail: 'Conflict' });
  });

  it.each([
    [417, 200],
    [417, 417],
    [401, 401],
  ])('is the same where the request as a whole is refused with %i (HTTP %i)', async (code, status) => {
    const { create } = setUp(() => ({ status, body: { error: { code, message: 'Notes are required.' } } }));
    expect(await create()).toEqual({ kind: 'refused', status: code, detail: 'Notes are required.' });
  });

  it('is the right, not the token, where a pasted one still reads', async () => {
    const pasted: TokenKeeper = {
      ...keeper,
      renewed: () => Promise.reject(new SystemError('needsReconnect', 'quickbooksTime')),
    };
    const user = { body: { results: { users: { 4: { id: 4 } } } } };
    const { create, sent } = setUp(({ method }) => (method === 'GET' ? user : { status: 401 }), pasted);
    expect(await create()).toEqual({ kind: 'refused', status: 401, detail: '' });
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET']);
    const revoked = setUp(() => ({ status: 401 }), pasted);
    expect(await systemErrorOf(revoked.create())).toMatchObject({
      code: 'needsReconnect',
      isOutcomeUnknown: false,
    });
  });

  it.each([
    [402, 'billingLapsed'],
    [499, 'addressBlocked'],
  ])('is none of the entry’s where the account is closed: HTTP %i', async (status, code) => {
    expect(await systemErrorOf(setUp(() => ({ status })).create())).toMatchObject({
      code,
      isOutcomeUnknown: false,
    });
  });
});

describe('changing an entry', () => {
  const start = { start: '2026-11-20T08:00:00-07:00', origin_hint_start: 'Tieout' };
  const end = { end: '2026-11-20T09:30:00-07:00', origin_hint_end: 'Tieout' };

  it.each<[string, EntryPatch, object]>([
    ['the note', { notes: '' }, { notes: '' }],
    ['the jobcode', { jobcodeId: '0' }, { jobcode_id: '0' }],
    ['a field, which is emptied', { fields: { 50: '' } }, { customfields: { 50: '' } }],
    ['no field', { fields: {} }, {}],
    ['start and end', { startMs, endMs }, { ...start, ...end }],
    ['the end of a running one', { endMs, notes: 'x' }, { ...end, notes: 'x' }],
    ['the end, which is opened again', { endMs: null }, { end: '', origin_hint_end: 'Tieout' }],
    ['the amount', { durationSeconds: 36 }, { duration: 36 }],
    ['the day', { day: '2026-11-20' }, { date: '2026-11-20' }],
  ])('sends %s and nothing else', async (_, patch, item) => {
    const { update, sent } = setUp();
    expect(await update(patch)).toMatchObject({ kind: 'written', entry });
    expect(sent).toMatchObject([{ method: 'PUT', address: { href: `${base}/timesheets` } }]);
    expect(dataOf(sent[0])).toEqual([{ id: '71', ...item }]);
  });

  it('sends the fields that the entry had along with those that are changed', async () => {
    const { update, sent } = setUp();
    await update({ fields: { 51: 'Yes', 52: '' } }, { 50: 'Review', 51: 'No', 52: 'x' });
    await update({ notes: 'x' }, { 50: 'Review' });
    expect(sent.map(dataOf)).toEqual([
      [{ id: '71', customfields: { 50: 'Review', 51: 'Yes', 52: '' } }],
      [{ id: '71', notes: 'x' }],
    ]);
  });

  it('is in doubt where another entry is answered', async () => {
    const { update } = setUp(() => items({ ...written, id: 72 }));
    expect(await systemErrorOf(update({ notes: 'x' }))).toMatchObject({ isOutcomeUnknown: true });
  });
});

describe('deleting an entry', () => {
  const answered = (item: object): ScriptedAnswer => ({ body: { results: { timesheets: { 71: item } } } });

  it.each([
    [{ _status_code: 200, _status_message: 'OK, deleted', id: 71 }],
    [{ _status_code: 404, _status_extra: 'id is not found in the database', id: '71' }],
  ])('is done where it is gone: %o', async (item) => {
    const { remove, sent } = setUp(() => answered(item));
    expect(await remove()).toBeNull();
    expect(sent).toMatchObject([
      { method: 'DELETE', address: { href: `${base}/timesheets?ids=71` }, body: '' },
    ]);
  });

  it('says why not', async () => {
    const { remove } = setUp(() => answered({ _status_code: 417, _status_extra: 'Locked.', id: '71' }));
    expect(await remove()).toEqual({ kind: 'refused', status: 417, detail: 'Locked.' });
  });

  it.each([answered({}), { body: { results: { timesheets: [] } } }, { status: 503 }])(
    'is in doubt after %o',
    async (answer) => {
      const { remove, sent } = setUp(() => answer);
      expect(await systemErrorOf(remove())).toMatchObject({ isOutcomeUnknown: true });
      expect(sent).toHaveLength(1);
    },
  );
});

describe('reading entries', () => {
  it('reads those of the user with running ones, over all pages and each once', async () => {
    const running = { ...row, id: 72, end: '', duration: 0, on_the_clock: true };
    const { entries, sent } = setUp(({ address }) => {
      const isFirst = address.searchParams.get('page') === '1';
      return {
        body: { results: { timesheets: isFirst ? { 71: row } : { 71: row, 72: running } }, more: isFirst },
      };
    });
    const read = await entries.ownEntries(
      { userId: '4', from: '2026-11-14', to: '2026-11-20' },
      'background',
    );
    expect(read.entries).toMatchObject([entry, { id: '72', isRunning: true, endMs: null }]);
    expect(read.serverNowMs).toBe(Date.parse(date));
    expect(Object.fromEntries(sent[0]?.address.searchParams ?? [])).toEqual({
      user_ids: '4',
      start_date: '2026-11-14',
      end_date: '2026-11-20',
      on_the_clock: 'both',
      page: '1',
      limit: '200',
    });
  });

  it('gives one by its id, and none where it is gone', async () => {
    const { entries, sent } = setUp(() => ({ body: { results: { timesheets: { 71: row } } } }));
    expect(await entries.entry('71', 'screen')).toMatchObject(entry);
    expect(sent[0]?.address.search).toBe('?ids=71&on_the_clock=both&page=1&limit=200');
    expect(await entries.entry('72', 'screen')).toBeNull();
    const gone = setUp(() => ({ status: 404 }));
    expect(await gone.entries.entry('71', 'screen')).toBeNull();
  });

  it('never takes an odd one for gone', async () => {
    const odd = setUp(() => ({ body: { results: { timesheets: { 71: { ...row, duration: 'long' } } } } }));
    expect(await systemErrorOf(odd.entries.entry('71', 'screen'))).toMatchObject({
      code: 'invalidResponse',
      oddField: 'results.timesheets.71.duration',
    });
  });
});
