import { m } from '../../i18n/compiled/messages';
import type { RunView } from '../../messages/fixes';
import { Button } from '../../ui/button';
import { isOver, RunSteps, Sending } from '../../ui/fixes/run-steps';
import { runSentence } from '../../ui/fixes/words';
import { type Tone, ToneIcon } from '../../ui/tone-icon';
import { type FixActions, type FixIntent, undo } from './fix-intents';

const runTones: Readonly<Record<RunView['state'], Tone>> = {
  running: 'neutral',
  waiting: 'warning',
  done: 'good',
  failed: 'bad',
  undone: 'good',
};

/** What has been asked for and has not begun yet. */
export function PendingRun({ intent }: { readonly intent: FixIntent }) {
  const steps = intent.fix?.plan.steps ?? [];
  return (
    <div class="box">
      <p class="run-head">
        <Sending /> {intent.choice.kind === 'undo' ? m.fix_checking_undo() : m.fix_checking()}
      </p>
      <RunSteps
        rows={steps.map((step) => ({ step, state: 'planned', outcome: null, address: null }))}
        run="running"
      />
    </div>
  );
}

export interface RunReportProps {
  readonly run: RunView;
  readonly actions: FixActions;
  readonly hide: () => void;
}

/** How far a run has come, step by step, and what it has come to. */
export function RunReport({ run, actions, hide }: RunReportProps) {
  const { id, state, steps, canUndo } = run;
  return (
    <div class="box">
      <div class="run-head">
        {state === 'running' ? <Sending /> : <ToneIcon tone={runTones[state]} />}
        <b>{runSentence(run)}</b>
        <span class="spacer" />
        {canUndo && <Button onClick={() => undo(actions, id)}>{m.fix_undo()}</Button>}
        {isOver(state) && (
          <Button kind="plain" onClick={hide}>
            {m.fix_hide()}
          </Button>
        )}
      </div>
      <RunSteps rows={steps} run={state} />
    </div>
  );
}
