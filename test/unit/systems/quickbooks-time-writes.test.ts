import { describe, expect, it } from 'vitest';
import { createQuickbooksTimeKeeper } from '../../../src/systems/quickbooks-time/auth';
import { createQuickbooksTimeWriter } from '../../../src/systems/quickbooks-time/write-client';
import type { JobcodeChange } from '../../../src/systems/quickbooks-time/writer';
import { jobs, openSmallAccount, people } from '../firm/quickbooks-time-account';
import { systemErrorOf } from './scripted-http';
import { outcome, scriptedService } from './scripted-service';

describe('writing to QuickBooks Time', () => {
  function open(token: keyof typeof people = 'admin') {
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
    const writer = createQuickbooksTimeWriter({ http: scripted.http, keeper });
    const create = (name: string, parentId: number | string | null = null, more: object = {}) =>
      outcome(
        scripted,
        writer.createJobcode(
          {
            name,
            parentId: parentId === null ? null : String(parentId),
            assignToAll: false,
            connectWithQuickbooks: false,
            ...more,
          },
          'screen',
        ),
      );
    const update = (id: number, change: Omit<JobcodeChange, 'id'>) =>
      outcome(scripted, writer.updateJobcode({ id: String(id), ...change }, 'screen'));
    return { account, scripted, spoils, writer, create, update };
  }

  it('makes a client and its job', async () => {
    const { account, create } = open();
    const client = await create('Dune', null, { assignToAll: true });
    const job = await create('2025 Tax return', client?.id);
    expect(client).toMatchObject({ name: 'Dune', parentId: null, assignedToAll: true, type: 'regular' });
    expect(job).toMatchObject({ parentId: client?.id, assignedToAll: false, isActive: true });
    expect(account.state.jobcodes.get(Number(job?.id))?.name).toBe('2025 Tax return');
  });

  it('makes what it says, whatever the account takes for granted', async () => {
    const { account, create } = open();
    account.switches.jobcodeTypeDefault = 'required';
    account.switches.newJobcodesAssignedToAll = true;
    expect(await create('Dune')).toMatchObject({ type: 'regular', assignedToAll: false });
  });

  it('connects with QuickBooks where the account can', async () => {
    const { account, create } = open();
    account.switches.hasTwoWaySync = true;
    expect(await create('Dune', null, { connectWithQuickbooks: true })).toMatchObject({
      connectWithQuickbooks: true,
    });
    account.switches.hasTwoWaySync = false;
    expect(
      (await systemErrorOf(create('Elm', null, { connectWithQuickbooks: true }))).rejection,
    ).toMatchObject({ code: 'other' });
  });

  it.each(['sentName', 'existing'] as const)(
    'never makes a duplicate, archived ones included, where %s is shown',
    async (shown) => {
      const { account, create } = open();
      account.switches.acceptedItemShows = shown;
      const before = account.state.jobcodes.size;
      expect(await create('acme co')).toBeNull();
      expect(await create('Cedar')).toBeNull();
      expect(account.state.jobcodes.size).toBe(before);
    },
  );

  it('tells that an archived sibling has the name where that is refused', async () => {
    const { account, create } = open();
    account.switches.createOverArchived = 'refused417';
    expect((await systemErrorOf(create('Cedar'))).rejection).toEqual({ code: 'nameTaken', holderId: null });
  });

  it('finds the archived sibling that has the name', async () => {
    const { scripted, writer } = open();
    const found = await outcome(scripted, writer.jobcodesLike({ name: 'Cedar', parentId: null }, 'screen'));
    expect(found).toMatchObject([{ id: String(jobs.cedar), isActive: false }]);
  });

  it.each(['whole', 'prefix'] as const)(
    'finds a name with whatever characters, a filter without a star matching %s',
    async (matching) => {
      const { account, scripted, writer } = open();
      account.switches.nameFilterWithoutStar = matching;
      account.switches.nameFilterComma = 'separator';
      const name = 'Birch, * & “Sons”';
      account.addJobcode(500, { name });
      account.addJobcode(501, { name: '“Birch”' });
      const like = async (wanted: string) =>
        (await outcome(scripted, writer.jobcodesLike({ name: wanted, parentId: null }, 'screen'))).map(
          (found) => found.name,
        );
      expect(await like(name)).toContain(name);
      expect(await like('“Birch”')).toContain('“Birch”');
    },
  );

  it('is in doubt after a lost answer, and finds what was made', async () => {
    const { account, scripted, spoils, writer, create } = open();
    const before = account.state.jobcodes.size;
    spoils.push('dropped');
    expect(await systemErrorOf(create('Dune', jobs.acme))).toMatchObject({
      code: 'unreachable',
      isOutcomeUnknown: true,
    });
    expect(account.state.jobcodes.size).toBe(before + 1);
    expect(
      await outcome(scripted, writer.jobcodesLike({ name: 'Dune', parentId: String(jobs.acme) }, 'screen')),
    ).toMatchObject([{ name: 'Dune', parentId: String(jobs.acme) }]);
    expect(await create('Dune', jobs.acme)).toBeNull();
  });

  it('renames, moves, moves to the top, archives and restores', async () => {
    const { account, update } = open();
    expect(await update(jobs.draft, { name: 'First draft' })).toMatchObject({ name: 'First draft' });
    expect(await update(jobs.draft, { parentId: String(jobs.birch) })).toMatchObject({
      name: 'First draft',
      parentId: String(jobs.birch),
    });
    expect(await update(jobs.draft, { parentId: null })).toMatchObject({ parentId: null });
    expect(await update(jobs.acme, { isActive: false })).toMatchObject({ isActive: false });
    expect(account.state.jobcodes.get(jobs.taxReturn)?.active).toBe(false);
    const restored = await update(jobs.taxReturn, { isActive: true, name: 'Tax return', assignToAll: true });
    expect(restored).toMatchObject({ name: 'Tax return', isActive: true, assignedToAll: true });
    expect(account.state.jobcodes.get(jobs.acme)?.active).toBe(true);
  });

  it('tells what is refused by the rules of the account', async () => {
    const { account, create, update } = open();
    account.switches.refusesColon = true;
    const rejectionOf = async (promise: Promise<unknown>) => (await systemErrorOf(promise)).rejection;
    expect(await rejectionOf(create('A'.repeat(65)))).toEqual({ code: 'nameTooLong' });
    expect(await rejectionOf(create('A: B'))).toEqual({ code: 'nameNotAllowed' });
    expect(await rejectionOf(create('Below nothing', 4711))).toEqual({ code: 'recordGone' });
    expect(await rejectionOf(create('Below an archived one', jobs.cedar))).toEqual({ code: 'recordGone' });
    expect(await rejectionOf(update(4711, { name: 'New' }))).toEqual({ code: 'recordGone' });
    expect(await rejectionOf(update(jobs.cedar, { name: 'New' }))).toEqual({ code: 'recordGone' });
    expect(await rejectionOf(update(jobs.birch, { name: 'Acme Co' }))).toEqual({
      code: 'nameTaken',
      holderId: null,
    });
  });

  it('believes the item, not the status of the whole', async () => {
    const { account, create } = open();
    for (const status of [200, 207] as const) {
      account.switches.partialFailureStatus = status;
      expect((await systemErrorOf(create('A'.repeat(65)))).rejection).toEqual({ code: 'nameTooLong' });
    }
  });

  it.each(['item417', 'request401'] as const)(
    'tells that the right is missing, answered by %s',
    async (missingRight) => {
      const { account, scripted, writer, create, update } = open('employee');
      account.switches.missingRight = missingRight;
      const error = async (promise: Promise<unknown>) => systemErrorOf(outcome(scripted, promise));
      const noRight = { rejection: { code: 'noRight' }, isOutcomeUnknown: false };
      expect(await error(create('Dune'))).toMatchObject(noRight);
      expect(await error(update(jobs.birch, { name: 'New' }))).toMatchObject(noRight);
      const assignment = { jobcodeId: String(jobs.birch), userIds: [String(people.stranger)] };
      expect(await error(writer.assign(assignment, 'screen'))).toMatchObject(noRight);
      expect(account.state.jobcodes.get(jobs.birch)?.name).toBe('Birch & Sons');
    },
  );

  it('assigns people, and says who could not be', async () => {
    const { account, scripted, writer } = open();
    const assign = (userIds: number[]) =>
      outcome(
        scripted,
        writer.assign({ jobcodeId: String(jobs.birch), userIds: userIds.map(String) }, 'screen'),
      );
    await assign([people.employee, people.stranger]);
    expect([...account.state.assignments.values()]).toMatchObject([
      { userId: people.employee },
      { userId: people.stranger },
    ]);
    expect((await systemErrorOf(assign([4711]))).rejection).toMatchObject({ code: 'other' });
  });

  it('knows whether there is time on a jobcode or below it, running or not', async () => {
    const { account, scripted, writer } = open();
    const hasTime = (id: number) => outcome(scripted, writer.hasTime(String(id), 'screen'));
    expect(await hasTime(jobs.acme)).toBe(false);
    account.addTimesheet({ id: 1, jobcodeId: jobs.draft, endMs: null, duration: 0 });
    expect([await hasTime(jobs.acme), await hasTime(jobs.birch)]).toEqual([true, false]);
    account.addTimesheet({ id: 2, jobcodeId: jobs.birch, date: '2027-01-04' });
    expect(await hasTime(jobs.birch)).toBe(true);
  });
});
