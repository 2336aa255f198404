import { textSimilarity } from './edit-distance';
import { isNoStopWord, isPlainWord } from './name-similarity';
import { isTellingWord } from './telling-parts';
import type { TokenizedName } from './tokenize-name';
import { meaningsOf } from './trade-groups';

/** In longer words two slips leave enough to be alike, and shorter ones have too little left. */
const [minLetters, maxLetters] = [5, 7];
/** Beside more words than this nobody takes another word for a slip. */
const maxWords = 3;
const slips = 2;

/** Of each short word that tells a name, what stands beside it and its first letter: names that two slips may tell apart have one in common. */
export function keysBesideSlips({ words }: TokenizedName): readonly string[] {
  const saying = words.filter(isNoStopWord);
  if (saying.length > maxWords) return [];
  return saying.flatMap((word, at) => {
    const { length } = word;
    if (length < minLetters || length > maxLetters || !isTellingWord(word, 'client')) return [];
    const beside = meaningsOf(saying.filter((other, place) => place !== at && !isPlainWord(other)));
    return [
      `${beside
        .map(({ said }) => said)
        .sort()
        .join(' ')} ${word[0]}`,
    ];
  });
}

/** Whether two names differ in one short word alone, by two slips of the pen. */
export function areTwoSlipsApart(a: TokenizedName, b: TokenizedName): boolean {
  if (a.discriminators !== b.discriminators) return false;
  const keys = keysBesideSlips(b);
  if (!keysBesideSlips(a).some((key) => keys.includes(key))) return false;
  const [own = [], others = []] = [
    [a, b],
    [b, a],
  ].map(([one, other]) =>
    one?.words.filter((word) => isTellingWord(word, 'client') && !other?.words.includes(word)),
  );
  const [word = '', other = ''] = [own[0], others[0]];
  if (own.length !== 1 || others.length !== 1) return false;
  return textSimilarity(word, other, 1 - slips / Math.max(word.length, other.length)) > 0;
}
