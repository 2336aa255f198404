import type { PageRef } from '../../../../src/messages/page-ref';
import { type Bench, createBench, type PanelProbe, settled } from '../service-bench';

/** A panel on this page once it has settled, on an office with all connected unless one is given. */
export async function show(page: PageRef, bench?: Bench): Promise<{ bench: Bench; panel: PanelProbe }> {
  const used = bench ?? (await createBench());
  if (!bench) await used.connectAll();
  const panel = used.openPanel();
  panel.show(page);
  await settled(used.store);
  return { bench: used, panel };
}
