import { expect, it } from 'vitest';
import type { DirectFirm } from '../../../office/direct-firm';
import { pageOf, showcasePage } from '../../../office/pages';
import { addClient, addJobcode, addName, customerNamed, fixBench, openedOn } from './fix-bench';

/** The misplaced work of the firm, in QuickBooks. */
function misplacedCustomer({ state }: DirectFirm) {
  const { key } = state.showcases.misplacedWork;
  const title = state.karbon.workItems.get(key)?.title;
  const found = [...state.quickbooksOnline.names.values()].find(({ displayName }) => displayName === title);
  if (!found) throw new Error('QuickBooks has no misplaced work');
  return found;
}

it.each([true, false])(
  'a move leaves the invoices where they go, and so does its undo: %s',
  async (bills) => {
    const bench = await fixBench((firm) => {
      misplacedCustomer(firm).billWithParent = bills;
    });
    const { firm, office } = bench;
    const customer = misplacedCustomer(firm);
    const from = customer.parentId;
    const desk = await openedOn(bench, showcasePage(firm.state, 'misplacedWork'));
    const isMove = desk.view().plan.steps.some(({ kind, list }) => kind === 'move' && list === 'quickbooks');
    expect(isMove).toBe(true);
    await desk.press({ kind: 'primary' }, 'the move');
    await desk.until(({ run }) => run?.state === 'done');
    expect(customer.parentId).not.toBe(from);
    expect(customer.billWithParent).toBe(bills);
    // In the new place somebody may have changed it.
    customer.billWithParent = !bills;
    customer.syncToken += 1;
    customer.lastUpdatedMs = firm.clock.now() + 1;
    firm.clock.advance(60_000);
    await desk.undo('the move', 'the undo');
    await desk.until(({ run }) => run?.id === 'the undo' && run.state === 'done');
    expect(customer).toMatchObject({ parentId: from, billWithParent: bills });
    office.kill();
  },
);

it('a client that is moved to the top gets its billing back with its place', async () => {
  const bench = await fixBench((firm) => {
    addClient(firm, 'JunoFarms1', 'Juno Farms');
    addJobcode(firm, 'Juno Farms');
    const parentId = addName(firm, 'Umbrella Group').id;
    addName(firm, 'Juno Farms', { parentId, billWithParent: true });
  });
  const { firm, office } = bench;
  const customer = customerNamed(firm, 'Juno Farms');
  const from = customer.parentId;
  const desk = await openedOn(bench, pageOf(firm.state, { kind: 'organization', key: 'JunoFarms1' }));
  await desk.press({ kind: 'primary' }, 'the move');
  await desk.until(({ run }) => run?.state === 'done');
  expect(customer.parentId).toBe(null);
  // A service may drop what means nothing at the top.
  customer.billWithParent = false;
  firm.clock.advance(60_000);
  await desk.undo('the move', 'the undo');
  await desk.until(({ run }) => run?.id === 'the undo' && run.state === 'done');
  expect(customer).toMatchObject({ parentId: from, billWithParent: true });
  office.kill();
});
