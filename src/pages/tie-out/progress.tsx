import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Bar } from '../../ui/bar';
import { commonWords } from '../words';
import type { TieOutRun } from './use-tie-out';
import { tyingOutWords } from './words';

export interface ProgressBoxProps {
  readonly text: string;
  /** 0 to 1; `null` where it is not known how much there is. */
  readonly share: number | null;
  readonly children?: ComponentChildren;
}

/** How far something has come that the user waits for. Screen readers tell it when asked; a status would speak at each step. */
export function ProgressBox({ text, share, children }: ProgressBoxProps) {
  const id = useId();
  return (
    <div class="progress">
      <p id={id}>{text}</p>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        {share !== null && <Bar share={share} />}
      </div>
      {children}
    </div>
  );
}

/** How far a tie-out has come that the user waits for. */
export function Progress({
  progress: { done, all },
}: {
  readonly progress: NonNullable<TieOutRun['progress']>;
}) {
  const isBegun = all > 0;
  return (
    <ProgressBox
      text={isBegun ? tyingOutWords(done, all) : commonWords.loading}
      share={isBegun ? done / all : 0}
    />
  );
}
