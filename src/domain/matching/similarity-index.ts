import type { ListRecord } from '../records/records';
import { countBits } from './count-bits';
import type { MatchReason } from './match-reason';
import { initialsOf, keysOfEnds, keyWithoutHouse } from './name-parts';
import { type NameReader, searchWordsOf } from './name-reader';
import { canBothBeRead, type NameReading, readableName, readingsOf } from './name-readings';
import { compareNames, wordWeight } from './name-similarity';
import {
  areToldApart,
  areTwoByOtherScript,
  formFactor,
  otherFormFactor,
  reasonOfPart,
} from './readings-compared';
import { createSimilarityEntries, type Entry, type SimilarityEntries } from './similarity-entries';
import { forEachInSteps } from './stepped';
import {
  asWritten,
  isMostOfBoth,
  minSlipLength,
  partWithSlip,
  sharedWeight,
  tellingParts,
} from './telling-parts';
import { comparedWords, type NameKind } from './tokenize-name';
import { areTwoSlipsApart, hasWithTwoSlips, shortWordsOf } from './two-slips';

export interface SimilarRecord {
  readonly record: ListRecord;
  /** 0 to 1; 1 is equal but for what `foldName` and accents pass over. */
  readonly score: number;
  readonly reason: MatchReason | null;
}

/**
 * Finds the records of one level whose names are like one of `variants`, the first of which counts most. Those that are others' are
 * left out. Whether a record is found never depends on what else the list holds; its score does.
 */
export type FindSimilar = (
  variants: readonly string[],
  belongsToOther: (record: ListRecord) => boolean,
  others?: OtherNames,
) => readonly SimilarRecord[];

/** The records of one level, which may come and go. */
export interface SimilarityIndex {
  readonly find: FindSimilar;
  add(record: ListRecord): void;
  /** @param record the very one that was added. */
  remove(record: ListRecord): void;
}

/** What else the firm has beside the name that is looked up: what a name shares with many of them tells nobody. */
export interface OtherNames {
  /** Those that have this part in them (see `tellingParts`); `null` where it is no part that tells names apart. */
  withPart(part: string): readonly string[] | null;
}

/** Arranges a level for that, in steps. Each name is read by `reader`. */
export type BuildSimilarityIndex = (
  records: readonly ListRecord[],
  kind: NameKind,
  reader: NameReader,
) => Generator<undefined, SimilarityIndex>;

/** Below this two names are as likely to be two clients as one. */
const minLikeness = 0.7;
/** A name under which the client is not shown counts a little less than the one under which it is. */
const variantFactor = 0.98;
/** One name stands in the other, or its initials do: shown, and never proposed. */
const partScore = minLikeness;
/** This like a name, a record is nearly the same. */
const minClearScore = 0.78;
/** What tells a name from others is shared, by however little beside it: shown behind all that is like it. */
const minSharedScore = 0.4;
const maxSharedScore = 0.6;
/** Of the weight of a name's words: what a name that is like it has in common with it at the least. */
const minSharedWeight = 0.55;
/** Readings that come later, between two look-ups. */
const roomForMore = 64;
/** Slips of a word that very many names have come twice. */
const minCount = 2;

/**
 * Indexes a level by its words, in steps. A look-up goes through the names that have the rarest words of the one that is looked up, or
 * words that may be meant by them: enough of them that no name can be like it without having one. None is left out for its place in the list.
 *
 * @param belongsToOther leaves out, once for all look-ups, records that would be left out of each.
 */
export function* buildSimilarityIndex(
  records: readonly ListRecord[],
  kind: NameKind,
  reader: NameReader,
  belongsToOther: (record: ListRecord) => boolean = () => false,
): Generator<undefined, SimilarityIndex> {
  const entries = createSimilarityEntries(kind, reader, belongsToOther);
  yield* forEachInSteps(records, entries.add);
  return similarityIndexOver(entries, kind);
}

/** Looks names up among these entries. */
export function similarityIndexOver(entries: SimilarityEntries, kind: NameKind): SimilarityIndex {
  const weightOf = (word: string) => 1 + Math.log(1 + entries.count / (1 + entries.recordsWithWord(word)));
  const areTwoWords = (one: string, other: string) => {
    const counts = [one, other].map(entries.recordsWithWord);
    const rarer = Math.min(...counts);
    // Nobody mistakes the first letter of a name.
    return rarer >= minCount && (one[0] !== other[0] || rarer * rarer >= Math.max(...counts));
  };

  /** Which words of the name that is looked up each has, a bit a word; all 0 between two look-ups. */
  let sharedWords = new Uint16Array(entries.end);

  const findCandidates = (reading: NameReading): readonly Entry[] => {
    const searchWords = searchWordsOf(reading);
    // Initials too: who is not looked for by them may share them.
    const weight = [...new Set(reading.name.words)].reduce((sum, word) => sum + wordWeight(word), 0);
    // Some may have come since; so many more are left room for.
    if (sharedWords.length < entries.end) sharedWords = new Uint16Array(entries.end + roomForMore);
    const all = (1 << searchWords.length) - 1;
    const touched: number[] = [];
    const note = (position: number, bits: number, isNew: boolean) => {
      const known = sharedWords[position] ?? 0;
      if (known === 0) {
        if (!isNew) return;
        touched.push(position);
      }
      sharedWords[position] = known | bits;
    };
    const sought = searchWords
      .map((word, at) => {
        const positions = entries.words.like(word);
        return { word, at, positions, count: positions.reduce((sum, { length }) => sum + length, 0) };
      })
      .sort((one, other) => one.count - other.count);
    let left = weight;
    for (const { word, at, positions } of sought) {
      const isNew = left >= weight * minSharedWeight;
      for (const each of positions) for (const position of each) note(position, 1 << at, isNew);
      if (isNew) for (const position of entries.words.parted(word)) note(position, 1 << at, true);
      left -= wordWeight(word);
    }
    for (let at = 1; at < searchWords.length; at += 1) {
      const together = `${searchWords[at - 1]}${searchWords[at]}`;
      for (const each of entries.words.like(together))
        for (const position of each) note(position, 3 << (at - 1), true);
    }
    const candidates: Entry[] = [];
    for (const position of touched) {
      const bits = sharedWords[position] ?? 0;
      sharedWords[position] = 0;
      // Where each of the two has a word that the other has not, they are two names.
      if (bits !== all && countBits(bits) < entries.searchWordCount(position)) continue;
      const entry = entries.at(position);
      if (entry) candidates.push(entry);
    }
    return kind === 'job' ? candidates : [...new Set([...candidates, ...partsOf(reading)])];
  };

  /** Names that this one begins or ends with, those of which one is the other's initials, other houses of one name, and slips of it. */
  const partsOf = ({ name }: NameReading): readonly Entry[] => {
    const positions = keysOfEnds(name).flatMap((key) => entries.wholes.at(key));
    for (const { word, key } of shortWordsOf(name)) {
      for (const position of entries.besideSlips.at(key)) {
        const entry = entries.at(position);
        if (entry && hasWithTwoSlips(word, entry.read.reading.name)) positions.push(position);
      }
    }
    const [word = ''] = name.words.length === 1 ? name.words : [];
    positions.push(
      ...entries.initials.at(word),
      ...entries.wholes.at(initialsOf(name)),
      ...entries.houses.at(keyWithoutHouse(name)),
    );
    return positions.flatMap((position) => entries.at(position) ?? []);
  };

  /** Names that share with this one what tells it from others, each with the parts that they have in common, the longest first. */
  const sharing = (
    parts: readonly string[],
    words: readonly string[],
    others: OtherNames,
  ): ReadonlyMap<Entry, readonly string[]> => {
    const found = new Map<Entry, string[]>();
    const note = (entry: Entry, part: string) => {
      const known = found.get(entry);
      if (known) known.push(part);
      else found.set(entry, [part]);
    };
    for (const part of parts) {
      for (const position of entries.telling.at(part)) {
        const entry = entries.at(position);
        if (entry) note(entry, part);
      }
    }
    for (const part of parts) {
      if (part.length < minSlipLength || !words.includes(part)) continue;
      const isOthers = others.withPart(part)?.length !== 0;
      // Two words that others have are two words.
      const isSlip = (slip: string) => !(isOthers && others.withPart(slip)?.length !== 0);
      for (const positions of entries.words.like(part)) {
        for (const position of positions) {
          const entry = entries.at(position);
          const slip = entry ? partWithSlip(part, entry.read.reading.name, kind) : null;
          if (entry && slip !== null && isSlip(slip)) note(entry, slip);
        }
      }
    }
    return found;
  };

  /** Whether one of these names is like a record, so that this is theirs. */
  const isMeantBy = (names: readonly string[], { read: { reading } }: Entry): boolean =>
    names.some((name) =>
      readingsOfOther(name).some(
        (other) =>
          canBothBeRead(other, reading) &&
          compareNames(
            other.name,
            reading.name,
            () => 1,
            () => false,
          ).likeness *
            other.factor *
            reading.factor *
            formFactor(other, reading) >=
            minClearScore,
      ),
    );
  const knownReadings = new Map<string, readonly NameReading[]>();
  const readingsOfOther = (name: string): readonly NameReading[] => {
    const readings = knownReadings.get(name) ?? readingsOf(name, kind);
    knownReadings.set(name, readings);
    return readings;
  };

  const compareShared = (
    wanted: NameReading,
    entry: Entry,
    parts: readonly string[],
    others: OtherNames,
  ): SimilarRecord | null => {
    const {
      record,
      read: { reading },
    } = entry;
    if (areToldApart(wanted, reading)) return null;
    const part = parts.find((each) => isMostOfBoth(each, wanted.name, reading.name, kind));
    if (part === undefined || isMeantBy(others.withPart(part) ?? [], entry)) return null;
    // What fewer have says more.
    const rarity = 1 / Math.max(1, entries.telling.at(part).length);
    const share = ((sharedWeight(wanted.name, reading.name) + rarity) / 2) * wanted.factor * reading.factor;
    const score = minSharedScore + (maxSharedScore - minSharedScore) * share;
    return { record, score, reason: { code: 'sharedWord', word: asWritten(part, record.name, wanted.name) } };
  };

  const compare = (
    wanted: NameReading,
    { record, read: { reading } }: Entry,
    factor: number,
  ): SimilarRecord | null => {
    if (!canBothBeRead(wanted, reading)) return null;
    const { likeness, score, relation } = compareNames(wanted.name, reading.name, weightOf, areTwoWords);
    const read = factor * wanted.factor * reading.factor;
    const form = formFactor(wanted, reading);
    if (likeness * read * form < minLikeness) {
      const reason = kind === 'job' ? null : reasonOfPart(wanted, reading);
      const isShown = reason !== null || (kind === 'client' && areTwoSlipsApart(wanted.name, reading.name));
      return isShown ? { record, score: partScore * read * form, reason } : null;
    }
    const reason =
      wanted.reason ??
      reading.reason ??
      (form === otherFormFactor ? legalForm : relation && { code: relation }) ??
      (factor < 1 ? tradeName : null);
    return { record, score: score * read * form, reason };
  };

  /** Whether a record is nearly the same and has the first word that tells the name from others: no other need be shown for one. */
  const hasClear = (found: readonly SimilarRecord[], readings: readonly NameReading[]): boolean => {
    const first = new Set(readings.flatMap((reading) => tellingParts(reading.name, kind).slice(0, 1)));
    return found.some(
      ({ record, score }) =>
        score >= minClearScore &&
        tellingParts(comparedWords(readableName(record.name), kind), kind).some((part) => first.has(part)),
    );
  };

  const find: FindSimilar = (variants, belongsToOther, others = noOtherNames) => {
    const best = new Map<ListRecord, SimilarRecord>();
    const [name = '', ...otherNames] = variants;
    // `First Last` of `First Middle Last` says less than the whole does.
    const whole = new Set(otherNames.length > 0 ? comparedWords(name, kind).words : []);
    const sayingMore = otherNames.filter(
      (other) => !comparedWords(other, kind).words.every((word) => whole.has(word)),
    );
    [name, ...sayingMore].forEach((variant, place) => {
      const factor = place === 0 ? 1 : variantFactor;
      for (const wanted of readingsOf(variant, kind)) {
        for (const entry of findCandidates(wanted)) {
          const found = compare(wanted, entry, factor);
          const isBetter = found && found.score > (best.get(entry.record)?.score ?? -1);
          if (isBetter && !belongsToOther(entry.record)) best.set(entry.record, found);
        }
      }
    });
    const readings = readingsOf(name, kind);
    if (hasClear([...best.values()], readings)) return [...best.values()];
    const apart = new Set<ListRecord>();
    // Most readings of a name have the same parts.
    const shared = new Map<string, ReadonlyMap<Entry, readonly string[]>>();
    for (const wanted of readings) {
      const parts = tellingParts(wanted.name, kind).filter((part) => others.withPart(part) !== null);
      const key = parts.sort((one, other) => other.length - one.length).join(' ');
      const found = shared.get(key) ?? sharing(parts, wanted.name.words, others);
      shared.set(key, found);
      for (const [entry, common] of found) {
        if (best.has(entry.record) || belongsToOther(entry.record)) continue;
        const similar = compareShared(wanted, entry, common, others);
        if (similar) best.set(entry.record, similar);
        else if (areTwoByOtherScript(wanted, entry.read.reading)) apart.add(entry.record);
      }
    }
    for (const record of apart) if (best.get(record)?.reason?.code === 'sharedWord') best.delete(record);
    return [...best.values()];
  };
  return { find, add: entries.add, remove: entries.remove };
}

const noOtherNames: OtherNames = { withPart: () => [] };
const legalForm: MatchReason = { code: 'legalForm' };
const tradeName: MatchReason = { code: 'tradeName' };
