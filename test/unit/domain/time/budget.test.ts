import { describe, expect, it } from 'vitest';
import type { BudgetLine, TimeUser } from '../../../../src/domain/records/records';
import { type BudgetInput, budgetOf } from '../../../../src/domain/time/budget';

const line = (userKey: string | null, roleName: string, estimateMinutes: number): BudgetLine => ({
  userKey,
  roleName,
  taskTypeName: 'Preparation',
  estimateMinutes,
  actualMinutes: 0,
});
const timeUser = (id: string, email: string, name = id): TimeUser => ({
  id,
  name,
  email,
  isActive: true,
  submittedTo: null,
  approvedTo: null,
  isAdministrator: false,
});
const seconds = (amount: number, ...runningSinceMs: number[]) => ({ seconds: amount, runningSinceMs });

const common = {
  karbonUsers: [
    { key: 'K1', name: 'Dana Ruiz', email: 'dana@firm.example' },
    { key: 'K2', name: 'Lee Park', email: 'lee@firm.example' },
  ],
  timeUsers: [timeUser('1', ' Dana@Firm.example'), timeUser('2', 'other@firm.example'), timeUser('3', '')],
  tracked: new Map([
    ['1', seconds(5_400, 7)],
    ['2', seconds(60)],
    ['3', seconds(30)],
  ]),
  arePeopleKnown: true,
  personLinks: new Map<string, string>(),
  basis: 'allTime',
  rights: { scope: 'everybody', userId: '1' },
} as const;

function budget(lines: readonly BudgetLine[], more: Partial<BudgetInput> = {}) {
  return budgetOf({ ...common, lines, ...more });
}

function peopleOf(lines: readonly BudgetLine[], more: Partial<BudgetInput> = {}) {
  return budget(lines, more)?.lines.map(({ name, person }) => [name, person]);
}

describe('a budget', () => {
  it('adds up the estimates of each person and sets the tracked time beside them', () => {
    const lines = [
      line('K2', 'Manager', 30),
      line('K1', 'Preparer', 60),
      line('K1', 'Reviewer', 60),
      line(null, 'Partner', 10),
    ];
    expect(budget(lines)).toEqual({
      estimateSeconds: 9_600,
      basis: 'allTime',
      tracked: seconds(5_490, 7),
      lines: [
        {
          name: 'Dana Ruiz',
          estimateSeconds: 7_200,
          person: { kind: 'paired', tracked: seconds(5_400, 7) },
          isOwn: true,
        },
        {
          name: 'Lee Park',
          estimateSeconds: 1_800,
          person: { kind: 'unpaired', karbonUserKey: 'K2', suggestion: null },
        },
        { name: 'Partner', estimateSeconds: 600, person: { kind: 'role' } },
      ],
      notBudgeted: seconds(90),
      mayBeBudgeted: true,
      unpairedUsers: [
        { userId: '2', name: '2' },
        { userId: '3', name: '3' },
      ],
    });
  });

  it('has rows that add up to the whole', () => {
    const found = budget([line('K1', '', 60), line('K2', '', 60)], { personLinks: new Map([['2', 'K2']]) });
    const rows = found?.lines.map(({ person }) => ('tracked' in person ? person.tracked.seconds : 0)) ?? [];
    expect(rows.reduce((sum, each) => sum + each, found?.notBudgeted?.seconds ?? 0)).toBe(
      found?.tracked.seconds,
    );
    expect(budget([line('K1', '', 60)], { tracked: new Map([['1', seconds(60)]]) })?.notBudgeted).toBeNull();
  });

  it('knows a person without tracked time from one who is not known', () => {
    const none = { tracked: new Map() };
    expect(peopleOf([line('K1', '', 60)], none)).toEqual([
      ['Dana Ruiz', { kind: 'paired', tracked: seconds(0) }],
    ]);
    expect(peopleOf([line('K2', '', 60)], { arePeopleKnown: false })).toEqual([
      ['Lee Park', { kind: 'unknown' }],
    ]);
  });

  it('is nothing where nothing is estimated', () => {
    expect(budget([line('K1', '', 0)])).toBeNull();
    expect(budget([])).toBeNull();
  });
});

describe('who is who', () => {
  it('adds up what one person has tracked under several users', () => {
    const timeUsers = [timeUser('1', 'dana@firm.example'), timeUser('2', 'DANA@firm.example')];
    expect(peopleOf([line('K1', '', 60)], { timeUsers })).toEqual([
      ['Dana Ruiz', { kind: 'paired', tracked: seconds(5_460, 7), userCount: 2 }],
    ]);
  });

  describe('where several of Karbon have one e-mail', () => {
    const office = 'office@firm.example';
    const karbonUsers = [
      { key: 'K1', name: 'Dana Ruiz', email: office },
      { key: 'K2', name: 'Lee Park', email: 'Office@firm.example' },
    ];
    const lines = [line('K1', '', 60), line('K2', '', 50)];
    const shared = (karbonUserKey: string) => ({ kind: 'emailShared', karbonUserKey, suggestion: null });

    it('is told by the name alone, in whatever order they are listed', () => {
      const timeUsers = [timeUser('1', office, 'DANA RUIZ'), timeUser('2', office, 'Lee Park')];
      for (const listed of [karbonUsers, karbonUsers.toReversed()]) {
        expect(peopleOf(lines, { karbonUsers: listed, timeUsers })).toEqual([
          ['Dana Ruiz', { kind: 'paired', tracked: seconds(5_400, 7) }],
          ['Lee Park', { kind: 'paired', tracked: seconds(60) }],
        ]);
      }
    });

    it('is nobody of whom the name does not tell it, and the time is no one’s', () => {
      const timeUsers = [timeUser('1', office, 'The office'), timeUser('2', '', 'Kim Osei')];
      const found = budget(lines, { karbonUsers, timeUsers });
      expect(found?.lines.map(({ person }) => person)).toEqual([shared('K1'), shared('K2')]);
      expect(found?.notBudgeted).toEqual(seconds(5_490, 7));
      expect(found?.unpairedUsers.map(({ userId }) => userId)).toEqual(['2', '1']);
    });

    it('is nobody where they have one name too', () => {
      const twins = karbonUsers.map((user) => ({ ...user, name: 'Dana Ruiz' }));
      const timeUsers = [timeUser('1', office, 'Dana Ruiz')];
      expect(budget(lines, { karbonUsers: twins, timeUsers })?.lines.map(({ person }) => person)).toEqual([
        shared('K1'),
        shared('K2'),
      ]);
    });

    it('is what the firm has confirmed', () => {
      const timeUsers = [timeUser('1', office, 'The office')];
      expect(peopleOf(lines, { karbonUsers, timeUsers, personLinks: new Map([['1', 'K2']]) })?.[1]).toEqual([
        'Lee Park',
        { kind: 'linked', links: [{ userId: '1', name: 'The office' }], tracked: seconds(5_400, 7) },
      ]);
    });

    it('is said of an e-mail that somebody in QuickBooks Time has, and of no other', () => {
      expect(peopleOf(lines, { karbonUsers })?.[0]?.[1]).toMatchObject({ kind: 'unpaired' });
    });
  });

  describe('what is in no line', () => {
    const lee = timeUser('2', 'lee@firm.example', 'Lee Park');
    const dana = timeUser('1', 'dana@firm.example', 'Dana Ruiz');
    const both = [line('K1', '', 60), line('K2', '', 50)];
    it.each<[string, readonly BudgetLine[], Partial<BudgetInput>, boolean]>([
      ['is of others where all lines are somebody’s', both, { timeUsers: [dana, lee] }, false],
      ['may be a role’s', [...both, line(null, 'Partner', 5)], { timeUsers: [dana, lee] }, true],
      ['may be of one whom nobody has linked', both, { timeUsers: [dana] }, true],
      ['may be of one who has left', [...both, line('K9', 'Senior', 5)], { timeUsers: [dana, lee] }, true],
      [
        'may be of a second user of the same name',
        both,
        { timeUsers: [dana, lee, timeUser('3', 'd@home.example', ' dana ruiz')] },
        true,
      ],
      [
        'is not of a second user without time',
        both,
        { timeUsers: [dana, lee, timeUser('9', 'd@home.example', 'Dana Ruiz')] },
        false,
      ],
    ])('%s', (_, lines, more, mayBeBudgeted) => {
      expect(budget(lines, more)).toMatchObject({
        notBudgeted: { seconds: expect.any(Number) },
        mayBeBudgeted,
      });
    });
  });

  it('tells who has left from lists that are not read yet', () => {
    expect(peopleOf([line('K9', 'Senior', 60)])).toEqual([['Senior', { kind: 'notListed' }]]);
    expect(peopleOf([line('K9', 'Senior', 60)], { arePeopleKnown: false })).toEqual([
      ['Senior', { kind: 'unknown' }],
    ]);
  });

  it('is what the firm has confirmed where the e-mails differ, and never two people at once', () => {
    const lines = [line('K1', '', 60), line('K2', '', 50)];
    expect(peopleOf(lines, { personLinks: new Map([['2', 'K2']]) })?.[1]).toEqual([
      'Lee Park',
      { kind: 'linked', links: [{ userId: '2', name: '2' }], tracked: seconds(60) },
    ]);
    const taken = { personLinks: new Map([['1', 'K2']]) };
    expect(peopleOf(lines, taken)?.[1]).toEqual([
      'Lee Park',
      { kind: 'unpaired', karbonUserKey: 'K2', suggestion: null },
    ]);
    expect(peopleOf(lines, { personLinks: new Map([['gone', 'K2']]) })?.[1]?.[1]).toMatchObject({
      kind: 'unpaired',
    });
  });

  it('adds up what the firm has confirmed of several accounts, beside the one with the e-mail', () => {
    const lines = [line('K1', '', 60), line('K2', '', 50)];
    const personLinks = (...links: readonly (readonly [string, string])[]) => ({
      personLinks: new Map(links),
    });
    const other = (userId: string) => ({ userId, name: userId });
    expect(peopleOf(lines, personLinks(['2', 'K1']))?.[0]?.[1]).toEqual({
      kind: 'linked',
      links: [other('2')],
      tracked: seconds(5_460, 7),
      userCount: 2,
    });
    expect(peopleOf(lines, personLinks(['3', 'K2'], ['2', 'K2']))?.[1]?.[1]).toEqual({
      kind: 'linked',
      links: [other('2'), other('3')],
      tracked: seconds(90),
      userCount: 2,
    });
    const all = budget(lines, personLinks(['2', 'K1'], ['3', 'K1']));
    expect(all?.lines[0]?.person).toMatchObject({ tracked: seconds(5_490, 7), userCount: 3 });
    expect(all).toMatchObject({ notBudgeted: null, unpairedUsers: [], mayBeBudgeted: true });
  });

  it.each(['Lee Park', 'LEE  PARK', ' lee park '])('is suggested by an equal name: %j', (name) => {
    const timeUsers = [timeUser('1', 'dana@firm.example'), timeUser('2', 'other@firm.example', name)];
    expect(peopleOf([line('K2', '', 60)], { timeUsers })).toEqual([
      ['Lee Park', { kind: 'unpaired', karbonUserKey: 'K2', suggestion: { userId: '2', name } }],
    ]);
  });

  it('is not suggested where two have the name, in either system, or where the one who has it is somebody already', () => {
    const lee = (id: string, email: string) => timeUser(id, email, 'Lee Park');
    const suggestionIn = (more: Partial<BudgetInput>) => {
      const [, person] = peopleOf([line('K2', '', 60)], more)?.[0] ?? [];
      return typeof person === 'object' && person.kind === 'unpaired' ? person.suggestion : 'none asked for';
    };
    expect(suggestionIn({ timeUsers: [lee('2', 'a@firm.example'), lee('3', '')] })).toBeNull();
    const second = { key: 'K3', name: 'Lee Park', email: 'lee.park@firm.example' };
    const twice = { karbonUsers: [...common.karbonUsers, second] };
    expect(suggestionIn({ ...twice, timeUsers: [lee('2', 'a@firm.example')] })).toBeNull();
    expect(suggestionIn({ timeUsers: [lee('2', 'dana@firm.example')] })).toBeNull();
  });
});

describe('with rights to a part of the time', () => {
  const lines = [line('K1', '', 60), line('K2', '', 50), line(null, 'Partner', 10)];
  const both = [timeUser('1', 'dana@firm.example'), timeUser('2', 'lee@firm.example')];

  it('shows the own line alone, and no row of others with nothing', () => {
    const own = budget(lines, {
      basis: 'ownTime',
      rights: { scope: 'own', userId: '1' },
      timeUsers: both,
      tracked: new Map([['1', seconds(212_400)]]),
    });
    expect(own?.lines.map(({ name }) => name)).toEqual(['Dana Ruiz']);
    expect(own).toMatchObject({ basis: 'ownTime', tracked: seconds(212_400), notBudgeted: null });
  });

  it('shows those of the own groups who have time, since those without may be of another', () => {
    const groups = (tracked: BudgetInput['tracked']) =>
      budget(lines, {
        basis: 'ownGroupsTime',
        rights: { scope: 'ownGroups', userId: '9' },
        timeUsers: both,
        tracked,
      })?.lines.map(({ name }) => name);
    expect(groups(new Map([['2', seconds(60)]]))).toEqual(['Lee Park']);
    expect(groups(new Map())).toEqual([]);
  });

  it('says which line is of the one whose rights they are, linked or paired', () => {
    const ownOf = (more: Partial<BudgetInput>) =>
      budget(lines, { timeUsers: both, ...more })
        ?.lines.filter(({ isOwn }) => isOwn)
        .map(({ name }) => name);
    expect(ownOf({ rights: { scope: 'everybody', userId: '2' } })).toEqual(['Lee Park']);
    expect(ownOf({ rights: { scope: 'everybody', userId: '9' } })).toEqual([]);
    const linked = { timeUsers: [timeUser('7', '')], personLinks: new Map([['7', 'K2']]) };
    expect(ownOf({ ...linked, rights: { scope: 'everybody', userId: '7' } })).toEqual(['Lee Park']);
  });

  it.each([
    ['everybody', ['1', '2'], undefined],
    ['own', ['1'], true],
    ['ownGroups', ['1'], true],
    ['ownGroups', ['1', '2'], undefined],
  ] as const)('says where the sum may lack another account: %s with time of %j', (scope, ids, isPartial) => {
    const sum = (more: Partial<BudgetInput>) =>
      budget(lines, {
        rights: { scope, userId: '1' },
        tracked: new Map(ids.map((id) => [id, seconds(60)])),
        ...more,
      })?.lines[0]?.person;
    const shared = [timeUser('1', 'dana@firm.example'), timeUser('2', 'dana@firm.example')];
    const linked = {
      timeUsers: [timeUser('1', 'dana@firm.example'), timeUser('2', '')],
      personLinks: new Map([['2', 'K1']]),
    };
    for (const more of [{ timeUsers: shared }, linked]) {
      const person = sum(more);
      expect(person).toMatchObject({ tracked: seconds(60 * ids.length), userCount: 2 });
      expect(person && 'isPartial' in person ? person.isPartial : undefined).toBe(isPartial);
    }
    expect(sum({ timeUsers: both })).not.toHaveProperty('isPartial');
  });

  it('offers to link oneself, and nobody else', () => {
    const timeUsers = [timeUser('5', 'l@home.example', 'Lee Park'), timeUser('6', '', 'Dana Ruiz')];
    const own = { basis: 'ownTime', rights: { scope: 'own', userId: '5' }, timeUsers } as const;
    expect(budget(lines, own)?.lines.map(({ name }) => name)).toEqual(['Lee Park']);
  });
});

it('shows no lines where it cannot be told which job is meant', () => {
  expect(budget([line('K1', '', 60)], { basis: 'unclear' })).toMatchObject({ lines: [], notBudgeted: null });
});
