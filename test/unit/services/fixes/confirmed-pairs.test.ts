import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LinkStep, PlanStep } from '../../../../src/domain/plans/plan';
import { type ConfirmedPairs, createConfirmedPairs } from '../../../../src/services/fixes/confirmed-pairs';
import { createChangeSignal } from '../../../../src/store/change-signal';
import { openDatabase } from '../../../../src/store/database';
import { createLinks, type Links } from '../../../../src/store/links';
import type { JournalEntry } from '../../../../src/store/rows';
import { journalEntry, link } from '../../store/sample-entries';
import { accountRecord } from '../../store/seed-connection';
import { databaseName } from '../service-bench';

const work = { kind: 'work', key: 'WorkKey01' } as const;
const client = { kind: 'organization', key: 'Client001' } as const;
const item: JournalEntry['item'] = {
  kind: 'work',
  key: work.key,
  title: '2025 Tax return',
  path: ['Acme Co', '2025 Tax return'],
  levels: [client, work],
};
const rename: PlanStep = {
  kind: 'rename',
  list: 'quickbooks',
  path: ['Acme Co', '2025 tax return'],
  id: '50',
  newName: '2025 Tax return',
};
const after = { path: item.path, parentId: '1', isActive: true };

let links: Links;
let pairs: ConfirmedPairs;

beforeEach(async () => {
  const database = await openDatabase(databaseName());
  await database.put('connections', { system: 'quickbooks', ...accountRecord() });
  links = createLinks(database, createChangeSignal());
  pairs = createConfirmedPairs({ links }, () => 7);
});

function entryOf(step: PlanStep, more: Partial<JournalEntry> = {}): JournalEntry {
  return { ...journalEntry('a', 0, 1, { item, step }), runNumber: 1, ...more };
}

async function pairOfWork(): Promise<string | undefined> {
  return (await links.of('quickbooks', 'company')).get(work.key);
}

/** Carries out a step and takes it back by `inverse`, as the runner does. */
async function doAndTakeBack(step: PlanStep, inverse: PlanStep, between = async () => {}): Promise<void> {
  const pairBefore = await pairs.recordIdOf(entryOf(step));
  await pairs.updateAfterStep(entryOf(step, { pairBefore }), step, { recordId: '50', wanted: after });
  expect(await pairOfWork()).toBe('50');
  await between();
  const undo = entryOf(inverse, { undoes: 'a 0', pairBefore });
  await pairs.updateAfterStep(undo, inverse, { recordId: '50', wanted: { ...after, path: step.path } });
}

const renameBack: PlanStep = { ...rename, path: item.path, newName: '2025 tax return' };

describe('a rename that is taken back', () => {
  it('leaves no pair where there was none', async () => {
    await doAndTakeBack(rename, renameBack);
    expect(await pairOfWork()).toBeUndefined();
  });

  it('leaves the pair that somebody had made before', async () => {
    await links.put([link(work.key, '50')]);
    await doAndTakeBack(rename, renameBack);
    expect(await pairOfWork()).toBe('50');
  });

  it('leaves a pair that somebody has made since', async () => {
    await doAndTakeBack(rename, renameBack, () => links.put([link(work.key, '77')]));
    expect(await pairOfWork()).toBe('77');
  });
});

it('a move that is taken back finds the pair of the level that it had moved to', async () => {
  const move: PlanStep = {
    kind: 'move',
    list: 'quickbooks',
    path: ['2025 Tax return'],
    id: '50',
    parent: { id: '1' },
    underPath: ['Acme Co'],
    newName: '2025 Tax return',
  };
  await doAndTakeBack(move, { ...move, path: item.path, parent: null, underPath: [] });
  expect(await pairOfWork()).toBeUndefined();
});

it('a created record that is archived again is nobody’s', async () => {
  const create: PlanStep = {
    kind: 'create',
    list: 'quickbooks',
    path: item.path,
    parent: { id: '1' },
    assignToAll: true,
    connectWithQuickbooks: false,
  };
  const archive: PlanStep = {
    kind: 'archive',
    list: 'quickbooks',
    path: item.path,
    id: '50',
    newName: '2025 Tax return',
    onlyUnused: true,
  };
  await doAndTakeBack(create, archive, () => links.put([link('Another01', '50')]));
  expect([...(await links.of('quickbooks', 'company'))]).toEqual([]);
});

describe('a link that is taken back', () => {
  const step: LinkStep = { kind: 'link', list: 'quickbooks', path: item.path, id: '50', karbon: work };

  it.each([null, '49'])('leaves what was there before: %s', async (before) => {
    if (before !== null) await links.put([link(work.key, before)]);
    const pairBefore = await pairs.beforeLink(entryOf(step), step);
    await pairs.link(entryOf(step, { pairBefore }), step);
    expect(await pairOfWork()).toBe('50');
    // The worker was stopped before the step was confirmed, and does it once more.
    expect(await pairs.beforeLink(entryOf(step, { pairBefore }), step)).toBe(before);
    const inverse: LinkStep = { ...step, kind: 'unlink' };
    const undo = entryOf(inverse, { undoes: 'a 0', pairBefore });
    await pairs.link({ ...undo, pairBefore: await pairs.beforeLink(undo, inverse) }, inverse);
    expect(await pairOfWork()).toBe(before ?? undefined);
  });
});
