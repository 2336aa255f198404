import { describe, expect, it } from 'vitest';
import type { BulkItemView, BulkRunView } from '../../../../../src/messages/bulk-run';
import type { RunView } from '../../../../../src/messages/fixes';
import { runCsv } from '../../../../../src/pages/tie-out/run/run-csv';
import {
  countsWords,
  earlierRunName,
  earlierRunWords,
  holdWords,
  progressOf,
  reasonWords,
  resultWords,
  runWords,
  stateWords,
} from '../../../../../src/pages/tie-out/run/words';
import { runStep, sampleSteps } from '../../../panel/fixes/sample-fixes';

const run: BulkRunView = {
  id: 'b1',
  state: 'running',
  isInterrupted: false,
  isUndo: false,
  startedAt: 0,
  endedAt: null,
  counts: {
    waiting: 5,
    running: 1,
    done: 2,
    alreadyDone: 1,
    planChanged: 1,
    failed: 1,
    left: 0,
    undone: 0,
  },
  current: null,
  waitingFor: null,
  canUndo: false,
};

const item = {
  kind: 'organization',
  key: 'k1',
  title: '=Acme',
  choice: { kind: 'primary' },
  planId: 'p',
} as const;

describe('a run of many fixes', () => {
  it('has come as far as the items whose turn is over', () => {
    expect(progressOf(run)).toEqual({ done: 5, all: 11 });
    expect(runWords(run, 0)).toBe('Fixing: 5 of 11');
    expect(countsWords(run)).toBe(
      '2 done · 1 already done · 1 changed since · 1 failed · 1 in progress · 5 queued',
    );
  });

  it('that undoes another one counts what it has undone', () => {
    const counts = { ...run.counts, done: 54, planChanged: 0, alreadyDone: 0, running: 0, waiting: 0 };
    expect(countsWords({ ...run, isUndo: true, counts })).toBe('54 undone · 1 failed');
    expect(stateWords('done', true)).toBe('Undone');
    expect(stateWords('done', false)).toBe('Done');
  });

  it('says of each item what was done', () => {
    const view = (steps: RunView['steps'], more: Partial<RunView> = {}): BulkItemView => ({
      item,
      state: 'done',
      run: { id: 'r', state: 'done', steps, isUndo: false, canUndo: true, endedAt: 1, ...more },
      error: null,
    });
    const { create, assign, rename } = sampleSteps;
    const inTime = { ...create, list: 'quickbooksTime' } as const;
    const [one, two, three] = [runStep(create, 'confirmed'), runStep(inTime, 'confirmed'), runStep(assign)];
    expect(resultWords(view([one, two, three]))).toBe('Created in both lists');
    expect(resultWords(view([{ ...one, outcome: { kind: 'alreadyDone' } }, two]))).toBe(
      'Created in QuickBooks Time',
    );
    expect(resultWords(view([one, runStep(rename, 'confirmed')]))).toBe('Fixed in QuickBooks');
    expect(resultWords(view([one], { isUndo: true }))).toBe('Undone');
    expect(resultWords({ ...view([one]), state: 'failed' })).toBe('Failed');
    expect(runCsv([view([one, two])])).toContain(',Created in both lists,');
  });

  it('does not count what was left when it was cancelled', () => {
    const counts = { ...run.counts, waiting: 0, running: 0, left: 6 };
    expect(runWords({ ...run, state: 'cancelled', counts }, 0)).toBe('Canceled at 5 of 11');
  });

  it('is told among earlier ones by its day and time, and by where it was cancelled', () => {
    const at = new Date(2026, 10, 27, 14, 13).getTime();
    const now = new Date(2026, 10, 30).getTime();
    expect(earlierRunName({ ...run, startedAt: at }, now)).toMatch(/^Run of Nov 27, 2:13\sPM$/);
    expect(earlierRunName({ ...run, startedAt: at, isUndo: true }, now)).toMatch(/^Undo of Nov 27/);
    const over = { ...run.counts, waiting: 0, running: 0 };
    expect(earlierRunWords({ ...run, state: 'done', counts: over })).toBe(
      '2 done · 1 already done · 1 changed since · 1 failed',
    );
    expect(earlierRunWords({ ...run, state: 'cancelled', counts: { ...over, left: 6 } })).toMatch(
      /^Canceled at 5 of 11 · 2 done · .* · 6 not started$/,
    );
  });

  it('says that nobody has paused it where it was cut off', () => {
    expect(runWords({ ...run, state: 'paused' }, 0)).toMatch(/^Paused/);
    expect(runWords({ ...run, state: 'paused', isInterrupted: true }, 0)).toMatch(/^Interrupted/);
  });

  it('says of each item why it was not done', () => {
    const view = (more: Partial<BulkItemView>): BulkItemView => ({
      item,
      state: 'failed',
      run: null,
      error: null,
      ...more,
    });
    const offline = { code: 'offline', system: null, retryAt: null, detail: '' } as const;
    expect(reasonWords(view({ error: offline }))).toMatch(/offline/i);
    expect(reasonWords(view({ state: 'planChanged' }))).toMatch(/changed/);
    expect(reasonWords(view({ state: 'left' }))).toMatch(/canceled/);
    expect(reasonWords(view({ state: 'done' }))).toBe('');
    const [head, line] = runCsv([view({ error: offline })]).split('\r\n');
    expect(head?.split(',')).toHaveLength(5);
    expect(line?.startsWith("'=Acme,k1,Failed,")).toBe(true);
  });

  it('says what keeps being refused, and what lies with a person', () => {
    const refused = { code: 'rejected', system: 'quickbooksTime', retryAt: null } as const;
    expect(holdWords({ ...refused, detail: 'The plan holds no more jobcodes' })).toBe(
      'QuickBooks Time keeps refusing for the same reason: The plan holds no more jobcodes. Look into it before you resume: nothing else was sent.',
    );
    expect(holdWords({ ...refused, code: 'notAllowed', detail: '' })).toMatch(
      /permission.*Ask a QuickBooks Time administrator/,
    );
  });
});
