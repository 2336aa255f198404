import type { ListRecord, NameHolder } from '../records/records';
import { bestMatches, isByMeaning, type Match } from './best-matches';
import { contestOf } from './contenders';
import { isSimilarToClient, similarClientIds, similarStatus } from './find-similar';
import { isOwnedByOther, type MatchInput } from './match-input';
import type { BlockReason, MatchStatus, PlacedRecord, UnblockedStatus } from './match-status';
import { differenceOf } from './name-difference';
import { activeHolderOf, heldForm } from './name-holders';
import { foldName } from './normalize-name';

/**
 * The match status of a Karbon client or work item in one list (decisions/names.md; qualities of equality: quickbooks.md 13).
 * The client is found first and its work below it. A confirmed id goes before names, but `matched` needs equal names
 * too, since QuickBooks Time goes by nothing else. The order of the list never counts.
 */
export function findMatchStatus(input: MatchInput): MatchStatus {
  const { expectedPath, writeBlock } = input;
  if (writeBlock?.code === 'notConnected') return blocked(writeBlock, expectedPath, null);
  if (expectedPath.includes('')) return blocked({ code: 'nameNotPossible' }, expectedPath, null);

  const clients = clientsOf(input);
  const status = byLink(input, clients) ?? byName(input, clients);
  if (status.kind === 'matched') return status;
  if (writeBlock) {
    return blocked(writeBlock, expectedPath, writeBlock.code === 'unreachable' ? null : status);
  }
  const holder = holderOfName(input, status, clients);
  return holder ? blocked({ code: 'nameHeld', holder }, expectedPath, status) : status;
}

/** The records that match the client of the work item; empty for a client itself, and where none is found. */
function clientsOf(input: MatchInput): readonly Match[] {
  const { expectedPath, index, isPersonClient } = input;
  const [clientName = '', title] = expectedPath;
  if (title === undefined) return [];
  const linked = linkedRecord(input, 0);
  // As for the client itself: who bears its name beside the one that is paired may be meant as well.
  if (linked) {
    const others = [...livingTwins(input, linked, 0, [null]), ...clientNamesakesOf(input, linked)];
    return [...new Set([linked, ...others])].map(asClient);
  }
  // The client of another legal form or order of names has its own work, of the same titles.
  const belongsToOther = (record: ListRecord) => isOwnedByOther(input, record);
  const matches = bestMatches(index, null, clientName, isPersonClient, belongsToOther);
  const own = matches.filter((match) => !contestOf(input, match).isTheirs);
  const free = own.filter((match) => !belongsToOther(match.record));
  const clients = free.length > 0 ? free : own;
  const meant = clientMeantByWork(input, clients);
  return meant ? [asClient(meant)] : clients;
}

/**
 * Who has confirmed a record for work may have said by it which record the client is: that very one, or the one above it.
 * Otherwise a near match of the client would become a job, and the client would be created beside it.
 */
function clientMeantByWork(input: MatchInput, clients: readonly Match[]): ListRecord | null {
  const linked = linkedRecord(input, 1);
  if (!linked) return null;
  const isClient = (record: ListRecord) =>
    clients.length > 0
      ? clients.some((client) => client.record.id === record.id)
      : isSimilarToClient(input, record) && !isOwnedByOther(input, record);
  const isCalledAsWork = foldName(linked.name) === foldName(input.expectedPath[1] ?? '');
  if (!isCalledAsWork && isClient(linked)) return linked;
  const above = linked.parentId === null ? undefined : input.index.get(linked.parentId);
  return above && isClient(above) ? above : null;
}

function asClient(record: ListRecord): Match {
  return { record, quality: 'exact', isActive: record.isActive };
}

function byLink(input: MatchInput, clients: readonly Match[]): UnblockedStatus | null {
  const { expectedPath, index } = input;
  const linked = linkedRecord(input, expectedPath.length - 1);
  if (!linked || clients.some(({ record }) => record.id === linked.id)) return null;
  const found = index.place(linked);
  const isActive = index.lineage(linked).every((record) => record.isActive);
  const isSame = isSamePath(found.path, expectedPath);
  if (isActive && isSame) return { kind: 'matched', found };

  // Another record holds the name, so that the linked one cannot get it: a person has to say which of them stays.
  const places = expectedPath.length === 1 ? [null] : clients.map(({ record }) => record.id);
  const namesakes = [
    ...new Set([
      ...namesakesOf(input, clients).filter((record) => record.id !== linked.id),
      ...livingTwins(input, linked, expectedPath.length - 1, places),
    ]),
  ];
  if (namesakes.length > 0) return severalRecords([found, ...namesakes.map(index.place)]);

  const ofIt = clients.filter((client) => client.record.id === linked.parentId);
  // What is below a client that may be merged away comes back with that client alone.
  const [client, ...others] = ofIt.length > 0 && isActive ? ofIt : clients;
  if (others.length > 0) return severalRecords(clients.map(({ record }) => index.place(record)));
  const parent = client ? index.place(client.record) : null;
  if (!isActive) return { kind: 'archived', found, expectedPath, parent };
  const isInPlace =
    found.path.length === expectedPath.length && (expectedPath.length === 1 || ofIt.length > 0);
  return isInPlace
    ? differing(found, expectedPath, 'link')
    : { kind: 'misplaced', found, expectedPath, parent };
}

/**
 * The active records that a paired, inactive one may have been merged into: they bear its own name, in whatever form, or mean the same
 * as Karbon's. To restore it beside one of them would bring back what somebody has put away.
 *
 * @param places ids of where it is expected, `null` for the top; it is looked for where it is now as well.
 */
function livingTwins(
  input: MatchInput,
  linked: ListRecord,
  depth: number,
  places: readonly (string | null)[],
): readonly ListRecord[] {
  if (linked.isActive) return [];
  const { expectedPath, index, nameVariants } = input;
  const names = [linked.name, expectedPath[depth] ?? '', ...(nameVariants[depth] ?? [])];
  const isPerson = depth === 0 && input.isPersonClient;
  const twins = [...new Set([linked.parentId, ...places])].flatMap((parentId) => {
    const siblings = index.siblingsUnder(parentId);
    return names.flatMap((name) => siblings.findEquivalent(name, isPerson).map(({ record }) => record));
  });
  const isLiving = (record: ListRecord) => index.lineage(record).every(({ isActive }) => isActive);
  return [...new Set(twins)].filter((record) => isLiving(record) && !isOwnedByOther(input, record));
}

/** The active records at the top level that bear the expected client's name, where the paired one does not. */
function clientNamesakesOf({ expectedPath, index }: MatchInput, linked: ListRecord): readonly ListRecord[] {
  const path = expectedPath.slice(0, 1);
  if (isSamePath(index.place(linked).path, path)) return [];
  return index.findByPath(path).filter(({ id, isActive }) => isActive && id !== linked.id);
}

/** The active records that bear the expected name already, also below a client that does not bear its own yet. */
function namesakesOf({ expectedPath, index }: MatchInput, clients: readonly Match[]): readonly ListRecord[] {
  const [, title] = expectedPath;
  const below = clients.flatMap(({ record }) =>
    title === undefined ? [] : index.siblingsUnder(record.id).findExact(title),
  );
  return [...new Set([...index.findByPath(expectedPath), ...below])].filter((record) => record.isActive);
}

function byName(input: MatchInput, clients: readonly Match[]): UnblockedStatus {
  const { expectedPath, index } = input;
  const [clientName = '', title] = expectedPath;
  const rival = clients.find((client) => client.quality !== 'exact' && isOwnedByOther(input, client.record));
  if (rival) return severalOwners(input, index.place(rival.record));
  for (const client of title === undefined ? [] : clients) {
    const contested = contestedStatus(input, client);
    if (contested) return contested;
  }

  const matchesBelow = (belongsToOther: (record: ListRecord) => boolean): readonly Match[] => {
    if (title === undefined)
      return bestMatches(index, null, clientName, input.isPersonClient, belongsToOther);
    return clients.length > 0 ? bestMatches(index, clients, title, false, belongsToOther) : [];
  };
  const matches = matchesBelow(() => false);
  const fromMatches =
    statusOfMatches(input, matches) ??
    (matches.length > 0
      ? statusOfMatches(
          input,
          matchesBelow((record) => isOwnedByOther(input, record)),
        )
      : null);
  // To restore the work would bring its client back, beside the one that it may have been merged into.
  const isBelowMerged = fromMatches?.kind === 'archived' && clients.length > 1 && linkedRecord(input, 0);
  if (fromMatches && !isBelowMerged) return fromMatches;
  if (clients.length > 1) return severalRecords(clients.map((client) => index.place(client.record)));

  const [client] = clients;
  const missing: UnblockedStatus = {
    kind: 'missing',
    expectedPath,
    parent: client ? index.place(client.record) : null,
  };
  if (client) return elsewhere(input, clients) ?? missing;
  return clientBelowOther(input) ?? similarStatus(input, clients) ?? atTop(input, clients) ?? missing;
}

/** `null` where nothing fits, or what fits is another Karbon record's. */
function statusOfMatches(input: MatchInput, all: readonly Match[]): UnblockedStatus | null {
  const { expectedPath, index, otherOwners } = input;
  const matches = all.filter((match) => !contestOf(input, match).isTheirs);
  const free = matches.filter((match) => !isOwnedByOther(input, match.record));
  const [match, ...others] = free.length > 0 ? free : matches;
  if (!match) return null;
  if (others.length > 0) return severalRecords([match, ...others].map(({ record }) => index.place(record)));

  const found = index.place(match.record);
  const isPathOwned = otherOwners(expectedPath).length > 0;
  if (isPathOwned || free.length === 0) {
    // It bears another client's legal form or order of names, and that client is there: ours may be missing still.
    return isByMeaning(match.quality) && !isPathOwned ? null : severalOwners(input, found);
  }
  const contested = expectedPath.length === 1 ? contestedStatus(input, match) : null;
  if (contested) return contested;
  const parent = expectedPath.length === 1 ? null : parentOf(input, match.record);
  if (!match.isActive) return { kind: 'archived', found, expectedPath, parent };
  // The parent is a client that was linked by hand, which may be anywhere in the list.
  if (found.path.length !== expectedPath.length) return { kind: 'misplaced', found, expectedPath, parent };
  if (isSamePath(found.path, expectedPath)) return { kind: 'matched', found };
  return differing(found, expectedPath, linkedRecord(input, 0) ? 'link' : 'name');
}

/** A client found below exactly one other record, with its work item, or one that resembles it, if that is there too. */
function clientBelowOther(input: MatchInput): UnblockedStatus | null {
  const { expectedPath, index } = input;
  const [clientName = '', title] = expectedPath;
  const client = onlyFree(
    input,
    // A project below another customer is that customer's work.
    index.findByName(clientName).filter(({ parentId, isProject }) => parentId !== null && !isProject),
  );
  if (!client) return null;
  const placed = index.place(client);
  if (title === undefined) return { kind: 'misplaced', found: placed, expectedPath, parent: null };
  const clients = [asClient(client)];
  const [job, ...others] = bestMatches(index, clients, title, false);
  if (!job) return elsewhere(input, clients) ?? misplacedWork(input, client, clients);
  if (others.length > 0) return severalRecords([job, ...others].map(({ record }) => index.place(record)));
  return misplacedWork(input, job.record, clients);
}

/** Work that is not below its client: in a wrong place, or only like it. */
function elsewhere(input: MatchInput, clients: readonly Match[]): UnblockedStatus | null {
  return belowSimilarClient(input, clients) ?? atTop(input, clients) ?? similarStatus(input, clients);
}

/**
 * Work below a client that is like its own. The same title below any other client says nothing: titles such as "2025 Tax
 * return" are found below all of them.
 */
function belowSimilarClient(input: MatchInput, clients: readonly Match[]): UnblockedStatus | null {
  const { expectedPath, index } = input;
  const similarClients = similarClientIds(input, clients);
  const work = onlyFree(
    input,
    index
      .findByName(expectedPath[1] ?? '')
      .filter((record) => record.parentId !== null && similarClients.has(record.parentId))
      .filter((record) => !isOneOf(clients, record)),
  );
  return work && misplacedWork(input, work, clients);
}

/** Work at the top level, where no other record of the list has its title. */
function atTop(input: MatchInput, clients: readonly Match[]): UnblockedStatus | null {
  const { expectedPath, index } = input;
  const title = expectedPath[1];
  const all = title === undefined ? [] : index.findByName(title);
  const namesakes = all.filter((record) => !isOneOf(clients, record));
  const work = namesakes.length === 1 ? onlyFree(input, namesakes) : null;
  return work?.parentId === null ? misplacedWork(input, work, clients) : null;
}

/** A client that was linked by hand may be called like the work. */
function isOneOf(clients: readonly Match[], { id }: ListRecord): boolean {
  return clients.some((client) => client.record.id === id);
}

function misplacedWork(
  { expectedPath, index }: MatchInput,
  work: ListRecord,
  [client]: readonly Match[],
): UnblockedStatus {
  const parent = client ? index.place(client.record) : null;
  return { kind: 'misplaced', found: index.place(work), expectedPath, parent };
}

function parentOf({ index }: MatchInput, { parentId }: ListRecord): PlacedRecord | null {
  const parent = parentId === null ? undefined : index.get(parentId);
  return parent ? index.place(parent) : null;
}

/** The one active record among `records` that no other Karbon record owns; `null` where there are none or several. */
function onlyFree(input: MatchInput, records: readonly ListRecord[]): ListRecord | null {
  const free = records.filter((record) => record.isActive && !isOwnedByOther(input, record));
  return free.length === 1 ? (free[0] ?? null) : null;
}

/**
 * The vendor or employee that keeps a client from getting its name, be it created, renamed, restored or moved: names at the top level
 * are shared and ignore case (quickbooks.md 5.2).
 */
function holderOfName(
  input: MatchInput,
  status: UnblockedStatus,
  clients: readonly Match[],
): NameHolder | undefined {
  if (status.kind === 'ambiguous') return undefined;
  const wanted = heldForm(input.expectedPath[0] ?? '');
  const client = clientRecordOf(input, status, clients);
  const bearsIt = client?.isActive && client.parentId === null && heldForm(client.name) === wanted;
  if (bearsIt) return undefined;
  return activeHolderOf(input.holders, input.expectedPath[0] ?? '');
}

/** The record of the first level that the fix of a status would bring to its name. */
function clientRecordOf(
  { expectedPath, index }: MatchInput,
  status: UnblockedStatus,
  [client]: readonly Match[],
): ListRecord | undefined {
  if (expectedPath.length === 1) return 'found' in status ? status.found.record : undefined;
  if (status.kind === 'differs') return index.get(status.found.record.parentId ?? '');
  const parent = 'parent' in status ? status.parent : null;
  return parent?.record ?? client?.record;
}

function linkedRecord(input: MatchInput, depth: number): ListRecord | undefined {
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
): UnblockedStatus {
  const differences = expectedPath.map((name, depth) => differenceOf(name, found.path[depth] ?? ''));
  return { kind: 'differs', found, expectedPath, differences, pairedBy };
}

function severalRecords(candidates: readonly PlacedRecord[]): UnblockedStatus {
  return { kind: 'ambiguous', because: 'severalRecords', candidates, otherOwners: [] };
}

/** `null` where nobody else may be meant by the record, or it is theirs rather than this client's. */
function contestedStatus(input: MatchInput, match: Match): UnblockedStatus | null {
  const { isTheirs, titles } = contestOf(input, match);
  if (isTheirs || titles.length === 0) return null;
  const candidates = [input.index.place(match.record)];
  return { kind: 'ambiguous', because: 'severalOwners', candidates, otherOwners: titles };
}

function severalOwners({ expectedPath, otherOwners }: MatchInput, found: PlacedRecord): UnblockedStatus {
  const owners = new Set([...otherOwners(expectedPath), ...otherOwners(found.path)]);
  return {
    kind: 'ambiguous',
    because: 'severalOwners',
    candidates: [found],
    otherOwners: [...owners].sort(),
  };
}

function blocked(
  reason: BlockReason,
  expectedPath: readonly string[],
  unblocked: UnblockedStatus | null,
): MatchStatus {
  return { kind: 'blocked', reason, expectedPath, unblocked };
}
