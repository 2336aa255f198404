import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../src/domain/matching/find-match-status';
import { createNameIndex } from '../../../src/domain/matching/name-index';
import { createPathOwners } from '../../../src/domain/matching/path-owners';
import { expectedPath } from '../../../src/domain/naming/expected-path';
import { defaultNamingRule } from '../../../src/domain/naming/naming-rule';
import type { NameHolder } from '../../../src/domain/records/records';
import { createFirmClock } from '../../firm/clock';
import { createRandom } from '../../firm/random';
import { seedFirmWithCases } from '../../firm/seed/seed-firm';
import type { StandingCase } from '../../firm/seed/standing-cases';
import { defaultSwitches } from '../../firm/switches';

const { state, cases } = seedFirmWithCases({
  clock: createFirmClock(),
  switches: defaultSwitches(),
  random: createRandom(1),
});
const { karbon, quickbooksTime, quickbooksOnline } = state;
const names = [...quickbooksOnline.names.values()];

const lists = {
  quickbooksTime: {
    index: createNameIndex(
      [...quickbooksTime.jobcodes.values()]
        .filter(({ type }) => type === 'regular')
        .map(({ id, parentId, name, active, projectId }) => ({
          id: String(id),
          parentId: parentId === 0 ? null : String(parentId),
          name,
          isActive: active,
          isProject: projectId !== 0,
        })),
    ),
    holders: [],
  },
  quickbooks: {
    index: createNameIndex(
      names
        .filter(({ kind }) => kind === 'Customer')
        .map(({ id, parentId, displayName, active, isProject }) => ({
          id,
          parentId,
          name: displayName,
          isActive: active,
          isProject,
        })),
    ),
    holders: names.flatMap(({ id, kind, displayName, active }): NameHolder[] =>
      kind === 'Customer'
        ? []
        : [{ id, kind: kind === 'Vendor' ? 'vendor' : 'employee', name: displayName, isActive: active }],
    ),
  },
} as const;

const claims = createPathOwners(cases.map(({ key, path }) => ({ key, title: path.at(-1) ?? '', path })));

function isOfPerson({ kind, key }: StandingCase): boolean {
  return karbon.contacts.has(kind === 'client' ? key : (karbon.workItems.get(key)?.clientKey ?? ''));
}

describe.each(['quickbooksTime', 'quickbooks'] as const)('the rules of the domain, for %s', (list) => {
  it('find what the seed meant, for every client and work item', () => {
    const meant = cases.filter((each) => each[list] !== null);
    const found = meant.map((each) => {
      const isPersonClient = isOfPerson(each);
      const [fullName = '', title = null] = each.path;
      const client = { kind: isPersonClient ? 'person' : 'organization', fullName, person: null } as const;
      const standing = findMatchStatus({
        expectedPath: expectedPath({ client, title }, defaultNamingRule),
        nameVariants: [],
        isPersonClient,
        ...lists[list],
        linkedIds: [],
        otherOwners: (path) => claims.at(path, each.key).map(({ title }) => title),
        clientsWithLettersOf: () => [],
        clientsWithPart: () => [],
        writeBlock: null,
      });
      return { path: each.path, standing: standing.kind };
    });
    expect(found).toEqual(meant.map((each) => ({ path: each.path, standing: each[list] })));
    expect(found.length).toBeGreaterThan(250);
  });
});
