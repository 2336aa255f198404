import { likeClientIds, similarStanding } from './find-similar';
import { bestWays, type Way } from './find-ways';
import { differenceOf } from './name-difference';
import type { ListRecord, NameHolder } from './records';
import type { BlockReason, PlacedRecord, Standing } from './standing';
import { isClaimed, type StandingInput } from './standing-input';

type OpenStanding = Exclude<Standing, { kind: 'blocked' }>;

/**
 * Where a Karbon client or work item stands in one list (product.md, Standing; grades of equality: quickbooks.md 13).
 * The client is found first and its work below it. A confirmed id goes before names, but `matched` needs equal names
 * too, since QuickBooks Time goes by nothing else. The order of the list never counts.
 */
export function findStanding(input: StandingInput): Standing {
  const { expectedPath, cannotWrite } = input;
  if (cannotWrite?.code === 'notConnected') return blocked(cannotWrite, expectedPath, null);
  if (expectedPath.includes('')) return blocked({ code: 'nameNotPossible' }, expectedPath, null);

  const clients = clientsOf(input);
  const standing = byLink(input, clients) ?? byName(input, clients);
  if (standing.kind === 'matched') return standing;
  if (cannotWrite) {
    return blocked(cannotWrite, expectedPath, cannotWrite.code === 'unreachable' ? null : standing);
  }
  const holder = holderOfName(input, standing, clients);
  return holder ? blocked({ code: 'nameHeld', holder }, expectedPath, standing) : standing;
}

/** The records that are the client whose work is looked for; empty for a client itself, and where none is found. */
function clientsOf(input: StandingInput): readonly Way[] {
  const { expectedPath, index, isPersonClient } = input;
  const [clientName = '', title] = expectedPath;
  if (title === undefined) return [];
  const linked = linkedRecord(input, 0);
  if (linked) return [{ record: linked, grade: 'exact', isActive: linked.isActive }];
  const ways = bestWays(index, null, clientName, isPersonClient);
  const free = ways.filter((way) => !isClaimed(input, way.record));
  // The client of another legal form or order of names has its own work, of the same titles.
  return free.length > 0 ? free : ways.filter((way) => way.grade !== 'loose');
}

function byLink(input: StandingInput, clients: readonly Way[]): OpenStanding | null {
  const { expectedPath, index } = input;
  const linked = linkedRecord(input, expectedPath.length - 1);
  if (!linked) return null;
  const found = index.place(linked);
  if (index.lineage(linked).some((record) => !record.isActive))
    return { kind: 'archived', found, expectedPath };
  if (isSamePath(found.path, expectedPath)) return { kind: 'matched', found };

  // Another record holds the name, so that the linked one cannot get it: a person has to say which of them stays.
  const namesakes = index.at(expectedPath).filter((record) => record.isActive);
  if (namesakes.length > 0) return severalRecords([found, ...namesakes.map(index.place)]);

  const isInPlace =
    expectedPath.length === 1
      ? linked.parentId === null
      : clients.some((client) => client.record.id === linked.parentId);
  return isInPlace ? differing(found, expectedPath, 'link') : { kind: 'misplaced', found, expectedPath };
}

function byName(input: StandingInput, clients: readonly Way[]): OpenStanding {
  const { expectedPath, index } = input;
  const [clientName = '', title] = expectedPath;
  const rival = clients.find((client) => client.grade !== 'exact' && isClaimed(input, client.record));
  if (rival) return claimedTwice(input, index.place(rival.record));

  const ways =
    title === undefined
      ? bestWays(index, null, clientName, input.isPersonClient)
      : clients.length > 0
        ? bestWays(index, clients, title, false)
        : [];
  const fromWays = standingOfWays(input, ways);
  if (fromWays) return fromWays;
  if (clients.length > 1) return severalRecords(clients.map((client) => index.place(client.record)));

  const [client] = clients;
  const missing: OpenStanding = {
    kind: 'missing',
    expectedPath,
    parent: client ? index.place(client.record) : null,
  };
  if (client) {
    return belowLikeClient(input, clients) ?? atTop(input) ?? similarStanding(input, clients) ?? missing;
  }
  return clientBelowOther(input) ?? similarStanding(input, clients) ?? atTop(input) ?? missing;
}

/** `null` where nothing fits, or what fits is another Karbon record's. */
function standingOfWays(input: StandingInput, ways: readonly Way[]): OpenStanding | null {
  const { expectedPath, index, otherClaims } = input;
  const free = ways.filter((way) => !isClaimed(input, way.record));
  const [way, ...others] = free.length > 0 ? free : ways;
  if (!way) return null;
  if (others.length > 0) return severalRecords([way, ...others].map(({ record }) => index.place(record)));

  const found = index.place(way.record);
  const isWanted = otherClaims(expectedPath).length > 0;
  if (isWanted || isClaimed(input, way.record)) {
    // It bears another client's legal form or order of names, and that client is there: ours may be missing still.
    return way.grade === 'loose' && !isWanted ? null : claimedTwice(input, found);
  }
  if (!way.isActive) return { kind: 'archived', found, expectedPath };
  // Below a client that was linked by hand, which may stand anywhere.
  if (found.path.length !== expectedPath.length) return { kind: 'misplaced', found, expectedPath };
  if (isSamePath(found.path, expectedPath)) return { kind: 'matched', found };
  return differing(found, expectedPath, linkedRecord(input, 0) ? 'link' : 'name');
}

/** A client that stands below exactly one other record; with its work, if that is there as well. */
function clientBelowOther(input: StandingInput): OpenStanding | null {
  const { expectedPath, index } = input;
  const [clientName = '', title] = expectedPath;
  const client = onlyFree(
    input,
    index.anywhere(clientName).filter((record) => record.parentId !== null),
  );
  if (!client) return null;
  const jobs =
    title === undefined
      ? []
      : bestWays(index, [{ record: client, grade: 'exact', isActive: true }], title, false);
  const [job, ...others] = jobs;
  const found = index.place(job && others.length === 0 ? job.record : client);
  return { kind: 'misplaced', found, expectedPath };
}

/**
 * Work below a client that is like its own. The same title below any other client says nothing: titles such as "2025 Tax
 * return" stand below all of them.
 */
function belowLikeClient(input: StandingInput, clients: readonly Way[]): OpenStanding | null {
  const { expectedPath, index } = input;
  const likeClients = likeClientIds(input, clients);
  const work = onlyFree(
    input,
    index
      .anywhere(expectedPath[1] ?? '')
      .filter((record) => record.parentId !== null && likeClients.has(record.parentId)),
  );
  return work ? { kind: 'misplaced', found: index.place(work), expectedPath } : null;
}

/** Work at the top level, where no other record of the list has its title. */
function atTop(input: StandingInput): OpenStanding | null {
  const { expectedPath, index } = input;
  const title = expectedPath[1];
  const namesakes = title === undefined ? [] : index.anywhere(title);
  const work = namesakes.length === 1 ? onlyFree(input, namesakes) : null;
  return work?.parentId === null ? { kind: 'misplaced', found: index.place(work), expectedPath } : null;
}

/** The one active record among `records` that no other Karbon record claims; `null` where there are none or several. */
function onlyFree(input: StandingInput, records: readonly ListRecord[]): ListRecord | null {
  const free = records.filter((record) => record.isActive && !isClaimed(input, record));
  return free.length === 1 ? (free[0] ?? null) : null;
}

/**
 * The vendor or employee that keeps a new client from being created: names at the top level are shared and ignore case
 * (quickbooks.md 5.2).
 */
function holderOfName(
  input: StandingInput,
  standing: OpenStanding,
  clients: readonly Way[],
): NameHolder | undefined {
  if (standing.kind !== 'missing' && standing.kind !== 'similar') return undefined;
  if (clients.length > 0) return undefined;
  const wanted = heldForm(input.expectedPath[0] ?? '');
  return input.holders.find((holder) => holder.isActive && heldForm(holder.name) === wanted);
}

function heldForm(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

function linkedRecord(input: StandingInput, depth: number): ListRecord | undefined {
  const id = input.linkedIds[depth] ?? null;
  return id === null ? undefined : input.index.get(id);
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, depth) => name === b[depth]);
}

function differing(
  found: PlacedRecord,
  expectedPath: readonly string[],
  pairedBy: 'link' | 'name',
): OpenStanding {
  const differences = expectedPath.map((name, depth) => differenceOf(name, found.path[depth] ?? ''));
  return { kind: 'differs', found, expectedPath, differences, pairedBy };
}

function severalRecords(candidates: readonly PlacedRecord[]): OpenStanding {
  return { kind: 'ambiguous', because: 'severalRecords', candidates, otherClaims: [] };
}

function claimedTwice({ expectedPath, otherClaims }: StandingInput, found: PlacedRecord): OpenStanding {
  const claims = new Set([...otherClaims(expectedPath), ...otherClaims(found.path)]);
  return { kind: 'ambiguous', because: 'claimedTwice', candidates: [found], otherClaims: [...claims].sort() };
}

function blocked(
  reason: BlockReason,
  expectedPath: readonly string[],
  underneath: OpenStanding | null,
): Standing {
  return { kind: 'blocked', reason, expectedPath, underneath };
}
