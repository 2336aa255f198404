import { m } from '../../i18n/compiled/messages';
import { sentence } from '../../i18n/sentence';
import type { TimeObstacle } from '../../messages/time-tracking';
import { Button } from '../../ui/button';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../../ui/sentence-text';
import type { TimerParts } from './time-intents';
import { closeBox, pressStart } from './timer-presses';
import { useBoxFocus } from './use-box-focus';

/** That time on this page would not reach QuickBooks; what mends that stands in the banner above. */
export function StrandsNotice({ timer, view }: TimerParts) {
  if (timer.obstacle !== 'notInQuickbooks') return null;
  return (
    <NoticeBox tone="warning">
      <SentenceText sentence={sentence(m.timer_not_in_quickbooks, { name: [view.subject.title] })} />
    </NoticeBox>
  );
}

/** Said before a timer starts of which the time would strand. */
export function StrandsBox(parts: TimerParts) {
  const box = useBoxFocus<HTMLDivElement>();
  const close = () => closeBox(parts);
  return (
    <div class="box" ref={box}>
      <StrandsNotice {...parts} />
      <p class="buttons">
        <Button onClick={() => pressStart(parts, true)}>{m.timer_start_anyway()}</Button>
        <Button onClick={close}>{m.fix_cancel()}</Button>
      </p>
    </div>
  );
}

/** What keeps time from being booked here; `null` of what is only warned of, or not worth a word. */
const obstacleWords: Readonly<Record<TimeObstacle, (() => string) | null>> = {
  notConnected: null,
  notInQuickbooks: null,
  mayNotTrack: m.timer_may_not_track,
  reading: m.timer_reading,
  noJobcode: m.timer_no_jobcode,
};

export function ObstacleLine(parts: TimerParts) {
  const { obstacle } = parts.timer;
  const words = obstacle && obstacleWords[obstacle];
  if (!words) return null;
  return <span class="muted">{words()}</span>;
}
