import { describe, expect, it } from 'vitest';
import {
  isKarbonKey,
  type NameListFile,
  type NameListLayout,
  type NameListPreview,
  type NameListSystem,
} from '../../../../src/domain/records/name-list';
import type { ListFileTrouble } from '../../../../src/messages/customer-list';
import { CustomerListError } from '../../../../src/systems/customer-list/list-error';
import { readNameList } from '../../../../src/systems/customer-list/name-list/read-name-list';
import { sampleBytes, utf8 } from './files';

const options = { layout: null, before: [], isUpdate: false };

async function previewOf(system: NameListSystem, text: string): Promise<NameListPreview> {
  const reading = await readNameList(system, utf8(text), options);
  if (reading.kind !== 'columns') throw new Error('nobody was asked');
  return reading.preview;
}

/** As whoever agrees with what was found, but for `other`. */
async function readAs(
  system: NameListSystem,
  text: string,
  other: Partial<NameListLayout> = {},
): Promise<NameListFile> {
  const { guess } = await previewOf(system, text);
  const layout = { ...guess, ...other };
  const reading = await readNameList(system, utf8(text), { ...options, layout });
  if (reading.kind !== 'read') throw new Error('the file was not read');
  return reading.list;
}

async function troubleOf(system: NameListSystem, text: string): Promise<ListFileTrouble> {
  try {
    await readAs(system, text);
  } catch (error) {
    if (error instanceof CustomerListError) return error.trouble;
    throw error;
  }
  throw new Error('the file was read');
}

const clientsOf = ({ clients }: NameListFile) => clients.map(({ kind, fullName }) => `${kind} ${fullName}`);

/** Each record as its path; `-` before an inactive one. */
function pathsOf({ records }: NameListFile): string[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return records.map((record) => {
    const path = [record.name];
    for (let at = byId.get(record.parentId ?? ''); at; at = byId.get(at.parentId ?? ''))
      path.unshift(at.name);
    return `${record.isActive ? '' : '-'}${path.join(' > ')}`;
  });
}

const reasons = ({ oddRows }: NameListFile) => oddRows.map(({ line, reason }) => [line, reason]);

describe('a list of Karbon’s clients', () => {
  const people = [
    'People,,,,,,',
    ',,,,,,',
    'Karbon Key,First Name,Middle Name,Last Name,Preferred Name,Contact Type,"Email\n(work)"',
    '3Nb8jKpL5tQR,Robin,A.,Birch,Rob,Client,robin@example.com',
    '3Nb8jKpL5tQR,Robin,A.,Birch,Rob,Client,"second@example.com\nthird@example.com"',
    '7wPqXnT4mBjK,Jo,,Elm,,Prospect,',
    '9wPqXnT4mBjL,,,,,Client,nobody@example.com',
    '',
  ].join('\r\n');

  it('has each person once, however many contact cards there are, in the order that Karbon shows names', async () => {
    const list = await readAs('karbon', people);
    expect(clientsOf(list)).toEqual(['person Birch, Robin A.', 'person Elm, Jo']);
    expect(list.clients.map(({ key }) => key)).toEqual(['3Nb8jKpL5tQR', '7wPqXnT4mBjK']);
    expect(list.holds).toEqual(['person']);
    expect(reasons(list)).toEqual([[9, 'noName']]);
    const other = await readAs('karbon', people, { personOrder: 'firstLast' });
    expect(clientsOf(other)).toEqual(['person Robin A. Birch', 'person Jo Elm']);
  });

  it('has organizations with their legal names, whatever the firm calls their types', async () => {
    const text = [
      'Karbon Key,Name,Legal Name,Entity Type,Contact Type,Privacy Level',
      '3Nb8jKpL5tQR,Acme,"Acme Holdings, LLC",S-Corp,Client,Public',
      '7wPqXnT4mBjK,Elm & Sons,,LLC,Prospect,Public',
      '',
    ].join('\n');
    const list = await readAs('karbon', text);
    expect(list.layout.columns).toEqual({ name: 1, legalName: 2, key: 0 });
    expect(list.clients[0]).toMatchObject({ kind: 'organization', legalName: 'Acme Holdings, LLC' });
    expect(list.holds).toEqual(['organization']);
  });

  it('tells kinds by a column that says nothing else, or by the address of a client’s page', async () => {
    const typed = await readAs(
      'karbon',
      'Name;Type;Email\nAcme;Organisation;\nElm, Jo;Person;\nElm family;Client Group;\n',
    );
    expect(clientsOf(typed)).toEqual(['organization Acme', 'person Elm, Jo', 'clientGroup Elm family']);
    const address = 'https://app2.karbonhq.com/4CbnP9XvRr#';
    const linked = await readAs(
      'karbon',
      `Client\tURL\nElm, Jo\t${address}/contacts/3Nb8jKpL5tQR/tasks\nAcme\t${address}/organizations/7wPqXnT4mBjK\nOther\thttps://example.com\n`,
    );
    expect(clientsOf(linked)).toEqual(['person Elm, Jo', 'organization Acme', 'organization Other']);
    expect(linked.clients.map(({ key }) => isKarbonKey(key) && key)).toEqual([
      '3Nb8jKpL5tQR',
      '7wPqXnT4mBjK',
      false,
    ]);
  });

  it('keeps two of one name as two, and each the same in the next file', async () => {
    const text = 'Client Group Name\nElm family\nBirch family\nElm family\n';
    const [list, next] = [await readAs('karbon', text), await readAs('karbon', `${text}New family\n`)];
    expect(clientsOf(list)).toEqual([
      'clientGroup Elm family',
      'clientGroup Birch family',
      'clientGroup Elm family',
    ]);
    const keys = list.clients.map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
    expect(next.clients.slice(0, 3).map(({ key }) => key)).toEqual(keys);
    // As ids cross the messages of a page.
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9-]{1,64}$/);
  });

  it('says of one key with two names which row was left out', async () => {
    const list = await readAs('karbon', 'Key,Name\n3Nb8jKpL5tQR,Acme\n3Nb8jKpL5tQR,Acme two\n');
    expect([clientsOf(list), reasons(list)]).toEqual([['organization Acme'], [[3, 'twice']]]);
  });

  it('is never read before somebody has seen its columns, with the first rows beside them', async () => {
    const preview = await previewOf('karbon', people);
    expect(preview.guess).toMatchObject({
      headerRow: 2,
      columns: { firstName: 1, lastName: 3, key: 0 },
      kind: 'person',
    });
    expect(preview.rows[3]).toEqual([
      '3Nb8jKpL5tQR',
      'Robin',
      'A.',
      'Birch',
      'Rob',
      'Client',
      'robin@example.com',
    ]);
    const strange = await previewOf('karbon', 'Code,Firma\n1,Acme\n');
    expect(strange.guess.columns).toEqual({});
  });
});

describe('a list of QuickBooks Time’s customers and jobs', () => {
  it('is read from levels in columns, with those above that have no row of their own', async () => {
    const text =
      'Level 1,Level 2,Level 3,Short Code,Active\nAcme Co,,,,Yes\nAcme Co,2025 Tax,,,No\n"Birch, Robin",Books,2025,,Yes\n';
    const list = await readAs('quickbooksTime', text);
    expect(pathsOf(list)).toEqual([
      'Acme Co',
      '-Acme Co > 2025 Tax',
      'Birch, Robin',
      'Birch, Robin > Books',
      'Birch, Robin > Books > 2025',
    ]);
    expect([list.tellsInactive, list.isPartial, list.holds]).toEqual([true, false, ['job']]);
  });

  it('is read from whole paths in one column', async () => {
    const list = await readAs('quickbooksTime', 'Customer:Job,Short Code\nAcme Co,\nAcme Co:2025 Tax,x\n');
    expect(pathsOf(list)).toEqual(['Acme Co', 'Acme Co > 2025 Tax']);
    expect(list.tellsInactive).toBe(false);
  });

  it('keeps a colon within a level where each level has its column', async () => {
    const list = await readAs('quickbooksTime', 'Customer,Job\nAcme: Co,Tax: 2025\n');
    expect(pathsOf(list)).toEqual(['Acme: Co', 'Acme: Co > Tax: 2025']);
  });

  it('reads what is archived from a column of that name', async () => {
    const list = await readAs('quickbooksTime', 'Job Name,Archived\nAcme Co,false\nElm,true\nOak,\n');
    expect(pathsOf(list)).toEqual(['Acme Co', '-Elm', 'Oak']);
  });

  it('has two jobs of one name as two, and says which rows say nothing', async () => {
    const list = await readAs('quickbooksTime', 'Level 1,Level 2,Code\nAcme Co,,\nAcme Co,,\n,Tax,\n,,X1\n');
    expect(pathsOf(list)).toEqual(['Acme Co', 'Acme Co']);
    expect(reasons(list)).toEqual([
      [4, 'emptyLevel'],
      [5, 'noName'],
    ]);
  });

  it('is known for sure where it is the export of timesheets, which has those with time alone', async () => {
    const reading = await readNameList('quickbooksTime', sampleBytes('qbt-timesheets-export.csv'), options);
    if (reading.kind !== 'read') throw new Error('somebody was asked');
    expect(pathsOf(reading.list)).toEqual([
      'Birch, Robin',
      'Birch, Robin > 2026 Tax',
      'Elm Holdings',
      'Elm Holdings > Bookkeeping',
      'Elm Holdings > Bookkeeping > 2025',
    ]);
    expect([reading.list.isPartial, reading.list.oddRows]).toEqual([true, []]);
  });

  it('is read in slices, with how far it is', async () => {
    const text = `Level 1,Level 2\n${Array.from({ length: 10_000 }, (_, at) => `Client ${at % 2_000},Job ${at}\n`).join('')}`;
    const { guess } = await previewOf('quickbooksTime', text);
    const shares: number[] = [];
    let pauses = 0;
    const reading = await readNameList('quickbooksTime', utf8(text), {
      ...options,
      layout: guess,
      onProgress: (share) => shares.push(share),
      pause: async () => {
        pauses += 1;
      },
    });
    expect(reading.kind === 'read' && reading.list.records).toHaveLength(12_000);
    expect(pauses).toBeGreaterThanOrEqual(10);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
  });
});

describe('a file that cannot be read as one', () => {
  it.each([
    ['', { problem: 'empty', line: null }],
    ['Level 1,Level 2\nAcme,"Tax\nElm,\n', { problem: 'openQuote', line: 2 }],
    // A comma in a name without quotes.
    ['Level 1,Level 2\nAcme,Tax\nElm, Inc.,Books,\nOak,Tax,2025\n', { problem: 'brokenRow', line: 3 }],
    ['Level 1,Level 2,Code\nAcme,Tax,1\nElm', { problem: 'cutOff', line: 3 }],
    ['Level 1,Level 2,Code\n,,1\n,,2\n', { problem: 'noCustomers', line: null }],
    ['Level 1\nAcme\u0000\n', { problem: 'notText', line: null }],
  ] as const)('%j: %j', async (text, trouble) => {
    expect(await troubleOf('quickbooksTime', text)).toEqual(trouble);
  });

  it('has rows within a cell where a quote is closed too late', async () => {
    const text = 'Level 1,Level 2,Code\n"Acme,Tax,1\nElm,Books,2\n",Tax,3\n';
    expect(await troubleOf('quickbooksTime', text)).toEqual({ problem: 'brokenRow', line: 2 });
  });
});
