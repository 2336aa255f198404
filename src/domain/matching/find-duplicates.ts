import type { ListRecord } from '../records/records';
import { type DuplicateKey, type DuplicateReason, duplicateKeysOf } from './duplicate-keys';
import { foldedWords } from './fold-text';
import { isFamilyFirst, withoutDeleted } from './normalize-name';
import { forEachInSteps, grouped } from './stepped';

/** Records below one parent, or at the top, whose names say the same. */
export interface DuplicateSet {
  /** Two or more, in the order of the list. */
  readonly records: readonly ListRecord[];
  /** Each once, however a note is written. */
  readonly reasons: readonly DuplicateReason[];
}

/** Records of one name, legal form included, which stand and fall together. */
interface Cluster {
  readonly parentId: string | null;
  readonly records: ListRecord[];
  readonly keys: readonly DuplicateKey[];
  /** Leads to the one that stands for all that are linked; its own where it does. */
  head: Cluster | null;
  readonly linkedBy: DuplicateReason[];
}

interface Entry {
  readonly cluster: Cluster;
  readonly key: DuplicateKey;
}

/**
 * The duplicates of a list, inactive records among them. Each record is in one set at the most, whatever else the list holds and in
 * whatever order; a name that may be either of two that are told apart is neither. Yields after each small step.
 */
export function* findDuplicates(
  records: Iterable<ListRecord>,
): Generator<undefined, readonly DuplicateSet[]> {
  const clusters = new Map<string, Cluster>();
  const places = new Map<ListRecord, number>();
  yield* forEachInSteps(records, (record) => {
    places.set(record, places.size);
    const keys = duplicateKeysOf(record.name);
    if (!keys) return;
    const { parentId } = record;
    const name = JSON.stringify([parentId, keys.whole.key, keys.whole.form]);
    const known = clusters.get(name);
    if (known) known.records.push(record);
    else
      clusters.set(name, {
        parentId,
        records: [record],
        keys: [keys.whole, ...keys.others],
        head: null,
        linkedBy: [],
      });
  });
  const entries: Entry[] = [];
  yield* forEachInSteps(clusters.values(), (cluster) => {
    for (const key of cluster.keys) entries.push({ cluster, key });
  });
  const buckets = yield* grouped(entries, ({ cluster, key }) => [
    JSON.stringify([cluster.parentId, key.key]),
  ]);
  yield* forEachInSteps(buckets.values(), (bucket) => {
    if (bucket.length > 1) linkAlike(bucket.filter(({ key }) => key.unless !== 'unturned'));
  });
  const linked = new Set<Cluster>();
  yield* forEachInSteps(clusters.values(), (cluster) => {
    if (isLinked(cluster)) linked.add(cluster);
  });
  yield* forEachInSteps(buckets.values(), (bucket) => {
    if (bucket.some(({ key }) => key.unless === 'unturned')) linkAlike(asTheyStand(bucket, linked));
  });

  const sets = new Map<Cluster, Cluster[]>();
  yield* forEachInSteps(clusters.values(), (cluster) => {
    const head = headOf(cluster);
    const members = sets.get(head);
    if (members) members.push(cluster);
    else sets.set(head, [cluster]);
  });
  const found: DuplicateSet[] = [];
  yield* forEachInSteps(sets.values(), (members) => {
    const all = members.flatMap((cluster) => cluster.records);
    if (all.length < 2) return;
    all.sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
    found.push({ records: all, reasons: distinct(members.flatMap(reasonsOf)) });
  });
  return found;
}

/** Links what one key holds, as far as nothing in it is told apart by legal form or by another name. */
function linkAlike(entries: readonly Entry[]): void {
  const original = entries.filter(({ key }) => key.unless !== 'numbered');
  if (original.length === 0) return;
  for (const ofForm of partsBy(entries, ({ key }) => key.form)) {
    for (const alike of partsBy(ofForm, ({ key }) => key.otherName)) {
      const [first, ...others] = alike;
      if (!first || others.every(({ cluster }) => cluster === first.cluster)) continue;
      for (const { cluster } of others) link(first.cluster, cluster);
      const isOfForm = new Set(alike.map(({ key }) => key.form)).size > 1;
      const reasons = alike.flatMap(({ key }) => key.reason ?? []);
      first.cluster.linkedBy.push(...reasons, ...(isOfForm ? [{ code: 'legalForm' } as const] : []));
    }
  }
}

/** All together where no two of them say different things; else those that say the same. */
function partsBy(entries: readonly Entry[], told: (entry: Entry) => string): readonly (readonly Entry[])[] {
  const parts = new Map<string, Entry[]>();
  for (const entry of entries) {
    const part = parts.get(told(entry));
    if (part) part.push(entry);
    else parts.set(told(entry), [entry]);
  }
  const said = [...parts.keys()].filter((text) => text !== '').length;
  return said > 1 ? [...parts.values()] : [entries];
}

/** `Smith, Jones` with `Smith Jones`, where it is nobody's `Jones Smith`. */
function asTheyStand(bucket: readonly Entry[], linked: ReadonlySet<Cluster>): readonly Entry[] {
  const areAll = (records: readonly ListRecord[], isTurned: boolean) =>
    records.every(({ name }) => isFamilyFirst(name) === isTurned);
  return bucket.filter(({ cluster, key }) =>
    key.unless === 'unturned'
      ? areAll(cluster.records, true) && !linked.has(cluster)
      : key.reason === null && areAll(cluster.records, false),
  );
}

function headOf(cluster: Cluster): Cluster {
  let head = cluster;
  while (head.head) head = head.head;
  // The way is short the next time.
  if (cluster !== head) cluster.head = head;
  return head;
}

function isLinked(cluster: Cluster): boolean {
  return cluster.head !== null || cluster.linkedBy.length > 0;
}

function link(one: Cluster, other: Cluster): void {
  const [head, otherHead] = [headOf(one), headOf(other)];
  if (head !== otherHead) otherHead.head = head;
}

function reasonsOf({ records, linkedBy }: Cluster): readonly DuplicateReason[] {
  if (records.length < 2) return linkedBy;
  const names = new Set(records.map(({ name }) => withoutDeleted(name)));
  const isDeleted = records.some(({ name }) => withoutDeleted(name) !== name);
  const turned = new Set(records.map(({ name }) => isFamilyFirst(name)));
  const own: DuplicateReason[] = isDeleted ? [{ code: 'note', note: '(deleted)' }] : [];
  if (names.size > 1) own.push({ code: turned.size > 1 ? 'nameOrder' : 'spelling' });
  else if (!isDeleted) own.push({ code: 'sameName' });
  return [...own, ...linkedBy];
}

function distinct(reasons: readonly DuplicateReason[]): readonly DuplicateReason[] {
  const told = new Map<string, DuplicateReason>();
  for (const reason of reasons) {
    const key = reason.code === 'note' ? `note ${foldedWords(reason.note).join(' ')}` : reason.code;
    if (!told.has(key)) told.set(key, reason);
  }
  return [...told.values()];
}
