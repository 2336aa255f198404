import type { StoredSpelling } from '../../domain/matching/stored-spelling';
import type { KarbonRef, LinkStep, PlanStep, RecordState } from '../../domain/plans/plan';
import type { JournalEntry } from '../../store/rows';
import type { Store } from '../../store/store';

/**
 * Remembers by ids, which survive renames, what somebody has fixed (decisions/names.md); what is undone leaves the pair that was
 * there before.
 */
export interface ConfirmedPairs {
  /** Id of the record that the step's Karbon record is paired with now; `null` where there is none. */
  recordIdOf(entry: JournalEntry): Promise<string | null>;
  /** What an entry that links or unlinks is to have as its `pairBefore`. */
  beforeLink(entry: JournalEntry, step: LinkStep): Promise<string | null>;
  /** Carries out a step that links or unlinks, of an entry that has its `pairBefore`. */
  link(entry: JournalEntry, step: LinkStep): Promise<void>;
  /** Fits the pair to any other step that is done. */
  updateAfterStep(entry: JournalEntry, step: PlanStep, result: StepResult): Promise<void>;
}

export interface StepResult {
  readonly recordId: string;
  /** How the step was to leave the record. */
  readonly wanted: RecordState;
  /** The name that the service has stored instead, if so. */
  readonly storedName?: string | undefined;
}

/** @param now epoch ms. */
export function createConfirmedPairs({ links }: Pick<Store, 'links'>, now: () => number): ConfirmedPairs {
  async function recordIdOf(entry: JournalEntry): Promise<string | null> {
    const karbon = karbonOf(entry);
    return karbon ? pairedWith(entry, karbon) : null;
  }

  async function pairedWith({ step: { list }, account }: JournalEntry, karbon: KarbonRef) {
    return (await links.of(list, account)).get(karbon.key) ?? null;
  }

  async function pair(
    { step: { list }, account }: JournalEntry,
    karbon: KarbonRef,
    recordId: string,
    spelling?: StoredSpelling,
  ): Promise<void> {
    await links.put([{ list, karbon, account, recordId, at: now(), ...(spelling && { spelling }) }]);
  }

  async function unpair({ step: { list }, account }: JournalEntry, karbon: KarbonRef): Promise<void> {
    await links.remove(list, account, [karbon.key]);
  }

  return {
    recordIdOf,
    async beforeLink(entry, { karbon, id }) {
      if (entry.undoes !== null) return entry.pairBefore;
      const paired = await pairedWith(entry, karbon);
      // An earlier life of the worker may have written the pair already, and what was before it.
      return paired === id ? entry.pairBefore : paired;
    },
    async link(entry, { kind, karbon, id }) {
      const { undoes, pairBefore } = entry;
      if (kind === 'link') await pair(entry, karbon, id);
      else if (undoes !== null && pairBefore !== null) await pair(entry, karbon, pairBefore);
      else await unpair(entry, karbon);
    },
    async updateAfterStep(entry, { kind, list }, { recordId, wanted, storedName }) {
      if (kind in pairless) return;
      const { item, undoes, account, pairBefore } = entry;
      const karbon = karbonOf(entry);
      if (undoes !== null) {
        if (kind === 'archive') await links.removeRecords(list, account, [recordId]);
        const paired = await recordIdOf(entry);
        const isAnothers = paired !== null && paired !== recordId;
        if (!karbon || isAnothers) return;
        if (pairBefore !== null) await pair(entry, karbon, pairBefore);
        else await unpair(entry, karbon);
        return;
      }
      const isExpected = wanted.path.every((name, depth) => name === item.path[depth]);
      if (!karbon || !isExpected) return;
      const asked = wanted.path.at(-1) ?? '';
      const spelling = storedName === undefined ? undefined : { asked, stored: storedName };
      await pair(entry, karbon, recordId, spelling);
    },
  };
}

/** What leaves no record of its own behind, or has paired it itself. */
const pairless = {
  link: true,
  unlink: true,
  assign: true,
  request: true,
  withdraw: true,
} as const satisfies { readonly [Kind in PlanStep['kind']]?: true };

/** The Karbon record of the level that a step brings its record to, or has brought it to; `null` where the item has none there. */
function karbonOf({ item, step, undoes }: JournalEntry): KarbonRef | null {
  const levels = step.kind === 'move' && undoes === null ? step.underPath.length + 1 : step.path.length;
  return item.levels[levels - 1] ?? null;
}
