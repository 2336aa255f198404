import type { PlanStep } from '../../domain/plans/plan';
import type { Jobcode } from '../../domain/records/records';
import { addDays, dayOf } from '../../domain/time/calendar';
import type { MirrorOwner } from '../../store/mirror';
import type { MirrorBatch } from '../../store/mirror-batch';
import type { JournalEntry } from '../../store/rows';
import type { Store } from '../../store/store';
import type { NameIndexes } from '../matching/name-indexes';
import type { Written } from './write-step';

/** What is created has no time; entries can be dated ahead, and come with the changes. */
const daysCovered = 366;

export interface WrittenMirrorParts {
  readonly store: Pick<Store, 'connections' | 'mirror'>;
  readonly nameIndexes: NameIndexes;
  /** Epoch ms. */
  now(): number;
}

/** The connection whose records an entry changes. */
export function ownerOf({ step, account }: JournalEntry): MirrorOwner {
  return { system: step.list, identity: account };
}

/** Puts what was written into the mirror, without asking for it. */
export function createWrittenMirror({
  store: { connections, mirror },
  nameIndexes,
  now,
}: WrittenMirrorParts): (entry: JournalEntry, step: PlanStep, written: Written) => Promise<void> {
  return mirrorWritten;

  /** Puts what was written into the mirror, with what the service is known to change along with it. */
  async function mirrorWritten(entry: JournalEntry, step: PlanStep, written: Written): Promise<void> {
    const owner = ownerOf(entry);
    if (written.kind === 'customer') await mirror.write({ put: { customers: [written.record] } }, owner);
    if (written.kind !== 'jobcode') return;
    const { record } = written;
    const jobcodes = [record, ...(await cascadedChanges(step, record))];
    const cover = step.kind === 'create' && (await coverNew(record.id));
    await mirror.write({ put: { jobcodes }, ...cover }, owner);
  }

  /** Archiving takes all below along, restoring all above (quickbooks-time.md 7.4). */
  async function cascadedChanges(step: PlanStep, { id, parentId }: Jobcode): Promise<readonly Jobcode[]> {
    if (step.kind !== 'archive' && step.kind !== 'restore') return [];
    const tree = await nameIndexes.treeAround(parentId === null ? [id] : [id, parentId]);
    const isActive = step.kind === 'restore';
    const ids = isActive ? tree.upwards(parentId ?? '') : [...tree.below([id])];
    const known = await Promise.all(ids.map((each) => mirror.get('jobcodes', each)));
    return known
      .filter((jobcode) => jobcode !== null && jobcode.id !== id && jobcode.isActive !== isActive)
      .flatMap((jobcode) => (jobcode ? [{ ...jobcode, isActive }] : []));
  }

  /** Nobody has tracked time on what has just been made: that needs no reading. */
  async function coverNew(jobcodeId: string): Promise<MirrorBatch> {
    const { time } = await connections.read('quickbooksTime');
    if (!time) return {};
    const to = addDays(dayOf(now(), time.account.timeZone), daysCovered);
    return {
      cover: [
        {
          kind: 'entries',
          id: `entries:${jobcodeId}`,
          jobcodeId,
          from: null,
          to,
          leftOut: 0,
          runningReadAt: now(),
        },
      ],
    };
  }
}
