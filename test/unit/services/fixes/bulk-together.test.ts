import { expect, it } from 'vitest';
import { createJobcode } from '../../../firm/quickbooks-time/mutations';
import type { FirmRequest } from '../../../firm/service';
import { addNewClients, duplicatesIn } from '../../../office/spoiled-clients';
import { bulkBench, carriedOut, openWay, reportOf } from './bulk-bench';

const count = 12;
const timeHost = 'rest.tsheets.com';

interface BatchItem {
  readonly bId: string;
  readonly Customer?: { readonly DisplayName?: string };
}

/** The customers that a request makes or changes together. */
function batchItemsOf({ method, path, body }: FirmRequest): readonly BatchItem[] {
  if (method !== 'POST' || !path.endsWith('/batch')) return [];
  return (JSON.parse(body).BatchItemRequest as readonly BatchItem[]).filter(({ Customer }) => Customer);
}

/** The names of the jobcodes that a request makes. */
function madeBy({ method, host, path, body }: FirmRequest): readonly string[] {
  if (method !== 'POST' || host !== timeHost || !path.endsWith('/jobcodes')) return [];
  return JSON.parse(body).data.map(({ name }: { readonly name: string }) => name);
}

async function newClientsBench() {
  const way = openWay();
  const bench = await bulkBench((firm) => void addNewClients(firm, count), { way });
  const items = bench.items.filter(({ key }) => key.startsWith('NewClient'));
  expect(items).toHaveLength(count);
  const asked: FirmRequest[] = [];
  return { ...bench, way, items, asked };
}

it('makes ten at once after the first, and settles a lost answer with one look for all of them', async () => {
  const { way, asked, ...bench } = await newClientsBench();
  let isLost = false;
  way.transport = async (request, answer) => {
    asked.push(request);
    const given = await answer(request);
    if (isLost || madeBy(request).length < 2) return given;
    isLost = true;
    throw new TypeError('Failed to fetch');
  };
  const view = await carriedOut({ ...bench });
  expect(view).toMatchObject({ state: 'done', counts: { done: count, failed: 0 } });
  expect(asked.map((each) => madeBy(each).length).filter((made) => made > 0)).toEqual([1, 10, 1]);
  const isLook = ({ method, path }: FirmRequest) => method === 'GET' && path.endsWith('/jobcodes');
  // At the start, and after what was lost.
  expect(asked.filter(isLook)).toHaveLength(2);
  expect(duplicatesIn(bench.firm)).toEqual([]);
});

it('lets a refusal within a request fail its own item alone, and finds what a colleague has made first', async () => {
  const { way, asked, ...bench } = await newClientsBench();
  const [, refused, taken] = bench.items.map(({ title }) => title);
  way.transport = async (request, answer) => {
    const names = madeBy(request);
    if (names.length < 2) return answer(request);
    const { quickbooksTime } = bench.firm.state;
    const isThere = [...quickbooksTime.jobcodes.values()].some(({ name }) => name === taken);
    if (!isThere) createJobcode(quickbooksTime, { name: taken ?? '' }, bench.firm);
    const data = JSON.parse(request.body).data.map((item: { readonly name: string }) =>
      item.name === refused ? { ...item, short_code: '?' } : item,
    );
    return answer({ ...request, body: JSON.stringify({ data }) });
  };
  const view = await carriedOut({ ...bench });
  expect(view.counts).toMatchObject({ done: count - 1, failed: 1 });
  const failed = (await reportOf(bench.office, 'many')).filter(({ state }) => state === 'failed');
  expect(failed.map(({ item }) => item.title)).toEqual([refused]);
  expect(failed[0]?.run?.steps.map(({ outcome }) => outcome?.kind)).toEqual(['done', 'refused']);
  const found = (await reportOf(bench.office, 'many')).find(({ item }) => item.title === taken);
  expect(found?.run?.steps.map(({ outcome }) => outcome?.kind)).toEqual(['done', 'alreadyDone']);
  expect(duplicatesIn(bench.firm)).toEqual([]);
});

it('makes customers ten at once too, and looks once for all of them where the answer was lost', async () => {
  const { way, asked, ...bench } = await newClientsBench();
  let isLost = false;
  way.transport = async (request, answer) => {
    asked.push(request);
    const given = await answer(request);
    if (isLost || batchItemsOf(request).length === 0) return given;
    isLost = true;
    throw new TypeError('Failed to fetch');
  };
  const view = await carriedOut({ ...bench });
  expect(view).toMatchObject({ state: 'done', counts: { done: count, failed: 0 } });
  expect(asked.map((each) => batchItemsOf(each).length).filter((made) => made > 0)).toEqual([10]);
  // The first one, and the last one, by itself.
  expect(asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/customer'))).toHaveLength(2);
  expect(duplicatesIn(bench.firm)).toEqual([]);
});

it('lets a customer that is refused in a batch, or with it as a whole, stop none of the others', async () => {
  const { way, asked, ...bench } = await newClientsBench();
  const [, refused] = bench.items.map(({ title }) => title);
  const error = { Message: 'Business validation', Detail: 'Business validation', code: '6000' };
  const fault = { Fault: { Error: [error], type: 'ValidationFault' } };
  let isWholeRefused = false;
  way.transport = async (request, answer) => {
    asked.push(request);
    const isAlone = request.method === 'POST' && request.path.endsWith('/customer');
    if (isAlone && JSON.parse(request.body).DisplayName === refused) return { status: 400, body: fault };
    if (batchItemsOf(request).length > 0) {
      isWholeRefused = true;
      return { status: 400, body: fault };
    }
    return answer(request);
  };
  const view = await carriedOut({ ...bench });
  expect(isWholeRefused).toBe(true);
  expect(view.counts).toMatchObject({ done: count - 1, failed: 1 });
  const failed = (await reportOf(bench.office, 'many')).filter(({ state }) => state === 'failed');
  expect(failed.map(({ item }) => item.title)).toEqual([refused]);
  expect(duplicatesIn(bench.firm)).toEqual([]);
});
