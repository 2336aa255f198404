import type { Page } from 'playwright-core';
import { m } from '../../src/i18n/compiled/messages';
import { openPage, type TestBrowser } from '../e2e/harness/browser';
import { connectKarbon, connectQuickbooksTime, goToSection, openOptions } from '../e2e/harness/connect';
import { exportTieOut, openTieOut, showOnly, type TieOutCsvLine } from '../e2e/harness/tie-out';
import { type Firm, startFirm } from '../firm/firm';
import { createRandom } from '../firm/random';
import { addContact, addJobcode, addOrganization } from '../firm/seed/large-firm';
import { type ClientLists, makeClientLists } from './client-lists';
import { openMeasuredBrowser } from './measured-browser';
import { type Figure, median } from './table';

const clientCount = 10_000;
const rounds = 5;
const proposedAtOnce = 3;
/** Karbon gives a hundred clients a request, at most so many a minute. */
const readingMs = 5 * 60_000;

/**
 * The tie-out page of a firm of ten thousand clients, against as many jobcodes: how long it takes, in slices of what length, and whether
 * what it proposes is right. In a firm and a browser of their own; QuickBooks is not connected, so that there is one list.
 */
export async function measureTieOut(): Promise<Figure[]> {
  const firm = await startFirm();
  const lists = makeClientLists(clientCount, createRandom(1));
  putInto(firm, lists);
  const browser = await openMeasuredBrowser(firm);
  try {
    await connect(browser, firm);
    const page = await openTieOut(browser);
    await page.getByRole('table').waitFor({ timeout: readingMs });
    await page.close();
    const runs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await timeRun(browser));
    const shown = await openTieOut(browser);
    await showOnly(shown, 'All');
    const lines = await exportTieOut(shown);
    return [
      {
        what: 'how long it takes, median',
        figure: median(runs.map(({ tookMs }) => tookMs)),
        budget: 1_000,
        unit: 'ms',
      },
      {
        what: 'its longest slice',
        figure: Math.max(...runs.map(({ longestSliceMs }) => longestSliceMs)),
        budget: 50,
        unit: 'ms',
      },
      {
        what: 'longest task of its page, reading and drawing too',
        figure: Math.max(...runs.map(({ longestTaskMs }) => longestTaskMs)),
        budget: null,
        unit: 'ms',
      },
      ...figuresOf(lines, lists),
    ];
  } finally {
    await browser.close();
    await firm.close();
  }
}

/** Karbon keys are those of the lists; names alone tell the records. */
function putInto(firm: Firm, { clients, records }: ClientLists): void {
  const { state, clock, switches } = firm;
  const tools = { clock, switches, random: createRandom(2) };
  for (const [place, { key, isPerson, name }] of clients.entries()) {
    if (!isPerson) {
      addOrganization(state, tools, key, name, place);
      continue;
    }
    const [family = '', rest = ''] = name.split(', ');
    const [given = '', middle = ''] = rest.split(' ');
    addContact(state, tools, key, { family, given, middle }, place);
  }
  for (const [place, { name }] of records.entries()) addJobcode(state, tools, name, 0, place);
}

async function connect(browser: TestBrowser, firm: Firm): Promise<void> {
  const options = await openOptions(browser, 'advanced');
  await options.getByLabel(m.options_karbon_limit_share()).selectOption('120');
  await options.getByText('Saved', { exact: true }).first().waitFor();
  await goToSection(options, 'connections');
  await connectQuickbooksTime(browser, firm, options);
  await connectKarbon(firm, options);
  await options.close();
}

interface Run {
  readonly tookMs: number;
  readonly longestSliceMs: number;
  /** 0 where the browser calls none long: under 50 ms. */
  readonly longestTaskMs: number;
}

/** Opens the page anew; the names are in the mirror. */
async function timeRun(browser: TestBrowser): Promise<Run> {
  const page: Page = await openPage(browser, 'about:blank');
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await page.goto(`chrome-extension://${browser.extensionId}/tie-out/index.html`);
  await page.getByRole('table').waitFor();
  const run = await page.evaluate(() => {
    const slices = performance.getEntriesByName('tie-out');
    const began = slices[0]?.startTime ?? Number.NaN;
    const ended = Math.max(...slices.map(({ startTime, duration }) => startTime + duration));
    const { longTasks } = window as unknown as { longTasks: number[] };
    return {
      tookMs: ended - began,
      longestSliceMs: Math.max(...slices.map(({ duration }) => duration)),
      longestTaskMs: Math.max(0, ...longTasks),
    };
  });
  await page.close();
  return run;
}

/** The pairs that are written otherwise, by what the page says of them. */
function figuresOf(lines: readonly TieOutCsvLine[], lists: ClientLists): Figure[] {
  const { clients, records, truth, otherwise } = lists;
  const lineOf = new Map(lines.map((line) => [line.key, line]));
  const nameOf = new Map(records.map(({ id, name }) => [id, name]));
  let proposed = 0;
  let wrong = 0;
  let notFound = 0;
  let notAmongFirst = 0;
  let notMatched = 0;
  for (const { key } of clients) {
    const line = lineOf.get(key);
    if (!line) throw new Error(`client ${key} is not in the tie-out`);
    const id = truth.get(key);
    const trueName = id === undefined ? null : nameOf.get(id);
    const isMatched = line.inTime === 'exact match';
    const said = isMatched ? '' : line.nameInTime || line.suggestedInTime;
    if (said !== '') proposed += 1;
    if (said !== '' && said !== trueName) wrong += 1;
    if (otherwise.has(key)) {
      if (said !== trueName) notFound += 1;
      const first = [line.nameInTime, ...line.nearInTime.slice(0, proposedAtOnce)];
      if (!first.some((name) => name === trueName)) notAmongFirst += 1;
    } else if (id !== undefined && !isMatched) notMatched += 1;
  }
  const share = (what: string, part: number, of: number, budget: number): Figure => ({
    what,
    figure: (part / of) * 100,
    budget,
    unit: '%',
  });
  return [
    { what: 'alike by the letter, and not said to match', figure: notMatched, budget: 0, unit: '' },
    share('written otherwise, and the true one neither found nor suggested', notFound, otherwise.size, 2.5),
    share('found or suggested, and not the true one', wrong, proposed, 0.7),
    share('the true one not among the first three', notAmongFirst, otherwise.size, 1.5),
  ];
}
