import { type NameReading, readableName, readingsOf } from './name-readings';
import { isSearchWord } from './name-similarity';
import { tellingParts } from './telling-parts';
import { comparedWords, type NameKind } from './tokenize-name';

/** One way to read a name, with what it is looked up by. */
export interface ReadName {
  readonly reading: NameReading;
  /** The first words that say something. */
  readonly searchWords: readonly string[];
  /** What tells the name from others (see `tellingParts`). */
  readonly parts: readonly string[];
}

/** Reads names as they are compared. */
export interface NameReader {
  /** The words of the whole name. */
  words(name: string, kind: NameKind): readonly string[];
  /** All ways to read it. */
  readings(name: string, kind: NameKind): readonly ReadName[];
}

/** As many as there are bits for. */
const maxSearchWords = 15;

/** Reads each name anew. */
export const nameReader: NameReader = {
  words: (name, kind) => comparedWords(readableName(name), kind).words,
  readings: (name, kind) =>
    readingsOf(name, kind).map((reading) => ({
      reading,
      searchWords: searchWordsOf(reading),
      parts: tellingParts(reading.name, kind),
    })),
};

/** Reads each name once, for lists that have many in common; it keeps what it has read. */
export function createNameReader(): NameReader {
  const known = { client: new Map<string, KnownName>(), job: new Map<string, KnownName>() };
  const knownName = (name: string, kind: NameKind): KnownName => {
    const found = known[kind].get(name) ?? {};
    known[kind].set(name, found);
    return found;
  };
  return {
    words(name, kind) {
      const found = knownName(name, kind);
      found.words ??= nameReader.words(name, kind);
      return found.words;
    },
    readings(name, kind) {
      const found = knownName(name, kind);
      found.readings ??= nameReader.readings(name, kind);
      return found.readings;
    },
  };
}

interface KnownName {
  words?: readonly string[];
  readings?: readonly ReadName[];
}

/** The words by which a name is looked up. */
export function searchWordsOf({ name }: NameReading): readonly string[] {
  return [...new Set(name.words.filter(isSearchWord))].slice(0, maxSearchWords);
}
