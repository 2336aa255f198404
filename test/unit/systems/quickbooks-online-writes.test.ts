import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createQuickbooksOnlineWriter } from '../../../src/systems/quickbooks-online/write-client';
import type { CustomerChange } from '../../../src/systems/quickbooks-online/writer';
import { customerDetails } from '../../firm/seed/customer-details';
import { createCompany } from '../firm/quickbooks-online-company';
import { systemErrorOf } from './scripted-http';
import { outcome, scriptedService } from './scripted-service';

describe('writing to QuickBooks Online', () => {
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
