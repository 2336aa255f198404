import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { sentence } from '../../../i18n/sentence';
import type { BulkRunView } from '../../../messages/bulk-run';
import type { PlainError } from '../../../messages/errors';
import { Bar } from '../../../ui/bar';
import { Sending } from '../../../ui/fixes/run-steps';
import { SentenceText } from '../../../ui/sentence-text';
import { ToneIcon } from '../../../ui/tone-icon';
import { errorSentence } from '../../words';
import { useKeptFocus } from '../clients/use-kept-focus';
import { EarlierRuns } from './earlier-runs';
import { ReportDialog } from './report-dialog';
import { toneOf } from './run-tone';
import { UndoDialog } from './undo-dialog';
import type { BulkRun } from './use-bulk-run';
import { countsWords, holdWords, limitWords, progressOf, runWords } from './words';

/** A run of many fixes: how far it is, what it waits for, and what can be done about it; afterwards what has become of it. */
export function RunBox({ bulk }: { readonly bulk: BulkRun }) {
  return bulk.view && <LastRun bulk={bulk} run={bulk.view} />;
}

interface LastRunProps {
  readonly bulk: BulkRun;
  readonly run: BulkRunView;
}

function LastRun({ bulk, run }: LastRunProps) {
  const [hidden, setHidden] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  useKeptFocus(box, () => box.current?.querySelector('button')?.focus());
  const isHidden = hidden === run.id;
  const earlier = <EarlierRuns key={run.id} bulk={bulk} isOver={run.endedAt !== null} />;
  return (
    <section class={isHidden ? 'run hidden' : 'run'} aria-label={m.workbench_run()} ref={box}>
      {isHidden ? (
        // What has been put aside, and the runs before it, can still be had.
        <div class="actions">
          <button type="button" class="quiet" onClick={() => setHidden(null)}>
            {m.workbench_show_run()}
          </button>
          {earlier}
        </div>
      ) : (
        <ShownRun bulk={bulk} run={run} hide={() => setHidden(run.id)}>
          {earlier}
        </ShownRun>
      )}
    </section>
  );
}

interface ShownRunProps extends LastRunProps {
  readonly hide: () => void;
  /** Among the buttons. */
  readonly children: ComponentChildren;
}

function ShownRun({ bulk, run, hide, children }: ShownRunProps) {
  const { mutation } = bulk;
  const [dialog, setDialog] = useState<'report' | 'undo' | null>(null);
  const { done, all } = progressOf(run);
  const isOver = run.endedAt !== null;
  return (
    <>
      <div class="run-line">
        {/* Its numbers change at each step; what it comes to is said. */}
        <p role="status" aria-live={run.state === 'running' ? 'off' : 'polite'}>
          {run.state === 'running' ? <Sending /> : <ToneIcon tone={toneOf(run)} />}{' '}
          <b>{runWords(run, Date.now())}</b> <span class="detail">{countsWords(run)}</span>
        </p>
        <div class="actions">
          <RunButtons bulk={bulk} run={run} />
          <button type="button" onClick={() => setDialog('report')}>
            {m.workbench_report()}
          </button>
          {isOver && run.canUndo && (
            <button type="button" onClick={() => setDialog('undo')}>
              {m.workbench_undo_run()}
            </button>
          )}
          {children}
          {isOver && (
            <button type="button" class="quiet" onClick={hide}>
              {m.workbench_hide()}
            </button>
          )}
        </div>
      </div>
      {!isOver && <Bar share={all === 0 ? 0 : done / all} />}
      {run.current && run.state === 'running' && (
        <p class="detail">
          <SentenceText sentence={sentence(m.workbench_run_now, { path: [run.current.title] })} />
        </p>
      )}
      {run.waitingFor && !isOver && <Waiting error={run.waitingFor} isInterrupted={run.isInterrupted} />}
      {mutation.error && (
        <p class="trouble" role="alert">
          {errorSentence(mutation.error)}
        </p>
      )}
      {dialog === 'report' && <ReportDialog run={run} close={() => setDialog(null)} />}
      {dialog === 'undo' && <UndoDialog bulk={bulk} runId={run.id} close={() => setDialog(null)} />}
    </>
  );
}

/** A limit that is waited for is nobody's to mend. */
function Waiting({ error, isInterrupted }: { readonly error: PlainError; readonly isInterrupted: boolean }) {
  const limit = isInterrupted ? null : limitWords(error);
  return <p class={limit ? 'hint' : 'problem'}>{limit ?? holdWords(error)}</p>;
}

function RunButtons({ bulk, run }: { readonly bulk: BulkRun; readonly run: BulkRunView }) {
  const { isBusy } = bulk.mutation;
  const button = (label: string, to: 'running' | 'paused' | 'cancelled') => (
    <button type="button" disabled={isBusy} onClick={() => bulk.steer(to)}>
      {label}
    </button>
  );
  if (run.endedAt !== null) return null;
  return (
    <>
      {run.state === 'running' && button(m.workbench_pause(), 'paused')}
      {run.state === 'paused' && button(m.workbench_resume(), 'running')}
      {run.state !== 'cancelled' &&
        button(run.isUndo ? m.workbench_run_cancel_undo() : m.workbench_run_cancel(), 'cancelled')}
    </>
  );
}
