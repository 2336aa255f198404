import { forEachInSteps } from '../../domain/matching/stepped';
import type { TimeEntry } from '../../domain/records/records';
import type { HoursPeriod } from '../../messages/hours-reading';
import type { Store } from '../../store/store';
import { inSlices, type Turns } from './in-slices';
import { daysOfMonth, monthsOf } from './months';

/** The entries of QuickBooks Time by month, each read once for all that is asked of it. */
export interface EntryMonths {
  /** The entries of a period, oldest first. */
  read(period: HoursPeriod): Promise<readonly TimeEntry[]>;
  /** When an entry of the month was changed last, by the stamps of its service, epoch ms; 0 where there are none. Reads none where `read` has. */
  changedAtMs(month: string): Promise<number>;
}

export function createEntryMonths({ store, ...turns }: { readonly store: Store } & Turns): EntryMonths {
  const known = new Map<string, number>();
  let changes = 0;
  store.changes.subscribe((changed) => {
    if (!changed.has('entries')) return;
    changes += 1;
    known.clear();
  });

  async function readNoting(period: HoursPeriod) {
    const changesBefore = changes;
    const entries = await store.mirror.dated('entries', period);
    const changedAt = await inSlices(newestByMonth(entries), turns);
    const whole = monthsOf(period).filter((month) => {
      const { from, to } = daysOfMonth(month);
      return from >= period.from && to <= period.to;
    });
    if (changes === changesBefore) for (const month of whole) known.set(month, changedAt.get(month) ?? 0);
    return { entries, changedAt };
  }

  return {
    read: async (period) => (await readNoting(period)).entries,
    changedAtMs: async (month) =>
      known.get(month) ?? (await readNoting(daysOfMonth(month))).changedAt.get(month) ?? 0,
  };
}

function* newestByMonth(entries: readonly TimeEntry[]): Generator<undefined, ReadonlyMap<string, number>> {
  const newest = new Map<string, number>();
  yield* forEachInSteps(entries, ({ date, lastModified }) => {
    const month = date.slice(0, 7);
    newest.set(month, Math.max(newest.get(month) ?? 0, Date.parse(lastModified) || 0));
  });
  return newest;
}
