import { m } from '../../i18n/compiled/messages';
import type { TimeRunView } from '../../messages/time-tracking';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../../ui/sentence-text';
import { type Calendar, runSentence } from '../../ui/time/words';
import type { Tone } from '../../ui/tone-icon';
import { errorSentence } from '../words';
import type { Asking } from './use-asking';

const tones: Readonly<Record<TimeRunView['state'], Tone>> = {
  running: 'neutral',
  waiting: 'warning',
  done: 'good',
  failed: 'bad',
  undone: 'neutral',
};

/** What was done last, with its undo; announced whenever it is another. */
export function RunLine({ asking, calendar }: { readonly asking: Asking; readonly calendar: Calendar }) {
  const { run, error } = asking;
  const undo = () => run && asking.ask({ type: 'undoTime', of: run.id }, null, run.title, () => undefined);
  return (
    <div role="status">
      {error && <NoticeBox tone="bad">{errorSentence(error)}</NoticeBox>}
      {!error && run && (
        <NoticeBox
          tone={tones[run.state]}
          action={
            run.canUndo && (
              <button type="button" class="quiet" disabled={asking.isBusy} onClick={undo}>
                {m.common_undo()}
              </button>
            )
          }
        >
          <SentenceText sentence={runSentence(run, calendar, errorSentence)} />
        </NoticeBox>
      )}
    </div>
  );
}
