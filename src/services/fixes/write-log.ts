import type { FixOutcome } from '../../messages/fixes';
import type { LogPage } from '../../messages/page-api';
import type { Journal } from '../../store/journal';
import type { Mirror } from '../../store/mirror';
import type { Fixes } from './fixes';
import { logRowsOf } from './run-view';

/** Every write, for the options page. */
export interface WriteLog {
  /** Newest first, about `count` lines, whole runs; and how many there are. */
  list(count: number): Promise<LogPage>;
  /** Of one client and its known work, or of one work item: the newest whole runs first; and how many lines there are. */
  ofItem(karbonKey: string): Promise<LogPage>;
  /** Takes back a whole run; resolves as soon as it has begun. */
  undo(request: { readonly runId: string; readonly of: string }): Promise<FixOutcome>;
}

/** In the details of a row there is no room for all that there ever was. */
const runsOfItem = 10;

export function createWriteLog({
  journal,
  mirror,
  fixes,
}: {
  readonly journal: Journal;
  readonly mirror: Pick<Mirror, 'workOfClient'>;
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
    async ofItem(karbonKey) {
      const work = await mirror.workOfClient(karbonKey);
      const runs = await journal.runsOf([karbonKey, ...work.map(({ key }) => key)]);
      return { rows: logRowsOf(runs.slice(0, runsOfItem).flat()), count: runs.flat().length };
    },
    undo: (request) =>
      new Promise((resolve) => {
        void fixes.undo(request, resolve);
      }),
  };
}
