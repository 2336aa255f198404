import type { ListRecord } from '../records/records';
import { type NameKind, nameSimilarity, type TokenizedName, tokenizeName } from './name-similarity';
import { forEachInSteps } from './stepped';

export interface SimilarRecord {
  readonly record: ListRecord;
  /** 0 to 1; 1 is equal but for what `looseName` and accents pass over. */
  readonly score: number;
}

/**
 * Finds the records of one level whose names are like one of `spellings`, the first of which counts most. Those that are others' are
 * left out.
 */
export type TrigramIndex = (
  variants: readonly string[],
  belongsToOther: (record: ListRecord) => boolean,
) => readonly SimilarRecord[];

/** Arranges a level for that, in steps. */
export type BuildTrigramIndex = (
  records: readonly ListRecord[],
  kind: NameKind,
) => Generator<undefined, TrigramIndex>;

/** Below this two names are as likely to be two clients as one. */
const minScore = 0.8;
/** A name under which the client is not shown counts a little less than the one under which it is. */
const variantFactor = 0.98;
/** How many of the records that share the most letter groups are compared word by word. */
const maxCandidates = 24;
/** Of the groups of the shorter name: names that share fewer are never alike enough. */
const minOverlap = 0.45;

/**
 * Indexes a level by trigrams, in steps, so that a look-up compares few of its names in full.
 *
 * @param belongsToOther leaves out, once for all look-ups, records that would be left out of each.
 */
export function* buildTrigramIndex(
  records: readonly ListRecord[],
  kind: NameKind,
  belongsToOther: (record: ListRecord) => boolean = () => false,
): Generator<undefined, TrigramIndex> {
  const listed: ListRecord[] = [];
  const names: TokenizedName[] = [];
  const trigramCounts: number[] = [];
  const postings = new Map<string, number[]>();
  const recordsWithWord = new Map<string, number>();
  yield* forEachInSteps(records, (record) => {
    const name = tokenizeName(record.name, kind);
    for (const word of new Set(name.words)) recordsWithWord.set(word, (recordsWithWord.get(word) ?? 0) + 1);
    if (belongsToOther(record)) return;
    const position = listed.push(record) - 1;
    names.push(name);
    const grams = trigrams(name.words);
    trigramCounts.push(grams.size);
    for (const gram of grams) {
      const positions = postings.get(gram);
      if (positions) positions.push(position);
      else postings.set(gram, [position]);
    }
  });

  const weightOf = (word: string) =>
    1 + Math.log(1 + records.length / (1 + (recordsWithWord.get(word) ?? 0)));

  /** How many trigrams each record shares with the name that is looked up; all 0 between two look-ups. */
  const sharedCounts = new Uint16Array(listed.length);
  const sharedCountOf = (position: number) => sharedCounts[position] ?? 0;

  const findCandidates = (
    wanted: TokenizedName,
    belongsToOther: (record: ListRecord) => boolean,
  ): readonly number[] => {
    const grams = trigrams(wanted.words);
    const touched: number[] = [];
    for (const gram of grams) {
      for (const position of postings.get(gram) ?? []) {
        const shared = sharedCountOf(position);
        if (shared === 0) touched.push(position);
        sharedCounts[position] = shared + 1;
      }
    }
    const overlapOf = (position: number) =>
      sharedCountOf(position) / Math.max(1, Math.min(grams.size, trigramCounts[position] ?? 0));
    /** Of the groups of both names, so that a longer name is no nearer for what it has beside the shorter. */
    const likenessOf = (position: number) =>
      (2 * sharedCountOf(position)) / Math.max(1, grams.size + (trigramCounts[position] ?? 0));
    const isFree = (position: number) => {
      const record = listed[position];
      return record !== undefined && !belongsToOther(record);
    };
    const candidates = touched
      .filter((position) => overlapOf(position) >= minOverlap && isFree(position))
      .sort((a, b) => likenessOf(b) - likenessOf(a));
    // Those that are as near as the last are not left out for their place in the list.
    const last = likenessOf(candidates[maxCandidates - 1] ?? -1);
    const nearest = candidates.filter(
      (position, place) => place < maxCandidates || likenessOf(position) >= last,
    );
    for (const position of touched) sharedCounts[position] = 0;
    return nearest;
  };

  return (variants, belongsToOther) => {
    const best = new Map<ListRecord, number>();
    // A person's spellings are mostly the same words in another order.
    const candidatesByWords = new Map<string, readonly number[]>();
    variants.forEach((variant, index) => {
      const wanted = tokenizeName(variant, kind);
      const factor = index === 0 ? 1 : variantFactor;
      const key = [...wanted.words].sort().join(' ');
      const positions = candidatesByWords.get(key) ?? findCandidates(wanted, belongsToOther);
      candidatesByWords.set(key, positions);
      for (const position of positions) {
        const record = listed[position];
        const name = names[position];
        if (!record || !name) continue;
        const score = nameSimilarity(wanted, name, weightOf) * factor;
        if (score >= minScore && score > (best.get(record) ?? 0)) best.set(record, score);
      }
    });
    return [...best].map(([record, score]) => ({ record, score }));
  };
}

/** Groups of three letters within each word, its two ends marked, so that the order of words does not count. */
function trigrams(words: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const word of words) {
    const marked = `<${word.slice(0, 40)}>`;
    for (let start = 0; start + 3 <= marked.length; start++) grams.add(marked.slice(start, start + 3));
  }
  return grams;
}
