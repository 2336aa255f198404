import type { ListId } from '../../domain/records/records';
import type { Journal } from '../../store/journal';
import type { JournalEntry } from '../../store/rows';
import { itemRunIdOf } from './bulk-items';

/** A refusal in a service's own words. */
export interface Refused {
  readonly list: ListId;
  readonly detail: string;
}

/** Why a service has refused a step of an item, where that is none of the reasons that have to do with its record alone; else `null`. */
function refusalOf(entries: readonly JournalEntry[]): Refused | null {
  for (const { outcome, step } of entries) {
    if (outcome?.kind === 'refused' && outcome.refusal.code === 'other') {
      return { list: step.list, detail: outcome.refusal.detail };
    }
  }
  return null;
}

/** A list that has refused so many items one after the other for the same reason will refuse the others too. */
const inRow = 5;

/**
 * Why one list has refused an item of a bulk run and those right before it, where they are so many that a person has to see it; else `null`.
 * Whoever lets the run go on then is not asked again before one has gone well.
 */
export async function refusedAlike(
  journal: Pick<Journal, 'run'>,
  bulkRunId: string,
  position: number,
): Promise<Refused | null> {
  const alike: Refused[] = [];
  for (let at = position; at >= 0 && alike.length <= inRow; at -= 1) {
    const refused = refusalOf(await journal.run(itemRunIdOf(bulkRunId, at)));
    const first = alike[0] ?? refused;
    if (!refused || refused.list !== first?.list || refused.detail !== first.detail) break;
    alike.push(refused);
  }
  return alike.length === inRow ? (alike[0] ?? null) : null;
}
