import { describe, expect, it } from 'vitest';
import { createMatcher, type MatchContext } from '../../../../src/domain/matching/match';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { createPathOwners } from '../../../../src/domain/matching/path-owners';
import { reconcileWork } from '../../../../src/domain/matching/reconcile-work';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import type { WorkItem } from '../../../../src/domain/records/records';
import { client } from '../../services/sample-records';
import { recordsOf } from '../sample-lists';

const acme = client('a', 'Acme');
const birch = client('b', 'Birch');

function work(key: string, title: string, owner: typeof acme): WorkItem {
  return {
    key,
    title,
    client: { kind: owner.kind, key: owner.key },
    clientName: owner.fullName,
    relatedGroupKey: null,
    primaryStatus: 'Planned',
    startDate: null,
    dueDate: null,
  };
}

const context: MatchContext = {
  quickbooksTime: createNameIndex(recordsOf(['Acme', 'Acme:Audit'])),
  quickbooks: createNameIndex([]),
  holders: [],
  clientPathOwners: createPathOwners([]),
  rule: defaultNamingRule,
  links: { quickbooksTime: new Map(), quickbooks: new Map() },
  blocks: { quickbooksTime: null, quickbooks: null },
};

const items = [
  work('w1', 'Audit', acme),
  work('w2', 'Payroll', birch),
  work('w3', 'Tax', acme),
  work('w4', 'Lost', client('gone', 'Gone')),
];

describe('a tie-out of work', () => {
  it('has a line for each work item of the clients that are known, by client', () => {
    const steps = reconcileWork(context, [acme, birch], items);
    expect(steps.next().value).toBe(2);
    expect(steps.next().value).toBe(3);
    const { done, value } = steps.next();
    if (!done) throw new Error('there is more');
    expect(value.map(({ item }) => item.key)).toEqual(['w1', 'w3', 'w2']);
    expect(value.map(({ match }) => match.statuses?.quickbooksTime.kind)).toEqual([
      'matched',
      'missing',
      'missing',
    ]);
    expect(value[0]?.work.map(({ key }) => key)).toEqual(['w1', 'w3']);
  });

  it('says of each what its own page says', () => {
    const steps = reconcileWork(context, [acme, birch], items);
    let step = steps.next();
    while (!step.done) step = steps.next();
    for (const { client: owner, item, work: siblings, match } of step.value) {
      expect(match).toEqual(createMatcher(context).matchItem(owner, siblings, item.key));
    }
  });
});
