import { expect, it } from 'vitest';
import type { RunView } from '../../../../src/messages/fixes';
import type { DirectFirm } from '../../../office/direct-firm';
import { addClient, addJobcode, addName, customerNamed, fixBench, openedOn } from './fix-bench';

const isOver = (run: RunView | null) => run?.endedAt != null;

/** Presses the primary button for `Juno Farms`, after `meanwhile`. */
async function pressed(prepare: (firm: DirectFirm) => void, meanwhile: (firm: DirectFirm) => void) {
  const bench = await fixBench((firm) => {
    addClient(firm, 'JunoFarms1', 'Juno Farms');
    addJobcode(firm, 'Juno Farms');
    prepare(firm);
  });
  const { firm, office } = bench;
  const desk = await openedOn(bench, addClient(firm, 'JunoFarms1', 'Juno Farms'));
  meanwhile(firm);
  const before = firm.asked.length;
  expect(await desk.press({ kind: 'primary' }, 'the click')).toEqual({ kind: 'begun' });
  const { run } = await desk.until((view) => view.run?.id === 'the click' && isOver(view.run));
  office.kill();
  const asked = firm.asked.slice(before).filter((each) => each.includes('/customer'));
  return { firm, step: run?.steps[0], asked };
}

/** As an edit that change data capture does not tell of. */
function bumpUnseen(firm: DirectFirm, displayName: string): void {
  customerNamed(firm, displayName).syncToken += 3;
}

it.each<[string, Partial<{ active: boolean }>, string]>([
  ['a rename', {}, 'JUNO farms'],
  ['a restore', { active: false }, 'Juno Farms (deleted)'],
])('%s of a newer version than is known is read by its id and carried out', async (_what, more, stored) => {
  const { firm, step, asked } = await pressed(
    (each) => addName(each, stored, more),
    (each) => bumpUnseen(each, stored),
  );
  expect(step).toMatchObject({ state: 'confirmed', outcome: { kind: 'done' } });
  expect(customerNamed(firm, 'Juno Farms').active).toBe(true);
  expect(asked.map((each) => each.replace(/ .*\/company\/\d+/, ''))).toEqual([
    'POST/customer',
    expect.stringMatching(/^GET\/customer\/\d+$/),
    'POST/customer',
  ]);
});

it('a move of a newer version is carried out', async () => {
  const { firm, step } = await pressed(
    (each) => addName(each, 'Juno Farms', { parentId: addName(each, 'Umbrella Group').id }),
    (each) => bumpUnseen(each, 'Juno Farms'),
  );
  expect(step).toMatchObject({ state: 'confirmed', outcome: { kind: 'done' } });
  expect(customerNamed(firm, 'Juno Farms').parentId).toBe(null);
});

it('the plan is checked again: what the newer version no longer fits is left alone', async () => {
  const { firm, step } = await pressed(
    (each) => addName(each, 'JUNO farms'),
    (each) => {
      bumpUnseen(each, 'JUNO farms');
      customerNamed(each, 'JUNO farms').displayName = 'Juno Farms of Ohio';
    },
  );
  expect(step).toMatchObject({ state: 'failed', outcome: { refusal: { code: 'changedMeanwhile' } } });
  expect(customerNamed(firm, 'Juno Farms of Ohio').active).toBe(true);
});
