import type { ListRecord } from '../records/records';
import type { NameIndex } from './name-index';
import { type Grade, grades } from './sibling-index';

/** A record whose name path is the expected one or means the same. */
export interface Way {
  readonly record: ListRecord;
  /** The worst of its levels. */
  readonly grade: Grade;
  /** With all its ancestors. */
  readonly isActive: boolean;
}

/**
 * The records called `name` below one of `parents`, or at the top for `null`, that fit equally well and better than all
 * others; by id, and none where nothing means the same.
 *
 * An active record comes before an inactive one even where the latter's spelling is nearer: to restore the archived one
 * beside a living one that means the same would make a duplicate. An inactive record that fits only but for legal form
 * or the order of names is no way at all; it is a near match.
 *
 * @param isOthers whether a record bears the very name of somebody else, so that it has to fit better than that.
 */
export function bestWays(
  index: NameIndex,
  parents: readonly Way[] | null,
  name: string,
  isPerson: boolean,
  isOthers: (record: ListRecord) => boolean = () => false,
): readonly Way[] {
  const named = parents
    ? []
    : index
        .level(null)
        .exactly(name)
        .filter(({ isActive }) => isActive);
  // Nothing fits better, and most names are equal: no other spelling has to be looked up for them.
  if (named.length > 0)
    return named.map((record): Way => ({ record, grade: 'exact', isActive: true })).sort(byId);
  const ways = (parents ?? [null]).flatMap((parent) =>
    index
      .level(parent?.record.id ?? null)
      .fitting(name, isPerson)
      .map(({ record, grade }) => ({
        record,
        ownGrade: grade,
        grade: parent && isWorse(parent.grade, grade) ? parent.grade : grade,
        isActive: record.isActive && (parent?.isActive ?? true),
      }))
      .filter((way) => isUsable(way) && (way.grade !== 'loose' || !isOthers(way.record)))
      .map(({ ownGrade, ...way }) => way),
  );
  const best = Math.min(...ways.map(rank));
  return ways.filter((way) => rank(way) === best).sort(byId);
}

function byId(a: Way, b: Way): number {
  return a.record.id < b.record.id ? -1 : 1;
}

/** By the name of its own level: a parent that is no way has nothing below it that is looked at. */
function isUsable({ ownGrade, isActive }: { ownGrade: Grade; isActive: boolean }): boolean {
  if (ownGrade === 'loose') return isActive;
  return ownGrade !== 'otherForm';
}

function rank(way: Way): number {
  return grades.indexOf(way.grade) + (way.isActive ? 0 : grades.length);
}

function isWorse(a: Grade, b: Grade): boolean {
  return grades.indexOf(a) > grades.indexOf(b);
}
