import { listTraits } from '../records/lists';
import type { PlanStep } from './plan';

/** Whether a step can be sent with others of its list in one request: it makes or changes one record, and nothing has to be asked before. */
export function goesTogether({ kind, list }: PlanStep): boolean {
  const isOfOneRecord = kind === 'create' || kind === 'rename' || kind === 'restore' || kind === 'move';
  return isOfOneRecord && listTraits[list].changedAtOnce > 1;
}
