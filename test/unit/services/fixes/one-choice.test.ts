import { expect, it } from 'vitest';
import type { PanelView } from '../../../../src/messages/panel-view';
import type { DirectFirm } from '../../../office/direct-firm';
import { addClient, addJobcode, addName, customerNamed, fixBench, openedOn } from './fix-bench';

const name = 'Ravenscourt Millwork';

async function opened(prepare: (firm: DirectFirm) => void) {
  const bench = await fixBench((firm) => {
    addClient(firm, 'Ravens0001', name);
    prepare(firm);
  });
  return { ...bench, desk: await openedOn(bench, addClient(bench.firm, 'Ravens0001', name)) };
}

const picks = ({ availableFixes }: PanelView) =>
  availableFixes
    .filter(({ choice }) => choice.kind === 'pick')
    .map(({ candidate }) => candidate?.path.join(':'));

it.each(['Ravenscourt Milwork', 'Ravenscourt Millwrok', 'Ravenscort Millwork'])(
  '%s in both lists is one choice and one plan, and one undo',
  async (wrong) => {
    const { firm, office, desk } = await opened((each) => {
      addJobcode(each, wrong);
      addName(each, wrong);
    });
    expect(picks(desk.view())).toEqual([wrong]);
    const [pick] = desk.view().availableFixes.filter(({ choice }) => choice.kind === 'pick');
    if (!pick) throw new Error('nothing to pick');
    expect(pick.candidate?.alsoIn).toEqual(['quickbooksTime']);
    expect(pick.plan.steps.map(({ kind, list }) => `${kind} ${list}`)).toEqual([
      'link quickbooks',
      'link quickbooksTime',
      'rename quickbooks',
      'rename quickbooksTime',
    ]);
    await desk.press(pick.choice, 'the choice');
    const { matchStatuses } = await desk.until(({ run }) => run?.state === 'done');
    expect(matchStatuses).toMatchObject({
      quickbooks: { kind: 'matched' },
      quickbooksTime: { kind: 'matched' },
    });
    const jobcodes = [...firm.state.quickbooksTime.jobcodes.values()];
    expect(jobcodes.filter((jobcode) => jobcode.name === name)).toHaveLength(1);
    firm.clock.advance(60_000);
    await desk.undo('the choice', 'the undo');
    const { run } = await desk.until((view) => view.run?.id === 'the undo' && view.run.endedAt !== null);
    expect(run?.state).toBe('done');
    expect(customerNamed(firm, wrong).active).toBe(true);
    expect(picks(await desk.until((view) => view.plan.action === 'link'))).toEqual([wrong]);
    office.kill();
  },
);

it('names that are wrong each in their own way are a choice each', async () => {
  const { office, desk } = await opened((firm) => {
    addJobcode(firm, 'Ravenscourt Milwork');
    addName(firm, 'Ravenscort Millwork');
  });
  expect(picks(desk.view())).toEqual(['Ravenscort Millwork', 'Ravenscourt Milwork']);
  office.kill();
});

it('several records of one name are told apart', async () => {
  const { office, desk } = await opened((firm) => {
    addName(firm, 'Ravenscourt Milwork');
    addJobcode(firm, 'Ravenscourt Milwork');
    addJobcode(firm, 'Ravenscourt Milwork');
  });
  expect(picks(desk.view())).toEqual(['Ravenscourt Milwork', 'Ravenscourt Milwork', 'Ravenscourt Milwork']);
  office.kill();
});
