// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createFix, viewWith } from '../fixes/sample-fixes';
import { sampleBudget, sampleNow, sampleView, still } from '../sample-view';
import {
  clockEntry,
  forgotten,
  runningElsewhere,
  runningHere,
  sampleTimer,
  strictForm,
  timeRun,
  viewWithTimer,
} from './sample-timer';
import { createTimerBench, uuid } from './timer-bench';

const {
  ask,
  button,
  drawn,
  field,
  labels,
  press,
  pressKey,
  root,
  settle,
  setMode,
  show,
  text,
  type,
  update,
} = createTimerBench();
const here = { running: runningHere, isHere: true } as const;
const elsewhere = { running: runningElsewhere } as const;
const switchLabel = 'Stop Bookkeeping November (1h 12m) and start here';
const hostile = '<img src=x onerror="window.isHit=true">';

describe('the run line', () => {
  const refused = { kind: 'refused', overlapping: null } as const;

  it('says where there is no customer', () => {
    show(viewWithTimer({ run: timeRun({ action: 'stop', title: '', seconds: 4_320 }) }));
    expect(text('.timer-run')).toContain('Stopped No customer: 1h 12m');
  });

  it('offers Undo where there is one, and can be hidden until the next run', async () => {
    show(viewWithTimer({ run: timeRun({ action: 'stop', seconds: 4_320 }) }));
    expect(text('.timer-run')).toBe('Stopped 2025 Tax return: 1h 12mUndoHide');
    await press('Undo');
    expect(ask.mock.calls).toEqual([[{ type: 'undoTime', runId: uuid, of: 'run 1' }]]);
    expect(text('.timer-run')).toBe('Undoing…');
    settle({ kind: 'done' });
    update(viewWithTimer({ run: timeRun({ state: 'undone', canUndo: false }) }));
    expect(text('.timer-run')).toBe('UndoneHide');
    await press('Hide');
    expect(text('.timer-run')).toBe('');
    update(viewWithTimer({ run: timeRun({ id: 'run 2', action: 'log', seconds: 5_400 }) }));
    expect(text('.timer-run')).toContain('Logged 1h 30m on 2025 Tax return');
  });

  it.each([
    [{ ...refused, refusal: { code: 'onTheClock' } }, "you're already on the clock. Refresh"],
    [
      { kind: 'refused', refusal: { code: 'onTheClock' }, overlapping: runningElsewhere.entry },
      "you're already on the clock for Dovetail Joinery:Bookkeeping November. Stop that timer first.",
    ],
    [{ ...refused, refusal: { code: 'overlaps' } }, 'this overlaps another time entry'],
    [
      { kind: 'refused', refusal: { code: 'overlaps' }, overlapping: clockEntry },
      'this overlaps Acme Co:2025 Tax return (Yesterday, 9:05 AM to 10:35 AM). Change the times, or that time entry.',
    ],
    [{ ...refused, refusal: { code: 'mayNotTrack' } }, "doesn't track time for you"],
    [{ ...refused, refusal: { code: 'oddTime' } }, "This time can't be saved as entered"],
    [{ ...refused, refusal: { code: 'noRight' } }, "You don't have permission"],
    [{ ...refused, refusal: { code: 'locked' } }, 'This time entry is locked'],
    [{ ...refused, refusal: { code: 'gone' } }, 'was deleted in QuickBooks Time'],
    [{ ...refused, refusal: { code: 'changedMeanwhile' } }, 'Someone changed this time entry since'],
    [{ ...refused, refusal: { code: 'other', detail: hostile } }, `QuickBooks Time refused: ${hostile}`],
    [{ ...refused, refusal: { code: 'other', detail: '' } }, "refused, and didn't say why"],
  ] as const)('says why it was refused: %o', (outcome, words) => {
    show(viewWithTimer({ run: timeRun({ state: 'failed', outcome, canUndo: false }) }));
    expect(text('.timer-run')).toContain(words);
    expect(root().querySelector('img')).toBeNull();
  });

  it('says that it is not known yet, or kept', () => {
    const waiting = (outcome: 'kept' | 'unsettled') =>
      viewWithTimer({ run: timeRun({ action: 'delete', state: 'waiting', outcome: { kind: outcome } }) });
    show(waiting('unsettled'));
    expect(text('.timer-run')).toContain("QuickBooks Time hasn't confirmed this yet");
    update(waiting('kept'));
    expect(text('.timer-run')).toContain('Tieout sends this as soon as QuickBooks Time responds');
  });

  it('belongs to its page', async () => {
    show(viewWithTimer());
    await press('Start');
    update({ ...viewWithTimer(), page: { ...sampleView.page, key: 'another' } });
    expect(text('.timer-run')).toBe('');
    expect(labels()).toContain('Start');
  });
});

describe('the own budget', () => {
  const budgetOf = (seconds: number, more = {}) => ({
    ...sampleBudget,
    lines: [
      {
        name: 'Dana',
        estimateSeconds: 50_400,
        person: { kind: 'paired', tracked: still(seconds) },
        isOwn: true,
      } as const,
    ],
    ...more,
  });

  it('says what is left, or what it is over by', () => {
    show(viewWithTimer({}, { budget: budgetOf(42_600) }));
    expect(text('.own-budget')).toBe('2h 10m left of your 14h');
    update(viewWithTimer({}, { budget: budgetOf(52_200) }));
    expect(text('.own-budget')).toBe('30m over your 14h');
  });

  it('says nothing from a part of the time, nor of others', () => {
    show(viewWithTimer({}, { budget: budgetOf(42_600, { basis: 'soFar' }) }));
    expect(root().querySelector('.own-budget')).toBeNull();
    update(viewWithTimer({}, { budget: sampleBudget }));
    expect(root().querySelector('.own-budget')).toBeNull();
  });

  it('says nothing where the rights may not show all of one’s accounts', () => {
    const [line] = budgetOf(42_600).lines;
    const person = { ...line?.person, tracked: still(42_600), userCount: 2, isPartial: true };
    show(viewWithTimer({}, { budget: budgetOf(0, { basis: 'ownTime', lines: [{ ...line, person }] }) }));
    expect(root().querySelector('.own-budget')).toBeNull();
  });
});

describe('the strip', () => {
  it('starts and stops in place, and has Undo', async () => {
    show(viewWithTimer(), 'strip');
    await press('Start');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'startTimer' });
    expect(text('.timer-run')).toBe('Starting…');
    settle({ kind: 'done' });
    update(viewWithTimer({ ...here, run: timeRun() }));
    expect(text('.strip-line')).toContain('1:12:05');
    expect(labels('.timer-run')).toEqual(['Undo', 'Hide']);
  });

  it('says what runs elsewhere on a line of its own, and oneself only once', () => {
    const view = viewWithTimer(elsewhere);
    const running = [{ entryId: 'e9', personName: 'Dana Whitlock', startMs: sampleNow }];
    show({ ...view, time: view.time && { ...view.time, running } }, 'strip');
    expect(labels('.timer-line')).toEqual(['Stop', switchLabel]);
    expect(text('.strip-line')).not.toContain('Dana Whitlock');
  });

  it('unfolds for a form, and folds after it', async () => {
    show(viewWithTimer({ form: strictForm }), 'strip');
    await press('Start');
    await type('Service item', 'Review');
    setMode('panel');
    expect(field('Service item').value).toBe('Review');
    setMode('strip');
    root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
    settle({ kind: 'done' });
    await drawn();
    expect(root().querySelector('.strip-line')).not.toBeNull();
  });

  it('stays unfolded for the fix that comes first', async () => {
    show(viewWith([createFix], { timer: { ...sampleTimer, obstacle: 'notInQuickbooks' } }), 'strip');
    await press('Start');
    await press('Create…');
    expect(root().querySelector('.plan')).not.toBeNull();
    await press('Collapse');
    expect(root().querySelector('.strip-line')).not.toBeNull();
  });
});

describe('keys', () => {
  it('start, stop and log while the focus is in the panel', async () => {
    show(viewWithTimer());
    button('Refresh').focus();
    await pressKey('s');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'startTimer' });
    settle({ kind: 'done' });
    update(viewWithTimer({ ...here, run: timeRun() }));
    await pressKey('s');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'stopTimer' });
    settle({ kind: 'done' });
    await pressKey('l');
    expect(root().activeElement).toBe(field('Duration'));
  });

  it('are letters in a field, and the browser’s with another key', async () => {
    show(viewWithTimer());
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])
      await pressKey('s', more);
    await press('Log time…');
    for (const key of ['s', 'l', '?']) await pressKey(key);
    expect(ask).not.toHaveBeenCalled();
    expect(text('.time-form h3')).toBe('Log time');
  });

  it('do nothing that has no button', async () => {
    show(viewWithTimer({ obstacle: 'reading', mayManage: false }));
    button('Refresh').focus();
    for (const key of ['s', 'l', 'x']) await pressKey(key);
    expect(ask).not.toHaveBeenCalled();
    expect(root().querySelector('.time-form')).toBeNull();
  });

  it('stop what runs elsewhere only to start here, and never a forgotten one', async () => {
    show(viewWithTimer(elsewhere));
    button('Refresh').focus();
    await pressKey('s');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'startTimer', stops: 'e9' });
    settle({ kind: 'done' });
    ask.mockClear();
    update(viewWithTimer({ running: forgotten }));
    await pressKey('s');
    expect(ask).not.toHaveBeenCalled();
  });

  it('are listed, by their own key and in the menu', async () => {
    show(viewWithTimer());
    button('Refresh').focus();
    await pressKey('?');
    expect(text('.shortcuts')).toBe('sStart or stop the timerlLog time?Show these shortcutsEscClose a form');
    await pressKey('Escape');
    expect(root().querySelector('.shortcuts')).toBeNull();
    expect(root().activeElement).toBe(button('Refresh'));
    await press('Keyboard shortcuts');
    expect(root().querySelector('.shortcuts')).not.toBeNull();
  });
});
