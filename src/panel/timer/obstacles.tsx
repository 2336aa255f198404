import { m } from '../../i18n/compiled/messages';
import { sentence } from '../../i18n/sentence';
import type { TimeObstacle } from '../../messages/time-tracking';
import { Button } from '../../ui/button';
import { actionWords, withEllipsis } from '../../ui/fixes/words';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../../ui/sentence-text';
import { offeredFix } from '../fixes/fix-intents';
import { noTimeIntent, type TimerParts } from './time-intents';
import { closeBox, pressStart } from './timer-presses';
import { useBoxFocus } from './use-box-focus';

/** The verdict's own action, offered where it has to come first. */
function FixFirst({ view, actions, unfold }: TimerParts) {
  const offered = offeredFix({ view, intent: null });
  if (offered === null) return null;
  const { action, choice, fix, opensSteps } = offered;
  return (
    <Button
      onClick={() => {
        unfold?.();
        actions.setIntent({ choice, fix });
        actions.setTimeIntent(noTimeIntent);
      }}
    >
      {withEllipsis(actionWords[action], opensSteps)}
    </Button>
  );
}

/** That time on this page would not reach QuickBooks, with what mends that beside it. */
export function StrandsNotice(parts: TimerParts) {
  const { timer, view } = parts;
  if (timer.obstacle !== 'notInQuickbooks') return null;
  return (
    <NoticeBox tone="warning" action={<FixFirst {...parts} />}>
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
  return (
    <>
      <span class="muted">{words()}</span>
      {obstacle === 'noJobcode' && <FixFirst {...parts} />}
    </>
  );
}
