import { isByMeaning, type Match } from './best-matches';
import type { MatchInput } from './match-input';
import { type MatchQuality, matchQualities } from './sibling-index';

/** Who else a record that a client would be given may be. */
export interface Contest {
  /** Another client fits it better. */
  readonly isTheirs: boolean;
  /** Titles of those whom it fits as well. */
  readonly titles: readonly string[];
}

/**
 * Whether other Karbon clients would be given the same record at the top of the list: `Acme` may be either of Acme Inc and Acme LLC,
 * and no name without a comma tells `Lee, Chan` from `Chan, Lee`. Who has a record of their very name is given no other.
 */
export function contestOf({ index, clientsWithLettersOf }: MatchInput, { record, quality }: Match): Contest {
  const owners = quality === 'exact' || record.parentId !== null ? [] : clientsWithLettersOf(record.name);
  const contest = { isTheirs: false, titles: [] as string[] };
  for (const { title, path, isPerson } of owners) {
    const siblings = index.siblingsUnder(null);
    const theirs = siblings
      .findEquivalent(path[0] ?? '', isPerson)
      .find((rated) => rated.record.id === record.id);
    const lead = theirs ? rankOf(quality) - rankOf(theirs.quality) : -1;
    if (lead < 0 || index.findByPath(path).length > 0) continue;
    contest.titles.push(title);
    contest.isTheirs ||= lead > 0;
  }
  contest.titles.sort();
  return contest;
}

/** Each order of a person's name is as good as the other where somebody else has that one. */
function rankOf(quality: MatchQuality): number {
  return matchQualities.indexOf(isByMeaning(quality) ? 'loose' : quality);
}
