import { describe, expect, it } from 'vitest';
import type { Jobcode, KarbonClient, KarbonUser } from '../../../../src/domain/records/records';
import type { SharedList } from '../../../../src/domain/records/shared-lists';
import { tieoutListLines } from '../../../../src/systems/customer-list/tieout-list';
import { pathsOf, readText } from './files';

const client: KarbonClient = {
  key: 'K1',
  kind: 'person',
  fullName: 'Reyes, Ana "Anita"',
  person: { first: 'Ana', middle: '', last: 'Reyes', preferred: 'Anita', suffix: '' },
  legalName: '',
  tradingName: '',
  contactType: 'Client',
  members: null,
  lastModified: '2026-11-20T10:00:00Z',
};
const group: KarbonClient = {
  ...client,
  key: 'G1',
  kind: 'clientGroup',
  fullName: 'Reyes family',
  person: null,
  members: [{ kind: 'person', key: 'K1' }],
};
const user: KarbonUser = { key: 'U1', name: 'Lee', email: 'lee@example.com' };
const jobcode: Jobcode = {
  id: '7',
  parentId: null,
  name: 'Reyes, Ana',
  isActive: true,
  isProject: false,
  type: 'regular',
  assignedToAll: true,
  connectWithQuickbooks: null,
  lastModified: '2026-11-20T10:00:00+00:00',
};
const facts = { asOf: 1_794_700_000_000, wholeAt: 1_794_600_000_000, leftOut: 0, wrongCount: 0 };
const lists: readonly SharedList[] = [
  { list: 'people', account: 'Tenant', cursor: '2026-11-20T10:00:00Z', ...facts, records: [client] },
  { list: 'clientGroups', account: 'Tenant', cursor: '', ...facts, records: [group] },
  { list: 'karbonUsers', account: 'Tenant', cursor: '', ...facts, records: [user] },
  {
    list: 'jobcodes',
    account: 'harbor',
    cursor: '~2026-11-20T10:00:00+00:00',
    ...facts,
    records: [jobcode, { ...jobcode, id: '8', parentId: '7' }],
  },
];

function write(shared: readonly SharedList[]): string {
  const head = { product: 'online', companyName: 'Sample Firm', realmId: '123', listedAtMs: 1 } as const;
  const customers = [
    { id: '1', parentId: null, name: 'Acme', isActive: true, isProject: false, lastModified: '' },
  ];
  return [...tieoutListLines({ ...head, customers, nameHolders: [], shared })].join('');
}

/** Each line as `change` makes it; the count at the end stays right. */
function withLines(text: string, change: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => (line.includes('shared') ? change(line) : line))
    .join('\n');
}

describe('lists of Karbon and QuickBooks Time in the list file', () => {
  it('come back as they were written, but for what tells no names apart', async () => {
    const read = await readText(write(lists));
    const withoutType = lists.map((list) => ({
      ...list,
      records: list.records.map((record) =>
        'contactType' in record ? { ...record, contactType: '' } : record,
      ),
    }));
    expect(read.shared).toEqual(withoutType);
  });

  it('are not in the way of the customers, whatever becomes of them', async () => {
    const plain = await readText(write([]));
    for (const change of [
      (line: string) => line,
      // As an earlier Tieout sees them: kinds of line that it does not know.
      (line: string) => line.replace(/"shared/g, '"unheardOf'),
      (line: string) => line.replace(/"key":"[^"]*"/, '"key":7'),
    ]) {
      const read = await readText(withLines(write(lists), change));
      expect(pathsOf(read)).toEqual(pathsOf(plain));
      expect(read.oddRows).toEqual([]);
    }
  });

  it.each([
    [
      'of another form',
      (line: string) => line.replace('"fullName":"Reyes, Ana \\"Anita\\""', '"fullName":7'),
    ],
    ['without a key', (line: string) => line.replace('"key":"K1","fullName"', '"key":"","fullName"')],
  ])('leave out a row %s, and count it', async (_, change) => {
    const read = await readText(withLines(write(lists), change));
    const people = read.shared?.find(({ list }) => list === 'people');
    expect(people).toMatchObject({ records: [], wrongCount: 1 });
    expect(read.shared?.find(({ list }) => list === 'jobcodes')?.records).toHaveLength(2);
  });

  it('leave out a row that is there twice, and one whose parent is not', async () => {
    const twice = lists.map((list) => ({ ...list, records: [...list.records, ...list.records.slice(0, 1)] }));
    expect((await readText(write(twice))).shared?.map(({ wrongCount }) => wrongCount)).toEqual([1, 1, 1, 1]);
    const orphan = lists
      .filter(({ list }) => list === 'jobcodes')
      .map((list) => ({ ...list, records: list.records.slice(1) }));
    expect((await readText(write(orphan))).shared).toMatchObject([{ records: [], wrongCount: 1 }]);
  });

  it('of no known name, or without their first line, are none', async () => {
    const later = withLines(write(lists), (line) => line.replaceAll('"people"', '"ofALaterTieout"'));
    expect((await readText(later)).shared?.map(({ list }) => list)).toEqual([
      'clientGroups',
      'karbonUsers',
      'jobcodes',
    ]);
  });

  it('hold nothing beside names, keys and stamps', () => {
    const more = { ...client, balance: 12, recordVersion: 1, phone: '555' } as KarbonClient;
    const text = write([{ ...lists[0], records: [more] } as SharedList]);
    expect(text).not.toMatch(/balance|recordVersion|555|contactType/);
  });
});
