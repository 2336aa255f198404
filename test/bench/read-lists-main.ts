import { createChangeSignal } from '../../src/store/change-signal';
import { deleteDatabase, openDatabase } from '../../src/store/database';
import { createMirror } from '../../src/store/mirror';
import { packList } from '../../src/store/packed-lists';
import { wholeList } from '../unit/store/whole-list';

const name = 'bench lists';
const jobcodeCount = 60_000;
const rounds = 7;

/** Fills a database of its own with the jobcodes of a large firm, and times a new worker's reading of them; ms. */
async function timeLists(): Promise<Record<'rows' | 'columns' | 'changed' | 'packing', number[]>> {
  await deleteDatabase(name);
  const database = await openDatabase(name);
  const mirror = createMirror(database, createChangeSignal());
  const jobcodes = Array.from({ length: jobcodeCount }, (_, at) => ({
    id: String(40_000_000 + at),
    parentId: at < 10_000 ? null : String(40_000_000 + (at % 10_000)),
    name: at < 10_000 ? `Client of the firm ${at}` : `2026 Tax return ${at} | Q${at % 4}`,
    isActive: at % 7 !== 0,
    isProject: false,
    type: 'regular' as const,
    assignedToAll: at % 2 === 0,
    connectWithQuickbooks: null,
    lastModified: '2026-11-20T17:00:00+00:00',
  }));
  for (let at = 0; at < jobcodes.length; at += 5_000)
    await mirror.write({ put: { jobcodes: jobcodes.slice(at, at + 5_000) } });
  await mirror.write({ cover: [wholeList('jobcodes')] });
  const rows = await timed(() => database.getAll('jobcodes'));
  const packing = await timed(() => packList(database, 'jobcodes'));
  const columns = await timed(() => mirror.all('jobcodes'));
  await mirror.write({ put: { jobcodes: jobcodes.slice(0, 100) } });
  const changed = await timed(() => mirror.all('jobcodes'));
  database.close();
  await deleteDatabase(name);
  return { rows, columns, changed, packing };
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return times;
}

Object.assign(globalThis, { listTimes: timeLists() });
