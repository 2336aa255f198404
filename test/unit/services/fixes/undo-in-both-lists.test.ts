import { describe, expect, it } from 'vitest';
import { addTimesheet } from '../../../firm/edits';
import type { DirectFirm } from '../../../office/direct-firm';
import { pageOf } from '../../../office/pages';
import { addClient, addJobcode, addName, book, change, customerNamed, fixBench, openedOn } from './fix-bench';

const name = 'Juno Farms';
const key = 'JunoFarms1';

function jobcodeNamed({ state }: DirectFirm, path: string) {
  const found = [...state.quickbooksTime.jobcodes.values()].find((each) => each.name === path);
  if (!found) throw new Error(`QuickBooks Time has no ${path}`);
  return found;
}

/** Puts a client right in both lists, lets `meanwhile` happen, and takes it back; how both lists and the two runs are then. */
async function undone(
  meanwhile: (firm: DirectFirm) => void,
  prepare: (firm: DirectFirm) => void = () => undefined,
) {
  const bench = await fixBench((firm) => {
    addClient(firm, key, name);
    prepare(firm);
  });
  const { firm, office } = bench;
  const desk = await openedOn(bench, pageOf(firm.state, { kind: 'organization', key }));
  await desk.press({ kind: 'primary' }, 'the-fix');
  const { run: fixed } = await desk.until(({ run }) => run?.id === 'the-fix' && run.endedAt !== null);
  expect(fixed?.steps.map(({ step }) => step.list)).toEqual(['quickbooks', 'quickbooksTime']);
  expect(fixed?.state).toBe('done');
  firm.clock.advance(120_000);
  meanwhile(firm);
  expect(await desk.undo('the-fix', 'the-undo')).toEqual({ kind: 'begun' });
  const { run } = await desk.until((view) => view.run?.id === 'the-undo' && view.run.endedAt !== null);
  const after = await office.services.pageApi.bulkRuns.runOf('the-fix');
  office.kill();
  return {
    firm,
    outcomes: run?.steps.map(({ step, outcome }) => [step.list, outcome?.kind]),
    fix: [after?.state, after?.canUndo],
  };
}

const isActive = (firm: DirectFirm, path = name) => ({
  quickbooks: customerNamed(firm, path).active,
  quickbooksTime: jobcodeNamed(firm, path).active,
});

/** Both lists keep it, for what one of them has said. */
const keptBy = (list: 'quickbooks' | 'quickbooksTime') => [
  ['quickbooksTime', list === 'quickbooksTime' ? 'refused' : 'notReached'],
  ['quickbooks', list === 'quickbooks' ? 'refused' : 'notReached'],
];

describe('what was made in both lists', () => {
  it('goes from both where nobody has used it', async () => {
    const { firm, outcomes, fix } = await undone(() => undefined);
    const gone = [...firm.state.quickbooksOnline.names.values()].filter(
      ({ active, displayName }) => active && displayName === name,
    );
    expect(gone).toEqual([]);
    expect(jobcodeNamed(firm, name).active).toBe(false);
    expect(outcomes).toEqual([
      ['quickbooksTime', 'done'],
      ['quickbooks', 'done'],
    ]);
    expect(fix).toEqual(['undone', false]);
  });

  it.each([
    [
      'something was booked on the customer',
      'quickbooks',
      (firm: DirectFirm) => book(firm, 'Invoice', customerNamed(firm, name).id),
    ],
    [
      'the customer owes something',
      'quickbooks',
      (firm: DirectFirm) => change(firm, customerNamed(firm, name), { balance: 250 }),
    ],
    [
      'time was tracked on the jobcode',
      'quickbooksTime',
      (firm: DirectFirm) => {
        const [userId = 0] = firm.state.quickbooksTime.users.keys();
        const startMs = firm.clock.now() - 3_600_000;
        const jobcodeId = jobcodeNamed(firm, name).id;
        addTimesheet(firm, { userId, jobcodeId, type: 'regular', startMs, endMs: firm.clock.now() });
      },
    ],
  ] as const)('stays in both where %s', async (_, list, meanwhile) => {
    const { firm, outcomes, fix } = await undone(meanwhile);
    expect(isActive(firm)).toEqual({ quickbooks: true, quickbooksTime: true });
    expect(outcomes).toEqual(keptBy(list));
    expect(fix).toEqual(['done', true]);
  });

  it('was there before, and is restored, stays in both where its customer owes something', async () => {
    const { firm, outcomes, fix } = await undone(
      () => undefined,
      (each) => {
        addName(each, `${name} (deleted)`, { active: false, balance: 120 });
        addJobcode(each, name).active = false;
      },
    );
    expect(isActive(firm)).toEqual({ quickbooks: true, quickbooksTime: true });
    expect(outcomes).toEqual(keptBy('quickbooks'));
    expect(fix).toEqual(['done', true]);
  });

  it('stays in both where a colleague has given the customer another name', async () => {
    const { firm, outcomes, fix } = await undone((each) =>
      change(each, customerNamed(each, name), { displayName: 'Juno Farms Group' }),
    );
    expect(customerNamed(firm, 'Juno Farms Group').active).toBe(true);
    expect(jobcodeNamed(firm, name).active).toBe(true);
    expect(outcomes).toEqual(keptBy('quickbooks'));
    expect(fix).toEqual(['done', true]);
  });
});
