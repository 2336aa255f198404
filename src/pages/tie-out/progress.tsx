import { Bar } from '../../ui/bar';
import { commonWords } from '../words';
import type { TieOutRun } from './use-tie-out';
import { tyingOutWords } from './words';

/** How far a tie-out has come that the user waits for. */
export function Progress({
  progress: { done, all },
}: {
  readonly progress: NonNullable<TieOutRun['progress']>;
}) {
  return (
    <div class="progress" role="status">
      <p>{all === 0 ? commonWords.loading : tyingOutWords(done, all)}</p>
      <Bar share={all === 0 ? 0 : done / all} />
    </div>
  );
}
