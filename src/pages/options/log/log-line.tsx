import type { LogRow, StepState } from '../../../messages/fixes';
import { NamePath } from '../../../ui/name-path';
import { changeOf, type LogState } from './log-runs';
import { logOutcome, logStep, logWords } from './words';

const tones: Readonly<Record<StepState, string>> = {
  planned: 'hint',
  sent: 'hint',
  confirmed: 'good',
  failed: 'problem',
  undone: 'hint',
};

/** One step: what it was to do, what has become of it, and the record before and after. */
export function LogLine({ line }: { readonly line: LogRow }) {
  const { before, after } = changeOf(line);
  const isSame = before !== null && isEqual(before, after);
  return (
    <li>
      <p>
        <strong>{logStep(line)}</strong> · <span class={tones[line.state]}>{logOutcome(line)}</span>
      </p>
      <p>
        {!isSame && (
          <>
            {before ? <State state={before} /> : <span class="hint">{logWords.nothing}</span>}
            {' → '}
          </>
        )}
        <State state={after} />
        {line.recordId !== null && (
          <span class="hint">
            {' '}
            · {logWords.recordId} <code>{line.recordId}</code>
          </span>
        )}
      </p>
    </li>
  );
}

function isEqual(one: LogState, other: LogState): boolean {
  return one.isActive === other.isActive && one.path.join(':') === other.path.join(':');
}

function State({ state: { path, isActive } }: { readonly state: LogState }) {
  return (
    <>
      <NamePath path={path} />
      {isActive !== null && <span class="hint"> ({isActive ? logWords.active : logWords.inactive})</span>}
    </>
  );
}
