import { describe, expect, it } from 'vitest';
import { createMatcher, type MatchContext } from '../../../../src/domain/matching/match';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { createPathOwners } from '../../../../src/domain/matching/path-owners';
import { expectedPath } from '../../../../src/domain/naming/expected-path';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import type { KarbonClient } from '../../../../src/domain/records/records';
import { client } from '../../services/sample-records';
import { recordsOf } from '../sample-lists';

const person = (key: string, name: string): KarbonClient => ({ ...client(key, name), kind: 'person' });

function contextOf(clients: readonly KarbonClient[], records: readonly string[]): MatchContext {
  const index = createNameIndex(recordsOf(records));
  return {
    quickbooksTime: index,
    quickbooks: index,
    holders: [],
    clientPathOwners: createPathOwners(
      clients.map((each) => ({
        key: each.key,
        title: each.fullName,
        path: expectedPath({ client: each, title: null }, defaultNamingRule),
        isPerson: each.kind === 'person',
      })),
    ),
    rule: defaultNamingRule,
    links: { quickbooksTime: new Map(), quickbooks: new Map() },
    blocks: { quickbooksTime: null, quickbooks: null },
  };
}

/** How each client stands, with the names that were found. */
function stands(clients: readonly KarbonClient[], records: readonly string[]): readonly string[] {
  const matcher = createMatcher(contextOf(clients, records));
  return clients.map((each) => {
    const status = matcher.matchClient(each).statuses?.quickbooksTime;
    if (!status) return '';
    if ('found' in status) return `${status.kind} ${status.found.path[0]}`;
    if (status.kind !== 'ambiguous') return status.kind;
    const names = status.candidates.map(({ path }) => path[0]).join(' or ');
    return `${status.because} ${names}${status.otherOwners.length > 0 ? ` with ${status.otherOwners.join()}` : ''}`;
  });
}

describe('a person whose name can be read in two orders', () => {
  it.each([
    ['Lee', 'Chan'],
    ['James', 'Thomas'],
    ['Kim', 'Min Jun'],
    ['Martin', 'Scott'],
  ])('%s, %s is the name turned round before the name as it stands', (family, given) => {
    const [one, turned, asItStands] = [`${family}, ${given}`, `${given} ${family}`, `${family} ${given}`];
    expect(stands([person('a', one)], [asItStands, turned])).toEqual([`differs ${turned}`]);
    expect(stands([person('a', one)], [asItStands])).toEqual([`differs ${asItStands}`]);
    expect(stands([person('a', turned)], [one])).toEqual([`differs ${one}`]);
  });

  it.each([
    ['Lee', 'Jo'],
    ['Vance', 'As'],
    ['Lee', 'Chan'],
    ['James', 'Thomas'],
    ['Ali', 'Omar'],
    ['Martin', 'Scott'],
  ])('is nobody’s for sure where %s, %s has a namesake in the other order', (family, given) => {
    const both = [person('a', `${family}, ${given}`), person('b', `${given}, ${family}`)];
    const [one, other] = [`${given} ${family}`, `${family} ${given}`];
    expect(stands(both, [one, other])).toEqual([
      `severalOwners ${one} with ${given}, ${family}`,
      `severalOwners ${other} with ${family}, ${given}`,
    ]);
    expect(stands(both, [one])).toEqual([
      `severalOwners ${one} with ${given}, ${family}`,
      `severalOwners ${one} with ${family}, ${given}`,
    ]);
    expect(stands(both, [`${family}, ${given}`, `${given}, ${family}`])).toEqual([
      `matched ${family}, ${given}`,
      `matched ${given}, ${family}`,
    ]);
  });

  it('keeps their work apart as well', () => {
    const both = [person('a', 'Lee, Chan'), person('b', 'Chan, Lee')];
    const matcher = createMatcher(
      contextOf(both, ['Chan Lee', 'Lee Chan', 'Chan Lee:Audit', 'Lee Chan:Audit']),
    );
    for (const each of both) {
      const work = { key: 'w', title: 'Audit', client: each };
      const match = matcher.matchItem(each, [work as never], 'w');
      expect(match.statuses?.quickbooksTime).toMatchObject({ kind: 'ambiguous' });
    }
  });
});

describe('a record that two clients would be given', () => {
  it.each([
    [['Acme Inc', 'Acme LLC'], 'Acme'],
    [['Reed & Sons Ltd', 'Reed & Sons Corp'], 'Reed and Sons'],
    [['Halden, P.C.', 'Halden PLLC'], 'HALDEN'],
  ])('is either’s: %j have %j', (names, record) => {
    const clients = names.map((name, at) => client(`k${at}`, name));
    expect(stands(clients, [record])).toEqual([
      `severalOwners ${record} with ${names[1]}`,
      `severalOwners ${record} with ${names[0]}`,
    ]);
  });

  it('is the one’s whom it fits better, and the one’s who has no other', () => {
    const clients = [client('a', 'Acme'), client('b', 'Acme Inc')];
    expect(stands(clients, ['ACME, INC.'])).toEqual(['similar', 'differs ACME, INC.']);
    expect(stands(clients, ['ACME', 'Acme Incorporated'])).toEqual([
      'differs ACME',
      'severalOwners Acme Incorporated with Acme',
    ]);
    expect(stands([client('a', 'Acme LLC'), client('b', 'Acme Inc')], ['Acme', 'Acme LLC'])).toEqual([
      'matched Acme LLC',
      'differs Acme',
    ]);
  });
});
