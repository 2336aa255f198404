import type { ListRecord } from '../records/records';
import { bestMatches, isWorse, type Match } from './best-matches';
import { foldedWords } from './fold-text';
import type { MatchInput } from './match-input';
import { isFamilyFirst } from './normalize-name';

/** Who else a record that a client would be given may be. */
export interface Contest {
  /** Another client fits it better. */
  readonly isTheirs: boolean;
  /** Titles of those whom it fits as well. */
  readonly titles: readonly string[];
  /** The records of the two orders in which a person's name can be read, where another person has the other one. */
  readonly readings: readonly ListRecord[];
}

/**
 * Whether other Karbon clients would be given the same record at the top of the list: `Acme` may be either of Acme Inc and Acme LLC,
 * and `Lee, Chan` is not to be told from `Chan, Lee` by any name without a comma. What bears a client's very name is theirs before this
 * is asked.
 */
export function contestOf(input: MatchInput, { record, quality }: Match): Contest {
  const { index, expectedPath, isPersonClient, namesakes } = input;
  const [name = ''] = expectedPath;
  if (quality === 'exact' || record.parentId !== null || !namesakes)
    return { isTheirs: false, titles: [], readings: [] };
  const turned = namesakes(name).filter(
    ({ path: [other = ''], isPerson }) =>
      isPersonClient &&
      isPerson &&
      (isFamilyFirst(name) || isFamilyFirst(other)) &&
      wordsOf(name) === wordsOf(other),
  );
  if (turned.length > 0) {
    const readings = index
      .siblingsUnder(null)
      .findEquivalent(name, true)
      .filter((rated) => rated.quality !== 'otherLegalForm' && rated.record.isActive)
      .map((rated) => rated.record)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    return { isTheirs: false, titles: turned.map(({ title }) => title).sort(), readings };
  }
  const rivals = namesakes(record.name).flatMap(({ title, path: [other = ''], isPerson = false }) =>
    bestMatches(index, null, other, isPerson)
      .filter((match) => match.record.id === record.id && !isWorse(match.quality, quality))
      .map((match) => ({ title, isNearer: isWorse(quality, match.quality) })),
  );
  return {
    isTheirs: rivals.some(({ isNearer }) => isNearer),
    titles: rivals.map(({ title }) => title).sort(),
    readings: [],
  };
}

/** In any order. */
function wordsOf(name: string): string {
  return foldedWords(name).sort().join(' ');
}
