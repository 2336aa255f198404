import type { Page } from 'playwright-core';
import type { TestBrowser } from '../e2e/harness/browser';
import { waitUntilCardSettled } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import { openWorkerHeap } from './memory';
import { type Awaited, timeRouteChange } from './route-change';
import { type Figure, median, percentile } from './table';

const rounds = 12;

/**
 * What staff of a firm meet whose lists have just been brought in: their panels on clients' pages, each shown first by a worker that the
 * browser has stopped before; and what such a worker holds.
 */
export async function measureLargeFirm(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  firm.switches.karbon.renderDelayMs = 0;
  const page = await browser.context.newPage();
  const home = `https://app2.karbonhq.com/${firm.state.karbon.tenantKey}#/triage`;
  await page.goto(home);
  const { inBoth, inNeither } = clientsByLists(firm);
  const hashesOf = (keys: readonly string[]) => keys.map((key) => `#/organizations/${key}/budget`);
  const known = hashesOf(inBoth.slice(-rounds));
  const unknown = hashesOf(inNeither.slice(-rounds));
  const floors: number[] = [];
  const look = { browser, page, floors };
  const [never, seen, warm] = [
    await timeEach(look, known, { isStopped: true, awaited: 'total' }),
    await timeEach(look, known, { isStopped: true, awaited: 'total' }),
    await timeEach(look, known, { isStopped: false, awaited: 'total' }),
  ];
  const missing = await timeEach(look, unknown, { isStopped: true, awaited: 'verdict' });
  const heaps = [];
  for (const hash of ['#/triage', ...known.slice(0, 1), ...unknown.slice(0, 1)])
    heaps.push(await heapAt(look, hash));
  const [bare = 0, matched = 0, whole = 0] = heaps;
  await page.close();
  return [
    row('a client’s page never seen, new worker → its time, median', median(never), 100),
    row('… 95th percentile', percentile(never, 0.95), null),
    row('the same page seen before, new worker, median', median(seen), 70),
    row('… worker awake, median', median(warm), 16),
    row('a client in neither list, never seen, new worker → its sentence, median', median(missing), 100),
    row('the least each can take: Karbon’s own page, median', median(floors), null),
    row('heap of a new worker with a client’s page', matched, 15, 'MB'),
    row('… with the page of a client in neither list, so that all names are in it', whole, 15, 'MB'),
    row('the least it can be: of a worker that has shown nothing', bare, null, 'MB'),
  ];
}

interface Look {
  readonly browser: TestBrowser;
  readonly page: Page;
  /** Of Karbon's own page, ms; what is measured is added. */
  readonly floors: number[];
}

async function timeEach(
  { browser, page, floors }: Look,
  hashes: readonly string[],
  { isStopped, awaited }: { readonly isStopped: boolean; readonly awaited: Awaited },
): Promise<number[]> {
  const times: number[] = [];
  for (const hash of hashes) {
    if (isStopped) await browser.killWorker();
    const { panelMs, pageMs } = await timeRouteChange(page, hash, awaited);
    times.push(panelMs);
    floors.push(pageMs);
    await waitUntilCardSettled(page);
    await leave(page);
  }
  return times;
}

async function leave(page: Page): Promise<void> {
  await page.evaluate(`location.hash = '#/triage'`);
  await page.locator('[data-tieout]').waitFor({ state: 'detached' });
}

/** What a new worker holds once all that it does on that page is over. */
async function heapAt({ browser, page }: Look, hash: string): Promise<number> {
  await browser.killWorker();
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  if (hash === '#/triage') await (await browser.worker()).evaluate('0');
  else await waitUntilCardSettled(page);
  const heap = await openWorkerHeap(browser);
  await heap.collectGarbage();
  const held = await heap.megabytes();
  await heap.close();
  if (hash !== '#/triage') await leave(page);
  return held;
}

/** Keys of clients with a jobcode and a customer of their very name, and of those with neither; the last ones that came last. */
function clientsByLists({ state }: Firm): Record<'inBoth' | 'inNeither', readonly string[]> {
  const jobcodes = new Set(
    [...state.quickbooksTime.jobcodes.values()].flatMap(({ parentId, name }) => (parentId ? [] : [name])),
  );
  const customers = new Set([...state.quickbooksOnline.names.values()].map(({ displayName }) => displayName));
  const clients = [...state.karbon.organizations.values()];
  const keysWhere = (are: boolean) =>
    clients
      .filter(({ fullName }) => jobcodes.has(fullName) === are && customers.has(fullName) === are)
      .map(({ key }) => key);
  const found = { inBoth: keysWhere(true), inNeither: keysWhere(false) };
  if (found.inBoth.length < rounds || found.inNeither.length === 0)
    throw new Error(
      `the firm has ${found.inBoth.length} clients in both lists, ${found.inNeither.length} in neither`,
    );
  return found;
}

function row(what: string, figure: number, budget: number | null, unit = 'ms'): Figure {
  return { what, figure, budget, unit };
}
