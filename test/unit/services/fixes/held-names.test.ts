import { expect, it } from 'vitest';
import type { PanelView } from '../../../../src/messages/panel-view';
import type { DirectFirm } from '../../../office/direct-firm';
import { addClient, addJobcode, addName, change, fixBench, openedOn } from './fix-bench';

/** What the panel of `Kepler Foods` shows where a vendor bears that name and QuickBooks Time has it. */
async function shownBeside(prepare: (firm: DirectFirm) => void): Promise<PanelView> {
  const bench = await fixBench((firm) => {
    addClient(firm, 'Kepler0001', 'Kepler Foods');
    addJobcode(firm, 'Kepler Foods');
    addName(firm, 'Kepler Foods', { kind: 'Vendor' });
    prepare(firm);
  });
  const desk = await openedOn(bench, addClient(bench.firm, 'Kepler0001', 'Kepler Foods'));
  bench.office.kill();
  return desk.view();
}

it.each<[string, (firm: DirectFirm) => void]>([
  ['Kepler-Foods', (firm) => addName(firm, 'Kepler-Foods')],
  ['Kepler Foods*', (firm) => addName(firm, 'Kepler Foods*')],
  ['an inactive customer', (firm) => addName(firm, 'Kepler Foods (deleted)', { active: false })],
  [
    'a customer below another',
    (firm) => {
      const parentId = addName(firm, 'Umbrella Group').id;
      addName(firm, 'Kepler Foods', { parentId });
    },
  ],
])('a vendor keeps its name before any click: %s', async (_what, prepare) => {
  const { matchStatuses, plan, availableFixes } = await shownBeside(prepare);
  expect(matchStatuses?.quickbooks).toMatchObject({
    kind: 'blocked',
    reason: { code: 'nameHeld', holder: { kind: 'vendor', name: 'Kepler Foods' } },
  });
  expect(plan.steps).toEqual([]);
  expect(availableFixes).toEqual([]);
});

it.each(['Kepler Foods (C)', 'Kepler Foods Client', 'Kepler Food'])(
  'the customer %s is offered to be linked where a vendor has the bare name',
  async (name) => {
    const { plan, availableFixes } = await shownBeside((firm) => addName(firm, name));
    expect(plan).toMatchObject({ action: 'link', steps: [] });
    expect(availableFixes.map(({ choice }) => choice.kind)).toEqual(['primary', 'pick']);
    expect(availableFixes[1]?.plan.steps).toMatchObject([
      { kind: 'link', list: 'quickbooks', path: [name], karbon: { key: 'Kepler0001' } },
    ]);
  },
);

it('what was linked beside a vendor’s name stays linked, and nothing takes the name', async () => {
  const bench = await fixBench((firm) => {
    addJobcode(firm, 'Kepler Foods');
    addName(firm, 'Kepler Foods', { kind: 'Employee' });
    addName(firm, 'Kepler Foods (C)');
    addClient(firm, 'Kepler0001', 'Kepler Foods');
  });
  const desk = await openedOn(bench, addClient(bench.firm, 'Kepler0001', 'Kepler Foods'));
  const pick = desk.view().availableFixes.find(({ choice }) => choice.kind === 'pick');
  if (!pick) throw new Error('nothing to pick');
  expect(await desk.press(pick.choice, 'the link')).toEqual({ kind: 'begun' });
  const { matchStatuses, availableFixes } = await desk.until(({ run }) => run?.state === 'done');
  expect(matchStatuses?.quickbooks).toMatchObject({
    kind: 'blocked',
    unblocked: { kind: 'differs', pairedBy: 'link' },
  });
  expect(availableFixes.map(({ choice }) => choice.kind)).toEqual(['unlink']);
  bench.office.kill();
});

it.each(['jf holdings', 'JF Holdings LLC', 'J.F. Holdings', 'Juno Farms'])(
  'a click on Restore is refused where the record was merged away into %s meanwhile',
  async (livesOn) => {
    const bench = await fixBench((firm) => {
      addClient(firm, 'JunoFarms1', 'Juno Farms');
      addJobcode(firm, 'Juno Farms');
      addName(firm, 'Juno Farms');
    });
    const { firm, office } = bench;
    const customer = [...firm.state.quickbooksOnline.names.values()].find(
      ({ displayName }) => displayName === 'Juno Farms',
    );
    if (!customer) throw new Error('no customer');
    change(firm, customer, { displayName: 'JF Holdings (deleted)', active: false });
    await office.services.pageApi.tieOutInput(true);
    const desk = await openedOn(bench, addClient(firm, 'JunoFarms1', 'Juno Farms'));
    expect(desk.view().plan).toMatchObject({ action: 'restore', steps: [{ id: customer.id }] });
    addName(firm, livesOn);
    expect(await desk.press({ kind: 'primary' }, 'the click')).toEqual({ kind: 'planChanged' });
    expect(customer.active).toBe(false);
    const { plan, matchStatuses } = await desk.until((view) => view.plan.action === 'choose');
    expect(matchStatuses?.quickbooks).toMatchObject({ kind: 'ambiguous', because: 'severalRecords' });
    expect(plan.steps).toEqual([]);
    office.kill();
  },
);
