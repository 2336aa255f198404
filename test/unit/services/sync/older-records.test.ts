import { describe, expect, it } from 'vitest';
import type { MirrorName } from '../../../../src/store/mirrored-stores';
import { SystemError } from '../../../../src/systems/http/system-error';
import { makeOlder } from '../../store/older-rows';
import { workPage } from '../sample-records';
import { type ScriptedFirm, scriptedFirm } from '../scripted-systems';
import { type Bench, createBench, databaseName, type PanelProbe, settled } from '../service-bench';
import { connectedBefore, openSettled } from './sync-bench';

/** What a page says once everything has been read. */
const whole = {
  verdict: { code: 'tiesOut', path: ['Acme Co', '2025 Tax return'] },
  chain: { karbonToTime: 'ties', timeToQuickbooks: 'ties' },
  time: { total: { seconds: 3.5 * 3_600 } },
};

/** A firm of which everything has been read, the records in `older` in a shape of before. */
async function readBefore(older: MirrorName): Promise<{ firm: ScriptedFirm; name: string }> {
  const [firm, name] = [scriptedFirm(), databaseName()];
  expect((await openSettled(await connectedBefore(firm, name))).view()).toMatchObject(whole);
  await makeOlder(name, [older]);
  firm.asked.length = 0;
  return { firm, name };
}

function open(bench: Bench): PanelProbe {
  const panel = bench.openPanel();
  panel.show(workPage);
  return panel;
}

/** Opens the page while QuickBooks Time does not answer; `answer` lets it. */
async function openBeforeAnswers(firm: ScriptedFirm, name: string) {
  let answer: () => void = () => undefined;
  firm.answersAfter = new Promise((resolve) => {
    answer = resolve;
  });
  const bench = await createBench(firm, name);
  const panel = open(bench);
  await expect.poll(() => panel.answers.length).toBeGreaterThan(0);
  return { bench, panel, answer };
}

describe('records of an older shape are not shown, and are read again, they alone:', () => {
  it('jobcodes, with the entries that a page needs: one may have moved while none were there', async () => {
    const { firm, name } = await readBefore('jobcodes');
    const { bench, panel, answer } = await openBeforeAnswers(firm, name);
    expect(panel.view()).toMatchObject({ phase: 'loading', verdict: { code: 'unknown' }, time: null });
    answer();
    await settled(bench.store);
    expect(panel.view()).toMatchObject(whole);
    expect(firm.asked).toEqual([
      'quickbooksTime stamps',
      'quickbooksTime jobcodes all',
      'quickbooksTime entriesOf 11 null',
    ]);
  });

  it('entries', async () => {
    const { firm, name } = await readBefore('entries');
    const { bench, panel, answer } = await openBeforeAnswers(firm, name);
    expect(panel.view()).toMatchObject({ verdict: whole.verdict, time: null });
    answer();
    await settled(bench.store);
    expect(panel.view()).toMatchObject(whole);
    expect(firm.asked).toEqual([
      'quickbooksTime stamps',
      expect.stringMatching(/^quickbooksTime entriesOf 11 /),
    ]);
  });

  it('customers', async () => {
    const { firm, name } = await readBefore('customers');
    firm.failing.set('quickbooks', new SystemError('unreachable', 'quickbooks'));
    const bench = await createBench(firm, name);
    const panel = open(bench);
    await settled(bench.store);
    expect(panel.view().chain).toEqual({ karbonToTime: 'ties', timeToQuickbooks: 'unknown' });
    firm.failing.clear();
    firm.asked.length = 0;
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(panel.view()).toMatchObject(whole);
    expect(firm.asked.filter((what) => what.startsWith('quickbooks customers'))).toHaveLength(1);
    expect(firm.asked).not.toContain('quickbooksTime jobcodes all');
  });
});
