import type { TimeOutcome, TimeRequest } from '../../src/messages/time-tracking';
import type { ListCoverage } from '../../src/store/rows';
import type { QbtTimesheet } from '../firm/quickbooks-time/state';
import { createDirectFirm, type DirectFirm, type Transport } from './direct-firm';
import { connectOffice, type Office, type OfficeOptions, openOffice } from './office';

/** Somebody of the firm with their own connection, and two jobcodes to book on. */
export interface TimeBench {
  readonly firm: DirectFirm;
  readonly office: Office;
  readonly userId: number;
  /** Of two clients that everybody may book on. */
  readonly jobcodes: readonly [string, string];
  /** Asks as the popup does. */
  ask(request: TimeRequest, jobcodeId?: string | null): Promise<TimeOutcome>;
  /** Own entries at the service, oldest first. */
  entries(): readonly QbtTimesheet[];
  /** What was asked of QuickBooks Time meanwhile: `POST timesheets` and the like. */
  requestsOf(work: () => Promise<unknown>): Promise<readonly string[]>;
}

export interface TimeBenchOptions extends Partial<OfficeOptions> {
  readonly prepare?: (firm: DirectFirm) => void;
  readonly transport?: Transport;
}

let benches = 0;

export async function timeBench({
  prepare,
  transport,
  ...options
}: TimeBenchOptions = {}): Promise<TimeBench> {
  const firm = createDirectFirm(undefined, transport);
  firm.clock.advance(nextMorningMs(firm));
  prepare?.(firm);
  benches += 1;
  const office = await openOffice(firm, { database: `time ${benches}`, ...options });
  await connectOffice(firm, office, { isWithQuickbooks: false });
  const bench = benchOf(firm, office);
  await listsRead(office);
  await office.services.pageApi.timeTracking.look(true);
  return bench;
}

/** What connecting has begun comes to its end. */
async function listsRead({ store }: Office): Promise<void> {
  for (;;) {
    const lists = [
      'list:jobcodes',
      'list:timeUsers',
      'list:organizations',
      'list:people',
      'list:karbonUsers',
    ] as const;
    const rows = await Promise.all(lists.map((id) => store.mirror.coverage<ListCoverage>(id)));
    if (rows.every((row) => row?.isComplete)) return;
    await new Promise((go) => setTimeout(go, 5));
  }
}

/** The same over a worker that has begun anew. */
export function benchOf(firm: DirectFirm, office: Office): TimeBench {
  const { timeTracking } = office.services.pageApi;
  const { quickbooksTime } = firm.state;
  const [administrator] = [...quickbooksTime.users.values()].filter(
    ({ permissions }) => permissions.admin === true,
  );
  const userId = administrator?.id ?? 0;
  const open = [...quickbooksTime.jobcodes.values()].filter(
    ({ active, type, assignedToAll, parentId }) =>
      active && type === 'regular' && assignedToAll && parentId === 0,
  );
  const [one, other] = open.map(({ id }) => String(id));
  return {
    firm,
    office,
    userId,
    jobcodes: [one ?? '', other ?? ''],
    ask: (request, jobcodeId = one ?? null) => timeTracking.ask(request, jobcodeId),
    entries: () => ownEntries(firm, userId),
    async requestsOf(work) {
      const before = firm.asked.length;
      await work();
      return firm.asked
        .slice(before)
        .filter((line) => line.includes('rest.tsheets.com'))
        .map((line) => line.replace(' rest.tsheets.com /api/v1/', ' '));
    },
  };
}

/** Those of today and later: the seeded weeks lie before. */
export function ownEntries(firm: DirectFirm, userId: number): readonly QbtTimesheet[] {
  const today = new Date(firm.clock.now() - 12 * 3_600_000).toISOString().slice(0, 10);
  return [...firm.state.quickbooksTime.timesheets.values()]
    .filter((entry) => entry.userId === userId && entry.date >= today)
    .sort((one, two) => (one.startMs ?? 0) - (two.startMs ?? 0) || one.id - two.id);
}

/** A few days after the seeded weeks, in working hours wherever the firm is. */
function nextMorningMs({ clock }: DirectFirm): number {
  const then = new Date(clock.now() + 3 * 86_400_000);
  // On the second, in which entries are kept.
  then.setUTCHours(17, 0, 0, 0);
  return then.getTime() - clock.now();
}
