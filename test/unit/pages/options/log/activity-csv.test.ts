import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../../../../src/messages/fixes';
import { fixChange, timeChange } from '../../../../../src/pages/options/log/activity';
import { activityCsv } from '../../../../../src/pages/options/log/activity-csv';
import { runsOf } from '../../../../../src/pages/options/log/log-runs';
import { linesOf, logRow, steps } from './sample-log-rows';

const head =
  '\uFEFFWhen,When (UTC),Run,Item,Kind,Karbon key,System,Step,Record,Wanted,Record ID,Before,Before: status,After,After: status,Result,Hours\r\n';

const logCsv = (rows: readonly LogRow[], timeZone?: string) =>
  activityCsv(runsOf(rows).map(fixChange), timeZone);

describe('the exported log', () => {
  it('has a head and a line for each row, with the time here and in UTC', () => {
    expect(logCsv([logRow()], 'America/New_York')).toBe(
      `${head}2026-11-25 11:05:00,2026-11-25 16:05:00,run-a,Tax return,Work item,4TqsW2xyz,QuickBooks Time,` +
        'Renamed in QuickBooks Time,Acme Co:Tax,Acme Co:Tax return,77,Acme Co:Tax,active,Acme Co:Tax return,active,Done,\r\n',
    );
    expect(logCsv([])).toBe(head);
  });

  it('leaves empty what is not known', () => {
    const row = logRow({
      step: steps.create,
      state: 'failed',
      outcome: { kind: 'notReached' },
      recordId: null,
      before: null,
      after: null,
    });
    expect(logCsv([row], 'UTC')).toContain(
      'Create in QuickBooks Online,Acme Co:Tax,Acme Co:Tax,,,,,,Not started: the run ended first,\r\n',
    );
  });

  it('has a line for a change of time, with its hours', () => {
    const run = {
      id: 'run-t',
      action: 'stop',
      state: 'done',
      outcome: { kind: 'done' },
      canUndo: true,
      title: 'Tax, 2025',
      seconds: 5_400,
      atMs: Date.UTC(2026, 10, 25, 16, 5, 0),
    } as const;
    expect(activityCsv([timeChange(run, ['Stopped ', ['Acme', 'Tax']])], 'UTC')).toBe(
      `${head}2026-11-25 16:05:00,2026-11-25 16:05:00,run-t,"Tax, 2025",Time entry,,QuickBooks Time,Stopped Acme:Tax,,,,,,,,Done,1.5\r\n`,
    );
  });

  it('keeps the order of the runs, and of the steps in each', () => {
    const csv = logCsv([...linesOf('run-b', 1, 0), ...linesOf('run-a', 0)], 'UTC');
    expect(csv.match(/run-./g)).toEqual(['run-b', 'run-b', 'run-a']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("x","y")'])(
    'makes %j plain text',
    (itemTitle) => {
      expect(logCsv([logRow({ itemTitle })])).toMatch(/,run-a,"?'[=+\-@\t]/);
    },
  );

  it('quotes what would break a line', () => {
    expect(logCsv([logRow({ itemTitle: 'a "b",\nc' })])).toContain(',run-a,"a ""b"",\nc",Work item,');
  });
});
