import { expect, it } from 'vitest';
import { type Booking, bookings } from '../../../../src/domain/plans/write-rejection';
import type { RunView } from '../../../../src/messages/fixes';
import type { QboTransaction } from '../../../firm/quickbooks-online/state';
import { transactionKinds } from '../../../firm/quickbooks-online/transactions';
import type { DirectFirm } from '../../../office/direct-firm';
import { addClient, addJobcode, addName, book, customerNamed, fixBench, openedOn } from './fix-bench';

const name = 'Juno Farms';
const isOver = (run: RunView | null) => run?.endedAt != null;

/** Creates the customer `Juno Farms`, lets `meanwhile` happen, and takes the creation back. */
async function undone(meanwhile: (firm: DirectFirm, id: string) => void) {
  const bench = await fixBench((firm) => {
    addClient(firm, 'JunoFarms1', name);
    addJobcode(firm, name);
  });
  const { firm, office } = bench;
  const desk = await openedOn(bench, addClient(firm, 'JunoFarms1', name));
  await desk.press({ kind: 'primary' }, 'the create');
  await desk.until(({ run }) => run?.state === 'done');
  const customer = customerNamed(firm, name);
  firm.clock.advance(120_000);
  meanwhile(firm, customer.id);
  const asked = firm.asked.length;
  expect(await desk.undo('the create', 'the undo')).toEqual({ kind: 'begun' });
  const { run } = await desk.until((view) => view.run?.id === 'the undo' && isOver(view.run));
  office.kill();
  return { customer, step: run?.steps[0], requests: firm.asked.slice(asked) };
}

function kindOf(booking: Booking): QboTransaction['kind'] {
  const kind = transactionKinds.find((each) => each.toLowerCase() === booking.toLowerCase());
  if (!kind) throw new Error(`the firm cannot book ${booking}`);
  return kind;
}

it.each(bookings)('a created customer on one %s, which leaves no balance, stays', async (by) => {
  const { customer, step } = await undone((firm, id) => {
    book(firm, kindOf(by), null);
    book(firm, kindOf(by), id);
  });
  expect(customer).toMatchObject({ active: true, displayName: name });
  expect(step).toMatchObject({ state: 'failed', outcome: { refusal: { code: 'inUse', by } } });
});

it('all that can be booked is asked for in one request, and again only behind rows', async () => {
  const { requests: ofNothing } = await undone(() => undefined);
  expect(ofNothing.filter((path) => path.endsWith('/batch'))).toHaveLength(1);
  const { requests } = await undone((firm) => {
    for (const kind of bookings) book(firm, kindOf(kind), '1');
  });
  expect(requests.filter((path) => path.endsWith('/batch'))).toHaveLength(2);
  expect(requests.filter((path) => path.endsWith('/query'))).toEqual([]);
});

it('a created customer with a balance that nobody has read yet stays', async () => {
  const { customer, step } = await undone((firm, id) => {
    const made = firm.state.quickbooksOnline.names.get(id);
    if (made) made.balance = 250;
  });
  expect(customer.active).toBe(true);
  expect(step).toMatchObject({ state: 'failed', outcome: { refusal: { code: 'inUse', by: 'balance' } } });
});

it('nobody can say whether it is used where more has been booked since than is looked through', async () => {
  const { customer, step } = await undone((firm) => {
    for (let count = 0; count < 1_000; count += 1) book(firm, 'Invoice', '1');
  });
  expect(customer.active).toBe(true);
  expect(step).toMatchObject({
    state: 'failed',
    outcome: { refusal: { code: 'useNotKnown' } },
  });
});

it('a created customer with a project below it is in use, which nobody has changed it for', async () => {
  const { customer, step } = await undone((firm, id) => {
    addName(firm, 'Monthly books', { parentId: id, isProject: true, billWithParent: true });
  });
  expect(customer.active).toBe(true);
  expect(step).toMatchObject({ state: 'failed', outcome: { refusal: { code: 'inUse', by: 'below' } } });
});

it.each([
  [null, { code: 'useNotKnown' }],
  ['SalesReceipt', { code: 'inUse', by: 'salesReceipt' }],
] as const)('a company that lets one kind not be asked for: with %s', async (kind, refusal) => {
  const { customer, step } = await undone((firm, id) => {
    firm.switches.quickbooksOnline.queryOfMissingFeature = 'refused';
    if (kind) book(firm, kind, id);
  });
  expect(customer.active).toBe(true);
  expect(step).toMatchObject({ state: 'failed', outcome: { refusal } });
});

it('what is booked on others keeps nothing', async () => {
  const { customer, step } = await undone((firm) => {
    for (const kind of bookings) book(firm, kindOf(kind), '1');
  });
  expect(customer.active).toBe(false);
  expect(step).toMatchObject({ state: 'confirmed', outcome: { kind: 'done' } });
});
