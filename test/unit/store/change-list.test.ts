import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ChangeList, createChangeList } from '../../../src/store/change-list';
import { createChangeSignal } from '../../../src/store/change-signal';
import { type Database, openDatabase } from '../../../src/store/database';
import type { ListChangeRow } from '../../../src/store/rows';

let name: string;
let database: Database;
let changeList: ChangeList;
let heard: string[][];
let count = 0;

beforeEach(async () => {
  count += 1;
  name = `change list ${count}`;
  await open();
});

async function open(): Promise<void> {
  database = await openDatabase(name);
  const changes = createChangeSignal();
  changeList = createChangeList(database, changes);
  heard = [];
  changes.subscribe((names) => heard.push([...names]));
}

function row(id: string, more: Partial<ListChangeRow> = {}): ListChangeRow {
  return {
    id,
    list: 'quickbooks',
    account: 'company',
    path: ['Alder Co'],
    change: { kind: 'create' },
    itemTitle: 'Audit',
    requestedAt: 1_000,
    takenAt: null,
    madeAt: null,
    ...more,
  };
}

async function ids(): Promise<string[]> {
  return (await changeList.all()).map(({ id }) => id);
}

describe('adding', () => {
  it('the same change twice is one row, as it was asked for first', async () => {
    await changeList.add(row('a', { takenAt: 5 }));
    await changeList.add(row('a', { itemTitle: 'Payroll', requestedAt: 2_000 }));
    expect(await changeList.all()).toEqual([row('a', { takenAt: 5 })]);
  });

  it('the same change in the same moment is one row', async () => {
    await Promise.all([changeList.add(row('a')), changeList.add(row('a', { itemTitle: 'Payroll' }))]);
    expect(await changeList.all()).toEqual([row('a')]);
  });

  it('one that was made opens it again', async () => {
    await changeList.add(row('a', { takenAt: 5, madeAt: 6 }));
    const again = row('a', { itemTitle: 'Payroll', requestedAt: 2_000 });
    await changeList.add(again);
    expect(await changeList.all()).toEqual([again]);
  });

  it('tells of it', async () => {
    await changeList.add(row('a'));
    expect(heard).toEqual([['changeList']]);
  });
});

describe('reading', () => {
  it('gives the oldest first', async () => {
    await changeList.add(row('a', { requestedAt: 3 }));
    await changeList.add(row('b', { requestedAt: 1 }));
    await changeList.add(row('c', { requestedAt: 2 }));
    expect(await ids()).toEqual(['b', 'c', 'a']);
  });

  it('gives the open ones of one list and account alone', async () => {
    await changeList.add(row('a'));
    await changeList.add(row('b', { account: 'other' }));
    await changeList.add(row('c', { list: 'quickbooksTime' }));
    await changeList.add(row('d', { madeAt: 6 }));
    await changeList.add(row('e', { takenAt: 5 }));
    const open = await changeList.open('quickbooks', 'company');
    expect(open.map(({ id }) => id)).toEqual(['a', 'e']);
    expect((await changeList.open('quickbooks', 'other')).map(({ id }) => id)).toEqual(['b']);
    expect(await changeList.open('quickbooks', 'nobody')).toEqual([]);
  });

  it('gives what was there before it was opened', async () => {
    const rows = [row('a', { change: { kind: 'move', underPath: ['Group'], newName: 'Alder' } }), row('b')];
    for (const each of rows) await changeList.add(each);
    database.close();
    await open();
    expect(await changeList.all()).toEqual(rows);
  });

  it('gives what another has written once it is told', async () => {
    expect(await ids()).toEqual([]);
    await changeList.add(row('a'));
    expect(await ids()).toEqual(['a']);
    await changeList.remove(['a']);
    expect(await ids()).toEqual([]);
  });
});

describe('removing', () => {
  it('takes those of the ids alone, and is content where there are none', async () => {
    for (const id of ['a', 'b', 'c']) await changeList.add(row(id));
    heard = [];
    await changeList.remove(['a', 'c', 'unknown']);
    expect(await ids()).toEqual(['b']);
    expect(heard).toEqual([['changeList']]);
  });
});

describe('updating', () => {
  beforeEach(async () => {
    for (const id of ['a', 'b', 'c']) await changeList.add(row(id));
    heard = [];
  });

  it('changes, leaves out and leaves alone, each as told', async () => {
    await changeList.update((each) => {
      if (each.id === 'a') return { ...each, madeAt: 7 };
      return each.id === 'b' ? null : each;
    });
    expect(await changeList.all()).toEqual([row('a', { madeAt: 7 }), row('c')]);
    expect(heard).toEqual([['changeList']]);
  });

  it('tells nobody where nothing is changed', async () => {
    await changeList.update((each) => each);
    expect(heard).toEqual([]);
  });

  it('loses nothing to another at the same time', async () => {
    await Promise.all([
      changeList.update((each) => ({ ...each, takenAt: 5 })),
      changeList.update((each) => ({ ...each, madeAt: 6 })),
    ]);
    expect(await changeList.all()).toEqual(['a', 'b', 'c'].map((id) => row(id, { takenAt: 5, madeAt: 6 })));
  });
});
