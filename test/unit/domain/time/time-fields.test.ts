import { expect, it } from 'vitest';
import type { FieldItemFilter, TimeField } from '../../../../src/domain/time/time-change';
import { fieldsFor } from '../../../../src/domain/time/time-fields';

const field: TimeField = {
  id: '50',
  name: 'Service item',
  isRequired: true,
  items: [
    { id: '1', name: 'Audit' },
    { id: '2', name: 'Tax' },
    { id: '3', name: 'Payroll' },
  ],
  purpose: 'serviceItem',
};
const filter = (
  appliesTo: FieldItemFilter['appliesTo'],
  appliesToId: string,
  itemId: string,
): FieldItemFilter => ({
  fieldId: '50',
  itemId,
  appliesTo,
  appliesToId,
});

const offered = (filters: readonly FieldItemFilter[], jobcodeIds: readonly string[] = ['10', '9']) =>
  fieldsFor({ fields: [field], filters, groupId: '6' }, { userId: '4', jobcodeIds })[0]?.items?.map(
    ({ name }) => name,
  );

it('offers all items where nobody has narrowed them', () => {
  expect(offered([])).toEqual(['Audit', 'Tax', 'Payroll']);
  expect(offered([filter('jobcode', '77', '1'), filter('user', '5', '1')])).toEqual([
    'Audit',
    'Tax',
    'Payroll',
  ]);
});

it('offers those of the jobcode or the one above it, of the user and of the group, and what all of them name', () => {
  expect(offered([filter('jobcode', '9', '1'), filter('jobcode', '9', '2')])).toEqual(['Audit', 'Tax']);
  expect(
    offered([filter('jobcode', '9', '1'), filter('jobcode', '10', '2'), filter('user', '4', '2')]),
  ).toEqual(['Tax']);
  expect(offered([filter('group', '6', '3')])).toEqual(['Payroll']);
});

it('leaves out a field that is not for all, unless a filter gives this user, group or jobcode something of it', () => {
  const names = (filters: readonly FieldItemFilter[]) =>
    fieldsFor(
      {
        fields: [
          { ...field, isForSome: true },
          { ...field, id: '51', items: null, isForSome: true },
        ],
        filters,
        groupId: '6',
      },
      { userId: '4', jobcodeIds: ['10'] },
    ).map(({ id, items }) => [id, items?.length ?? null]);
  // What can be typed has no items that a filter could name.
  expect(names([filter('user', '5', '1')])).toEqual([['51', null]]);
  expect(names([filter('group', '6', '1')])).toEqual([
    ['50', 1],
    ['51', null],
  ]);
});
