import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { NameListRow } from '../../../src/store/rows';
import { openStore } from '../../../src/store/store';
import { silenceConsole } from '../reports/silent-console';
import { client } from '../services/sample-records';
import { databaseName } from '../services/service-bench';
import { changeRows, makeOlder } from './older-rows';
import { seedConnection } from './seed-connection';

const row: NameListRow = {
  id: 'karbon-organization',
  system: 'karbon',
  holds: ['organization'],
  fileName: 'clients.csv',
  savedAt: 1,
  readAt: 2,
  size: 3,
  isKept: false,
  isWorkbook: false,
  sheet: null,
  count: 1,
  oddRowCount: 1,
  oddRows: [{ line: 2, reason: 'noName', name: '' }],
  isPartial: false,
  tellsInactive: true,
  layout: { headerRow: 0, columns: { name: 0 }, kind: 'organization', personOrder: 'lastFirst' },
  header: ['name'],
  names: { clients: [client('KeyA0001', 'Acme Co')], records: [] },
};

silenceConsole();

describe('lists of names', () => {
  it('go with the connection that takes their place, and are not put beside one', async () => {
    const store = await openStore(databaseName());
    const { nameLists } = store;
    expect(await nameLists.put(row, [], null)).toBe(true);
    expect(await nameLists.all()).toHaveLength(1);
    await seedConnection(store, 'quickbooksTime');
    expect(await nameLists.all()).toHaveLength(1);
    await seedConnection(store, 'karbon');
    expect(await nameLists.all()).toEqual([]);
    expect(await nameLists.put(row, [], null)).toBe(false);
    expect(await nameLists.all()).toEqual([]);
  });

  it('of an earlier version are brought up, and left out where they are of no known form', async () => {
    const name = databaseName();
    const { nameLists } = await openStore(name);
    await nameLists.put(row, [], null);
    await nameLists.put({ ...row, id: 'karbon-person', holds: ['person'] }, [], null);
    await makeOlder(name, ['nameLists']);
    await changeRows(name, ['nameLists'], (each) =>
      each.id === 'karbon-person'
        ? { ...each, layout: { headerRow: 'first' } }
        : { ...each, sheet: undefined },
    );
    const rows = await (await openStore(name)).nameLists.all();
    expect(rows).toEqual([{ ...row, recordVersion: 2 }]);
  });
});
