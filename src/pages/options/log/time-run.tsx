import { m } from '../../../i18n/compiled/messages';
import { moment } from '../../../i18n/dates';
import { plainText } from '../../../i18n/sentence';
import { SentenceText } from '../../../ui/sentence-text';
import type { Mutation } from '../../use-query';
import type { TimeChange } from './activity';

interface TimeRunItemProps {
  readonly change: TimeChange;
  readonly undoing: Mutation;
}

/** A change of one's own time: what was done, when, and the way back where there is one. */
export function TimeRunItem({ change: { run, sentence }, undoing }: TimeRunItemProps) {
  const lineId = `time-${run.id}`;
  const undo = () => {
    const request = { type: 'undoTime', runId: crypto.randomUUID(), of: run.id } as const;
    undoing.run('time.ask', { jobcodeId: null, request }, () => undefined);
  };
  // What has failed says why, and not on what.
  const isNamed = run.title === '' || plainText(sentence).includes(run.title);
  return (
    <li class="run">
      <article aria-labelledby={lineId}>
        <h2 id={lineId}>
          <SentenceText sentence={sentence} />
        </h2>
        <p class="hint">
          <time dateTime={new Date(run.atMs).toISOString()}>{moment(run.atMs, Date.now())}</time>
          {` · ${m.activity_kind_time()}`}
          {!isNamed && (
            <>
              {' · '}
              <bdi>{run.title}</bdi>
            </>
          )}
          {run.state === 'undone' && ` · ${m.common_undone()}`}
        </p>
        {run.canUndo && (
          <div class="actions">
            <button type="button" aria-describedby={lineId} disabled={undoing.isBusy} onClick={undo}>
              {m.common_undo()}
            </button>
          </div>
        )}
      </article>
    </li>
  );
}
