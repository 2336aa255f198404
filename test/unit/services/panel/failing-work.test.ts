import { describe, expect, it } from 'vitest';
import { keptReports } from '../../../../src/reports/report-unexpected';
import { silenceConsole } from '../../reports/silent-console';
import { workPage } from '../sample-records';
import { type Bench, createBench, settled } from '../service-bench';

silenceConsole();

/** Replaces a method of the store by one that fails until the returned function is called. */
function breakMethod<Part extends object>(part: Part, name: keyof Part & string, error: unknown): () => void {
  const whole = part[name];
  Object.assign(part, { [name]: () => Promise.reject(error) });
  return () => Object.assign(part, { [name]: whole });
}

async function openedPanel(bench: Bench) {
  const panel = bench.openPanel();
  panel.show(workPage);
  await settled(bench.store);
  return panel;
}

const codesOf = (panel: ReturnType<Bench['openPanel']>) => panel.view().notices.map(({ code }) => code);
const lastOf = (panel: ReturnType<Bench['openPanel']>) => panel.answers.at(-1);

describe('a view that cannot be made', () => {
  it('is told to the panel, until one can be', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const mend = breakMethod(bench.store.mirror, 'allCoverage', new TypeError('Acme Plumbing'));
    const panel = await openedPanel(bench);
    expect(lastOf(panel)).toEqual({ type: 'failed', code: 'internal' });
    expect(keptReports().at(-1)).toMatchObject({ where: 'making a view', errors: [{ name: 'TypeError' }] });
    expect(JSON.stringify(keptReports())).not.toContain('Acme');
    mend();
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(lastOf(panel)).toMatchObject({ type: 'view' });
    expect(codesOf(panel)).not.toContain('internal');
  });

  it('takes the place of the failure, even where it is the view of before', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const panel = await openedPanel(bench);
    const mend = breakMethod(bench.store.mirror, 'allCoverage', new TypeError());
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(lastOf(panel)).toEqual({ type: 'failed', code: 'internal' });
    mend();
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(lastOf(panel)).toMatchObject({ type: 'view' });
  });
});

describe('reading that fails', () => {
  it('by a fault of our own is a notice of its system', async () => {
    const bench = await createBench();
    await bench.connectAll();
    breakMethod(bench.store.mirror, 'write', new TypeError('Acme Plumbing'));
    bench.firm.nowMs += 60 * 60_000;
    const panel = await openedPanel(bench);
    expect(codesOf(panel)).toContain('internal');
    expect(JSON.stringify(keptReports())).not.toContain('Acme');
  });

  it('since there is no more room says so once, and no more once there is', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const full = new DOMException('Acme Plumbing', 'QuotaExceededError');
    const mend = [
      breakMethod(bench.store.mirror, 'write', full),
      breakMethod(bench.store.connections, 'update', full),
    ];
    bench.firm.nowMs += 60 * 60_000;
    const panel = await openedPanel(bench);
    expect(codesOf(panel).filter((code) => code === 'storageFull')).toHaveLength(1);
    expect(JSON.stringify(keptReports())).not.toContain('Acme');
    for (const each of mend) each();
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    for (const round of bench.due.splice(0)) round();
    await settled(bench.store);
    expect(codesOf(panel)).not.toContain('storageFull');
  });
});

describe('a file of entries that cannot be made', () => {
  it('is a notice until something else that the panel asks for has gone well', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const panel = await openedPanel(bench);
    const mend = breakMethod(bench.store.mirror, 'allCoverage', new TypeError('Acme Plumbing'));
    panel.ask({ type: 'exportEntries' });
    await settled(bench.store);
    mend();
    panel.ask({ type: 'showEntries', count: 21 });
    await settled(bench.store);
    expect(codesOf(panel)).toContain('internal');
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(codesOf(panel)).not.toContain('internal');
  });
});

describe('what was begun and cannot be looked for', () => {
  it('is a notice', async () => {
    const bench = await createBench();
    await bench.connectAll();
    breakMethod(bench.store.journal, 'open', new TypeError('Acme Plumbing'));
    const beganAtMs = Date.now();
    const panel = await openedPanel(bench);
    expect(codesOf(panel)).toContain('internal');
    const reports = keptReports().filter(({ at }) => at >= beganAtMs);
    expect(reports.map(({ where }) => where)).toContain('looking for what was begun');
  });
});
