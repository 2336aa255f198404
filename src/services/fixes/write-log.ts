import type { FixOutcome, LogRow } from '../../messages/fixes';
import type { Journal } from '../../store/journal';
import type { Fixes } from './fixes';
import { logRowsOf } from './run-view';

/** Every write, for the options page. */
export interface WriteLog {
  /** Newest first, about `count` lines, whole runs; and how many there are. */
  list(count: number): Promise<{ readonly rows: readonly LogRow[]; readonly count: number }>;
  /** Takes back a whole run; resolves as soon as it has begun. */
  undo(request: { readonly runId: string; readonly of: string }): Promise<FixOutcome>;
}

export function createWriteLog({
  journal,
  fixes,
}: {
  readonly journal: Journal;
  readonly fixes: Fixes;
}): WriteLog {
  return {
    async list(count) {
      const [newest, all] = await Promise.all([journal.newest(count), journal.count()]);
      // Whether a run can be undone is known from all of it alone.
      const oldest = newest.at(-1);
      const whole = oldest ? await journal.run(oldest.runId) : [];
      const listed = newest.filter(({ runId }) => runId !== oldest?.runId);
      return { rows: logRowsOf([...listed, ...whole.toReversed()]), count: all };
    },
    undo: (request) =>
      new Promise((resolve) => {
        void fixes.undo(request, resolve);
      }),
  };
}
