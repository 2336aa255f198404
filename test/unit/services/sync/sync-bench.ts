import { type clientPage, type personPage, workPage } from '../sample-records';
import { type ScriptedFirm, scriptedFirm } from '../scripted-systems';
import { type Bench, createBench, databaseName, type PanelProbe, settled } from '../service-bench';

export const minuteMs = 60_000;

/** Over a firm that was connected a minute ago. */
export async function connectedBefore(
  firm: ScriptedFirm = scriptedFirm(),
  name = databaseName(),
): Promise<Bench> {
  const bench = await createBench(firm, name);
  await bench.connectAll();
  firm.asked.length = 0;
  firm.nowMs += minuteMs;
  return bench;
}

/** A panel on that page, once all that its opening has begun is over. */
export async function openSettled(
  bench: Bench,
  page: typeof workPage | typeof personPage | typeof clientPage = workPage,
): Promise<PanelProbe> {
  const probe = bench.openPanel();
  probe.show(page);
  await settled(bench.store);
  return probe;
}

/** Lets the clock go on, and the poller with it. */
export async function nextRound(bench: Bench, laterMs = 12_000): Promise<void> {
  bench.firm.nowMs += laterMs;
  for (const round of bench.due.splice(0)) round();
  await settled(bench.store);
}
