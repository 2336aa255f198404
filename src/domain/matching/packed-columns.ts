import { forEachInSteps } from './stepped';

/*
 * What is looked up by texts, as a few long columns: they are read from the disk in a few milliseconds, however many texts there are, and
 * nothing is made of them before it is asked for.
 */

/** Texts one behind the other, and where each ends. */
export interface TextColumn {
  readonly text: string;
  readonly ends: Uint32Array;
}

/** Places by the hash of a key, in the order of the hashes. Several keys may have one hash, so that whoever asks looks at what is there. */
export interface HashColumn {
  readonly hashes: Uint32Array;
  readonly places: Uint32Array;
}

/** Numbers by key, in the order in which the keys were given. */
export interface PackedMap {
  readonly keys: TextColumn;
  readonly byHash: HashColumn;
  readonly ends: Uint32Array;
  readonly values: Uint32Array;
}

/** Places are below this: a hash and a place are one number while they are sorted. */
const maxPlaces = 2 ** 20;

export function packTexts(texts: readonly string[]): TextColumn {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, at) => {
    end += text.length;
    ends[at] = end;
  });
  return { text: texts.join(''), ends };
}

export function textAt({ text, ends }: TextColumn, place: number): string {
  return text.slice(place === 0 ? 0 : ends[place - 1], ends[place]);
}

export function* textsOf(column: TextColumn): Generator<string> {
  for (let place = 0; place < column.ends.length; place += 1) yield textAt(column, place);
}

/** Packs items by each of their keys, in steps. */
export function* packHashes<Item>(
  items: Iterable<Item>,
  keysOf: (item: Item, place: number) => Iterable<string>,
): Generator<undefined, HashColumn> {
  const pairs: number[] = [];
  let place = 0;
  yield* forEachInSteps(items, (item) => {
    for (const key of new Set(keysOf(item, place))) pairs.push(hashOf(key) * maxPlaces + place);
    place += 1;
  });
  if (place > maxPlaces) throw new RangeError('a list too long to be packed');
  const sorted = Float64Array.from(pairs).sort();
  yield;
  return {
    hashes: Uint32Array.from(sorted, (pair) => Math.floor(pair / maxPlaces)),
    places: Uint32Array.from(sorted, (pair) => pair % maxPlaces),
  };
}

/** The places of what may have that key, in their order; seldom one that has not. */
export function placesOf({ hashes, places }: HashColumn, key: string): Uint32Array {
  const hash = hashOf(key);
  let from = 0;
  for (let to = hashes.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((hashes[middle] ?? 0) < hash) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (hashes[end] === hash) end += 1;
  return places.subarray(from, end);
}

/** Packs a map, in steps. */
export function* packMap(
  entries: Iterable<readonly [key: string, numbers: readonly number[]]>,
): Generator<undefined, PackedMap> {
  const keys: string[] = [];
  const ends: number[] = [];
  const values: number[] = [];
  yield* forEachInSteps(entries, ([key, numbers]) => {
    keys.push(key);
    for (const each of numbers) values.push(each);
    ends.push(values.length);
  });
  return {
    keys: packTexts(keys),
    byHash: yield* packHashes(keys, (key) => [key]),
    ends: Uint32Array.from(ends),
    values: Uint32Array.from(values),
  };
}

/** The numbers of a key; `undefined` where there is no such key. */
export function numbersOf(map: PackedMap, key: string): Uint32Array | undefined {
  const place = placesOf(map.byHash, key).find((each) => textAt(map.keys, each) === key);
  if (place === undefined) return undefined;
  return map.values.subarray(place === 0 ? 0 : map.ends[place - 1], map.ends[place]);
}

/** 32 bits of FNV-1a over the text's code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
