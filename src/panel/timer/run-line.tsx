import { useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import type { TimeRunView } from '../../messages/time-tracking';
import { Button } from '../../ui/button';
import { Sending } from '../../ui/fixes/run-steps';
import { errorText } from '../../ui/fixes/words';
import { SentenceText } from '../../ui/sentence-text';
import { runSentence } from '../../ui/time/words';
import { type Tone, ToneIcon } from '../../ui/tone-icon';
import { noTimeIntent, shownRun, type TimerParts } from './time-intents';
import { undoRun } from './timer-presses';

const runTones: Readonly<Record<TimeRunView['state'], Tone>> = {
  running: 'neutral',
  waiting: 'warning',
  done: 'good',
  failed: 'bad',
  undone: 'good',
};

/** What was done last, or why it was not, with Undo; announced as it changes. */
export function RunLine(parts: TimerParts) {
  const { timer, intent, actions } = parts;
  const [hiddenIds, setHiddenIds] = useState<readonly (string | undefined)[]>([]);
  const run = shownRun(parts);
  const hide = (id: string) => {
    // With what was undone what has undone it goes too.
    setHiddenIds([id, timer.run?.id]);
    if (intent.asked?.request.runId === id) actions.setTimeIntent({ ...noTimeIntent, box: intent.box });
  };
  return (
    <div class="timer-run" aria-live="polite">
      {run !== null && !hiddenIds.includes(run.id) && (
        <div class="run-head">
          {run.state === 'running' ? <Sending /> : <ToneIcon tone={runTones[run.state]} />}
          <span class="spacer">
            <SentenceText sentence={runSentence(run, timer, errorText)} />
          </span>
          {run.canUndo && <Button onClick={() => undoRun(parts, run.id, run.title)}>{m.fix_undo()}</Button>}
          {run.state !== 'running' && (
            <Button kind="plain" onClick={() => hide(run.id)}>
              {m.fix_hide()}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
