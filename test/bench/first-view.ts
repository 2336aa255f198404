import { setImmediate } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { createNameIndex } from '../../src/domain/matching/name-index';
import type { PageRef } from '../../src/messages/page-ref';
import { createJobcodeTree } from '../../src/services/matching/jobcode-tree';
import { openCipher } from '../model/open-cipher';
import type { DirectFirm } from '../office/direct-firm';
import { openOffice } from '../office/office';
import { pageOf } from '../office/pages';
import { type Figure, median, percentile } from './table';

const rounds = 20;

/** From services that have just been built to the first view, over the lists that a first sync has left in the database. In Node. */
export async function measureFirstView(firm: DirectFirm, database: string): Promise<Figure[]> {
  const pages = [...firm.state.karbon.workItems.keys()].slice(-rounds);
  const first: number[] = [];
  const second: number[] = [];
  const parts = { copying: [] as number[], index: [] as number[], tree: [] as number[] };
  for (const key of pages) {
    const office = await openOffice(firm, {
      database,
      cipher: openCipher,
      later: () => () => undefined,
      // The view is drawn from the mirror; what is asked for beside it is not waited for.
      sleep: () => new Promise(() => undefined),
    });
    const page = pageOf(firm.state, { kind: 'work', key });
    first.push(await timeView(office, page));
    second.push(await timeView(office, page));
    const { mirror } = office.store;
    const jobcodes = await mirror.all('jobcodes');
    const customers = await mirror.all('customers');
    const clients = await mirror.all('karbonClients');
    const bytes = [jobcodes, customers, clients].map((list) => serialize(list));
    parts.copying.push(timed(() => bytes.map((each) => deserialize(each))));
    parts.index.push(
      timed(() => {
        // An index arranges a level when it is first asked for something in it.
        const path = [page.shownClientName, page.shownTitle];
        for (const list of [jobcodes, customers]) createNameIndex(list).findByPath(path);
      }),
    );
    parts.tree.push(timed(() => createJobcodeTree(jobcodes)));
    office.kill();
  }
  const [indexMs, treeMs, copyingMs] = [median(parts.index), median(parts.tree), median(parts.copying)];
  const shareOf = (ms: number) => `${ms.toFixed(1)} ms (${Math.round((ms / median(first)) * 100)} %)`;
  console.log(
    `  new office, services built → first view, in Node over a stand-in for IndexedDB: median ${median(first).toFixed(0)} ms, ` +
      `95th percentile ${percentile(first, 0.95).toFixed(0)} ms; of the median, name indexes with their first look-up ${shareOf(indexMs)}, tree ${shareOf(treeMs)}, ` +
      `copying the lists out of V8's form ${shareOf(copyingMs)}; the second view ${median(second).toFixed(1)} ms`,
  );
  // The stand-in for IndexedDB is slower than Chromium's, so only what any must take is held against the budget.
  const least = first.map((_, round) =>
    [parts.index, parts.tree, parts.copying].reduce((sum, times) => sum + (times[round] ?? 0), 0),
  );
  return [
    {
      what: 'a new worker’s first view over those large lists, the least it can take, median',
      figure: median(least),
      budget: 100,
      unit: 'ms',
    },
    { what: '… of it both name indexes and a look-up, median', figure: indexMs, budget: 30, unit: 'ms' },
  ];
}

async function timeView(office: Awaited<ReturnType<typeof openOffice>>, page: PageRef): Promise<number> {
  const startedMs = performance.now();
  const desk = office.open(page);
  while (desk.answers.length === 0) await setImmediate();
  const tookMs = performance.now() - startedMs;
  desk.end();
  return tookMs;
}

function timed(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}
