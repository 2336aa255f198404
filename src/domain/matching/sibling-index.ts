import type { ListRecord } from '../records/records';
import type { NameKind } from './name-similarity';
import { foldedKey, formsAgree, looseName } from './normalize-name';
import { eachInSteps, gradually } from './stepped';
import type { ArrangeNear, NearNames } from './trigram-index';

/**
 * How well a name fits, best first: the same characters; equal but for case, blanks and punctuation; equal but for legal
 * form or `Last, First` as well; the same name with another legal form, which is another company until somebody says so.
 */
export const grades = ['exact', 'folded', 'loose', 'otherForm'] as const;

export type Grade = (typeof grades)[number];

export interface GradedRecord {
  readonly record: ListRecord;
  readonly grade: Grade;
}

/** The records below one parent, or at the top, to be looked up by name. */
export interface NameLevel {
  exactly(name: string): readonly ListRecord[];
  /** Every record that fits at all, each with its best grade; in no particular order. */
  fitting(name: string, isPerson: boolean): readonly GradedRecord[];
  near: NearNames;
  /** Arranges in steps what the first look-ups would arrange at once. */
  arranging(): Iterable<undefined>;
}

/** Keys are made at the first look-up that needs them: most levels of a list are never looked into. */
export function createNameLevel(
  records: readonly ListRecord[],
  kind: NameKind,
  arrangeNear: ArrangeNear,
): NameLevel {
  const byKey = (keyOf: (record: ListRecord) => string) => gradually(() => grouped(records, keyOf));
  const byName = byKey((record) => record.name);
  const byFolded = byKey((record) => foldedKey(record.name));
  const byLoose = byKey((record) => looseName(record.name, false).key);
  const byPerson = byKey((record) => looseName(record.name, true).key);
  const near = gradually(() => arrangeNear(records, kind));

  return {
    exactly: (name) => byName.value().get(name) ?? [],
    fitting: (name, isPerson) => {
      const wanted = looseName(name, isPerson);
      const graded = new Map<string, GradedRecord>();
      const put = (grade: Grade) => (record: ListRecord) => graded.set(record.id, { record, grade });
      // Worst first, so that a better grade takes its place.
      for (const record of (isPerson ? byPerson : byLoose).value().get(wanted.key) ?? []) {
        put(formsAgree(wanted, looseName(record.name, isPerson)) ? 'loose' : 'otherForm')(record);
      }
      byFolded.value().get(foldedKey(name))?.forEach(put('folded'));
      byName.value().get(name)?.forEach(put('exact'));
      return [...graded.values()];
    },
    near: (...wanted) => near.value()(...wanted),
    *arranging() {
      for (const part of [byName, byFolded, byLoose, byPerson, near]) yield* part.steps();
    },
  };
}

/** Groups the records by key, in steps. */
export function* grouped(
  records: Iterable<ListRecord>,
  keyOf: (record: ListRecord) => string,
): Generator<undefined, ReadonlyMap<string, readonly ListRecord[]>> {
  const groups = new Map<string, ListRecord[]>();
  yield* eachInSteps(records, (record) => {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  });
  return groups;
}
