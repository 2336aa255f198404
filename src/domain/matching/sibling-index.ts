import type { ListRecord } from '../records/records';
import type { NameReader } from './name-reader';
import { foldName, isFamilyFirst, keysOfName, legalFormsCompatible, stripLegalForm } from './normalize-name';
import type { BuildSimilarityIndex, FindSimilar, SimilarityIndex } from './similarity-index';
import { grouped, moveInGroups, type Stepped, stepped } from './stepped';
import type { Table } from './table';
import type { NameKind } from './tokenize-name';

/**
 * How well a name fits, best first: the same characters; equal but for case, blanks and punctuation; equal but for legal
 * form or `Last, First` as well; equal to `Last, First` as it stands, as if the comma meant nothing; the same name with another legal
 * form, which is another company until somebody says so.
 */
export const matchQualities = ['exact', 'folded', 'loose', 'unturned', 'otherLegalForm'] as const;

export type MatchQuality = (typeof matchQualities)[number];

export interface RatedRecord {
  readonly record: ListRecord;
  readonly quality: MatchQuality;
}

/** The records below one parent, or at the top, to be looked up by name. */
export interface SiblingIndex {
  findExact(name: string): readonly ListRecord[];
  /** Every record that matches at all, each with its best quality; in no particular order. */
  findEquivalent(name: string, isPerson: boolean): readonly RatedRecord[];
  findSimilar: FindSimilar;
  /** Builds in steps what the first look-ups would build at once. */
  buildSteps(): Iterable<undefined>;
  /** Takes one out that was here, and another in, where `records` has them so by now. */
  change(before: ListRecord | null, after: ListRecord | null): void;
}

/** By which keys the records of a level are found. */
export const levelKeys = {
  byName: ({ name }: ListRecord): Iterable<string> => [name],
  byKey: ({ name }: ListRecord): Iterable<string> => keysOfName(name),
} as const;

/** The records of a level by each of these keys, and by names that are near. */
export type LevelTables = Readonly<Record<keyof typeof levelKeys, Stepped<Table<readonly ListRecord[]>>>> & {
  readonly near: Stepped<SimilarityIndex>;
};

/** Keys are made at the first look-up that needs them: most levels of a list are never looked into. */
export function createSiblingIndex(
  records: () => readonly ListRecord[],
  kind: NameKind,
  buildSimilar: BuildSimilarityIndex,
  reader: NameReader,
): SiblingIndex {
  return siblingIndexOver({
    byName: stepped(() => grouped(records(), levelKeys.byName)),
    byKey: stepped(() => grouped(records(), levelKeys.byKey)),
    near: stepped(() => buildSimilar(records(), kind, reader)),
  });
}

/** The level that is in these tables. */
export function siblingIndexOver({ byName, byKey, near }: LevelTables): SiblingIndex {
  return {
    findExact: (name) => byName.value().get(name) ?? [],
    findEquivalent: (name, isPerson) => {
      const wanted = stripLegalForm(name, isPerson);
      const rated = new Map<string, RatedRecord>();
      const rate = (quality: MatchQuality) => (record: ListRecord) =>
        rated.set(record.id, { record, quality });
      // Worst first, so that a better quality takes its place.
      for (const record of byKey.value().get(wanted.key) ?? []) {
        const stripped = stripLegalForm(record.name, isPerson);
        if (stripped.key === wanted.key)
          rate(legalFormsCompatible(wanted, stripped) ? 'loose' : 'otherLegalForm')(record);
      }
      const isTurned = isPerson && isFamilyFirst(name);
      const folded = foldName(name);
      for (const record of byKey.value().get(folded) ?? []) {
        if (foldName(record.name) !== folded) continue;
        // `Lee, Chan` is Chan Lee rather than Lee Chan.
        const isSameOrder = !isPerson || isFamilyFirst(record.name) === isTurned;
        if (isSameOrder) rate('folded')(record);
        else if (!rated.has(record.id)) rate('unturned')(record);
      }
      byName.value().get(name)?.forEach(rate('exact'));
      return [...rated.values()];
    },
    findSimilar: (...wanted) => near.value().find(...wanted),
    *buildSteps() {
      for (const part of [byName, byKey, near]) yield* part.steps();
    },
    change(before, after) {
      moveInGroups(byName, levelKeys.byName, before, after);
      moveInGroups(byKey, levelKeys.byKey, before, after);
      near.change((index) => {
        if (before) index.remove(before);
        if (after) index.add(after);
      });
    },
  };
}
