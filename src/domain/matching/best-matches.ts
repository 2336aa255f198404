import type { ListRecord } from '../records/records';
import type { NameIndex } from './name-index';
import { type MatchQuality, matchQualities } from './sibling-index';

/** A record whose name path is the expected one or means the same. */
export interface Match {
  readonly record: ListRecord;
  /** The worst of its levels. */
  readonly quality: MatchQuality;
  /** With all its ancestors. */
  readonly isActive: boolean;
}

/**
 * The records called `name` below one of `parents`, or at the top for `null`, that fit equally well and better than all
 * others; by id, and none where nothing means the same.
 *
 * An active record comes before an inactive one even where the latter's spelling is nearer: to restore the archived one
 * beside a living one that means the same would make a duplicate. An inactive record that fits only but for legal form
 * or the order of names is not a match but a near match.
 *
 * @param belongsToOther whether a record bears the very name of somebody else, so that it has to fit better than that.
 */
export function bestMatches(
  index: NameIndex,
  parents: readonly Match[] | null,
  name: string,
  isPerson: boolean,
  belongsToOther: (record: ListRecord) => boolean = () => false,
): readonly Match[] {
  const named = parents
    ? []
    : index
        .siblingsUnder(null)
        .findExact(name)
        .filter(({ isActive }) => isActive);
  // Nothing fits better, and most names are equal: no other spelling has to be looked up for them.
  if (named.length > 0)
    return named.map((record): Match => ({ record, quality: 'exact', isActive: true })).sort(byId);
  const matches = (parents ?? [null]).flatMap((parent) =>
    index
      .siblingsUnder(parent?.record.id ?? null)
      .findEquivalent(name, isPerson)
      .map(({ record, quality }) => ({
        record,
        ownQuality: quality,
        quality: parent && isWorse(parent.quality, quality) ? parent.quality : quality,
        isActive: record.isActive && (parent?.isActive ?? true),
      }))
      .filter((match) => isUsable(match) && (!isByMeaning(match.quality) || !belongsToOther(match.record)))
      .map(({ ownQuality, ...match }) => match),
  );
  const best = Math.min(...matches.map(rank));
  return matches.filter((match) => rank(match) === best).sort(byId);
}

/** Whether more than its spelling differs. */
export function isByMeaning(quality: MatchQuality): boolean {
  return quality === 'loose' || quality === 'unturned';
}

function byId(a: Match, b: Match): number {
  return a.record.id < b.record.id ? -1 : 1;
}

/** Whether the name of its own level is equal enough: the records below a parent that is no match are not looked at. */
function isUsable({ ownQuality, isActive }: { ownQuality: MatchQuality; isActive: boolean }): boolean {
  if (isByMeaning(ownQuality)) return isActive;
  return ownQuality !== 'otherLegalForm';
}

function rank(match: Match): number {
  return matchQualities.indexOf(match.quality) + (match.isActive ? 0 : matchQualities.length);
}

function isWorse(a: MatchQuality, b: MatchQuality): boolean {
  return matchQualities.indexOf(a) > matchQualities.indexOf(b);
}
