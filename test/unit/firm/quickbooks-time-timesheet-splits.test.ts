import { describe, expect, it } from 'vitest';
import {
  type AnswerBody,
  jobs,
  openSmallAccount,
  people,
  rowIn,
  type SmallAccount,
} from './quickbooks-time-account';

const day = '2026-11-20';
const at = (time: string, on = day) => `${on}T${time}:00-07:00`;
const entry = (start: string, end: string) => ({
  user_id: people.stranger,
  jobcode_id: jobs.acme,
  type: 'regular',
  start: at(start),
  end: end === '' ? '' : at(end),
});

async function write(account: SmallAccount, method: 'POST' | 'PUT', item: object): Promise<AnswerBody> {
  return (await account.ask(method, '/timesheets', { data: [item], token: 'stranger' })).body;
}

/** `08:00-09:00` of each entry of the user, in order; a break's in brackets. */
function spans({ state }: SmallAccount): string[] {
  return [...state.timesheets.values()]
    .sort((one, other) => (one.startMs ?? 0) - (other.startMs ?? 0))
    .map(({ startMs, endMs, jobcodeId }) => {
      const [start, end] = [startMs, endMs].map((ms) => new Date((ms ?? 0) - 7 * 3_600_000).toISOString());
      const span = `${start?.slice(11, 16)}-${end?.slice(11, 16)}`;
      return jobcodeId === jobs.lunch ? `(${span})` : span;
    });
}

describe('an entry that overlaps others that make way for it', () => {
  async function overlapping(
    start: string,
    end: string,
    prepare: (account: SmallAccount) => void = () => {},
  ) {
    const account = openSmallAccount();
    account.switches.overlapOnCreate = 'othersMakeWay';
    await write(account, 'POST', { ...entry('06:00', '08:00'), notes: 'old' });
    prepare(account);
    return { account, body: await write(account, 'POST', entry(start, end)) };
  }

  it.each([
    ['07:00', '09:00', ['06:00-07:00', '07:00-09:00']],
    ['05:00', '07:00', ['05:00-07:00', '07:00-08:00']],
    ['06:30', '07:00', ['06:00-06:30', '06:30-07:00', '07:00-08:00']],
  ])('from %s to %s leaves %o', async (start, end, left) => {
    const { account, body } = await overlapping(start, end);
    expect(rowIn(body, 'timesheets', 1)).toMatchObject({ _status_code: 201, start: at(start) });
    expect(spans(account)).toEqual(left);
    expect(Object.values(body.supplemental_data?.timesheets ?? {})).toHaveLength(left.length - 1);
    expect(Object.values(body.supplemental_data?.timesheets ?? {})[0]).toMatchObject({ notes: 'old' });
  });

  it('deletes what it covers', async () => {
    const { account, body } = await overlapping('05:00', '09:00');
    const [id] = account.state.deleted.keys();
    expect(spans(account)).toEqual(['05:00-09:00']);
    expect(rowIn(body, 'timesheets', 1)._status_code).toBe(201);
    expect(Object.keys(body.supplemental_data?.timesheets_deleted ?? {})).toEqual([String(id)]);
  });

  it.each([
    ['locked', { locked: 1 }],
    ['running', { endMs: null }],
  ])('is refused by a %s one', async (_, fields) => {
    const { account, body } = await overlapping('07:00', '09:00', ({ state }) => {
      for (const one of state.timesheets.values()) Object.assign(one, fields);
    });
    expect(rowIn(body, 'timesheets', 1)._status_code).toBe(406);
    expect(account.state.timesheets.size).toBe(1);
  });
});

describe('automatic lunch', () => {
  const withLunch = () => {
    const account = openSmallAccount();
    account.state.account.lunch = { lengthMinutes: 30, thresholdHours: 6 };
    return account;
  };

  it('is said by the settings', async () => {
    const general = async (account: SmallAccount) =>
      rowIn((await account.ask('GET', '/effective_settings')).body, 'effective_settings', 'general').settings;
    expect(await general(openSmallAccount())).toMatchObject({ lunch_deduct: '0' });
    expect(await general(withLunch())).toMatchObject({
      lunch_deduct: '1',
      lunch_length: '30',
      lunch_threshold: '6',
    });
  });

  it('lies in the midst of a long entry', async () => {
    const account = withLunch();
    const body = await write(account, 'POST', {
      ...entry('00:00', '08:00'),
      notes: 'n',
      customfields: { 50: 'Review' },
    });
    expect(spans(account)).toEqual(['00:00-03:45', '04:15-08:00']);
    expect(rowIn(body, 'timesheets', 1)).toMatchObject({
      _status_code: 201,
      end: at('03:45'),
      duration: 13_500,
    });
    const [other] = Object.values(body.supplemental_data?.timesheets ?? {});
    expect(other).toMatchObject({ start: at('04:15'), notes: 'n', customfields: { 50: 'Review' } });
  });

  it('is an entry of its own by switch', async () => {
    const account = withLunch();
    account.switches.automaticLunch = 'breakEntry';
    const body = await write(account, 'POST', entry('00:00', '08:00'));
    expect(spans(account)).toEqual(['00:00-03:45', '(03:45-04:15)', '04:15-08:00']);
    expect(Object.values(body.supplemental_data?.timesheets ?? {})).toHaveLength(2);
  });

  it('comes with the clock-out, and not with a correction', async () => {
    const account = withLunch();
    const { id } = rowIn(await write(account, 'POST', entry('00:00', '')), 'timesheets', 1);
    expect(spans(account)).toHaveLength(1);
    expect(rowIn(await write(account, 'PUT', { id, end: at('06:00') }), 'timesheets', 1)._status_code).toBe(
      201,
    );
    expect(spans(account)).toEqual(['00:00-02:45', '03:15-06:00']);
    const start = at('12:00', '2026-11-19');
    expect(rowIn(await write(account, 'PUT', { id, start }), 'timesheets', 1)._status_code).toBe(200);
    expect(spans(account)).toHaveLength(2);
  });

  it('leaves a short entry whole', async () => {
    const account = withLunch();
    expect(rowIn(await write(account, 'POST', entry('00:00', '05:59')), 'timesheets', 1)._status_code).toBe(
      200,
    );
    expect(spans(account)).toEqual(['00:00-05:59']);
  });
});

describe('an entry over midnight', () => {
  const overNight = { ...entry('22:00', ''), start: at('22:00', '2026-11-18'), end: at('02:00', day) };

  it('is one, of the day of its start', async () => {
    const account = openSmallAccount();
    const row = rowIn(await write(account, 'POST', overNight), 'timesheets', 1);
    expect(row).toMatchObject({ _status_code: 200, date: '2026-11-18', duration: 28 * 3600 });
  });

  it('is one for each day by switch, and none for a day that it only touches', async () => {
    const account = openSmallAccount();
    account.switches.overMidnight = 'splits';
    const body = await write(account, 'POST', overNight);
    expect(rowIn(body, 'timesheets', 1)).toMatchObject({ _status_code: 201, duration: 2 * 3600 });
    expect(
      [...account.state.timesheets.values()].map(({ date, duration }) => [date, duration / 3600]),
    ).toEqual([
      ['2026-11-18', 2],
      ['2026-11-19', 24],
      ['2026-11-20', 2],
    ]);
    const touching = { ...overNight, start: at('20:00', '2026-11-16'), end: at('00:00', '2026-11-17') };
    expect(rowIn(await write(account, 'POST', touching), 'timesheets', 1)._status_code).toBe(200);
  });
});
