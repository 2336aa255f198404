import { describe, expect, it } from 'vitest';
import type { EntryContent, EntryPatch, EntryTime, FieldValues } from '../../../src/domain/time/time-change';
import { createQuickbooksTimeKeeper } from '../../../src/systems/quickbooks-time/auth';
import { createQuickbooksTimeEntries } from '../../../src/systems/quickbooks-time/entries-client';
import { jobs, openSmallAccount, people, type SmallAccount } from '../firm/quickbooks-time-account';
import { systemErrorOf } from './scripted-http';
import { outcome, scriptedService } from './scripted-service';

const at = (time: string) => Date.parse(`2026-11-20T${time}-07:00`);
const clock = (start: string, end: string | null): EntryTime => ({
  kind: 'clock',
  startMs: at(start),
  endMs: end === null ? null : at(end),
});

/** The account of the firm and Tieout's way to its entries, neither of which was built after the other. */
describe('entries of the stand-in account', () => {
  function open(token: keyof typeof people = 'stranger') {
    const account = openSmallAccount();
    const { scripted, spoils } = scriptedService(({ method, address, headers, body }) =>
      account.answer(method, `${address.pathname.slice('/api/v1'.length)}${address.search}`, {
        headers: { ...headers },
        body,
      }),
    );
    const keeper = createQuickbooksTimeKeeper({
      http: scripted.http,
      load: async () => ({ credentials: { method: 'token', accessToken: token }, revision: '', account: '' }),
      save: async () => undefined,
      now: scripted.time.now,
    });
    const entries = createQuickbooksTimeEntries({ http: scripted.http, keeper });
    const run = <Value>(promise: Promise<Value>) => outcome(scripted, promise);
    const timeZone = 'America/Denver';
    const userId = String(people[token]);
    const create = (time: EntryTime, more: Partial<EntryContent> = {}) => {
      const content = { jobcodeId: String(jobs.acme), time, notes: '', fields: {}, ...more };
      return run(entries.create({ userId, timeZone, content }, 'screen'));
    };
    const update = (id: string, patch: EntryPatch, had: FieldValues = {}) =>
      run(entries.update({ id, timeZone, patch, had }, 'screen'));
    const own = async () =>
      (await run(entries.ownEntries({ userId, from: '2026-11-13', to: '2026-11-20' }, 'screen'))).entries;
    const remove = (id: string) => run(entries.delete(id, 'screen'));
    return { account, spoils, entries, run, create, update, own, remove };
  }

  type Opened = ReturnType<typeof open>;

  /** On the clock since 08:00; gives the entry's id. */
  async function started({ create }: Opened, more: Partial<EntryContent> = {}): Promise<string> {
    const answer = await create(clock('08:00:00', null), more);
    if (answer.kind === 'refused') throw new Error(answer.detail);
    return answer.entry.id;
  }

  it.each(['shown', 'absent'] as const)(
    'clock in and out, on_the_clock being %s in answers',
    async (shown) => {
      const opened = open();
      opened.account.switches.writtenOnTheClock = shown;
      const id = await started(opened, { notes: 'Draft', fields: { 50: 'Review' } });
      expect(await opened.own()).toMatchObject([
        { id, isRunning: true, startMs: at('08:00:00'), endMs: null },
      ]);
      expect(await opened.update(id, { endMs: at('09:30:00') })).toMatchObject({
        kind: 'written',
        entry: { isRunning: false, durationSeconds: 5400, notes: 'Draft', fields: { 50: 'Review' } },
        others: [],
      });
      expect(await opened.update(id, { endMs: null })).toMatchObject({ entry: { isRunning: true } });
    },
  );

  it('are logged as an amount, in the steps that the service keeps', async () => {
    const { create } = open();
    const time = { kind: 'amount', day: '2026-11-19', durationSeconds: 15_555 } as const;
    expect(await create(time)).toMatchObject({
      entry: { kind: 'manual', date: '2026-11-19', durationSeconds: 15_552, startMs: null },
    });
  });

  it('are changed in what is named, and deleted once', async () => {
    const opened = open();
    const id = await started(opened);
    expect(await opened.update(id, { startMs: at('07:00:00'), jobcodeId: String(jobs.draft) })).toMatchObject(
      {
        entry: { startMs: at('07:00:00'), jobcodeId: String(jobs.draft), isRunning: true },
      },
    );
    expect(await opened.remove(id)).toBeNull();
    expect(await opened.remove(id)).toBeNull();
    expect(await opened.run(opened.entries.entry(id, 'screen'))).toBeNull();
    expect(await opened.update(id, { notes: 'x' })).toMatchObject({ kind: 'refused', status: 404 });
  });

  it.each(['merged', 'replaced'] as const)(
    'keep the fields that are not changed where updates are %s',
    async (what) => {
      const opened = open();
      const { customFields } = opened.account.state;
      const [serviceItem] = customFields.values();
      if (serviceItem) customFields.set(60, { ...serviceItem, id: 60, name: 'Place', type: 'free-form' });
      opened.account.switches.customFieldsOnUpdate = what;
      const had = { 50: 'Review', 60: 'Home' };
      const id = await started(opened, { fields: had });
      expect(await opened.update(id, { fields: { 60: 'Office' } }, had)).toMatchObject({
        entry: { fields: { 50: 'Review', 60: 'Office' } },
      });
      const emptied = await opened.update(id, { fields: { 50: '' } }, { 50: 'Review', 60: 'Office' });
      expect(emptied.kind === 'written' && emptied.entry.fields).toEqual({ 60: 'Office' });
    },
  );

  it.each<[string, Partial<SmallAccount['switches']>, number]>([
    ['a second open one', { secondOpenEntry: 406 }, 406],
    ['a second open one, in other words', { secondOpenEntry: 417 }, 417],
    ['one of time to come', { futureTimes: 417 }, 417],
  ])('refuse %s with the status and words of the account', async (_, switches, status) => {
    const opened = open();
    Object.assign(opened.account.switches, switches);
    if (!('futureTimes' in switches)) await started(opened);
    expect(await opened.create(clock('10:00:01', null))).toEqual({
      kind: 'refused',
      status,
      detail: expect.stringMatching(/\w/),
    });
  });

  it('overlap nothing: 406 for a new one, 409 for a changed one', async () => {
    const opened = open();
    await opened.create(clock('06:00:00', '07:00:00'));
    expect(await opened.create(clock('06:30:00', '08:00:00'))).toMatchObject({
      kind: 'refused',
      status: 406,
    });
    const next = await opened.create(clock('07:00:00', '08:00:00'));
    const id = next.kind === 'written' ? next.entry.id : '';
    expect(await opened.update(id, { startMs: at('06:59:59') })).toMatchObject({
      kind: 'refused',
      status: 409,
    });
  });

  it('tell what else has made way, and what is gone', async () => {
    const opened = open();
    opened.account.switches.overlapOnCreate = 'othersMakeWay';
    const first = await opened.create(clock('06:00:00', '07:00:00'));
    const whole = await opened.create(clock('03:00:00', '04:00:00'));
    const made = await opened.create(clock('02:00:00', '06:30:00'));
    if (first.kind === 'refused' || whole.kind === 'refused') throw new Error('refused');
    expect(made).toMatchObject({
      others: [{ id: first.entry.id, startMs: at('06:30:00'), endMs: at('07:00:00') }],
      deletedIds: [whole.entry.id],
    });
  });

  it.each<[string, (account: SmallAccount) => void, number, number]>([
    [
      'lunch',
      ({ state }) => Object.assign(state.account, { lunch: { lengthMinutes: 30, thresholdHours: 4 } }),
      1,
      7.5,
    ],
    [
      'lunch as an entry',
      ({ state, switches }) => {
        state.account.lunch = { lengthMinutes: 30, thresholdHours: 4 };
        switches.automaticLunch = 'breakEntry';
      },
      2,
      8,
    ],
    ['midnight', ({ switches }) => Object.assign(switches, { overMidnight: 'splits' }), 1, 8],
  ])('tell into what they were split by %s', async (_, prepare, others, hours) => {
    const opened = open();
    prepare(opened.account);
    const evening = Date.parse('2026-11-19T22:00:00-07:00');
    const time = { kind: 'clock', startMs: evening, endMs: evening + 8 * 3_600_000 } as const;
    const made = await opened.create(time, { notes: 'Close' });
    if (made.kind === 'refused') throw new Error(made.detail);
    expect(made.others).toHaveLength(others);
    const seconds = [made.entry, ...made.others].reduce(
      (sum, { durationSeconds }) => sum + durationSeconds,
      0,
    );
    expect(seconds).toBe(hours * 3600);
    expect((await opened.own()).map(({ id }) => id).sort()).toEqual(
      [made.entry, ...made.others].map(({ id }) => id).sort(),
    );
  });

  it('are told as the account has rounded them', async () => {
    const opened = open();
    opened.account.switches.clockTimesRoundTo = 15;
    expect(await opened.create(clock('08:06:00', '09:10:00'))).toMatchObject({
      entry: { startMs: at('08:00:00'), endMs: at('09:15:00'), durationSeconds: 4500 },
    });
  });

  it.each([409, 417] as const)('stay as they are once locked or approved: %i', async (status) => {
    const { account, create, update, remove } = open();
    account.switches.lockedEntry = status;
    account.addTimesheet({ id: 1, userId: people.stranger, locked: 1 });
    expect(await update('1', { notes: 'x' })).toMatchObject({ kind: 'refused', status });
    expect(await remove('1')).toMatchObject({ kind: 'refused', status });
    const user = account.state.users.get(people.stranger);
    if (user) user.approvedTo = '2026-11-20';
    expect(await create(clock('08:00:00', '09:00:00'))).toMatchObject({ kind: 'refused', status: 417 });
  });

  it('need what is required, at the clock-out too', async () => {
    const opened = open();
    opened.account.state.account.notesRequired = true;
    const id = await started(opened);
    expect(await opened.update(id, { endMs: at('09:00:00') })).toMatchObject({
      kind: 'refused',
      status: 417,
    });
    expect(await opened.update(id, { endMs: at('09:00:00'), notes: 'Draft' })).toMatchObject({
      kind: 'written',
    });
  });

  it('are not for users who may not track time', async () => {
    const { create } = open('watcher');
    expect(await create(clock('08:00:00', null))).toEqual({
      kind: 'refused',
      status: 403,
      detail: expect.stringContaining('TS-1006'),
    });
  });

  it.each(['item417', 'request401'] as const)('are refused for want of a right: %s', async (how) => {
    const { account, create } = open('employee');
    account.switches.missingRight = how;
    expect(await create(clock('08:00:00', '09:00:00'))).toMatchObject({
      kind: 'refused',
      status: how === 'item417' ? 417 : 401,
    });
    expect(await create(clock('08:00:00', null))).toMatchObject({ kind: 'written' });
    expect(account.state.timesheets.size).toBe(1);
  });

  it.each(['created', 'updated', 'deleted'] as const)(
    'are in doubt where the answer is lost: %s',
    async (what) => {
      const opened = open();
      const id = what === 'created' ? '' : await started(opened);
      const writes = {
        created: () => opened.create(clock('08:00:00', null)),
        updated: () => opened.update(id, { endMs: at('09:00:00') }),
        deleted: () => opened.remove(id),
      };
      opened.spoils.push('dropped');
      expect(await systemErrorOf(writes[what]())).toMatchObject({
        code: 'unreachable',
        isOutcomeUnknown: true,
      });
      const left = {
        created: [{ isRunning: true }],
        updated: [{ isRunning: false, endMs: at('09:00:00') }],
        deleted: [],
      };
      expect(await opened.own()).toMatchObject(left[what]);
      expect(await opened.own()).toHaveLength(left[what].length);
    },
  );

  it('come with what may be entered', async () => {
    const { account, entries, run } = open();
    const { state } = account;
    const lastModifiedMs = 0;
    state.account.clockOutAfterHours = 12;
    state.account.notesRequired = true;
    state.customFieldItems.set(52, {
      id: 52,
      customFieldId: 50,
      name: 'Archive',
      active: false,
      lastModifiedMs,
    });
    for (const [id, appliesTo, appliesToId] of [
      [90, 'jobcodes', jobs.acme],
      [91, 'groups', 12],
      [92, 'users', people.employee],
    ] as const) {
      const row = { customFieldId: 50, customFieldItemId: 51, active: true, lastModifiedMs };
      state.customFieldItemFilters.set(id, { id, appliesTo, appliesToId, ...row });
    }
    expect(await run(entries.rules('screen'))).toEqual({
      mayTrack: true,
      mayManageOwn: true,
      mayManageOthers: false,
      groupId: '12',
      areNotesRequired: true,
      clockOutAfterHours: 12,
      fields: [
        {
          id: '50',
          name: 'Service Item',
          isRequired: false,
          purpose: 'serviceItem',
          items: [{ id: '51', name: 'Review' }],
        },
      ],
      filters: [
        { fieldId: '50', itemId: '51', appliesTo: 'jobcode', appliesToId: String(jobs.acme) },
        { fieldId: '50', itemId: '51', appliesTo: 'group', appliesToId: '12' },
      ],
    });
  });
});
