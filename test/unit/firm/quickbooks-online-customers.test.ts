import { beforeEach, describe, expect, it } from 'vitest';
import { type Company, createCompany, json, refusal } from './quickbooks-online-company';

let company: Company;

beforeEach(() => {
  company = createCompany();
});

async function customer(path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await company.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return Object(json(answer).Customer);
}

describe('create', () => {
  it('makes a client and a job below it', async () => {
    const client = await customer('customer', { DisplayName: '  Acme Co ', FullyQualifiedName: 'ignored' });
    expect(client).toMatchObject({
      Id: '1',
      SyncToken: '0',
      DisplayName: 'Acme Co',
      FullyQualifiedName: 'Acme Co',
    });
    expect(client).not.toHaveProperty('ParentRef');
    const job = await customer('customer', {
      DisplayName: 'Tax',
      Job: true,
      ParentRef: { value: '1' },
      IsProject: true,
    });
    expect(job).toMatchObject({ Job: true, Level: 1, FullyQualifiedName: 'Acme Co:Tax', IsProject: false });
  });

  it('builds the display name from the name parts', async () => {
    const made = await customer('customer', {
      Title: 'Dr',
      GivenName: 'Ada',
      FamilyName: 'Byron',
      Suffix: 'III',
    });
    expect(made).toMatchObject({ DisplayName: 'Dr Ada Byron III', PrintOnCheckName: 'Dr Ada Byron III' });
  });

  it.each([
    ['no name', { CompanyName: 'x' }, '2020'],
    ['a blank name', { DisplayName: '  ' }, '6080'],
    ['a colon', { DisplayName: 'Acme: Tax' }, '2180'],
    ['a tab', { DisplayName: 'Acme\tTax' }, '2180'],
    ['a line break', { DisplayName: 'Acme\nTax' }, '2180'],
    ['501 characters', { DisplayName: 'x'.repeat(501) }, '2050'],
    ['a parent without Job', { DisplayName: 'Tax', ParentRef: { value: '1' } }, '6150'],
    ['Job without a parent', { DisplayName: 'Tax', Job: true }, '6150'],
    ['an unknown parent', { DisplayName: 'Tax', Job: true, ParentRef: { value: '75' } }, '2500'],
    ['a vendor as the parent', { DisplayName: 'Tax', Job: true, ParentRef: { value: '2' } }, '2500'],
    ['the name of a parent', { DisplayName: 'Tax', Job: true, ParentRef: { value: 'Acme Co' } }, '2030'],
    ['an inactive parent', { DisplayName: 'Tax', Job: true, ParentRef: { value: '3' } }, '610'],
    ['an unknown property', { DisplayName: 'Tax', Colour: 'red' }, '2010'],
    ['a bad e-mail', { DisplayName: 'Tax', PrimaryEmailAddr: { Address: 'nobody' } }, '2210'],
    ['a bad web address', { DisplayName: 'Tax', WebAddr: { URI: 'acme.example' } }, '2200'],
    ['the name of a customer, whatever its case', { DisplayName: 'ACME CO ' }, '6240'],
    ['the name of a vendor', { DisplayName: 'Paper Supply' }, '6240'],
    ['the name of an employee', { DisplayName: 'Jo Doe' }, '6240'],
  ])('refuses %s', async (_about, body, code) => {
    company.add('Acme Co');
    company.add('Paper Supply', { kind: 'Vendor' });
    company.add('Gone (deleted)', { active: false });
    company.add('Jo Doe', { kind: 'Employee' });
    expect(refusal(await company.post('customer', body))).toEqual([400, code]);
    expect(company.state.names.size).toBe(4);
  });

  it('refuses a fifth level below the top', async () => {
    let parentId = company.add('Top').id;
    for (const level of [1, 2, 3, 4]) parentId = company.add(`Level ${level}`, { parentId }).id;
    const answer = await company.post('customer', {
      DisplayName: 'x',
      Job: true,
      ParentRef: { value: parentId },
    });
    expect(refusal(answer)).toEqual([400, '6180']);
  });

  it('takes one name below two parents, unless names are unique everywhere', async () => {
    company.add('Tax', { parentId: company.add('Acme').id });
    company.add('Beta');
    const body = { DisplayName: 'tax', Job: true, ParentRef: { value: '3' } };
    company.switches.uniqueness = 'global';
    expect(refusal(await company.post('customer', body))).toEqual([400, '6240']);
    company.switches.uniqueness = 'perParent';
    await customer('customer', body);
    expect(refusal(await company.post('customer', body))).toEqual([400, '6240']);
  });

  it('takes the bare name of an inactive record, unless it still counts', async () => {
    company.add('Gone (deleted)', { active: false });
    company.switches.inactiveStillTaken = true;
    expect(refusal(await company.post('customer', { DisplayName: 'Gone' }))).toEqual([400, '6240']);
    company.switches.inactiveStillTaken = false;
    await customer('customer', { DisplayName: 'Gone' });
  });

  it.each([
    ['id', false, 'The name supplied already exists. : Id=1'],
    ['sentence', false, expect.stringContaining('Another customer, vendor or employee')],
    ['null', false, 'The name supplied already exists. : null'],
    ['id', true, 'Le nom fourni existe déjà. : Id=1'],
  ] as const)('words a duplicate by the switches: %s, French %s', async (detail, isFrench, Detail) => {
    company.add('Acme');
    Object.assign(company.switches, { duplicateDetail: detail, isFrench });
    const answer = json(await company.post('customer', { DisplayName: 'Acme' }));
    expect(answer.Fault).toMatchObject({
      Error: [{ code: '6240', Detail, element: '' }],
      type: 'ValidationFault',
    });
  });

  it('replays the answer to a repeated request id, with its time', async () => {
    const first = await company.post('customer?requestid=abc', { DisplayName: 'Acme' });
    company.clock.advance(60_000);
    const second = await company.post('customer?requestid=abc', { DisplayName: 'Acme' });
    expect(json(second)).toEqual(json(first));
    expect(company.state.names.size).toBe(1);
    const tooLong = await company.post(`customer?requestid=${'x'.repeat(51)}`, { DisplayName: 'Beta' });
    expect(refusal(tooLong)).toEqual([400, '2130']);
  });
});

describe('update', () => {
  it('writes only what a sparse update sends, and counts the sync token up', async () => {
    company.add('Acme', { companyName: 'Acme Inc', email: 'a@acme.example' });
    const updated = await customer('customer', {
      Id: '1',
      SyncToken: '0',
      sparse: true,
      DisplayName: 'Acme Co',
    });
    expect(updated).toMatchObject({ SyncToken: '1', DisplayName: 'Acme Co', CompanyName: 'Acme Inc' });
    expect(Object(updated.MetaData).LastUpdatedTime).toBe('2026-11-20T10:00:00-07:00');
  });

  it('clears what a full update leaves out', async () => {
    company.add('Acme', { companyName: 'Acme Inc', email: 'a@acme.example' });
    const updated = await customer('customer', { Id: '1', SyncToken: '0', DisplayName: 'Acme Co' });
    expect(updated).not.toHaveProperty('CompanyName');
    expect(updated).not.toHaveProperty('PrimaryEmailAddr');
  });

  it('shows a renamed parent in the paths below it', async () => {
    company.add('Tax', { parentId: company.add('Acme').id });
    await customer('customer', { Id: '1', SyncToken: '0', sparse: true, DisplayName: 'Acme Co' });
    const child = json(await company.get('customer/2')).Customer;
    expect(child).toMatchObject({ FullyQualifiedName: 'Acme Co:Tax', SyncToken: '0' });
  });

  it('marks an inactive name and frees the bare one', async () => {
    company.add('Acme');
    company.add('Acme (deleted)', { active: false });
    const gone = await customer('customer', { Id: '1', SyncToken: '0', sparse: true, Active: false });
    expect(gone).toMatchObject({ Active: false, DisplayName: 'Acme (deleted 1)' });
    const back = await customer('customer', { Id: '1', SyncToken: '1', sparse: true, Active: true });
    expect(back.DisplayName).toBe('Acme (deleted 1)');
    const clean = await customer('customer', {
      Id: '2',
      SyncToken: '0',
      sparse: true,
      Active: true,
      DisplayName: 'Acme',
    });
    expect(clean).toMatchObject({ Active: true, DisplayName: 'Acme' });
  });

  it('moves a job to another parent', async () => {
    company.add('Tax', { parentId: company.add('Acme').id });
    company.add('Beta');
    const body = { Id: '2', SyncToken: '0', sparse: true, Job: true, ParentRef: { value: '3' } };
    expect(await customer('customer', body)).toMatchObject({ FullyQualifiedName: 'Beta:Tax' });
  });

  it.each([
    ['an unknown id', { Id: '99', SyncToken: '0', sparse: true }, '610'],
    ['a vendor', { Id: '3', SyncToken: '0', sparse: true }, '610'],
    ['no sync token', { Id: '1', sparse: true, DisplayName: 'x' }, '2020'],
    ['an old sync token', { Id: '1', SyncToken: '4', sparse: true, DisplayName: 'x' }, '5010'],
    ['a taken name', { Id: '1', SyncToken: '0', sparse: true, DisplayName: 'beta' }, '6240'],
    ['a blank name', { Id: '1', SyncToken: '0', sparse: true, DisplayName: '' }, '6080'],
    [
      'itself as the parent',
      { Id: '1', SyncToken: '0', sparse: true, Job: true, ParentRef: { value: '1' } },
      '900',
    ],
    [
      'its child as the parent',
      { Id: '1', SyncToken: '0', sparse: true, Job: true, ParentRef: { value: '4' } },
      '900',
    ],
    ['a balance made inactive', { Id: '2', SyncToken: '0', sparse: true, Active: false }, '6220'],
    [
      'a project not billed to its parent',
      { Id: '4', SyncToken: '0', sparse: true, BillWithParent: false },
      '6000',
    ],
  ])('refuses %s', async (_about, body, code) => {
    company.add('Acme');
    company.add('Beta', { balance: 5 });
    company.add('Paper Supply', { kind: 'Vendor' });
    company.add('Project', { parentId: '1', isProject: true, billWithParent: true });
    const before = structuredClone([...company.state.names.values()]);
    expect(refusal(await company.post('customer', body))).toEqual([400, code]);
    expect([...company.state.names.values()]).toEqual(before);
  });

  it('does not delete', async () => {
    company.add('Acme');
    const answer = await company.post('customer?operation=delete', { Id: '1', SyncToken: '0' });
    expect(refusal(answer)).toEqual([400, '500']);
  });
});
