import { describe, expect, it } from 'vitest';
import { entry, jobcode, workPage } from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { createBench, settled } from '../service-bench';

import { show } from './shown-panel';

describe('a panel', () => {
  it('sends a view only where something has changed', async () => {
    const { bench, panel } = await show(workPage);
    const before = panel.answers.length;
    await bench.store.mirror.write({ put: { jobcodes: [jobcode('77', 'Elsewhere')] } });
    await settled(bench.store);
    expect(panel.answers).toHaveLength(before);
    await bench.store.mirror.write({ put: { entries: [entry('400', '11', '2026-11-18', 1)] } });
    await settled(bench.store);
    expect(panel.answers).toHaveLength(before + 1);
  });

  it('sends nothing after its end', async () => {
    const { bench, panel } = await show(workPage);
    panel.session.end();
    const before = panel.answers.length;
    await bench.store.mirror.write({ put: { entries: [entry('400', '11', '2026-11-18', 1)] } });
    await settled(bench.store);
    expect(panel.answers).toHaveLength(before);
  });

  it('lists as many entries as were asked for, and exports them all', async () => {
    const firm = scriptedFirm();
    for (let day = 1; day <= 30; day += 1) {
      firm.entries.push(entry(`5${day}`, '11', `2026-09-${String(day).padStart(2, '0')}`, 1));
    }
    const bench = await createBench(firm);
    await bench.connectAll();
    const { panel } = await show(workPage, bench);
    expect(panel.view().time).toMatchObject({ entryCount: 32 });
    expect(panel.view().time?.entries).toHaveLength(20);
    panel.ask({ type: 'showEntries', count: 25 });
    await settled(bench.store);
    expect(panel.view().time?.entries).toHaveLength(25);

    panel.ask({ type: 'exportEntries' });
    await settled(bench.store);
    const csv = panel.answers.find((answer) => answer.type === 'csv');
    if (csv?.type !== 'csv') throw new Error('no file was sent');
    expect(csv.fileName).toBe('2025 Tax return 2026-05-18 2026-11-18.csv');
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(33);
  });

  it('opens the options', async () => {
    const { bench, panel } = await show(workPage);
    panel.ask({ type: 'openOptions' });
    expect(bench.opened.options).toBe(1);
  });

  it('opens the help', async () => {
    const { bench, panel } = await show(workPage);
    panel.ask({ type: 'openHelp' });
    expect(bench.opened.help).toBe(1);
  });

  it('shows a newcomer round once, whatever else was dismissed, and again when asked to', async () => {
    const { bench, panel } = await show(workPage);
    expect(panel.view().isTourDue).toBe(true);
    panel.ask({ type: 'setTour', isDue: false });
    await settled(bench.store);
    expect(panel.view().isTourDue).toBe(false);
    panel.ask({ type: 'dismiss', systems: ['karbon'] });
    await settled(bench.store);
    const { panel: next } = await show(workPage, bench);
    expect(next.view().isTourDue).toBe(false);
    next.ask({ type: 'setTour', isDue: true });
    await settled(bench.store);
    expect(next.view().isTourDue).toBe(true);
    expect([...(await bench.store.dismissedHints.all())]).toEqual(['karbon']);
  });

  it('is told nothing that is secret', async () => {
    const { panel } = await show(workPage);
    const sent = JSON.stringify(panel.answers);
    for (const secret of [
      'time-token',
      'quickbooks-secret',
      'karbon-bearer',
      'karbon-key',
      'access abc',
      'refresh abc',
    ]) {
      expect(sent).not.toContain(secret);
    }
  });
});
