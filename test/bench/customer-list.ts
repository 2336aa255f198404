import { readCustomerList } from '../../src/systems/customer-list/read-customer-list';
import { connectionCard, openForm, openOptions } from '../e2e/harness/connect';
import { saveForPicking } from '../e2e/harness/desktop';
import { startFirm } from '../firm/firm';
import { openMeasuredBrowser } from './measured-browser';
import { openWorkerHeap, type WorkerHeap } from './memory';
import { type Figure, median } from './table';

const rowCount = 60_000;
const jobsPerCustomer = 5;
const rounds = 5;
const readBudgetMs = 3_000;

type Row = readonly [path: string, ref: number];

const rows: readonly Row[] = Array.from({ length: rowCount }, (_, at) => {
  const customer = `Client ${Math.floor(at / (jobsPerCustomer + 1))}, Holdings`;
  const job = at % (jobsPerCustomer + 1);
  return [job === 0 ? customer : `${customer}:2026 Tax return ${job}`, at + 1];
});

const forms: Readonly<Record<string, (of: readonly Row[]) => string>> = {
  IIF: (of) =>
    lines(
      '!CUST\tNAME\tREFNUM\tTIMESTAMP\tHIDDEN',
      of.map(([path, ref]) => `CUST\t"${path}"\t${ref}\t1794600000\tN`),
    ),
  'CSV of Desktop': (of) =>
    lines(
      ',Active Status,Customer,Balance,Balance Total',
      of.map(([path]) => `,Active,"${path}",0.00,0.00`),
    ),
};

function lines(header: string, body: readonly string[]): string {
  return `${[header, ...body].join('\r\n')}\r\n`;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A list of 60,000 rows: read by itself, beside the least that it takes to look at each line; and until it is shown in the browser. */
export async function measureCustomerList(): Promise<Figure[]> {
  const read: Figure[] = [];
  for (const [form, write] of Object.entries(forms)) {
    const bytes = bytesOf(write(rows));
    await readCustomerList(bytes, {});
    const times: number[] = [];
    const floors: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push(await timeOf(async () => void (await readCustomerList(bytes, {}))));
      floors.push(await timeOf(async () => void new TextDecoder().decode(bytes).split('\n').map(cellsOf)));
    }
    read.push(
      { what: `${form} of 60,000 rows, read`, figure: median(times), budget: readBudgetMs, unit: 'ms' },
      {
        what: '… rows a second',
        figure: Math.round(rowCount / (median(times) / 1000)),
        budget: null,
        unit: '',
      },
      { what: '… least: its lines cut into cells', figure: median(floors), budget: null, unit: 'ms' },
    );
  }
  return [...read, ...(await measureInBrowser())];
}

function cellsOf(line: string): number {
  return line.split(/[\t,]/).length;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

async function measureInBrowser(): Promise<Figure[]> {
  const firm = await startFirm();
  const browser = await openMeasuredBrowser(firm);
  const options = await openOptions(browser);
  const card = connectionCard(options, 'quickbooks');
  const write = forms.IIF;
  if (!write) throw new Error('IIF is a form');
  await openForm(card);
  await card.getByLabel('Use a customer list file').check();
  await saveForPicking(options, 'lists.iif', bytesOf(write(rows)));
  const heap = await openWorkerHeap(browser);
  const watched = watchHeap(heap);
  const firstMs = await timeOf(async () => {
    await card.getByRole('button', { name: 'Choose file…' }).click();
    await card.getByText('60,000 customers and jobs').waitFor({ timeout: 120_000 });
  });
  const mostHeld = await watched.end();
  await heap.collectGarbage();
  const held = await heap.megabytes();
  await heap.close();
  const renamed = rows.map(([path, ref]): Row => [ref === 1 ? 'Client anew' : path, ref]).slice(0, -1);
  await saveForPicking(options, 'lists.iif', bytesOf(write(renamed)));
  const againMs = await timeOf(async () => {
    await card.getByRole('button', { name: 'Update from file' }).click();
    await card.getByText(/^Up to date\./).waitFor({ timeout: 120_000 });
  });
  await browser.close();
  await firm.close();
  return [
    {
      what: 'IIF of 60,000 rows in Chromium, chosen to shown, new',
      figure: firstMs,
      budget: null,
      unit: 'ms',
    },
    { what: '… heap of the worker meanwhile, at most', figure: mostHeld, budget: null, unit: 'MB' },
    { what: '… heap of the worker afterwards', figure: held, budget: 15, unit: 'MB' },
    { what: '… saved anew with few changes', figure: againMs, budget: null, unit: 'ms' },
  ];
}

/** Looks at the heap ten times a second, garbage and all, until told to end with the most that was seen. */
function watchHeap(heap: WorkerHeap): { end(): Promise<number> } {
  let isOver = false;
  let most = 0;
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, await heap.megabytes());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return {
    async end() {
      isOver = true;
      await watching;
      return most;
    },
  };
}
