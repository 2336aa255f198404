import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../../../src/pages/demo/answer';
import { samplePages } from '../../../../src/pages/demo/sample-firm';
import { newSample, withPlan } from '../../../../src/pages/demo/sample-state';
import { sampleRows, sampleView } from '../../../../src/pages/demo/sample-view';
import type { PanelIntent } from '../../../../src/panel/panel-intent';

const now = Date.UTC(2026, 10, 17, 16);

function at(key: string): Answer {
  const choice = { key, range: { kind: 'sixMonths' }, entryCount: 5 } as const;
  return { state: newSample(now), choice, isMissing: false };
}

const viewOf = ({ state, choice }: Answer, nowMs = now) =>
  sampleView(state, sampleRows(state), choice, nowMs);

const ask = (before: Answer, intent: PanelIntent, nowMs = now) =>
  answer(before, sampleRows(before.state), intent, nowMs);

/** Presses the first fix of the panel that has steps; of a choice between records, the first record. */
function fixed(before: Answer): Answer {
  const fix = viewOf(before).availableFixes.find(({ plan }) => plan.steps.length > 0);
  if (!fix) throw new Error('nothing to fix');
  return ask(before, { type: 'fix', runId: 'run1', choice: fix.choice, planId: fix.plan.id });
}

describe('a fix in the sample', () => {
  it.each(samplePages.slice(1))('ties out the page %s, with its steps told', (key) => {
    const after = fixed(at(key));
    const { verdict, run } = viewOf(after);
    expect(verdict.code).toBe('tiesOut');
    expect(run).toMatchObject({ state: 'done', canUndo: true });
    expect(run?.steps.every(({ state }) => state === 'confirmed')).toBe(true);
  });

  it.each(samplePages.slice(1))('can be undone on the page %s: what was created is left inactive', (key) => {
    const before = at(key);
    const after = fixed(before);
    const undone = ask(after, { type: 'undo', runId: 'run2', of: 'run1' });
    expect(viewOf(undone).run).toMatchObject({ state: 'undone', canUndo: false });
    const isCreated = viewOf(after).run?.steps.some(({ step }) => step.kind === 'create');
    expect(viewOf(undone).verdict.code).toBe(isCreated ? 'jobcodeArchived' : viewOf(before).verdict.code);
  });

  it('creates what is missing below what it has created itself', () => {
    const { state } = fixed(at('SampleClient8'));
    const names = (['quickbooks', 'quickbooksTime'] as const).map(
      (list) => state.lists.records[list].filter(({ name }) => name === 'Hotel Street Florists').length,
    );
    expect(names).toEqual([1, 1]);
  });

  it('can be undone only while it was the last', () => {
    const first = fixed(at('SampleWork3'));
    const plan = viewOf({ ...first, choice: { ...first.choice, key: 'SampleClient6' } }).plan;
    const second = withPlan(first.state, { key: 'SampleClient6', runId: 'run2', plan, nowMs: now });
    expect(second.runs.get('SampleWork3')?.view.canUndo).toBe(false);
    const same = ask({ ...first, state: second }, { type: 'undo', runId: 'run3', of: 'run1' });
    expect(same.state).toBe(second);
  });
});

describe('the timer in the sample', () => {
  const start = { type: 'startTimer', runId: 'run1', stops: null, notes: 'Tidied', fields: {} } as const;

  it('starts, is on the clock, and stops as a time entry', () => {
    const started = ask(at('SampleWork1'), start);
    expect(viewOf(started).timer).toMatchObject({ isHere: true, running: { entry: { notes: 'Tidied' } } });
    expect(viewOf(started).time?.running).toHaveLength(2);
    const later = now + 90 * 60_000;
    const stop = { type: 'stopTimer', runId: 'run2', entryId: 'run1', endedAt: null, fields: {} } as const;
    const stopped = ask(started, { ...stop, notes: 'Tidied' }, later);
    expect(viewOf(stopped, later).timer).toMatchObject({
      running: null,
      run: { action: 'stop', seconds: 5_400 },
    });
    expect(viewOf(stopped, later).time?.entries).toContainEqual(
      expect.objectContaining({ id: 'run1', seconds: 5_400, notes: 'Tidied' }),
    );
  });

  it('does not start where time has nowhere to go', () => {
    const before = at('SampleWork4');
    expect(ask(before, start).state).toBe(before.state);
  });
});

describe('the rest of the panel in the sample', () => {
  it('links a person, and lets go again', () => {
    const before = at('SampleWork1');
    const reviewer = { type: 'linkPerson', userId: 'user3' } as const;
    const linked = ask(before, { ...reviewer, karbonUserKey: 'SamplePerson3' });
    expect(viewOf(linked).budget?.lines.map(({ person }) => person.kind)).toContain('linked');
    const parted = ask(linked, { ...reviewer, karbonUserKey: null });
    expect(viewOf(parted).budget).toEqual(viewOf(before).budget);
  });

  it('shows another range and more entries', () => {
    const before = at('SampleWork1');
    const month = ask(before, { type: 'setRange', range: { kind: 'thisMonth' } });
    expect(viewOf(month).time?.days.from).toBe('2026-11-01');
    expect(viewOf(ask(before, { type: 'showEntries', count: 20 })).time?.entries).toHaveLength(20);
  });

  it('shows the tour when asked to, until it is over', () => {
    const shown = ask(at('SampleWork1'), { type: 'setTour', isDue: true });
    expect(viewOf(shown).isTourDue).toBe(true);
    expect(viewOf(ask(shown, { type: 'setTour', isDue: false })).isTourDue).toBe(false);
  });

  it('says of what the sample lacks that it does', () => {
    expect(ask(at('SampleWork1'), { type: 'exportEntries' }).isMissing).toBe(true);
    expect(ask(at('SampleWork1'), { type: 'refresh' }).isMissing).toBe(false);
  });
});
