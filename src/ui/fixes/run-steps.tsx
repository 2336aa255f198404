import type { RunStep, RunView } from '../../messages/fixes';
import { Icon } from '../icon';
import { SentenceText } from '../sentence-text';
import { ToneIcon } from '../tone-icon';
import { openIn, runStepSentence, stepReason, stepState } from './words';

/** Whether nothing more comes of it. */
export function isOver(state: RunView['state']): boolean {
  return state !== 'running' && state !== 'waiting';
}

/** A sign that turns while something is asked for. */
export function Sending() {
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

export interface RunStepsProps {
  readonly rows: readonly RunStep[];
  readonly run: RunView['state'];
}

/** What has become of each step of a run. */
export function RunSteps({ rows, run }: RunStepsProps) {
  return (
    <ol class="steps">
      {rows.map((row, place) => (
        <StepLine key={place} row={row} run={run} />
      ))}
    </ol>
  );
}
