import { expect, it } from 'vitest';
import { withTyped } from '../../../../src/domain/time/entry-details';

const was = { notes: '', fields: { 50: 'Tax' } };

it('takes what was typed, and all else as the entry has become meanwhile', () => {
  const is = { notes: 'from the phone', fields: { 50: 'Audit', 51: 'Yes' } };
  expect(withTyped(was, was, is)).toEqual(is);
  expect(withTyped({ notes: 'typed', fields: { 50: 'Tax' } }, was, is)).toEqual({ ...is, notes: 'typed' });
  expect(withTyped({ notes: '', fields: { 50: 'Payroll' } }, was, is)).toEqual({
    notes: 'from the phone',
    fields: { 50: 'Payroll', 51: 'Yes' },
  });
});
