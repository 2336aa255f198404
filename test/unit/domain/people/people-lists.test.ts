import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimePerson } from '../../../../src/domain/people/pair-people';
import { peopleLists } from '../../../../src/domain/people/people-lists';
import type { KarbonUser } from '../../../../src/domain/records/records';

const karbonUser = (key: string, name: string, email: string): KarbonUser => ({ key, name, email });
const timeUser = (id: string, name: string, email: string, isActive = true): TimePerson => ({
  id,
  name,
  email,
  isActive,
});

function rowsOf(
  karbonUsers: readonly KarbonUser[],
  timeUsers: readonly TimePerson[],
  links: readonly (readonly [string, string])[] = [],
) {
  return peopleLists({ karbonUsers, timeUsers, personLinks: new Map(links) }).rows.map(
    ({ state, karbonUser: of, timeUsers: found, emailFix }) => ({
      state,
      who: of?.key ?? null,
      in: found.map(({ id }) => id),
      ...(emailFix && { emailFix }),
    }),
  );
}

describe('everybody of Karbon and of QuickBooks Time', () => {
  it('is paired by e-mail whatever its case, before any link', () => {
    expect(
      rowsOf(
        [karbonUser('K1', 'Dana Ruiz', 'dana@firm.example')],
        [timeUser('1', 'D. Ruiz', ' Dana@FIRM.example'), timeUser('2', 'Dana Ruiz', 'other@firm.example')],
        [['1', 'K2']],
      ),
    ).toEqual([
      { state: 'byEmail', who: 'K1', in: ['1'] },
      { state: 'onlyTime', who: null, in: ['2'] },
    ]);
  });

  it('is paired by what the firm has confirmed, with the e-mail to change', () => {
    expect(
      rowsOf(
        [karbonUser('K1', 'Joanna Kay', 'joanna@firm.example')],
        [timeUser('1', 'Jo Kay', 'jo@firm.example')],
        [['1', 'K1']],
      ),
    ).toEqual([
      {
        state: 'byLink',
        who: 'K1',
        in: ['1'],
        emailFix: { kind: 'change', from: 'jo@firm.example', to: 'joanna@firm.example' },
      },
    ]);
  });

  it.each([
    [
      'an old one with another e-mail',
      [timeUser('1', 'Dana', 'dana@firm.example'), timeUser('2', 'D', 'old@x', false)],
      'byEmail',
    ],
    ['two with other e-mails', [timeUser('1', 'D', 'a@x'), timeUser('2', 'D', 'b@x')], 'byLink'],
    [
      'an active one with another e-mail',
      [timeUser('1', 'D', 'dana@firm.example', false), timeUser('2', 'D', 'b@x')],
      'byLink',
    ],
    ['two that are gone', [timeUser('1', 'D', 'a@x', false), timeUser('2', 'D', 'b@x', false)], 'inactive'],
  ])('has several accounts as the firm says: %s', (_, timeUsers, state) => {
    const rows = rowsOf(
      [karbonUser('K1', 'Dana Ruiz', 'dana@firm.example'), karbonUser('K2', 'Lee', 'lee@firm.example')],
      timeUsers,
      [
        ['1', 'K1'],
        ['2', 'K1'],
      ],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ state, who: 'K1', in: ['1', '2'] });
  });

  it('is asked whether it is the account of whoever alone has that name in Karbon', () => {
    const namesakes = (...names: readonly string[]) =>
      peopleLists({
        karbonUsers: names.map((name, at) => karbonUser(`K${at}`, name, `k${at}@firm.example`)),
        timeUsers: [
          timeUser('1', 'Dana Ruiz', 'k0@firm.example'),
          timeUser('2', 'DANA  RUIZ', 'old@x'),
          timeUser('3', 'Dana', 'k1@firm.example'),
        ],
        personLinks: new Map(),
      }).rows.flatMap(({ karbonUser: of, namesake }) => (of ? [] : [namesake?.key ?? null]));
    expect(namesakes('Dana Ruiz')).toEqual([null, 'K0']);
    expect(namesakes('Dana Ruiz', 'Lee')).toEqual(['K0']);
    expect(namesakes('Dana Ruiz', 'dana ruiz')).toEqual([null]);
    expect(namesakes('Somebody else')).toEqual([null, null]);
  });

  it('is suggested by name alone, and only where one person has it', () => {
    const lee = timeUser('1', 'LEE PARK', '');
    const inKarbon = karbonUser('K1', 'Lee Park', 'lee@firm.example');
    expect(rowsOf([inKarbon], [lee])).toEqual([
      {
        state: 'suggested',
        who: 'K1',
        in: ['1'],
        emailFix: { kind: 'change', from: '', to: 'lee@firm.example' },
      },
    ]);
    expect(rowsOf([{ ...inKarbon, email: '' }], [lee])[0]?.emailFix).toEqual({ kind: 'missingInKarbon' });
    expect(rowsOf([inKarbon], [lee, { ...lee, id: '2' }]).map(({ state }) => state)).toEqual([
      'onlyKarbon',
      'onlyTime',
      'onlyTime',
    ]);
    expect(rowsOf([inKarbon, { ...inKarbon, key: 'K2' }], [lee]).map(({ state }) => state)).toEqual([
      'onlyKarbon',
      'onlyKarbon',
      'onlyTime',
    ]);
  });

  it('stands apart where it is inactive there', () => {
    const gone = timeUser('1', 'Dana Ruiz', 'dana@firm.example', false);
    expect(rowsOf([karbonUser('K1', 'Dana Ruiz', 'dana@firm.example')], [gone])[0]?.state).toBe('inactive');
    expect(rowsOf([], [gone])).toEqual([{ state: 'inactive', who: null, in: ['1'] }]);
  });

  it('is not told whose it is where several of Karbon share the e-mail', () => {
    const shared = [karbonUser('K1', 'A', 'team@firm.example'), karbonUser('K2', 'B', 'team@firm.example')];
    expect(rowsOf(shared, [timeUser('1', 'Team', 'team@firm.example')]).map(({ state }) => state)).toEqual([
      'emailShared',
      'emailShared',
      'onlyTime',
    ]);
  });

  it('can be paired with active users of nobody', () => {
    const { free } = peopleLists({
      karbonUsers: [
        karbonUser('K1', 'Dana', 'dana@firm.example'),
        karbonUser('K2', 'Lee', 'lee@firm.example'),
      ],
      timeUsers: [
        timeUser('1', 'Dana', 'dana@firm.example'),
        timeUser('2', 'Zoe', ''),
        timeUser('3', 'Ada', ''),
        timeUser('4', 'Gone', '', false),
        timeUser('5', 'Linked', ''),
      ],
      personLinks: new Map([['5', 'K2']]),
    });
    expect(free.map(({ id }) => id)).toEqual(['3', '2']);
  });

  it('is in one row, whoever they are', () => {
    const name = fc.constantFrom('Ada', 'ada', 'Ben', 'Cy', '');
    const email = fc.constantFrom('a@x', 'A@X ', 'b@x', '');
    const people = fc.array(fc.tuple(name, email, fc.boolean()), { maxLength: 6 });
    const links = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 4 });
    fc.assert(
      fc.property(people, people, links, (inKarbon, inTime, linked) => {
        const rows = rowsOf(
          inKarbon.map(([each, mail], at) => karbonUser(`K${at}`, each, mail)),
          inTime.map(([each, mail, isActive], at) => timeUser(String(at), each, mail, isActive)),
          linked.map(([key, id]) => [String(id), `K${key}`] as const),
        );
        const [keys, ids] = [rows.flatMap(({ who }) => who ?? []), rows.flatMap((row) => row.in)];
        expect([...keys].sort()).toEqual(inKarbon.map((_, at) => `K${at}`).sort());
        expect([...ids].sort()).toEqual(inTime.map((_, at) => String(at)).sort());
      }),
    );
  });
});
