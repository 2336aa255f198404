import { createSerialQueue } from '../sync/serial-queue';
import { type IconFace, iconFaceOf, type TimerOnIcon } from './icon-face';

/** Keeps the toolbar icon true. */
export interface IconClock {
  /** Shows how things are now; to be called after each change, and when the icon's alarm rings. */
  show(): Promise<void>;
}

export interface IconClockParts {
  /** The running timer; `null` where none is known. */
  readTimer(): Promise<TimerOnIcon | null>;
  /** How many clients have come undone. */
  readUndone(): Promise<number>;
  showOnIcon(face: IconFace): void;
  /** Wakes the worker then and each minute from then on, epoch ms of the local clock; no more where it is `null`. */
  ringAt(atMs: number | null): void;
  /** Epoch ms. */
  now(): number;
}

const minuteMs = 60_000;

export function createIconClock({
  readTimer,
  readUndone,
  showOnIcon,
  ringAt,
  now,
}: IconClockParts): IconClock {
  // What an earlier call has read is not shown after what a later one has.
  const oneByOne = createSerialQueue();
  return {
    show: () =>
      oneByOne(async () => {
        const [timer, undone] = await Promise.all([readTimer(), readUndone()]);
        const nowMs = now();
        showOnIcon(iconFaceOf(timer, undone, nowMs));
        ringAt(timer && nextMinuteOf(timer, nowMs));
      }),
  };
}

/** When its clock shows another minute, by the local clock. */
function nextMinuteOf({ startMs, clockSkewMs }: TimerOnIcon, nowMs: number): number {
  const elapsedMs = nowMs + clockSkewMs - startMs;
  return nowMs + minuteMs - (((elapsedMs % minuteMs) + minuteMs) % minuteMs);
}
