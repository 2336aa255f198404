import { m } from '../../i18n/compiled/messages';
import type { RunStep, RunView } from '../../messages/fixes';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { SentenceText } from '../../ui/sentence-text';
import { type Tone, ToneIcon } from '../../ui/tone-icon';
import { type FixActions, type FixIntent, undo } from './fix-intents';
import { openIn, runSentence, runStepSentence, stepReason, stepState } from './words';

const runTones: Readonly<Record<RunView['state'], Tone>> = {
  running: 'neutral',
  waiting: 'warning',
  done: 'good',
  failed: 'bad',
  undone: 'good',
};

function isOver(state: RunView['state']): boolean {
  return state !== 'running' && state !== 'waiting';
}

function Sending() {
  return (
    <span class="sending">
      <Icon name="refresh" />
    </span>
  );
}

/** Was done, and no longer is. */
function Past() {
  return (
    <span class="muted">
      <Icon name="good" />
    </span>
  );
}

interface StepProps {
  readonly row: RunStep;
  readonly run: RunView['state'];
}

function StepSign({ row, run }: StepProps) {
  if (row.state === 'confirmed') return <ToneIcon tone="good" />;
  if (row.state === 'sent') return run === 'waiting' ? <ToneIcon tone="warning" /> : <Sending />;
  if (row.state === 'undone') return <Past />;
  const isFailure = row.outcome?.kind === 'refused' || row.outcome?.kind === 'failed';
  return isFailure ? <ToneIcon tone="bad" /> : <span class="dot" />;
}

function StepLine({ row, run }: StepProps) {
  const { step, state, address } = row;
  const reason = stepReason(row);
  return (
    <li class="step">
      <StepSign row={row} run={run} />
      <span>
        <SentenceText sentence={runStepSentence(row, run)} />{' '}
        {reason !== '' && <span class="note">{reason}</span>}
      </span>{' '}
      {address?.startsWith('https://') && isOver(run) && state !== 'undone' ? (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {openIn(step.list)}
        </a>
      ) : (
        <span class="muted">{stepState(row, run)}</span>
      )}
    </li>
  );
}

interface StepsProps {
  readonly rows: readonly RunStep[];
  readonly run: RunView['state'];
}

function Steps({ rows, run }: StepsProps) {
  return (
    <ol class="steps">
      {rows.map((row, place) => (
        <StepLine key={place} row={row} run={run} />
      ))}
    </ol>
  );
}

/** What has been asked for and has not begun yet. */
export function PendingRun({ intent }: { readonly intent: FixIntent }) {
  const steps = intent.fix?.plan.steps ?? [];
  return (
    <div class="box">
      <p class="run-head">
        <Sending /> {intent.choice.kind === 'undo' ? m.fix_checking_undo() : m.fix_checking()}
      </p>
      <Steps
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
      <Steps rows={steps} run={state} />
    </div>
  );
}
