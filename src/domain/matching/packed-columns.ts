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

/** Places in buckets, by the hash of a key. Several keys share a bucket, so that whoever asks looks at what is there. */
export interface HashColumn {
  /** Where each bucket begins, and the last ends. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

/** Numbers by key, in the order in which the keys were given. */
export interface PackedMap {
  readonly keys: TextColumn;
  readonly byHash: HashColumn;
  readonly ends: Uint32Array;
  readonly values: Uint32Array;
}

/** Puts texts one behind the other. */
export function packTexts(texts: readonly string[]): TextColumn {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, at) => {
    end += text.length;
    ends[at] = end;
  });
  return { text: texts.join(''), ends };
}

/** The text at that place. */
export function textAt({ text, ends }: TextColumn, place: number): string {
  return text.slice(place === 0 ? 0 : ends[place - 1], ends[place]);
}

/** The place of a text among others, each of which is there once; `undefined` where it is not. */
export function placeOfText(column: TextColumn, byHash: HashColumn, text: string): number | undefined {
  return placesOf(byHash, text).find((place) => {
    const start = place === 0 ? 0 : (column.ends[place - 1] ?? 0);
    return (column.ends[place] ?? 0) - start === text.length && column.text.startsWith(text, start);
  });
}

/** All texts, in their order. */
export function* textsOf(column: TextColumn): Generator<string> {
  for (let place = 0; place < column.ends.length; place += 1) yield textAt(column, place);
}

/** Packs items by each of their keys, in steps. */
export function* packHashes<Item>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<string>,
): Generator<undefined, HashColumn> {
  const hashes: number[] = [];
  const placesByHash: number[] = [];
  let place = 0;
  yield* forEachInSteps(items, (item) => {
    for (const key of new Set(keysOf(item))) {
      hashes.push(hashOf(key));
      placesByHash.push(place);
    }
    place += 1;
  });
  const starts = new Uint32Array(bucketsFor(hashes.length) + 1);
  const bucketOf = (hash: number) => hash & (starts.length - 2);
  for (const hash of hashes) starts[bucketOf(hash) + 1] = (starts[bucketOf(hash) + 1] ?? 0) + 1;
  for (let bucket = 1; bucket < starts.length; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  yield;
  const ends = starts.slice();
  const places = new Uint32Array(hashes.length);
  hashes.forEach((hash, at) => {
    const end = ends[bucketOf(hash)] ?? 0;
    places[end] = placesByHash[at] ?? 0;
    ends[bucketOf(hash)] = end + 1;
  });
  return { starts, places };
}

/** The places of what may have that key, in their order, and of some that have not. */
export function placesOf({ starts, places }: HashColumn, key: string): Uint32Array {
  const bucket = hashOf(key) & (starts.length - 2);
  return places.subarray(starts[bucket], starts[bucket + 1]);
}

/** A power of two: two to four keys to a bucket. */
function bucketsFor(count: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, count))) - 1);
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
  const place = placeOfText(map.keys, map.byHash, key);
  if (place === undefined) return undefined;
  return map.values.subarray(place === 0 ? 0 : map.ends[place - 1], map.ends[place]);
}

/** 32 bits of FNV-1a over the text's code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
