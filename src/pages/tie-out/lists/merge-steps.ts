import type { DuplicateGroup, DuplicateRecord } from '../../../domain/matching/duplicate-groups';
import type { ListId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { type Sentence, sentence } from '../../../i18n/sentence';

/** What the steps depend on beside the group. */
export interface MergeFacts {
  /** What the list is called. */
  readonly system: string;
  /** QuickBooks Time takes its customers from QuickBooks. */
  readonly isTimeFed: boolean;
  /** What has no time here has none there. */
  readonly isAllTimeKnown: boolean;
}

interface Merge extends MergeFacts {
  readonly keep: DuplicateRecord;
  /** Those that go. */
  readonly others: readonly DuplicateRecord[];
}

/** What a person does to make one of a group, in order; empty where it can't be said which one is to stay. */
export function mergeSteps({ list, keep, records }: DuplicateGroup, facts: MergeFacts): readonly Sentence[] {
  const [first, ...others] = records;
  return first && keep ? stepsIn[list]({ ...facts, keep: first, others }) : [];
}

/** What can't be done there, whoever does it. */
export const limitWords: Readonly<Record<ListId, string>> = {
  quickbooksTime: m.lists_step_limits_time(),
  quickbooks: m.lists_step_limits_quickbooks(),
};

const stepsIn: Readonly<Record<ListId, (merge: Merge) => readonly Sentence[]>> = {
  /** No merge, and archiving takes all below with it (quickbooks-time.md 7.4). */
  quickbooksTime({ keep, others, isTimeFed, isAllTimeKnown }) {
    const steps: Sentence[] = isTimeFed ? [[m.lists_step_feed()]] : [];
    for (const other of others) {
      const path = nameOf(other);
      if (other.stakes.seconds > 0 || !isAllTimeKnown)
        steps.push(sentence(m.lists_step_move_time, { path, keep: nameOf(keep) }));
      if (!other.record.isActive || isTimeFed) continue;
      steps.push(
        sentence(other.stakes.below > 0 ? m.lists_step_archive_jobs : m.lists_step_archive, { path }),
      );
    }
    return steps;
  },
  /** In its own pages alone, of customers that have nothing below them (quickbooks.md 12). */
  quickbooks({ keep, others, system }) {
    const merged = others.filter((other) => !isLeft(other));
    if (merged.length === 0)
      return others.map((other): Sentence => sentence(m.lists_step_leave, { path: nameOf(other) }));
    const steps: Sentence[] = [];
    const all = [keep, ...merged];
    if (all.some(({ stakes }) => stakes.below > 0)) steps.push([m.lists_step_detach()]);
    for (const each of all) {
      if (!each.record.isActive) steps.push(sentence(m.lists_step_activate, { path: nameOf(each), system }));
    }
    for (const other of merged) {
      steps.push(sentence(m.lists_step_rename, { path: nameOf(other), keep: nameOf(keep), system }));
      steps.push([m.lists_step_save()]);
    }
    return steps;
  },
};

/** Inactive, with nothing that hangs on it: nobody comes across it. */
function isLeft({ record, stakes }: DuplicateRecord): boolean {
  return !record.isActive && (stakes.balance ?? 0) === 0 && stakes.below === 0;
}

function nameOf({ record }: DuplicateRecord): readonly string[] {
  return [record.name];
}
