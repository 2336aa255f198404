import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createQuickbooksOnlineWriter } from '../../../src/systems/quickbooks-online/write-client';
import type { CustomerChange } from '../../../src/systems/quickbooks-online/writer';
import { createQuickbooksTimeKeeper } from '../../../src/systems/quickbooks-time/auth';
import { createQuickbooksTimeWriter } from '../../../src/systems/quickbooks-time/write-client';
import type { JobcodeChange } from '../../../src/systems/quickbooks-time/writer';
import { customerDetails } from '../../firm/seed/customer-details';
import type { FirmAnswer } from '../../firm/service';
import { createCompany } from '../firm/quickbooks-online-company';
import { jobs, openSmallAccount, people } from '../firm/quickbooks-time-account';
import { type ScriptedHttp, type Sent, scriptedHttp, systemErrorOf } from './scripted-http';

/** The writers on the services of the stand-in firm, without the wire between: each side was built on the facts alone. */

/** How an answer is spoilt on its way, the service having run. */
type Spoil = ((answer: FirmAnswer) => FirmAnswer) | 'dropped';

function scriptedService(run: (sent: Sent) => Promise<FirmAnswer>) {
  /** What comes to the next answers, in turn. */
  const spoils: Spoil[] = [];
  const scripted = scriptedHttp(async (sent) => {
    const spoil = spoils.shift();
    const answer = await run(sent);
    if (spoil === 'dropped') throw new TypeError('Failed to fetch');
    return spoil ? spoil(answer) : answer;
  });
  return { scripted, spoils };
}

/** What `promise` comes to, the clock of the client running meanwhile. */
async function outcome<Value>({ time }: ScriptedHttp, promise: Promise<Value>): Promise<Value> {
  let isDone = false;
  const settled = promise.finally(() => {
    isDone = true;
  });
  settled.catch(() => undefined);
  while (!isDone) await time.advance(1_000);
  return settled;
}

describe('QuickBooks Online', () => {
  const keeper: TokenKeeper = {
    token: async () => 'token',
    renewed: async () => 'token',
    ensureConnected: async () => undefined,
  };

  function open() {
    const company = createCompany();
    const { scripted, spoils } = scriptedService(({ method, address, headers, body }) =>
      company.send(method, address.href, { headers: { ...headers }, body }),
    );
    const { realmId, environment } = company.state;
    const writer = createQuickbooksOnlineWriter({ http: scripted.http, keeper, realmId, environment });
    let requests = 0;
    const nextKey = () => {
      requests += 1;
      return `request-${requests}`;
    };
    const create = (name: string, parentId: string | null = null) =>
      outcome(scripted, writer.createCustomer({ name, parentId, idempotencyKey: nextKey() }, 'screen'));
    const update = (
      { id, syncToken }: { id: string; syncToken: string | number },
      change: Pick<CustomerChange, 'name' | 'isActive' | 'parentId'>,
    ) =>
      outcome(
        scripted,
        writer.updateCustomer(
          { id, syncToken: String(syncToken), idempotencyKey: nextKey(), ...change },
          'screen',
        ),
      );
    return { company, scripted, spoils, writer, create, update };
  }

  it('makes a client and its job', async () => {
    const { company, create } = open();
    const client = await create('Acme');
    const job = await create('2025 Tax return', client.id);
    expect(client).toMatchObject({ name: 'Acme', parentId: null, isActive: true, syncToken: '0' });
    expect(job).toMatchObject({ name: '2025 Tax return', parentId: client.id, isProject: false });
    expect(company.state.names.get(client.id)).toMatchObject({ companyName: 'Acme' });
    expect(company.state.names.get(job.id)).toMatchObject({ billWithParent: true });
  });

  it('never makes a duplicate, and tells who has the name', async () => {
    const { company, create } = open();
    const vendor = company.add('Acme', { kind: 'Vendor' });
    expect(await systemErrorOf(create('ACME'))).toMatchObject({
      rejection: { code: 'nameTaken', holderId: vendor.id },
      isOutcomeUnknown: false,
    });
    company.switches.isFrench = true;
    company.switches.duplicateDetail = 'sentence';
    expect((await systemErrorOf(create('Acme'))).rejection).toEqual({ code: 'nameTaken', holderId: null });
    expect(company.state.names.size).toBe(1);
  });

  it.each<[string, Pick<CustomerChange, 'name' | 'isActive' | 'parentId'>]>([
    ['a rename', { name: 'Acme Group' }],
    ['an archiving', { isActive: false }],
    ['a move', { parentId: '1' }],
  ])('leaves addresses, phones and own fields of a customer as they are: %s', async (_what, change) => {
    const { company, update } = open();
    company.add('Parent');
    const acme = company.add('Acme', customerDetails('11', 'Acme', true));
    const { email, otherFields } = structuredClone(acme);
    await update({ id: acme.id, syncToken: 0 }, change);
    expect(acme.syncToken).toBe(1);
    expect({ email: acme.email, otherFields: acme.otherFields }).toEqual({ email, otherFields });
  });

  it('makes one record of a write whose answer is lost', async () => {
    const { company, scripted, spoils, create } = open();
    spoils.push('dropped');
    const client = await create('Acme');
    expect([...company.state.names.keys()]).toEqual([client.id]);
    expect(scripted.sent).toHaveLength(2);
  });

  it('gives the same record to the same request id, in another life too', async () => {
    const { company, scripted, writer } = open();
    const wanted = { name: 'Acme', parentId: null, idempotencyKey: 'kept' };
    const create = () => outcome(scripted, writer.createCustomer(wanted, 'screen'));
    expect(await create()).toEqual(await create());
    expect(company.state.names.size).toBe(1);
  });

  it('is in doubt where every answer is lost', async () => {
    const { company, spoils, create } = open();
    spoils.push('dropped', 'dropped', 'dropped', 'dropped');
    const error = systemErrorOf(create('Acme'));
    expect(await error).toMatchObject({ code: 'unreachable', isOutcomeUnknown: true });
    expect(company.state.names.size).toBe(1);
  });

  it('does not write over what somebody has changed meanwhile', async () => {
    const { company, update } = open();
    const name = company.add('Acme', { syncToken: 4 });
    expect((await systemErrorOf(update({ id: name.id, syncToken: 3 }, { name: 'New' }))).rejection).toEqual({
      code: 'changedMeanwhile',
    });
    expect(company.state.names.get(name.id)?.displayName).toBe('Acme');
  });

  it('renames, moves, moves to the top, archives and restores', async () => {
    const { company, create, update } = open();
    const client = await create('Acme');
    const other = await create('Birch');
    const job = await create('Books', client.id);
    const renamed = await update(job, { name: 'Monthly books' });
    expect(renamed).toMatchObject({ id: job.id, name: 'Monthly books', syncToken: '1', parentId: client.id });
    const moved = await update(renamed, { parentId: other.id });
    expect(moved).toMatchObject({ name: 'Monthly books', parentId: other.id });
    const atTheTop = await update(moved, { parentId: null });
    expect(atTheTop).toMatchObject({ name: 'Monthly books', parentId: null });
    const back = await update(atTheTop, { parentId: client.id, name: 'Books' });
    expect(back).toMatchObject({ name: 'Books', parentId: client.id });
    const archived = await update(back, { isActive: false });
    expect(archived).toMatchObject({ name: 'Books', isActive: false });
    expect(company.state.names.get(job.id)?.displayName).toBe('Books (deleted)');
    expect(await update(archived, { isActive: true, name: 'Books' })).toMatchObject({
      name: 'Books',
      isActive: true,
      parentId: client.id,
    });
  });

  it.each(['nameAsSent', 'suffixDropped', 'cleanNameNeeded'] as const)(
    'restores under its clean name where %s',
    async (reactivation) => {
      const { company, create, update } = open();
      company.switches.reactivation = reactivation;
      const archived = await update(await create('Acme'), { isActive: false });
      const restored = await update(archived, { isActive: true, name: 'Acme' });
      expect(restored).toMatchObject({ name: 'Acme', isActive: true });
      expect(company.state.names.get(restored.id)?.displayName).toBe('Acme');
    },
  );

  it('tells what is refused by the rules of the company', async () => {
    const { company, create, update } = open();
    company.switches.requestsPerSecond = 100;
    const rejectionOf = async (promise: Promise<unknown>) => (await systemErrorOf(promise)).rejection;
    let parentId: string | null = null;
    for (let level = 0; level < 5; level += 1) parentId = (await create(`Level ${level}`, parentId)).id;
    expect(await rejectionOf(create('Too deep', parentId))).toEqual({ code: 'tooDeep' });
    expect(await rejectionOf(create('A: B'))).toEqual({ code: 'nameNotAllowed' });
    expect(await rejectionOf(create('A'.repeat(501)))).toEqual({ code: 'nameTooLong' });
    expect(await rejectionOf(create('Below nothing', '4711'))).toEqual({ code: 'recordGone' });
    expect(await rejectionOf(update({ id: '4711', syncToken: 0 }, { name: 'New' }))).toEqual({
      code: 'recordGone',
    });
    const owing = company.add('Owing', { balance: 12 });
    expect(await rejectionOf(update(owing, { isActive: false }))).toEqual({ code: 'inUse', by: 'balance' });
    const project = company.add('Project', { parentId: owing.id, isProject: true, billWithParent: true });
    expect(await rejectionOf(create('Below a project', project.id))).toMatchObject({ code: 'other' });
  });

  it('believes no good status with a fault or without the customer inside', async () => {
    const { spoils, create } = open();
    spoils.push((answer) => ({ ...answer, status: 200 }));
    expect((await systemErrorOf(create('A: B'))).rejection).toEqual({ code: 'nameNotAllowed' });
    spoils.push(() => ({ status: 200, body: { time: '2026-11-20T08:00:00.000-08:00' } }));
    expect(await systemErrorOf(create('Acme'))).toMatchObject({
      code: 'invalidResponse',
      isOutcomeUnknown: true,
    });
  });

  it('reads one customer as it is now', async () => {
    const { company, scripted, writer } = open();
    const name = company.add('Acme', { syncToken: 6 });
    const found = await outcome(scripted, writer.customer(name.id, 'screen'));
    expect(found).toMatchObject({ id: name.id, syncToken: '6' });
  });
});

describe('QuickBooks Time', () => {
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
