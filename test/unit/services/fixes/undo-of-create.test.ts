import { expect, it } from 'vitest';
import type { RunView } from '../../../../src/messages/fixes';
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
  expect(await desk.undo('the create', 'the undo')).toEqual({ kind: 'begun' });
  const { run } = await desk.until((view) => view.run?.id === 'the undo' && isOver(view.run));
  office.kill();
  return { customer, step: run?.steps[0] };
}

it.each(['Invoice', 'Estimate', 'Payment', 'TimeActivity'] as const)(
  'a created customer with one %s, which leaves no balance, stays',
  async (kind) => {
    const { customer, step } = await undone((firm, id) => {
      book(firm, kind, null);
      book(firm, kind, id);
    });
    expect(customer).toMatchObject({ active: true, displayName: name });
    expect(step).toMatchObject({ state: 'failed', outcome: { refusal: { code: 'inUse' } } });
  },
);

it('a created customer with a balance that nobody has read yet stays', async () => {
  const { customer, step } = await undone((firm, id) => {
    const made = firm.state.quickbooksOnline.names.get(id);
    if (made) made.balance = 250;
  });
  expect(customer.active).toBe(true);
  expect(step).toMatchObject({ state: 'failed', outcome: { refusal: { code: 'inUse' } } });
});

it('nobody can say whether it is used where more has been booked since than is looked through', async () => {
  const { customer, step } = await undone((firm) => {
    for (let count = 0; count < 1_000; count += 1) book(firm, 'Invoice', '1');
  });
  expect(customer.active).toBe(true);
  expect(step).toMatchObject({ state: 'failed', outcome: { refusal: { code: 'useNotKnown' } } });
});

it('a created customer with a project below it is in use, which nobody has changed it for', async () => {
  const { customer, step } = await undone((firm, id) => {
    addName(firm, 'Monthly books', { parentId: id, isProject: true, billWithParent: true });
  });
  expect(customer.active).toBe(true);
  expect(step).toMatchObject({ state: 'failed', outcome: { refusal: { code: 'inUse' } } });
});

it('what is booked on others keeps nothing', async () => {
  const { customer, step } = await undone((firm) => {
    for (const kind of ['Invoice', 'Estimate', 'Payment', 'TimeActivity'] as const) book(firm, kind, '1');
  });
  expect(customer.active).toBe(false);
  expect(step).toMatchObject({ state: 'confirmed', outcome: { kind: 'done' } });
});
