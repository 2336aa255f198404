import { expectedPath } from '../naming/expected-path';
import { nameVariants } from '../naming/name-variants';
import type { NamingRule } from '../naming/naming-rule';
import type { LinkStep } from '../plans/plan';
import type { QuickbooksProduct } from '../records/customer-list';
import { isSamePathIn, nameProblemIn } from '../records/products';
import type { KarbonClient, ListId, NameHolder, WorkItem } from '../records/records';
import { findMatchStatus } from './find-match-status';
import { chainOf, verdictOf } from './find-verdict';
import type { ClientOwner } from './match-input';
import type { BlockReason, MatchStatus, MatchStatuses } from './match-status';
import type { NameIndex } from './name-index';
import { createPathOwners, type PathOwner, type PathOwners } from './path-owners';
import { differsAsStored, pathAsStored, type StoredSpellings } from './stored-spelling';
import type { Chain, Verdict } from './verdict';

type Links = ReadonlyMap<string, string>;

/** The two lists as they are known: what clients and work items are matched against. */
export interface MatchContext {
  /** Of the records that can be a customer or a job; `null` until the list has been read whole. */
  readonly quickbooksTime: NameIndex | null;
  readonly quickbooks: NameIndex | null;
  readonly holders: readonly NameHolder[];
  readonly clientPathOwners: PathOwners<ClientOwner>;
  readonly rule: NamingRule;
  /** Confirmed pairs: Karbon key → id of the record. */
  readonly links: { readonly quickbooksTime: Links; readonly quickbooks: Links };
  /** Of the pairs, the Karbon keys of those that nobody has chosen: both were seen under one name. */
  readonly seenKeys?: Readonly<Record<ListId, ReadonlySet<string>>>;
  /** How lists have stored names that they were asked for otherwise. */
  readonly spellings?: Readonly<Record<ListId, StoredSpellings>>;
  /** Why a list can't be written; where it also has not been read, that is all there is to say of it. */
  readonly blocks: { readonly quickbooksTime: BlockReason | null; readonly quickbooks: BlockReason | null };
  /** Whose names QuickBooks' list holds; Online's unless told. */
  readonly product?: QuickbooksProduct;
  /** How many rows of each list could not be read, so that what seems to be missing may be among them; none unless told. */
  readonly unreadRows?: Readonly<Record<ListId, number>>;
}

/** How one client or work item matches both lists. */
export interface MatchResult {
  readonly expectedPath: readonly string[];
  /** `null` until both lists are known. */
  readonly statuses: MatchStatuses | null;
  readonly verdict: Verdict;
  readonly chain: Chain;
  /** The jobcodes whose time belongs to it: several where it cannot be told which one is meant. */
  readonly rootIds: readonly string[];
}

/** Matches clients and work items against the lists, and remembers each result, since one page asks for the same ones often. */
export interface Matcher {
  matchClient(client: KarbonClient): MatchResult;
  /**
   * Each of `items`, which are all known work of one client: work of the same name is told apart by it.
   *
   * @param keys of those to match, where not all are asked for.
   */
  matchWork(
    client: KarbonClient,
    items: readonly WorkItem[],
    keys?: readonly string[],
  ): ReadonlyMap<string, MatchResult>;
  /** One of `items` alone. */
  matchItem(client: KarbonClient, items: readonly WorkItem[], key: string): MatchResult;
}

/** The same lists as if pairs were confirmed already. */
export function assuming(context: MatchContext, ...pairs: readonly LinkStep[]): MatchContext {
  const links = { ...context.links };
  for (const { list, karbon, id } of pairs) links[list] = new Map(links[list]).set(karbon.key, id);
  return { ...context, links };
}

export function createMatcher(context: MatchContext): Matcher {
  const clientMemo = createMemo<MatchResult>();
  const itemMemo = createMemo<MatchResult>();
  const itemsMemo = createMemo<ReadonlyMap<string, MatchResult>>();

  /** Matches one of the items, told apart from the others. */
  function itemMatcher(client: KarbonClient, items: readonly WorkItem[]): (at: number) => MatchResult {
    const titles = items.map(({ title }) => title);
    const paths = items.map(({ title }, at) =>
      expectedPath({ client, title }, context.rule, titles.toSpliced(at, 1)),
    );
    const workPathOwners = createPathOwners(
      items.map(({ key, title }, at) => ({ key, title, path: paths[at] ?? [] })),
    );
    return (at) => {
      const key = items[at]?.key ?? '';
      const otherOwners = (path: readonly string[]) =>
        titlesOf(
          path.length === 1 ? context.clientPathOwners.at(path, client.key) : workPathOwners.at(path, key),
        );
      return matchOne(context, client, key, paths[at] ?? [], otherOwners);
    };
  }

  function matchItems(
    client: KarbonClient,
    items: readonly WorkItem[],
    keys: readonly string[],
  ): ReadonlyMap<string, MatchResult> {
    const match = itemMatcher(client, items);
    const places = new Map(items.map(({ key }, at) => [key, at]));
    return new Map(keys.map((key) => [key, match(places.get(key) ?? -1)]));
  }

  return {
    matchClient: (client) => clientMemo(JSON.stringify(client), () => matchClient(context, client)),
    matchWork: (client, items, keys = items.map(({ key }) => key)) =>
      itemsMemo(JSON.stringify([client, items.map(({ key, title }) => [key, title]), keys]), () =>
        matchItems(client, items, keys),
      ),
    matchItem: (client, items, key) =>
      itemMemo(JSON.stringify([client, items.map(({ key: each, title }) => [each, title]), key]), () =>
        itemMatcher(client, items)(items.findIndex((item) => item.key === key)),
      ),
  };
}

/** Matches a client itself. @param path where it is expected */
export function matchClient(
  context: MatchContext,
  client: KarbonClient,
  path: readonly string[] = expectedPath({ client, title: null }, context.rule),
): MatchResult {
  return matchOne(context, client, null, path, (ownedPath) =>
    titlesOf(context.clientPathOwners.at(ownedPath, client.key)),
  );
}

function titlesOf(owners: readonly PathOwner[]): readonly string[] {
  return owners.map(({ title }) => title);
}

function createMemo<Value>(): (key: string, make: () => Value) => Value {
  const known = new Map<string, Value>();
  return (key, make) => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
}

function matchOne(
  context: MatchContext,
  client: KarbonClient,
  workKey: string | null,
  path: readonly string[],
  otherOwners: (path: readonly string[]) => readonly string[],
): MatchResult {
  const { blocks, product = 'online' } = context;
  const productOf: Readonly<Record<ListId, QuickbooksProduct | null>> = {
    quickbooksTime: null,
    quickbooks: product,
  };
  const isPersonClient = client.kind === 'person';
  const common = {
    expectedPath: path,
    nameVariants: [nameVariants(client)],
    isPersonClient,
    otherOwners,
    clientsWithPart: (part: string) => context.clientPathOwners.withPart(part, client.key),
    clientsWithLettersOf: (name: string) => context.clientPathOwners.withLettersOf(name, client.key),
  };
  const quickbooksTime = statusIn('quickbooksTime', []);
  const quickbooks = statusIn('quickbooks', context.holders);
  const statuses = quickbooksTime && quickbooks && { quickbooksTime, quickbooks };
  const verdictInput = {
    expectedPath: path,
    statuses,
    quickbooks: context.quickbooks,
    product,
    isPersonClient,
  };
  return {
    expectedPath: path,
    statuses,
    verdict: verdictOf(verdictInput),
    chain: chainOf(verdictInput),
    rootIds: quickbooksTime ? rootIdsOf(quickbooksTime) : [],
  };

  function statusIn(list: ListId, holders: readonly NameHolder[]): MatchStatus | null {
    const index = context[list];
    const block = blocks[list];
    const linkedIds = [client.key, workKey].map((key, depth) => {
      // Two that arrive at one name are told apart by nothing but what a person has chosen.
      const isSeen = key !== null && context.seenKeys?.[list].has(key);
      if (isSeen && otherOwners(path.slice(0, depth + 1)).length > 0) return null;
      return (key && context.links[list].get(key)) || null;
    });
    if (!index) return block && blockedBy(block, path);
    const stored = pathAsStored(path, { index, linkedIds }, context.spellings?.[list]);
    const status = findMatchStatus({
      ...common,
      expectedPath: stored,
      linkedIds,
      index,
      holders,
      writeBlock: block,
    });
    const inList = productOf[list];
    if (inList && status.kind !== 'matched') return inProduct(inList, status, path);
    if (status.kind !== 'matched' || isSamePath(stored, path)) return status;
    const reason = { code: 'nameStoredOtherwise', stored: status.found.path.join(':') } as const;
    return { ...blockedBy(reason, path), unblocked: differsAsStored(status, path) };
  }
}

/** Of the record itself, or of its client where that is all there is. */
function pathThere(status: MatchStatus): readonly string[] {
  if ('found' in status) return status.found.path;
  return 'parent' in status ? (status.parent?.path ?? []) : [];
}

/** What a difference, or the lack of a record, means in the product that the list is of. */
function inProduct(product: QuickbooksProduct, status: MatchStatus, path: readonly string[]): MatchStatus {
  // Who has to choose one of several is not told of the name first.
  if (status.kind === 'blocked' || status.kind === 'ambiguous') return status;
  if (status.kind === 'differs' && isSamePathIn(product, status.found.path, path))
    return { kind: 'matched', found: status.found };
  const because = nameProblemIn(product, path, pathThere(status));
  return because === null
    ? status
    : { ...blockedBy({ code: 'nameBeyondProduct', because }, path), unblocked: status };
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.every((name, depth) => name === other[depth]);
}

function blockedBy(reason: BlockReason, path: readonly string[]): Extract<MatchStatus, { kind: 'blocked' }> {
  return { kind: 'blocked', reason, expectedPath: path, unblocked: null };
}

function rootIdsOf(status: MatchStatus): readonly string[] {
  switch (status.kind) {
    case 'matched':
    case 'differs':
    case 'archived':
    case 'misplaced':
      return [status.found.record.id];
    case 'ambiguous':
      return status.candidates.map(({ record }) => record.id);
    case 'blocked':
      return status.unblocked ? rootIdsOf(status.unblocked) : [];
    case 'similar':
    case 'missing':
      return [];
  }
}
