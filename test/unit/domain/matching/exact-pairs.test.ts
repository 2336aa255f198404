import { describe, expect, it } from 'vitest';
import { findExactPairs, type NamedRecord } from '../../../../src/domain/matching/exact-pairs';
import { indexOf } from '../sample-lists';

const client = (key: string, name: string): NamedRecord => ({
  karbon: { kind: 'organization', key },
  path: [name],
  clientKey: null,
});
const work = (key: string, clientKey: string, ...path: string[]): NamedRecord => ({
  karbon: { kind: 'work', key },
  path,
  clientKey,
});

/** `key: record id` of each pair that is found. */
function pairs(named: readonly NamedRecord[], paths: readonly string[], links: [string, string][] = []) {
  return findExactPairs(named, indexOf(...paths), new Map(links)).map(
    ({ karbon, recordId }) => `${karbon.key}: ${recordId}`,
  );
}

const juno = client('J', 'Juno Farms');
const audit = work('A', 'J', 'Juno Farms', 'Audit');

describe('the exact pairs of a list', () => {
  it.each<[string, readonly NamedRecord[], string[], [string, string][], string[]]>([
    ['are clients and their work', [juno, audit], ['Juno Farms', 'Juno Farms:Audit'], [], ['J: 1', 'A: 2']],
    ['are none where the spelling differs', [juno], ['Juno farms'], [], []],
    ['are none with an inactive record', [juno, audit], ['-Juno Farms', 'Juno Farms:Audit'], [], []],
    ['are none where two records bear the name', [juno], ['Juno Farms', 'Juno Farms'], [], []],
    ['take the active one of two', [juno], ['-Juno Farms', 'Juno Farms'], [], ['J: 2']],
    ['are none where two in Karbon arrive at it', [juno, client('K', 'Juno Farms')], ['Juno Farms'], [], []],
    ['are none of a name that nothing is left of', [client('J', '')], [''], [], []],
    ['leave what a person has chosen', [juno], ['Juno Farms', 'Other'], [['J', '2']], []],
    ['replace a pair whose record is no more', [juno], ['Juno Farms'], [['J', '99']], ['J: 1']],
    [
      'leave a record to whom it was paired with before',
      [client('N', 'Juno Farms'), client('J', 'JF Holdings')],
      ['Juno Farms'],
      [['J', '1']],
      [],
    ],
    [
      'are none for work below a record that is not its client’s',
      [juno, audit],
      ['JF Holdings', 'Juno Farms', 'Juno Farms:Audit'],
      [['J', '1']],
      [],
    ],
  ])('%s', (_what, named, paths, links, expected) => {
    expect(pairs(named, paths, links)).toEqual(expected);
  });
});
