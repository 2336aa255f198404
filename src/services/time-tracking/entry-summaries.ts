import type { DayText } from '../../domain/records/records';
import type { EntryWithFields } from '../../domain/time/entry-content';
import type { TimeRules } from '../../domain/time/time-change';
import type { EntrySummary } from '../../messages/time-tracking';
import type { OwnTimeRow, TimeChangeRow } from '../../store/time-rows';

/** What keeps an entry from being changed, beside the entry itself. */
export type Rights = { readonly rules: TimeRules | null; readonly approvedTo: DayText | null };

/** What is known of what an entry is booked on. */
export interface BookedOn {
  /** Client first; empty for none. */
  readonly path: readonly string[];
  readonly breakKind: EntrySummary['breakKind'];
}

/** An entry as it is listed. @param rights `null` where it does not matter whether it can be changed */
export function summaryWith(
  entry: EntryWithFields,
  { path, breakKind }: BookedOn,
  rights: Rights | null,
): EntrySummary {
  const { id, jobcodeId, date, kind, startMs, endMs, durationSeconds, isRunning, notes, fields } = entry;
  return {
    id,
    jobcodeId,
    path,
    ...(breakKind !== undefined && { breakKind }),
    day: date,
    startMs: kind === 'manual' ? null : startMs,
    endMs: kind === 'manual' ? null : endMs,
    durationSeconds,
    isRunning,
    notes,
    fields,
    fixed: fixedBy(entry, rights),
  };
}

function fixedBy({ isLocked, date }: EntryWithFields, rights: Rights | null): EntrySummary['fixed'] {
  if (isLocked) return 'locked';
  if (rights?.approvedTo != null && date <= rights.approvedTo) return 'approved';
  return rights?.rules && !rights.rules.mayManageOwn ? 'noRight' : null;
}

/** A stop that waits to be sent has been pressed all the same. */
export function withKept(
  known: OwnTimeRow | null,
  open: readonly TimeChangeRow[],
): readonly EntryWithFields[] {
  const stops = new Map(
    open.flatMap(({ action, change, account }) =>
      action === 'stop' && change.kind === 'update' && account === known?.account
        ? [[change.entryId, change.patch.endMs ?? null] as const]
        : [],
    ),
  );
  return (known?.entries ?? []).map((entry) => {
    const endMs = stops.get(entry.id);
    if (endMs == null || entry.startMs === null) return entry;
    return {
      ...entry,
      isRunning: false,
      endMs,
      durationSeconds: Math.floor((endMs - entry.startMs) / 1_000),
    };
  });
}

/** Running ones, then the newest. */
export function newestFirst(entries: readonly EntryWithFields[]): readonly EntryWithFields[] {
  const rank = ({ isRunning, date, startMs, id }: EntryWithFields) =>
    [isRunning ? 1 : 0, date, startMs ?? 0, Number(id)] as const;
  return [...entries].sort((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return b[0] - a[0] || b[1].localeCompare(a[1]) || b[2] - a[2] || b[3] - a[3];
  });
}
