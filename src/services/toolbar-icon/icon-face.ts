import { m } from '../../i18n/compiled/messages';
import { duration, hoursAndMinutes } from '../../i18n/durations';
import { counted, number } from '../../i18n/numbers';

/** The open entry, as far as the icon tells of it. */
export interface TimerOnIcon {
  /** Epoch ms by QuickBooks Time's clock. */
  readonly startMs: number;
  /** What to add to the local clock to get QuickBooks Time's. */
  readonly clockSkewMs: number;
  /** Client first; empty for none. */
  readonly path: readonly string[];
}

/** What the letters on the icon are about. */
export type IconTone = 'timer' | 'undone';

export interface IconFace {
  /** A few letters; `''` for none. */
  readonly text: string;
  /** What is said beside the pointer; the usual where it is `''`. */
  readonly title: string;
  readonly tone: IconTone;
}

/** More would not fit on the icon. */
const mostOnIcon = 99;
const mostWithMinutesSeconds = 10 * 3_600;

/** What the toolbar icon shows at `nowMs` of the local clock: the running timer, else how many clients have come undone. Its title says both. */
export function iconFaceOf(timer: TimerOnIcon | null, undone: number, nowMs: number): IconFace {
  if (!timer) return { text: undoneText(undone), title: undoneTitle(undone), tone: 'undone' };
  const seconds = Math.max(0, (nowMs + timer.clockSkewMs - timer.startMs) / 1_000);
  return { text: clockText(seconds), title: timerTitle(timer, seconds, undone), tone: 'timer' };
}

function undoneText(undone: number): string {
  if (undone === 0) return '';
  return undone > mostOnIcon ? m.since_icon_many({ number: number(mostOnIcon) }) : number(undone);
}

function undoneTitle(undone: number): string {
  return undone === 0 ? '' : m.since_icon_title(counted(undone));
}

/** `1:12`, and from ten hours on `10h`: five letters would be cut. */
function clockText(seconds: number): string {
  return seconds < mostWithMinutesSeconds
    ? hoursAndMinutes(seconds)
    : duration(Math.trunc(seconds / 3_600) * 3_600);
}

function timerTitle({ path }: TimerOnIcon, seconds: number, undone: number): string {
  const time = duration(Math.trunc(seconds / 60) * 60);
  const onTheClock =
    path.length === 0
      ? m.since_icon_timer_nowhere({ time })
      : m.since_icon_timer({ time, path: path.join(':') });
  return undone === 0 ? onTheClock : `${onTheClock}\n${m.since_undone(counted(undone))}`;
}
