// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleNow, sampleView } from '../sample-view';
import { createFixesBench, uuid } from './fixes-bench';
import {
  availableFix,
  createFix,
  immediateFix,
  planOf,
  recordAddress,
  runOf,
  runStep,
  sampleSteps,
  viewWith,
} from './sample-fixes';

const { ask, button, labels, press, pressEscape, root, runId, settleFix, show, steps, text, update } =
  createFixesBench();
const hostile = '<img src=x onerror="window.isHit=true">';

describe('the button', () => {
  it('shows the steps first, and carries out just those', () => {
    show(viewWith([createFix]));
    press('Create…');
    expect(steps()).toEqual([
      'Create Acme Co:2025 Tax return in QuickBooks.',
      'Create Acme Co:2025 Tax return in QuickBooks Time.',
      'Assign Acme Co:2025 Tax return to 2 people in QuickBooks Time. They can track time to it and to everything under it.',
    ]);
    expect(ask).not.toHaveBeenCalled();
    expect(root().activeElement).toBe(button('Apply'));
    expect(root().getElementById(button('Apply').getAttribute('aria-describedby') ?? '')).not.toBeNull();
    press('Apply');
    expect(ask.mock.calls).toEqual([
      [{ type: 'fix', runId: uuid, choice: { kind: 'primary' }, planId: createFix.plan.id }],
    ]);
    expect(text()).toContain('Checking the latest names before anything changes…');
    expect(root().activeElement).toBe(root().querySelector('.fixing'));
    expect(root().querySelector('.fix-button')).toBeNull();
  });

  it.each([
    ['Cancel', () => press('Cancel')],
    ['Escape', pressEscape],
    ['itself', () => press('Create…')],
  ])('folds them away again by %s, and has the focus back', (_by, leave) => {
    show(viewWith([createFix]));
    press('Create…');
    leave();
    expect(root().querySelector('.plan')).toBeNull();
    expect(root().activeElement).toBe(button('Create…'));
    expect(ask).not.toHaveBeenCalled();
  });

  it('runs one safe step at the click, once', () => {
    show(viewWith([immediateFix]));
    press('Create');
    expect(ask).toHaveBeenCalledTimes(1);
    update(viewWith([immediateFix], { asOf: sampleNow }));
    expect(ask).toHaveBeenCalledTimes(1);
    expect(text()).toContain('Checking the latest names');
  });

  it('keeps the steps and the focus over new views of the same plan', () => {
    show(viewWith([createFix]));
    press('Create…');
    const apply = button('Apply');
    update(viewWith([createFix], { asOf: sampleNow }));
    expect(button('Apply')).toBe(apply);
    expect(root().activeElement).toBe(apply);
  });

  it('never carries out what was not on screen', () => {
    show(viewWith([createFix]));
    press('Create…');
    const other = availableFix({ kind: 'primary' }, planOf('create', [sampleSteps.create], 'other plan'));
    update(viewWith([other]));
    expect(text()).toContain('Something changed since these steps were shown. Nothing was done.');
    press('Show the current steps');
    expect(ask).not.toHaveBeenCalled();
    expect(steps()).toHaveLength(1);
    press('Apply');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'fix', planId: 'other plan' });
  });

  it('says so where nothing is left to put right', () => {
    show(viewWith([createFix]));
    press('Create…');
    update(viewWith([]));
    expect(text()).toContain("There's nothing left to fix here");
    expect(labels()).toEqual(['Close']);
  });

  it('says why something cannot be put right from here', () => {
    const obstacle = { code: 'renameInQuickbooks', path: [hostile] } as const;
    show(viewWith([], { plan: { ...planOf('syncName', []), obstacle } }));
    expect(text()).toMatch(/^Fix this in QuickBooks: .*rename the customer there\.$/);
    expect(root().querySelector('img')).toBeNull();
  });
});

describe('the answer to a click', () => {
  beforeEach(() => {
    show(viewWith([createFix]));
    press('Create…');
    press('Apply');
  });

  it('is told by the run once it has begun', () => {
    settleFix(runId(), { kind: 'begun' });
    expect(text()).toContain('Checking the latest names');
    update(
      viewWith([createFix], {
        run: runOf('running', [runStep(sampleSteps.create, 'sent')], { id: runId() }),
      }),
    );
    expect(text()).toContain('Creating Acme Co:2025 Tax return in QuickBooks… sending');
    expect(root().activeElement).toBe(root().querySelector('.fixing'));
    update(viewWith([createFix]));
    expect(root().querySelector('.fixing')).toBeNull();
    expect(button('Create…').getAttribute('aria-expanded')).toBe('false');
  });

  it('shows the plan anew where it has changed', () => {
    const other = availableFix({ kind: 'primary' }, planOf('create', [sampleSteps.create], 'other plan'));
    settleFix(runId(), { kind: 'planChanged' });
    update(viewWith([other]));
    expect(text()).toContain('Something changed since then, so nothing was done.');
    expect(steps()).toHaveLength(1);
    expect(root().activeElement).toBe(button('Apply'));
    const first = runId();
    press('Apply');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ planId: 'other plan' });
    expect(runId()).not.toBe(first);
  });

  it('carries out nothing but what was shown with it, should that change too', () => {
    const planned = (id: string) =>
      availableFix({ kind: 'primary' }, planOf('create', [sampleSteps.create], id));
    settleFix(runId(), { kind: 'planChanged' });
    update(viewWith([planned('other plan')]));
    update(viewWith([planned('third plan')]));
    expect(text()).toContain('Something changed since these steps were shown.');
    expect(ask).toHaveBeenCalledTimes(1);
    press('Show the current steps');
    press('Apply');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ planId: 'third plan' });
  });

  it('shows a safe step that has changed rather than running it', () => {
    update(viewWith([immediateFix]));
    settleFix(runId(), { kind: 'planChanged' });
    expect(ask).toHaveBeenCalledTimes(1);
    expect(button('Apply')).toBe(root().activeElement);
  });

  it('says that it is done already', () => {
    settleFix(runId(), { kind: 'alreadyDone' });
    expect(text()).toContain('Someone else already did this');
    press('Close');
    expect(root().activeElement).toBe(button('Create…'));
  });

  it('says why nothing was done, and tries again as another run', () => {
    const first = runId();
    const error = { code: 'timedOut', system: 'quickbooks', retryAt: null, detail: '' } as const;
    settleFix(first, { kind: 'failed', error });
    expect(text()).toContain('QuickBooks is taking too long to respond.');
    expect(text()).toContain('Nothing was changed.');
    press('Try again');
    expect(ask).toHaveBeenCalledTimes(2);
    expect(runId()).not.toBe(first);
    settleFix(first, { kind: 'alreadyDone' });
    expect(text()).toContain('Checking the latest names');
  });
});

describe('a run', () => {
  it('tells each step with its state, politely', () => {
    const rows = [
      runStep(sampleSteps.create, 'confirmed'),
      runStep(sampleSteps.restore, 'sent'),
      runStep(sampleSteps.assign),
    ];
    show(viewWith([createFix], { run: runOf('running', rows) }));
    expect(root().querySelector('.fixing')?.getAttribute('aria-live')).toBe('polite');
    expect(text()).toContain('Fixing: step 2 of 3');
    expect(
      [...root().querySelectorAll('.steps > li')].map((row) => row.lastElementChild?.textContent),
    ).toEqual(['done', 'sending', 'queued']);
    expect(labels()).toEqual([]);
  });

  it('ends with its result, links to the records, and Undo', () => {
    const rows = [
      runStep(sampleSteps.create, 'confirmed', { address: recordAddress }),
      runStep(sampleSteps.restore, 'confirmed', { address: 'javascript:alert(1)' }),
    ];
    const done = runOf('done', rows, { canUndo: true });
    show({ ...sampleView, run: done });
    const links = [...root().querySelectorAll('.fixing a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([recordAddress]);
    press('Undo');
    expect(ask.mock.calls).toEqual([[{ type: 'undo', runId: uuid, of: done.id }]]);
    expect(text()).toContain('Checking whether this can still be undone…');
    settleFix(runId(), { kind: 'begun' });
    const undoing = runOf('done', [runStep(sampleSteps.archive, 'confirmed')], { id: runId(), isUndo: true });
    update({ ...sampleView, run: undoing });
    expect(text()).toContain('Undone');
    expect(text()).toContain('Archived Acme Co:2025 Tax return in QuickBooks Time.');
  });

  it('says that it was taken back already', () => {
    show({
      ...sampleView,
      run: runOf('done', [runStep(sampleSteps.create, 'confirmed')], { canUndo: true }),
    });
    press('Undo');
    settleFix(runId(), { kind: 'alreadyDone' });
    expect(text()).toContain('This was already undone');
    press('Close');
    expect(text()).toContain('Done');
  });

  it('says what was done, what was not, and why', () => {
    const rows = [
      runStep(sampleSteps.create, 'confirmed'),
      runStep(sampleSteps.restore, 'failed', { outcome: { kind: 'refused', refusal: { code: 'noRight' } } }),
      runStep(sampleSteps.assign, 'failed', { outcome: { kind: 'notReached' } }),
    ];
    show(viewWith([createFix], { run: runOf('failed', rows, { canUndo: true }) }));
    expect(text()).toContain('Not completely fixed: 1 of 3 steps done');
    expect(text()).toContain('Ask a QuickBooks Time administrator.');
    expect(labels()).toEqual(['Undo', 'Hide']);
    press('Create…');
    expect(button('Apply')).toBe(root().activeElement);
    press('Cancel');
    expect(text()).toContain('Not completely fixed');
    expect(root().activeElement).toBe(button('Create…'));
  });

  it('can be put out of sight, and another is shown again', async () => {
    const run = runOf('done', [runStep(sampleSteps.create, 'confirmed')]);
    show({ ...sampleView, run });
    press('Hide');
    await vi.advanceTimersByTimeAsync(50);
    expect(text()).toBe('');
    expect(root().activeElement).toBe(root().querySelector('.fixing'));
    update({ ...sampleView, run: { ...run, id: 'run 2' } });
    expect(text()).toContain('Done');
  });

  it('of another tab does not leave a click waiting for ever', () => {
    show(viewWith([createFix]));
    press('Create…');
    press('Apply');
    settleFix(runId(), { kind: 'begun' });
    const run = runOf('done', [runStep(sampleSteps.create, 'confirmed')], { id: 'of another tab' });
    update({ ...sampleView, run });
    expect(text()).toContain('Done');
  });
});
