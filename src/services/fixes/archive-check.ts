import type { NameIndex } from '../../domain/matching/name-index';
import type { ArchiveStep } from '../../domain/plans/plan';
import { obstacleTo } from '../../domain/plans/step-precondition';
import type { WriteRejection } from '../../domain/plans/write-rejection';
import type { ListId } from '../../domain/records/records';
import type { PlainError } from '../../messages/errors';
import type { StepOutcome } from '../../messages/fixes';
import type { JournalEntry } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import { plainSourceError } from '../plain-error';
import type { UsageReader } from './record-usage';

export interface ArchiveCheckParts {
  readonly usageOf: UsageReader;
  /** Before whom its requests are sent. */
  readonly priority: Priority;
  /** A list as it is at this moment; why it could not be read; `null` where it is not connected. */
  listOf(list: ListId): Promise<NameIndex | PlainError | null>;
}

/** An entry whose record has to stay, and how its step ends for that. */
export interface KeptRecord {
  readonly entry: JournalEntry;
  readonly outcome: StepOutcome;
}

/** What is gone, or has been given another name since, is nobody's to archive. */
function changeOf({ id, path }: ArchiveStep, list: NameIndex): WriteRejection | null {
  const record = list.get(id);
  const isAsLeft = record && (!record.isActive || record.name === path.at(-1));
  return isAsLeft ? null : { code: 'changedMeanwhile' };
}

type ArchivingEntry = JournalEntry & { readonly step: ArchiveStep };

/**
 * Finds what has to stay before anything goes. Of the records of one client or work item all are archived or none: gone from one list and not
 * from the other, names would differ that agreed. What it has found free in one run is not asked about again.
 *
 * @returns of an entry that archives and those after it for the same client or work item, the first that has to stay; `null` where none has
 */
export function createArchiveCheck({
  usageOf,
  priority,
  listOf,
}: ArchiveCheckParts): (entry: JournalEntry, entries: readonly JournalEntry[]) => Promise<KeptRecord | null> {
  const free = new Set<string>();

  async function keeperOf(entry: ArchivingEntry, leaving: ReadonlySet<string>): Promise<StepOutcome | null> {
    const list = await listOf(entry.step.list);
    if (list && 'code' in list) return { kind: 'failed', error: list };
    const obstacle = list && (changeOf(entry.step, list) ?? obstacleTo(entry.step, list, leaving));
    if (obstacle) return { kind: 'refused', refusal: obstacle };
    try {
      const refusal = await usageOf(entry, entry.step, priority);
      return refusal && { kind: 'refused', refusal };
    } catch (error) {
      return { kind: 'failed', error: plainSourceError(error) };
    }
  }

  return async (entry, entries) => {
    const going = entries.filter(
      (other): other is ArchivingEntry =>
        other.step.kind === 'archive' &&
        other.state === 'planned' &&
        other.position >= entry.position &&
        other.item.key === entry.item.key,
    );
    const leaving = new Set(going.map(({ step }) => step.id));
    for (const each of going) {
      if (free.has(each.id)) continue;
      const outcome = await keeperOf(each, leaving);
      if (outcome) return { entry: each, outcome };
      free.add(each.id);
    }
    return null;
  };
}
