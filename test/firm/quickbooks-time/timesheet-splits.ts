import type { ApiCall } from './call';
import { createTimesheet, deleteTimesheet, localDay, updateTimesheet } from './mutations';
import type { QbtTimesheet } from './state';
import { type EntryDraft, isFixed, isRunning, overlaps } from './timesheet-rules';
import { instantInZone } from './zone';

/** What a write has changed beside its own entry (code 201, quickbooks-time.md 7.6). */
export interface Beside {
  readonly changed: readonly number[];
  readonly deleted: readonly number[];
}

export const nothingBeside: Beside = { changed: [], deleted: [] };

export function besideAll(...all: readonly Beside[]): Beside {
  return {
    changed: all.flatMap(({ changed }) => changed),
    deleted: all.flatMap(({ deleted }) => deleted),
  };
}

type Span = readonly [startMs: number, endMs: number];

/** Whether the entries that a new one overlaps may make way for it: closed ones that can be changed, as the switch says. */
export function othersCanMakeWay(call: ApiCall, draft: EntryDraft): boolean {
  if (call.tools.switches.quickbooksTime.overlapOnCreate !== 'othersMakeWay' || draft.endMs === null)
    return false;
  return overlapped(call, draft).every((other) => !isRunning(other) && !isFixed(call, other));
}

/** Takes the time of a new entry out of those that it overlaps. */
export function makeWay(call: ApiCall, draft: EntryDraft): Beside {
  if (draft.startMs === null || draft.endMs === null) return nothingBeside;
  const taken: Span = [draft.startMs, draft.endMs];
  return besideAll(...overlapped(call, draft).map((other) => leaveOut(call, other, taken)));
}

function overlapped(call: ApiCall, draft: EntryDraft): QbtTimesheet[] {
  return [...call.state.timesheets.values()].filter((other) => overlaps(other, draft));
}

function leaveOut(call: ApiCall, entry: QbtTimesheet, [fromMs, toMs]: Span): Beside {
  const { startMs, endMs } = entry;
  if (startMs === null || endMs === null) return nothingBeside;
  const left: Span[] = [
    [startMs, Math.min(endMs, fromMs)],
    [Math.max(startMs, toMs), endMs],
  ];
  return spread(
    call,
    entry,
    left.filter(([start, end]) => start < end),
  );
}

/** Splits an entry that was just closed by the account's automatic lunch and at midnight. */
export function splitClosed(call: ApiCall, entry: QbtTimesheet): Beside {
  const { startMs, endMs } = entry;
  if (startMs === null || endMs === null) return nothingBeside;
  const lunch = lunchIn(call, [startMs, endMs]);
  const worked: Span[] =
    lunch === null
      ? [[startMs, endMs]]
      : [
          [startMs, lunch[0]],
          [lunch[1], endMs],
        ];
  const spans = worked.flatMap((span) => daysOf(call, span));
  const split = spans.length === 1 ? nothingBeside : spread(call, entry, spans);
  return besideAll(split, lunch === null ? nothingBeside : breakIn(call, entry, lunch));
}

/** In the midst of an entry that is long enough for it. */
function lunchIn({ state }: ApiCall, [startMs, endMs]: Span): Span | null {
  const { lunch } = state.account;
  if (lunch === undefined || endMs - startMs < lunch.thresholdHours * 3_600_000) return null;
  const lengthMs = lunch.lengthMinutes * 60_000;
  const middleMs = Math.floor((startMs + endMs - lengthMs) / 2_000) * 1_000;
  return [middleMs, middleMs + lengthMs];
}

function breakIn(call: ApiCall, entry: QbtTimesheet, [startMs, endMs]: Span): Beside {
  const pause = [...call.state.jobcodes.values()].find((one) => one.type === 'unpaid_break' && one.active);
  if (call.tools.switches.quickbooksTime.automaticLunch === 'gap' || pause === undefined)
    return nothingBeside;
  const { userId, createdByUserId } = entry;
  const fields = { userId, createdByUserId, jobcodeId: pause.id, type: 'regular', startMs, endMs } as const;
  return { changed: [createTimesheet(call.state, fields, call.tools).id], deleted: [] };
}

/** The parts of a span that lie on one day each, where the account keeps its days apart. */
function daysOf(call: ApiCall, [startMs, endMs]: Span): Span[] {
  const zone = call.state.account.timeZone;
  const firstDay = localDay(startMs, zone);
  if (
    call.tools.switches.quickbooksTime.overMidnight === 'oneEntry' ||
    firstDay === localDay(endMs - 1, zone)
  ) {
    return [[startMs, endMs]];
  }
  const nextDay = new Date(Date.parse(firstDay) + 86_400_000).toISOString().slice(0, 10);
  const midnightMs = instantInZone(nextDay, '00:00:00', zone);
  return [[startMs, midnightMs], ...daysOf(call, [midnightMs, endMs])];
}

/** Gives an entry the first of the spans, and each other one to a new entry like it; without any it is deleted. */
function spread(call: ApiCall, entry: QbtTimesheet, [first, ...others]: readonly Span[]): Beside {
  const { state, tools } = call;
  if (first === undefined) {
    deleteTimesheet(state, entry.id, tools);
    return { changed: [], deleted: [entry.id] };
  }
  updateTimesheet(state, entry.id, { startMs: first[0], endMs: first[1] }, tools);
  const { userId, jobcodeId, createdByUserId, notes } = entry;
  const made = others.map(([startMs, endMs]) =>
    createTimesheet(
      state,
      {
        userId,
        jobcodeId,
        createdByUserId,
        notes,
        customFields: { ...entry.customFields },
        type: 'regular',
        startMs,
        endMs,
      },
      tools,
    ),
  );
  return { changed: [entry.id, ...made.map(({ id }) => id)], deleted: [] };
}
