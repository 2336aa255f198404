import type { ListRecord } from '../records/records';
import { type ComparedName, comparedName, type NameKind, nameLikeness } from './name-similarity';
import { eachInSteps } from './stepped';

export interface NearRecord {
  readonly record: ListRecord;
  /** 0 to 1; 1 is equal but for what `looseName` and accents pass over. */
  readonly score: number;
}

/**
 * Finds the records of one level whose names are like one of `spellings`, the first of which counts most. Those that are others' are
 * left out.
 */
export type NearNames = (
  spellings: readonly string[],
  isOthers: (record: ListRecord) => boolean,
) => readonly NearRecord[];

/** Arranges a level for that, in steps. */
export type ArrangeNear = (records: readonly ListRecord[], kind: NameKind) => Generator<undefined, NearNames>;

/** Below this two names are as likely to be two clients as one. */
const leastScore = 0.8;
/** A name under which the client is not shown counts a little less than the one under which it is. */
const otherSpellingFactor = 0.98;
/** How many of the records that share the most letter groups are compared word by word. */
const comparedRecords = 24;
/** Of the groups of the shorter name: names that share fewer are never alike enough. */
const leastSharedShare = 0.45;

/**
 * Arranges a level, in steps, by groups of three letters, so that a look-up compares few of its names in full.
 *
 * @param isOthers leaves out, once for all look-ups, records that would be left out of each.
 */
export function* arrangeNearNames(
  records: readonly ListRecord[],
  kind: NameKind,
  isOthers: (record: ListRecord) => boolean = () => false,
): Generator<undefined, NearNames> {
  const listed: ListRecord[] = [];
  const names: ComparedName[] = [];
  const groupCounts: number[] = [];
  const holders = new Map<string, number[]>();
  const recordsWithWord = new Map<string, number>();
  yield* eachInSteps(records, (record) => {
    const name = comparedName(record.name, kind);
    for (const word of new Set(name.words)) recordsWithWord.set(word, (recordsWithWord.get(word) ?? 0) + 1);
    if (isOthers(record)) return;
    const position = listed.push(record) - 1;
    names.push(name);
    const groups = letterGroups(name.words);
    groupCounts.push(groups.size);
    for (const group of groups) {
      const positions = holders.get(group);
      if (positions) positions.push(position);
      else holders.set(group, [position]);
    }
  });

  const weightOf = (word: string) =>
    1 + Math.log(1 + records.length / (1 + (recordsWithWord.get(word) ?? 0)));

  /** How many groups each record shares with the name that is looked up; 0 for all of them in between. */
  const sharedGroups = new Uint16Array(listed.length);
  const sharedBy = (position: number) => sharedGroups[position] ?? 0;

  const mostAlike = (wanted: ComparedName, isOthers: (record: ListRecord) => boolean): readonly number[] => {
    const groups = letterGroups(wanted.words);
    const met: number[] = [];
    for (const group of groups) {
      for (const position of holders.get(group) ?? []) {
        const shared = sharedBy(position);
        if (shared === 0) met.push(position);
        sharedGroups[position] = shared + 1;
      }
    }
    const shareOf = (position: number) =>
      sharedBy(position) / Math.max(1, Math.min(groups.size, groupCounts[position] ?? 0));
    const isFree = (position: number) => {
      const record = listed[position];
      return record !== undefined && !isOthers(record);
    };
    const nearest = met
      .filter((position) => shareOf(position) >= leastSharedShare && isFree(position))
      .sort((a, b) => sharedBy(b) - sharedBy(a) || shareOf(b) - shareOf(a))
      .slice(0, comparedRecords);
    for (const position of met) sharedGroups[position] = 0;
    return nearest;
  };

  return (spellings, isOthers) => {
    const best = new Map<ListRecord, number>();
    // A person's spellings are mostly the same words in another order.
    const alike = new Map<string, readonly number[]>();
    spellings.forEach((spelling, index) => {
      const wanted = comparedName(spelling, kind);
      const factor = index === 0 ? 1 : otherSpellingFactor;
      const key = [...wanted.words].sort().join(' ');
      const positions = alike.get(key) ?? mostAlike(wanted, isOthers);
      alike.set(key, positions);
      for (const position of positions) {
        const record = listed[position];
        const name = names[position];
        if (!record || !name) continue;
        const score = nameLikeness(wanted, name, weightOf) * factor;
        if (score >= leastScore && score > (best.get(record) ?? 0)) best.set(record, score);
      }
    });
    return [...best].map(([record, score]) => ({ record, score }));
  };
}

/** Groups of three letters within each word, its two ends marked, so that the order of words does not count. */
function letterGroups(words: readonly string[]): Set<string> {
  const groups = new Set<string>();
  for (const word of words) {
    const marked = `<${word.slice(0, 40)}>`;
    for (let start = 0; start + 3 <= marked.length; start++) groups.add(marked.slice(start, start + 3));
  }
  return groups;
}
