import { expect, test } from 'vitest';
import { peopleInQuickbooks } from '../../../../src/domain/people/quickbooks-people';
import type { NameHolder } from '../../../../src/domain/records/records';

const holder = (id: string, name: string, changes: Partial<NameHolder> = {}): NameHolder => ({
  id,
  kind: 'employee',
  name,
  isActive: true,
  ...changes,
});
const user = (id: string, name: string) => ({ id, name });

test('a name that is one person’s in both is that person, in any case', () => {
  const found = peopleInQuickbooks(
    [user('1', 'Ada Voss'), user('2', 'Lee Park')],
    [holder('51', 'ada voss'), holder('52', 'Lee Park', { kind: 'vendor' })],
  );
  expect([...found]).toEqual([
    ['1', 'employee:51'],
    ['2', 'vendor:52'],
  ]);
});

test('an employee goes before a vendor, and who works there before who has left', () => {
  const holders = [
    holder('51', 'Ada Voss', { isActive: false }),
    holder('52', 'Ada Voss', { kind: 'vendor' }),
    holder('53', 'Ada Voss'),
  ];
  expect(peopleInQuickbooks([user('1', 'Ada Voss')], holders).get('1')).toBe('employee:53');
  expect(peopleInQuickbooks([user('1', 'Ada Voss')], holders.slice(0, 1)).get('1')).toBe('employee:51');
});

test('nobody is guessed where a name is two people’s, or another kind of name', () => {
  const twice = [holder('51', 'Ada Voss'), holder('52', 'Ada Voss')];
  expect(peopleInQuickbooks([user('1', 'Ada Voss')], twice).size).toBe(0);
  expect(
    peopleInQuickbooks([user('1', 'Ada Voss'), user('2', 'ADA VOSS')], [holder('51', 'Ada Voss')]).size,
  ).toBe(0);
  expect(peopleInQuickbooks([user('1', 'Cash')], [holder('51', 'Cash', { kind: 'otherName' })]).size).toBe(0);
  expect(peopleInQuickbooks([user('1', ' ')], [holder('51', ' ')]).size).toBe(0);
});
