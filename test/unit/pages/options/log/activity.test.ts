import { expect, it } from 'vitest';
import type { TimeRunView } from '../../../../../src/messages/time-tracking';
import {
  type ActivityFilter,
  type ActivitySpan,
  activityOf,
  everything,
  fixChange,
  passing,
  timeChange,
} from '../../../../../src/pages/options/log/activity';
import { runsOf } from '../../../../../src/pages/options/log/log-runs';
import { logRow, steps } from './sample-log-rows';

const now = new Date(2026, 10, 25, 15, 0).getTime();
const hour = 3_600_000;

const fix = (id: string, at: number, change: Parameters<typeof logRow>[0] = {}) => {
  const [run] = runsOf([logRow({ id: `${id} 0`, runId: id, at, ...change })]);
  if (!run) throw new Error('no run');
  return fixChange(run);
};
const time = (id: string, at: number, change: Partial<TimeRunView> = {}) =>
  timeChange(
    {
      id,
      action: 'log',
      state: 'done',
      outcome: { kind: 'done' },
      canUndo: true,
      title: 'Payroll',
      atMs: at,
      ...change,
    },
    ['Logged 1h on ', ['Payroll']],
  );

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

it('brings both kinds into one order, and holds back what is older than the fixes that were read', () => {
  const fixes = [fix('f2', 20), fix('f1', 10)];
  const times = [time('t3', 30), time('t2', 15), time('t0', 5)];
  expect(idsOf(activityOf(fixes, times, true))).toEqual(['t3', 'f2', 't2', 'f1', 't0']);
  expect(idsOf(activityOf(fixes, times, false))).toEqual(['t3', 'f2', 't2', 'f1']);
});

const items = [
  fix('renamed', now - hour),
  fix('created', now - 30 * 24 * hour, { step: steps.create, state: 'undone', recordId: '4711' }),
  fix('sent', now - 100 * 24 * hour, { step: steps.move, state: 'sent', outcome: null }),
  time('logged', now - 20 * hour),
  time('refused', now - 6 * 24 * hour, { state: 'failed' }),
];
const found = (change: Partial<ActivityFilter>) => idsOf(passing(items, { ...everything, ...change }, now));

it('searches names before and after, ids and keys, word by word', () => {
  expect(found({ search: '  TAX   acme' })).toEqual(['renamed', 'created', 'sent']);
  expect(found({ search: '4711' })).toEqual(['created']);
  expect(found({ search: 'birch' })).toEqual(['sent']);
  expect(found({ search: '4tqsw' })).toEqual(['renamed', 'created', 'sent']);
  expect(found({ search: 'payroll 1h' })).toEqual(['logged', 'refused']);
});

it('narrows by kind, system and state', () => {
  expect(found({ kind: 'time' })).toEqual(['logged', 'refused']);
  expect(found({ system: 'quickbooks' })).toEqual(['created', 'sent']);
  expect(found({ system: 'quickbooksTime' })).toEqual(['renamed', 'logged', 'refused']);
  expect(found({ state: 'open' })).toEqual(['sent']);
  expect(found({ state: 'undone' })).toEqual(['created']);
  expect(found({ state: 'failed', kind: 'fix' })).toEqual([]);
});

it('counts whole days back from today', () => {
  const spans: Readonly<Record<ActivitySpan, readonly string[]>> = {
    all: idsOf(items),
    today: ['renamed'],
    week: ['renamed', 'logged', 'refused'],
    month: ['renamed', 'logged', 'refused'],
    quarter: ['renamed', 'created', 'logged', 'refused'],
  };
  for (const [span, ids] of Object.entries(spans)) expect(found({ span: span as ActivitySpan })).toEqual(ids);
});
