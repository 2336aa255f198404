import { describe, expect, it } from 'vitest';
import type { EntryRow } from '../../../../src/messages/panel-view';
import { csvFileName, entriesCsv } from '../../../../src/services/panel/entries-csv';

const row: EntryRow = {
  id: '1',
  userId: '1',
  date: '2026-11-17',
  personName: 'Dana Hill',
  seconds: 5_400,
  startMs: null,
  endMs: null,
  runningSinceMs: null,
  notes: 'Draft review',
  jobName: '',
  serviceItem: 'Tax',
  status: 'notApproved',
  fixed: null,
};

function lineOf(change: Partial<EntryRow>): string {
  return entriesCsv({ entries: [{ ...row, ...change }] })
    .split('\r\n')
    .slice(1)
    .join('\r\n');
}

describe('the exported file', () => {
  it('has a head and one line for each entry', () => {
    expect(entriesCsv({ entries: [row] })).toBe(
      '\uFEFFDate,Person,Job,Service item,Hours,Notes,Status\r\n2026-11-17,Dana Hill,,Tax,1.5000,Draft review,Not approved yet\r\n',
    );
  });

  it.each([
    ['a comma', 'Hill, Dana', '"Hill, Dana"'],
    ['a quote', 'the "big" one', '"the ""big"" one"'],
    ['a line end', 'one\ntwo', '"one\ntwo"'],
  ])('quotes %s', (_, notes, expected) => {
    expect(lineOf({ notes })).toContain(`1.5000,${expected},Not approved yet`);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("x","y")'])('makes %j plain text', (notes) => {
    expect(lineOf({ notes })).toMatch(/,"?'[=+\-@\t]/);
  });

  it('gives a running entry no hours', () => {
    expect(lineOf({ runningSinceMs: 1, seconds: 0, status: 'running' })).toContain(
      'Tax,,Draft review,Running',
    );
  });

  it.each([
    ['2025 Tax return', '2025 Tax return 2026-01-01 2026-06-30.csv'],
    ['../../etc/passwd', '.. .. etc passwd 2026-01-01 2026-06-30.csv'],
    ['<b>"Acme":\n1040</b>', 'b Acme 1040 b 2026-01-01 2026-06-30.csv'],
    ['', 'time 2026-01-01 2026-06-30.csv'],
  ])('is named after %j', (title, expected) => {
    expect(csvFileName(title, '2026-01-01', '2026-06-30')).toBe(expected);
  });
});
