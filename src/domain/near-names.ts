import { type ComparedName, comparedName, type NameKind, nameLikeness } from './name-likeness';
import type { ListRecord } from './records';

export interface NearRecord {
  readonly record: ListRecord;
  /** 0 to 1; 1 is equal but for what `looseName` and accents pass over. */
  readonly score: number;
}

/** Finds the records of one level whose names are like a given one. */
export type NearNames = (spellings: readonly string[]) => readonly NearRecord[];

/** Below this two names are as likely to be two clients as one. */
const leastScore = 0.8;
/** A name under which the client is not shown counts a little less than the one under which it is. */
const otherSpellingFactor = 0.98;
/** How many of the records that share the most letter groups are compared word by word. */
const comparedRecords = 40;
const leastSharedShare = 0.3;

/** Arranges a level once, by groups of three letters, so that a look-up compares few of its names in full. */
export function createNearNames(records: readonly ListRecord[], kind: NameKind): NearNames {
  const names = records.map((record) => comparedName(record.name, kind));
  const holders = new Map<string, number[]>();
  const groupCounts = new Uint16Array(records.length);
  const recordsWithWord = new Map<string, number>();
  names.forEach((name, position) => {
    const groups = letterGroups(name.words);
    groupCounts[position] = groups.size;
    for (const group of groups) {
      const positions = holders.get(group);
      if (positions) positions.push(position);
      else holders.set(group, [position]);
    }
    for (const word of new Set(name.words)) recordsWithWord.set(word, (recordsWithWord.get(word) ?? 0) + 1);
  });

  const weightOf = (word: string) =>
    1 + Math.log(1 + records.length / (1 + (recordsWithWord.get(word) ?? 0)));

  const mostAlike = (wanted: ComparedName): number[] => {
    const groups = letterGroups(wanted.words);
    const sharedGroups = new Map<number, number>();
    for (const group of groups) {
      for (const position of holders.get(group) ?? []) {
        sharedGroups.set(position, (sharedGroups.get(position) ?? 0) + 1);
      }
    }
    const share = (position: number, shared: number) =>
      shared / Math.max(1, Math.min(groups.size, groupCounts[position] ?? 0));
    return [...sharedGroups]
      .map(([position, shared]) => ({ position, share: share(position, shared), shared }))
      .filter((candidate) => candidate.share >= leastSharedShare)
      .sort((a, b) => b.shared - a.shared || b.share - a.share)
      .slice(0, comparedRecords)
      .map((candidate) => candidate.position);
  };

  return (spellings) => {
    const best = new Map<ListRecord, number>();
    spellings.forEach((spelling, index) => {
      const wanted = comparedName(spelling, kind);
      const factor = index === 0 ? 1 : otherSpellingFactor;
      for (const position of mostAlike(wanted)) {
        const record = records[position];
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
