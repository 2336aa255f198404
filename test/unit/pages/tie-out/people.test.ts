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
  personLinks: new Map([['u1', '1']]),
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
