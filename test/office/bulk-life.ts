import type { BulkRunView } from '../../src/messages/bulk-run';
import type { Services } from '../../src/services/services';
import type { DirectFirm } from './direct-firm';
import type { Office } from './office';

export function bulkRunsOf({ services }: Pick<Office, 'services'>): Services['pageApi']['bulkRuns'] {
  return services.pageApi.bulkRuns;
}

/** The newest bulk run. Throws where there is none. */
export async function viewOf(office: Office): Promise<BulkRunView> {
  const view = await bulkRunsOf(office).read();
  if (!view) throw new Error('there is no bulk run');
  return view;
}

/** More than any run of a test has to wait. */
const mostRounds = 400;
const betweenRoundsMs = 15_000;

/** Lets the run go on, time passing wherever it waits, until it is over or waits for somebody. */
export async function toItsEnd(office: Office, firm: DirectFirm): Promise<BulkRunView> {
  for (let round = 0; round < mostRounds; round += 1) {
    await office.services.goOn();
    const view = await viewOf(office);
    if (view.endedAt !== null || view.state === 'paused') return view;
    firm.clock.advance(betweenRoundsMs);
  }
  throw new Error(`it never came to an end: ${JSON.stringify(await viewOf(office))}`);
}
