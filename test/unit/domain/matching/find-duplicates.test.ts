import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../../../src/domain/matching/find-duplicates';
import type { ListRecord } from '../../../../src/domain/records/records';
import { duplicateCases } from './duplicate-cases';

function record(id: string, name: string, parentId: string | null = null): ListRecord {
  const isActive = !name.startsWith('-') || /^-+$/.test(name);
  return { id, parentId, name: isActive ? name : name.slice(1), isActive, isProject: false };
}

function groupsIn(records: readonly ListRecord[]) {
  const work = findDuplicates(records);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Ids of each group, in an order that does not depend on the records'. */
function idsIn(records: readonly ListRecord[]): string[][] {
  return groupsIn(records)
    .map(({ records: found }) => found.map(({ id }) => id).sort())
    .sort((one, other) => (one.join() < other.join() ? -1 : 1));
}

describe('names that say the same', () => {
  it.each(duplicateCases)('$names', ({ names, groups }) => {
    const records = names.map((name, at) => record(String(at), name));
    const left = names.map((name, at) => ({ name, at }));
    const idsOf = (name: string) => {
      const place = left.findIndex((each) => each.name === name);
      return String(left.splice(place, 1)[0]?.at);
    };
    const wanted = groups.map((group) => group.map(idsOf).sort());
    expect(idsIn(records)).toEqual(wanted);
  });

  it('are looked for below one parent alone', () => {
    expect(idsIn([record('1', 'Acme'), record('2', 'Tax', '1'), record('3', 'TAX', '1')])).toEqual([
      ['2', '3'],
    ]);
    expect(idsIn([record('1', 'Tax'), record('2', 'Tax', '1')])).toEqual([]);
  });

  it.each([
    [['Acme Co', 'Acme Co'], ['sameName']],
    [['Acme Co', 'ACME CO'], ['spelling']],
    [['Calder, Ines', 'Ines Calder'], ['nameOrder']],
    [['Acme', 'Acme Inc'], ['legalForm']],
    [['Acme', 'Acme (old)'], ['note']],
    [['Acme', 'Acme (deleted)'], ['note']],
    [['Acme Tools', 'Orrin dba Acme Tools'], ['tradeName']],
    [['Acme', 'Copy of Acme'], ['copy']],
    [['Orca Tours', 'Оrca Tours'], ['lookAlike']],
  ])('%j: with why', (names, codes) => {
    const [group] = groupsIn(names.map((name, at) => record(String(at), name)));
    expect(group?.reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('say once why, however a note is written', () => {
    const names = ['Acme', 'Acme (old)', 'Acme - Old', 'Acme [OLD]', 'Acme (inactive)'];
    const [group] = groupsIn(names.map((name, at) => record(String(at), name)));
    const notes = group?.reasons.filter(({ code }) => code === 'note');
    expect(notes).toMatchObject([{ note: '(old)' }, { note: '(inactive)' }]);
  });
});

const word = fc.constantFrom('Acme', 'acme', 'Birch', 'Cedar', 'Lee', 'Chan', 'Fund');
const mark = fc.constantFrom(
  '',
  ' LLC',
  ' Inc',
  ' (old)',
  ' (1)',
  ' (Reno)',
  ' #12',
  ' dba Birch Cedar',
  ' - Copy',
);
const madeName = fc
  .tuple(word, fc.constantFrom(' ', ', ', '-', ' & '), word, mark)
  .map(([one, between, other, end]) => `${one}${between}${other}${end}`);
const made = fc
  .array(fc.tuple(madeName, fc.constantFrom(null, 'p')), { maxLength: 14 })
  .map((rows) => rows.map(([name, parentId], at) => record(`r${at}`, name, parentId)));

describe('whatever a list holds', () => {
  it('no record is in two groups, and no group has one alone', () => {
    fc.assert(
      fc.property(made, (records) => {
        const groups = idsIn(records);
        const all = groups.flat();
        expect(new Set(all).size).toBe(all.length);
        expect(groups.every((group) => group.length > 1)).toBe(true);
      }),
    );
  });

  it('a record that shares no word with others changes nothing', () => {
    fc.assert(
      fc.property(
        made,
        fc.constantFrom('Zephyr Kites', 'Zephyr Kites LLC', 'Kites, Zephyr (old)'),
        (records, name) => {
          expect(idsIn([...records, record('new', name)])).toEqual(idsIn(records));
        },
      ),
    );
  });

  it('the order of the records changes nothing', () => {
    const shuffled = made.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(shuffled, ([records, other]) => {
        expect(idsIn(other)).toEqual(idsIn(records));
      }),
    );
  });

  it('two that are the same are so whichever comes first', () => {
    fc.assert(
      fc.property(madeName, madeName, (one, other) => {
        const there = idsIn([record('a', one), record('b', other)]);
        expect(idsIn([record('b', other), record('a', one)])).toEqual(there);
      }),
    );
  });
});
