import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { reconcileFirm } from '../../../../src/domain/matching/reconcile-firm';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import type { ListRecord } from '../../../../src/domain/records/records';
import { makeClientLists } from '../../../bench/client-lists';
import { createRandom } from '../../../firm/random';
import { client } from '../../services/sample-records';
import { matchInput } from '../sample-lists';

export type Kind = MatchStatus['kind'];
export type Case = readonly [karbon: string, list: string];

/** Weights depend on how common words are, so that each name is looked for among two hundred others. */
export const others: readonly string[] = makeClientLists(200, createRandom(7)).records.map(
  ({ name }) => name,
);

function record(id: string, name: string, parentId: string | null = null): ListRecord {
  return { id, parentId, name, isActive: true, isProject: false };
}

/** How a client stands to a list that holds these records, in the middle of the others. */
export function ofClient(karbon: string, ...list: readonly string[]): MatchStatus {
  const names = [...others.slice(0, 100), ...list, ...others.slice(100)];
  return findMatchStatus(
    matchInput([karbon], createNameIndex(names.map((name, at) => record(`${at}`, name)))),
  );
}

/** The same of a work item of a client who is there. */
export function ofJob(karbon: string, ...list: readonly string[]): MatchStatus {
  const jobs = [...others, ...list].map((name, at) => record(`j${at}`, name, 'c'));
  return findMatchStatus(matchInput(['Acme', karbon], createNameIndex([record('c', 'Acme'), ...jobs])));
}

/** What the tie-out of a firm says of each client: how it stands, the record that it is taken for, and what is proposed. */
export function tieOut(clients: readonly string[], records: readonly string[]) {
  const work = reconcileFirm({
    clients: clients.map((name, at) => client(`k${at}`, name)),
    records: { quickbooksTime: records.map((name, at) => record(`${at}`, name)), quickbooks: [] },
    holders: [],
    rule: defaultNamingRule,
    links: { quickbooksTime: [], quickbooks: [] },
    blocks: { quickbooksTime: null, quickbooks: null },
  });
  for (;;) {
    const { done, value } = work.next();
    if (done)
      return value.lines.map(({ match, suggested }) => {
        const status = match.statuses?.quickbooksTime;
        return {
          kind: status?.kind,
          found: status && 'found' in status ? status.found.record.name : null,
          suggested: suggested.quickbooksTime?.record.name ?? null,
        };
      });
  }
}

/** The same of one client and one record in a firm whose others are all there. */
export function inTieOut(karbon: string, list: string) {
  return tieOut([karbon, ...others], [...others, list])[0];
}

/** Each case, and the same the other way round. */
export function bothWays(cases: readonly Case[]): readonly Case[] {
  return cases.flatMap(([one, other]): Case[] => [
    [one, other],
    [other, one],
  ]);
}
