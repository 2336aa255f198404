import type { ListRecord } from '../../../src/domain/records/records';
import type { FirmRandom } from '../../firm/service';
import type { ClientLists, MadeClient } from '../client-lists';
import { clientLike, type Pair, recordLike } from './look-alikes';
import { type MadeName, makeFamilyName, makeName } from './made-name';
import { type HardKind, writings } from './writings';

/** As `ClientLists`, with how each client is written in the other list; those that are written alike are left out. */
export interface HardLists extends ClientLists {
  readonly kinds: ReadonlyMap<string, HardKind>;
}

/** So many clients have no record, and as many records no client. */
const aloneShare = 0.25;
/** Of those clients, so many look like a client that has a record. */
const looksLikeClientShare = 0.6;
/** And so many are looked like by a record that is nobody's. */
const looksLikeRecordShare = 0.15;
/** One family name for so many clients. */
const clientsPerFamily = 3;

/**
 * Lists that were kept by many hands over many years. A quarter of the clients has no counterpart, and most of those look like somebody
 * else: the nearest is another's. No name is there twice.
 *
 * @param count of the clients, and of the records.
 */
export function makeHardLists(count: number, random: FirmRandom): HardLists {
  const families = Array.from({ length: 40 + Math.ceil(count / clientsPerFamily) }, () =>
    makeFamilyName(random),
  );
  const taken = new Set<string>();
  const isNew = (name: string) => !taken.has(name.toLowerCase());
  const take = (make: () => MadeName): MadeName => {
    for (;;) {
      const made = make();
      if (!isNew(made.name)) continue;
      taken.add(made.name.toLowerCase());
      return made;
    }
  };
  const anyName = () => makeName(families, random);
  /** A name that is written so in the other list, where neither is there yet. */
  const takeWritten = ({ write }: (typeof writings)[number]): Pair => {
    for (;;) {
      const made = anyName();
      const written = write(made, random)?.trim();
      if (!written || written === made.name || !isNew(made.name)) continue;
      if (written.toLowerCase() !== made.name.toLowerCase() && !isNew(written)) continue;
      taken.add(made.name.toLowerCase()).add(written.toLowerCase());
      return { made, written };
    }
  };

  const clients: MadeClient[] = [];
  const records: ListRecord[] = [];
  const truth = new Map<string, string>();
  const kinds = new Map<string, HardKind>();
  const pairs: Pair[] = [];
  const addClient = ({ name, type }: MadeName): string => {
    const key = `K${clients.length}`;
    clients.push({ key, isPerson: type === 'person', name });
    return key;
  };
  const addRecord = (name: string): string => {
    const id = `c${records.length}`;
    records.push({ id, parentId: null, name, isActive: true, isProject: false });
    return id;
  };

  while (clients.length < count * (1 - aloneShare)) {
    const writing = pickWriting(random);
    const pair = writing ? takeWritten(writing) : writtenAlike(take(anyName));
    pairs.push(pair);
    const key = addClient(pair.made);
    truth.set(key, addRecord(pair.written));
    if (writing) kinds.set(key, writing.kind);
  }
  while (clients.length < count) {
    const lot = random.next();
    const client = take(() => (lot < looksLikeClientShare ? clientLike(pairs, random) : anyName()));
    addClient(client);
    const isLookedLike = lot >= looksLikeClientShare && lot < looksLikeClientShare + looksLikeRecordShare;
    addRecord(take(() => (isLookedLike && recordLike(client, random)) || anyName()).name);
  }
  return { clients, records: shuffled(records, random), truth, otherwise: new Set(kinds.keys()), kinds };
}

function writtenAlike(made: MadeName): Pair {
  return { made, written: made.name };
}

/** `null` for a client that is written alike. */
function pickWriting(random: FirmRandom): (typeof writings)[number] | null {
  let lot = random.next();
  for (const writing of writings) {
    lot -= writing.share;
    if (lot < 0) return writing;
  }
  return null;
}

function shuffled<Item>(items: readonly Item[], random: FirmRandom): readonly Item[] {
  return items
    .map((item) => ({ item, lot: random.next() }))
    .sort((one, other) => one.lot - other.lot)
    .map(({ item }) => item);
}
