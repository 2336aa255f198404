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
