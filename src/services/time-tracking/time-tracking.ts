import { contentOf, type EntryWithFields, holds } from '../../domain/time/entry-content';
import type { TimeRefusal } from '../../domain/time/time-change';
import type { ErrorCode } from '../../messages/errors';
import type {
  BookablePlace,
  MyTimeView,
  TimeForm,
  TimeLogView,
  TimeOutcome,
  TimeRequest,
  TimerView,
} from '../../messages/time-tracking';
import type { PlannedTimeChange } from '../../store/time-changes';
import type { OwnTimeRow, TimeChangeRow } from '../../store/time-rows';
import { SystemError } from '../../systems/http/system-error';
import type { Failures } from '../failures';
import type { NameIndexes } from '../matching/name-indexes';
import { plainErrorOf } from '../plain-error';
import type { KnownTime } from '../reminders/reminder-clock';
import { createSerialQueue } from '../sync/serial-queue';
import type { TimerOnIcon } from '../toolbar-icon/icon-face';
import { createBookablePlaces } from './bookable-places';
import { createOwnTimeReader, type Owner, type OwnTimeParts } from './own-time';
import type { PagePlace } from './page-place';
import { isOf, isOnlyKept, type NotPlanned, plannedChanges, type WantedChange } from './planned-changes';
import { createTimeRunner } from './time-runner';
import { createTimeViews } from './time-views';

/** Own time of the user that QuickBooks Time is connected as: what is running, what was tracked lately, and how it is changed. */
export interface TimeTracking {
  /**
   * Carries out what a person asks for: journaled before it is sent. Resolves when that is over or is kept for later; never rejects.
   *
   * @param jobcodeId what to start or log on, or to move an entry to; `null` where there is nothing to book on, or the request names its entry.
   */
  ask(request: TimeRequest, jobcodeId: string | null): Promise<TimeOutcome>;
  /** Goes on with what was left when the worker was stopped, or kept while QuickBooks Time could not be reached. Never rejects. */
  resume(): Promise<void>;
  /** One request that looks at own time where that was not done a moment ago; none where nobody may track. Never rejects. */
  look(isUserInitiated: boolean): Promise<void>;
  /** On a page of Karbon's; `null` while QuickBooks Time is not connected. */
  timerView(place: PagePlace): Promise<TimerView | null>;
  /** As it is known, looked up anew where that was not done a moment ago; waits for that where nothing is known, or somebody asks for it. */
  mine(isUserInitiated: boolean): Promise<MyTimeView>;
  search(text: string): Promise<readonly BookablePlace[]>;
  form(jobcodeId: string): Promise<TimeForm>;
  /** What runs, as far as the toolbar icon tells of it; asks nobody. */
  onIcon(): Promise<TimerOnIcon | null>;
  /** What reminders go by; asks nobody; `null` where the user can track no time. */
  knownTime(): Promise<KnownTime | null>;
  /** The runs of the last changes, newest first. */
  log(): Promise<TimeLogView>;
}

export interface TimeTrackingParts extends OwnTimeParts {
  readonly nameIndexes: NameIndexes;
  readonly failures: Failures;
  /** How many clients have come undone. */
  undone(): Promise<number>;
  /** Runs `work` once after so many ms. */
  later(work: () => void, afterMs: number): unknown;
}

/** How long after a change had to wait it is tried again. */
const retryAfterMs = 15_000;

export function createTimeTracking(parts: TimeTrackingParts): TimeTracking {
  const { store, failures, now, later } = parts;
  const { timeChanges } = store;
  const ownTime = createOwnTimeReader(parts);
  const places = createBookablePlaces(parts);
  const runner = createTimeRunner({ ...parts, ownTime });
  const views = createTimeViews({ store, ownTime, places, now, undone: parts.undone });
  const runExclusive = createSerialQueue();
  let isRetryScheduled = false;

  /** @param askedAt when the click came, epoch ms */
  async function ask(request: TimeRequest, jobcodeId: string | null, askedAt: number): Promise<TimeOutcome> {
    if (request.type === 'undoTime' && (await letGo(request.of))) return { kind: 'done' };
    if ((await timeChanges.run(request.runId)).length > 0) {
      await carryOut(request.runId);
      return views.outcomeOf(request.runId);
    }
    await carryOutOpen();
    const open = await timeChanges.open();
    const [left] = open;
    // A stop has its moment: it is kept beside whatever waits, unless that is about the same entry.
    const isOtherStop =
      request.type === 'stopTimer' && open.every(({ entryId }) => entryId !== request.entryId);
    if (left && !isOtherStop) return { kind: 'failed', error: waitingError(left) };
    const owner = await ownTime.owner();
    if (!owner) return failed('needsReconnect');
    const known = await ownTime.entries(owner);
    const listed = await listedEntry(request, owner, known);
    if (typeof listed === 'string') return refused(listed);
    const facts = {
      jobcodeId,
      userId: owner.userId,
      known,
      listed,
      serverNowMs: await ownTime.serverNowMs(owner, askedAt),
      timeZone: owner.timeZone,
      done: request.type === 'undoTime' ? (await timeChanges.run(request.of)).filter(isOf(owner)) : [],
    };
    const wanted = plannedChanges(request, facts);
    if (typeof wanted === 'string') return notPlanned[wanted];
    await timeChanges.plan(await rowsOf(owner, request.runId, wanted));
    await carryOut(request.runId);
    return views.outcomeOf(request.runId);
  }

  /**
   * The entry that a correction, move or deletion is about, where it is none of one's own of the last days: as it is now, and refused where panels
   * show another. `null` of all other requests. Throws `SystemError`.
   */
  async function listedEntry(
    request: TimeRequest,
    owner: Owner,
    known: OwnTimeRow | null,
  ): Promise<EntryWithFields | PlainRefusal | null> {
    if (!('entryId' in request)) return null;
    const { entryId } = request;
    if (known?.entries.some(({ id }) => id === entryId)) return null;
    const shown = await store.mirror.get('entries', entryId);
    const rules = await ownTime.rules(owner);
    if (shown && shown.userId !== owner.userId && !rules?.mayManageOthers) return 'noRight';
    const entry = await ownTime.readEntry(owner, entryId);
    if (!shown || !entry) return 'gone';
    const asShown = contentOf({ ...shown, fields: entry.fields });
    return holds(entry, asShown) ? entry : 'changedMeanwhile';
  }

  /** What waits to be sent for the first time can be given up; what may have been sent cannot. */
  async function letGo(runId: string): Promise<boolean> {
    const rows = await timeChanges.run(runId);
    if (!isOnlyKept(rows)) return false;
    const kept = rows.filter(({ state }) => state === 'planned');
    await timeChanges.update(
      kept.map(({ id }) => ({ id, state: 'undone', endedAt: now(), result: { kind: 'notReached' } })),
    );
    return true;
  }

  async function rowsOf(
    owner: Owner,
    runId: string,
    wanted: readonly WantedChange[],
  ): Promise<readonly PlannedTimeChange[]> {
    const paths = await places.paths(wanted.map(({ jobcodeId }) => jobcodeId));
    return wanted.map(({ action, change, before, jobcodeId, undoes, otherUserId }, position) => ({
      id: `${runId} ${position}`,
      runId,
      position,
      account: owner.account,
      userId: owner.userId,
      ...(otherUserId !== undefined && { otherUserId }),
      timeZone: owner.timeZone,
      action,
      path: paths.get(jobcodeId) ?? [],
      change,
      state: 'planned',
      plannedAt: now(),
      sentAt: null,
      endedAt: null,
      result: null,
      entryId: change.kind === 'create' ? null : change.entryId,
      before,
      after: null,
      made: [],
      knownIds: [],
      undoes,
    }));
  }

  async function carryOutOpen(): Promise<void> {
    for (const runId of new Set((await timeChanges.open()).map((row) => row.runId))) await carryOut(runId);
  }

  async function carryOut(runId: string): Promise<void> {
    if ((await runner.carryOut(runId)) || isRetryScheduled) return;
    isRetryScheduled = true;
    later(() => {
      isRetryScheduled = false;
      void tracking.resume();
    }, retryAfterMs);
  }

  const tracking: TimeTracking = {
    async ask(request, jobcodeId) {
      try {
        const askedAt = now();
        return await runExclusive(() => ask(request, jobcodeId, askedAt));
      } catch (error) {
        // What is planned already goes on by itself.
        await failures.guard('changing time', () => Promise.reject(error));
        return { kind: 'failed', error: plainErrorOf(error, null) };
      }
    },
    resume: () => failures.guard('changing time', () => runExclusive(carryOutOpen)),
    look: (isUserInitiated) => failures.guard('looking at own time', () => ownTime.look(isUserInitiated)),
    timerView: (place) => views.timer(place),
    async mine(isUserInitiated) {
      const looked = tracking.look(isUserInitiated);
      const owner = await ownTime.owner();
      // What is known is shown at once; what the look brings is a change that pages are told of.
      if (isUserInitiated || !owner || !(await ownTime.entries(owner))) await looked;
      return views.mine();
    },
    search: (text) => places.search(text),
    form: (jobcodeId) => views.form(jobcodeId),
    onIcon: views.onIcon,
    knownTime: views.knownTime,
    log: () => views.log(),
  };
  return tracking;

  /** Why what was asked before still waits. */
  function waitingError({ result }: TimeChangeRow) {
    if (result?.kind === 'failed') return result.error;
    return new SystemError('unreachable', 'quickbooksTime').toPlain();
  }
}

/** One that needs no words of the service's. */
type PlainRefusal = Exclude<TimeRefusal['code'], 'other'>;

function refused(code: PlainRefusal): TimeOutcome {
  return { kind: 'refused', refusal: { code }, overlapping: null };
}

function failed(code: ErrorCode): TimeOutcome {
  return { kind: 'failed', error: { code, system: 'quickbooksTime', retryAt: null, detail: '' } };
}

const notPlanned: Readonly<Record<NotPlanned, TimeOutcome>> = {
  noPlace: failed('notFound'),
  gone: refused('gone'),
  oddTime: refused('oddTime'),
  nothingToDo: { kind: 'done' },
};
