import { describe, expect, it } from 'vitest';
import { peopleLists } from '../../../../src/domain/people/people-lists';
import { peopleCsv } from '../../../../src/pages/tie-out/people/people-csv';
import { peopleFilters, peopleIn } from '../../../../src/pages/tie-out/people/people-filters';

const { rows } = peopleLists({
  karbonUsers: [
    { key: 'u1', name: 'Joanna Kay', email: 'joanna@firm.example' },
    { key: 'u2', name: 'Dana Ruiz', email: 'dana@firm.example' },
    { key: 'u3', name: 'Zoë Park', email: 'zoe@firm.example' },
  ],
  timeUsers: [
    { id: '1', name: 'Jo Kay', email: 'jo@firm.example', isActive: true },
    { id: '2', name: 'Dana Ruiz', email: 'dana@firm.example', isActive: true },
    { id: '3', name: 'Pat Quinn', email: '', isActive: false },
  ],
  personLinks: new Map([['1', 'u1']]),
});

describe('the people that are shown', () => {
  it('are those of a filter; who is paired by hand is among those whose e-mails differ', () => {
    expect(peopleFilters.map((filter) => [filter, peopleIn(rows, filter, '').length])).toEqual([
      ['different', 1],
      ['byLink', 1],
      ['byEmail', 1],
      ['onlyKarbon', 1],
      ['onlyTime', 0],
      ['inactive', 1],
      ['all', 4],
    ]);
  });

  it('are found by either name and e-mail, without case and accents', () => {
    const idsOf = (search: string) => peopleIn(rows, 'all', search).map(({ id }) => id);
    expect(idsOf('ZOE')).toEqual(['u3']);
    expect(idsOf('jo@')).toEqual(['u1']);
    expect(idsOf('kay joanna')).toEqual(['u1']);
  });

  it('are exported with what lets them enter time', () => {
    expect(
      peopleCsv(peopleIn(rows, 'different', ''))
        .trimEnd()
        .split('\r\n')
        .slice(1),
    ).toEqual([
      'Joanna Kay,joanna@firm.example,u1,Jo Kay,jo@firm.example,1,linked by you,' +
        '"In QuickBooks Time, change jo@firm.example to joanna@firm.example."',
    ]);
  });
});

describe('somebody with an old and a new account', () => {
  const lists = (personLinks: ReadonlyMap<string, string>) =>
    peopleLists({
      karbonUsers: [{ key: 'u1', name: 'Dana Ruiz', email: 'dana@firm.example' }],
      timeUsers: [
        { id: '1', name: 'Dana Ruiz', email: 'dana@firm.example', isActive: true },
        { id: '2', name: 'dana ruiz', email: 'old@firm.example', isActive: true },
        { id: '3', name: 'Dana R.', email: '', isActive: false },
      ],
      personLinks,
    }).rows;
  const different = (personLinks: ReadonlyMap<string, string>) =>
    peopleIn(lists(personLinks), 'different', '').map(({ timeUsers }) => timeUsers.map(({ id }) => id));

  it('is asked about while the account of the same name is nobody’s, and can be found once it is linked', () => {
    expect(different(new Map())).toEqual([['2']]);
    expect(
      different(
        new Map([
          ['2', 'u1'],
          ['3', 'u1'],
        ]),
      ),
    ).toEqual([['1', '2', '3']]);
  });

  it('has each account in the file', () => {
    const rows = lists(new Map([['2', 'u1']]));
    expect(peopleCsv(rows).split('\r\n')[1]).toBe(
      'Dana Ruiz,dana@firm.example,u1,Dana Ruiz; dana ruiz,dana@firm.example; old@firm.example,1; 2,same email,',
    );
  });
});
