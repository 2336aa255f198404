import { expect, it } from 'vitest';
import type { DirectFirm } from '../../../office/direct-firm';
import { addClient, addJobcode, addName, fixBench, openedOn } from './fix-bench';

const client = ['Xanthe0001', 'Xanthe Umbrellas'] as const;

/** What the panel of that client offers. */
async function offeredIn(prepare: (firm: DirectFirm) => void) {
  const bench = await fixBench((firm) => {
    addClient(firm, ...client);
    prepare(firm);
  });
  const desk = await openedOn(bench, addClient(bench.firm, ...client));
  bench.office.kill();
  const [primary] = desk.view().availableFixes;
  return primary;
}

const inTime = (firm: DirectFirm) => addJobcode(firm, client[1]);
const inQuickbooks = (firm: DirectFirm) => addName(firm, client[1]);
// What is sent without a name can be any customer.
const unreadCustomer = (firm: DirectFirm) => addName(firm, '');
const unreadJobcode = (firm: DirectFirm) => addJobcode(firm, '');

function prepared(...steps: readonly ((firm: DirectFirm) => unknown)[]) {
  return (firm: DirectFirm) => {
    for (const step of steps) step(firm);
  };
}

it.each<[string, (firm: DirectFirm) => void]>([
  ['QuickBooks', prepared(inTime)],
  ['QuickBooks Time', prepared(inQuickbooks)],
  ['QuickBooks beside an unread job', prepared(inTime, unreadJobcode)],
  ['QuickBooks Time beside an unread customer', prepared(inQuickbooks, unreadCustomer)],
])('what is missing in %s is created at one click', async (_what, prepare) => {
  expect(await offeredIn(prepare)).toMatchObject({
    plan: { action: 'create' },
    needsConfirmation: false,
    unread: [],
  });
});

it.each<[string, (firm: DirectFirm) => void, object[]]>([
  ['QuickBooks', prepared(inTime, unreadCustomer), [{ list: 'quickbooks', count: 1 }]],
  ['QuickBooks Time', prepared(inQuickbooks, unreadJobcode), [{ list: 'quickbooksTime', count: 1 }]],
  [
    'both lists',
    prepared(unreadCustomer, unreadCustomer, unreadJobcode),
    [
      { list: 'quickbooks', count: 2 },
      { list: 'quickbooksTime', count: 1 },
    ],
  ],
])('beside what could not be read in %s that is said and confirmed first', async (_what, prepare, unread) => {
  expect(await offeredIn(prepare)).toMatchObject({
    plan: { action: 'create' },
    needsConfirmation: true,
    unread,
  });
});

it('a rename is none of its business', async () => {
  const primary = await offeredIn(
    prepared(inTime, unreadCustomer, (firm) => addName(firm, 'Xanthe umbrellas')),
  );
  expect(primary).toMatchObject({ plan: { action: 'syncName' }, unread: [] });
});
