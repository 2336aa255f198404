import {
  dueReminder,
  nextReminderAt,
  type ReminderFacts,
  type ReminderKind,
  type ReminderTimes,
} from '../../domain/time/reminders';
import { m } from '../../i18n/compiled/messages';
import { duration } from '../../i18n/durations';
import { createSerialQueue } from '../sync/serial-queue';

/** Own time as it was last read, as far as reminders go by it. */
export interface KnownTime extends Omit<ReminderFacts, 'runningSinceMs'> {
  readonly running: { readonly startMs: number; readonly path: readonly string[] } | null;
  /** What to add to the local clock to get QuickBooks Time's. */
  readonly clockSkewMs: number;
  /** By the local clock, epoch ms; `null` before the first reading. */
  readonly readAt: number | null;
}

export interface Reminder {
  readonly title: string;
  readonly message: string;
}

/** Reminds of a timer that nobody has started, or stopped, at the times that the user has chosen. */
export interface ReminderClock {
  /** Has the alarm ring when something may be due next; to be called after whatever may change that. */
  schedule(): Promise<void>;
  /** What is due now that the alarm has rung, judged by own time as it is now. */
  ring(): Promise<void>;
}

export interface ReminderClockParts {
  readTimes(): Promise<ReminderTimes>;
  /** Whether the user lets this extension show notifications. */
  mayNotify(): Promise<boolean>;
  /** `null` where nobody can track time. */
  knownTime(): Promise<KnownTime | null>;
  /** Reads own time anew; what fails is left to the time of the reading. */
  look(): Promise<void>;
  notify(reminder: Reminder): void;
  /** Wakes the worker then, epoch ms of the local clock; not at all where it is `null`. */
  ringAt(atMs: number | null): void;
  /** Epoch ms. */
  now(): number;
}

/** While it can't be known whether a reminder is right, it is looked again. */
const againAfterMs = 5 * 60_000;

export function createReminderClock(parts: ReminderClockParts): ReminderClock {
  const { readTimes, mayNotify, knownTime, look, notify, ringAt, now } = parts;
  const oneByOne = createSerialQueue();
  let setFor: number | null | undefined;

  function set(atMs: number | null): void {
    if (atMs === setFor) return;
    setFor = atMs;
    ringAt(atMs);
  }

  async function schedule(): Promise<void> {
    const times = await readTimes();
    const known = isOff(times) || !(await mayNotify()) ? null : await knownTime();
    const next = known && nextReminderAt(times, factsOf(known));
    set(known && next !== null ? next - known.clockSkewMs : null);
  }

  return {
    schedule: () => oneByOne(schedule),
    ring: () =>
      oneByOne(async () => {
        setFor = undefined;
        const rungAt = now();
        const times = await readTimes();
        if (isOff(times) || !(await mayNotify())) return schedule();
        await look();
        const known = await knownTime();
        const due = known && dueReminder(times, factsOf(known));
        const isKnownNow = known?.readAt != null && known.readAt >= rungAt - againAfterMs;
        if (known && due && !isKnownNow) return set(now() + againAfterMs);
        if (known && due) notify(wordsOf[due](known));
        return schedule();
      }),
  };
}

function isOff({ noTimerAt, stillRunningAt }: ReminderTimes): boolean {
  return noTimerAt === '' && stillRunningAt === '';
}

function factsOf({ running, ...known }: KnownTime): ReminderFacts {
  return { ...known, runningSinceMs: running?.startMs ?? null };
}

function named({ running, nowMs }: KnownTime) {
  const seconds = running === null ? 0 : (nowMs - running.startMs) / 1_000;
  const time = duration(Math.trunc(seconds / 60) * 60);
  const path = running?.path ?? [];
  return { path: path.length === 0 ? m.timer_no_customer() : path.join(':'), time };
}

const wordsOf: Readonly<Record<ReminderKind, (known: KnownTime) => Reminder>> = {
  noTimer: () => ({ title: m.reminder_no_timer(), message: m.reminder_no_timer_more() }),
  stillRunning: (known) => ({
    title: m.reminder_still_running(),
    message: m.reminder_still_running_more(named(known)),
  }),
  forgotten: (known) => ({ title: m.reminder_forgotten(), message: m.reminder_forgotten_more(named(known)) }),
};
