import type { BulkRunView } from '../../../messages/bulk-run';
import type { Tone } from '../../../ui/tone-icon';

/** How a run has gone, at a glance. */
export function toneOf({ state, counts }: BulkRunView): Tone {
  if (state === 'paused') return 'warning';
  return counts.failed > 0 || counts.planChanged > 0 || state === 'cancelled' ? 'warning' : 'good';
}
