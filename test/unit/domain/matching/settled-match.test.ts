import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher, type MatchContext, type MatchResult } from '../../../../src/domain/matching/match';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { createPathOwners } from '../../../../src/domain/matching/path-owners';
import { isSettled, isSettledBelow } from '../../../../src/domain/matching/settled-match';
import type { StoredSpelling } from '../../../../src/domain/matching/stored-spelling';
import { expectedPath } from '../../../../src/domain/naming/expected-path';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import { forEachList } from '../../../../src/domain/records/lists';
import type { KarbonClient, ListId, ListRecord, WorkItem } from '../../../../src/domain/records/records';
import { client, workItem } from '../../services/sample-records';

/** What is asked of the law; `npm test` asks a part of it. */
const runs = Number(process.env.TIEOUT_SETTLED_RUNS ?? 1_000);

/** Few, so that what is at the top, below and paired is often called alike. */
const clientNames = ['Acme', 'ACME', 'Acme Inc', 'Acme, Inc.', 'Acme LLC', 'Lee, Chan', 'Chan Lee', 'Audit'];
const titles = ['Audit', 'audit', 'Audit.', '2025 Tax', 'Acme'];
const anyName = fc.constantFrom(...clientNames, ...titles);
const often = fc.constantFrom('Acme', 'Acme', 'Acme', 'Acme', 'Acme Inc', 'Lee, Chan');

const mostly = (value: boolean) => fc.oneof({ weight: 7, arbitrary: fc.constant(value) }, fc.boolean());

/** Acme and its work, among others that stand at the top or below another, which may stand below them. */
const list = fc
  .record({
    isActive: mostly(true),
    work: fc.array(
      fc.record({
        name: fc.constantFrom(...titles),
        parent: fc.constant(0),
        isActive: mostly(true),
        isProject: fc.constant(false),
      }),
      { maxLength: 3 },
    ),
    others: fc.array(
      fc.record({
        name: anyName,
        parent: fc.oneof(fc.constant(null), fc.nat(9)),
        isActive: fc.boolean(),
        isProject: mostly(false),
      }),
      { maxLength: 5 },
    ),
    isTurned: fc.boolean(),
  })
  .map(({ isActive, work, others, isTurned }) => {
    const records = [{ name: 'Acme', parent: null, isActive, isProject: false }, ...work, ...others].map(
      ({ parent, ...record }, at): ListRecord => ({
        ...record,
        id: `r${at}`,
        parentId: parent === null ? null : `r${parent}`,
      }),
    );
    return isTurned ? records.reverse() : records;
  });

const clients = fc
  .array(fc.record({ fullName: often, isPerson: fc.boolean() }), { minLength: 1, maxLength: 2 })
  .map((all) =>
    all.map(({ fullName, isPerson }, at) =>
      client(`k${at}`, fullName, { kind: isPerson ? 'person' : 'organization' }),
    ),
  );
const work = fc
  .array(fc.constantFrom(...titles), { maxLength: 3 })
  .map((all) => all.map((title, at) => workItem(`w${at}`, title, client('k0', ''))));

const links = fc.dictionary(
  fc.constantFrom('k0', 'k1', 'w0', 'w1'),
  fc.nat(9).map((at) => `r${at}`),
  { maxKeys: 2 },
);
const firm = fc.record({
  lists: fc.record({ quickbooksTime: list, quickbooks: fc.option(list, { freq: 4 }) }),
  clients,
  work,
  links: fc.record({ quickbooksTime: links, quickbooks: links }),
  seen: fc.array(fc.constantFrom('k0', 'k1', 'w0', 'w1'), { maxLength: 3 }),
  spelling: fc.option(
    fc.record({ id: fc.nat(9), asked: fc.constantFrom(...titles), stored: fc.constantFrom(...titles) }),
  ),
  holder: fc.option(fc.constantFrom(...clientNames)),
  mayWrite: fc.boolean(),
});
type Firm = typeof firm extends fc.Arbitrary<infer Value> ? Value : never;

function contextOf(
  of: Firm,
  listOf: (list: ListId) => readonly ListRecord[] | null,
  isOwnerKnown: (topName: string) => boolean = () => true,
): MatchContext {
  const indexOf = (each: ListId) => {
    const records = listOf(each);
    return records && createNameIndex(records);
  };
  const spellings = new Map<string, StoredSpelling>(of.spelling ? [[`r${of.spelling.id}`, of.spelling]] : []);
  return {
    quickbooksTime: indexOf('quickbooksTime'),
    quickbooks: indexOf('quickbooks'),
    holders: of.holder === null ? [] : [{ id: 'vendor:1', kind: 'vendor', name: of.holder, isActive: true }],
    clientPathOwners: createPathOwners(
      of.clients
        .map((each) => ({
          key: each.key,
          title: each.fullName,
          path: expectedPath({ client: each, title: null }, defaultNamingRule),
          isPerson: each.kind === 'person',
        }))
        .filter(({ path: [topName = ''] }) => isOwnerKnown(topName)),
    ),
    rule: defaultNamingRule,
    links: forEachList((each) => new Map(Object.entries(of.links[each]))),
    seenKeys: forEachList(() => new Set(of.seen)),
    spellings: forEachList(() => spellings),
    blocks: {
      quickbooksTime: of.mayWrite ? null : { code: 'noRightToManageJobcodes' },
      quickbooks: of.lists.quickbooks ? null : { code: 'notConnected' },
    },
  };
}

/** The paired and those that bear the client's name at the top, with all above and all below each. */
function relatives(
  records: readonly ListRecord[],
  ids: readonly string[],
  topName: string,
): readonly ListRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const asked = records.filter(
    ({ id, name, parentId }) => ids.includes(id) || (parentId === null && name === topName),
  );
  const found = new Set(asked);
  for (const { parentId } of found) {
    const parent = parentId === null ? undefined : byId.get(parentId);
    if (parent) found.add(parent);
  }
  const below = new Set(asked.map(({ id }) => id));
  for (const id of below) {
    for (const child of records.filter(({ parentId }) => parentId === id)) below.add(child.id);
  }
  return records.filter((record) => found.has(record) || below.has(record.id));
}

interface Matched {
  readonly ofClient: MatchResult;
  readonly ofWork: ReadonlyMap<string, MatchResult>;
}

function match(context: MatchContext, of: KarbonClient, items: readonly WorkItem[]): Matched {
  const matcher = createMatcher(context);
  return { ofClient: matcher.matchClient(of), ofWork: matcher.matchWork(of, items) };
}

/** Against the whole lists, and against what is related to the first client. */
function bothWays(of: Firm): { readonly whole: Matched; readonly part: Matched } {
  const [first] = of.clients;
  if (!first) throw new Error('there is no client');
  const [topName = ''] = expectedPath({ client: first, title: null }, defaultNamingRule);
  const keys = ['k0', ...of.work.map(({ key }) => key)];
  const partOf = (each: ListId) => {
    const records = of.lists[each];
    const ids = keys.flatMap((key) => of.links[each][key] ?? []);
    return records && relatives(records, ids, topName);
  };
  const pairedNames = (['quickbooksTime', 'quickbooks'] as const).flatMap((each) => {
    const ids = new Set(keys.map((key) => of.links[each][key]));
    return (of.lists[each] ?? []).filter(({ id }) => ids.has(id)).map(({ name }) => name);
  });
  const isOwnerKnown = (name: string) => name === topName || pairedNames.includes(name);
  const whole = contextOf(of, (each) => of.lists[each]);
  return {
    whole: match(whole, first, of.work),
    part: match({ ...contextOf(of, partOf, isOwnerKnown), holders: [] }, first, of.work),
  };
}

describe('what is settled against a part of the lists', () => {
  it('is the same against the whole of them', () => {
    let settledClients = 0;
    let settledWork = 0;
    fc.assert(
      fc.property(firm, (of) => {
        const { whole, part } = bothWays(of);
        if (!isSettled(part.ofClient)) return;
        settledClients += 1;
        expect(part.ofClient).toEqual(whole.ofClient);
        for (const [key, ofWork] of part.ofWork) {
          if (!isSettledBelow(part.ofClient, ofWork)) continue;
          settledWork += 1;
          expect(ofWork).toEqual(whole.ofWork.get(key));
        }
      }),
      { numRuns: runs },
    );
    expect(settledClients).toBeGreaterThan(runs / 20);
    expect(settledWork).toBeGreaterThan(runs / 40);
  });

  it('is all that is matched in every list that is connected', () => {
    fc.assert(
      fc.property(firm, (of) => {
        const { whole, part } = bothWays(of);
        expect(isSettled(part.ofClient)).toBe(isSettled(whole.ofClient));
      }),
      { numRuns: runs },
    );
  });
});
