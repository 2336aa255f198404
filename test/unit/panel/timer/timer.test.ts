// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createFix, viewWith } from '../fixes/sample-fixes';
import { sampleView } from '../sample-view';
import {
  clockEntry,
  forgotten,
  runningElsewhere,
  runningHere,
  sampleForm,
  sampleTimer,
  strictForm,
  timeRun,
  viewWithTimer,
} from './sample-timer';
import { createTimerBench, uuid } from './timer-bench';

const { ask, button, drawn, field, labels, press, pressKey, root, settle, show, text, type, update } =
  createTimerBench();
const here = { running: runningHere, isHere: true } as const;
const elsewhere = { running: runningElsewhere } as const;
const switchLabel = 'Stop Bookkeeping November (1h 12m) and start here';
const lastFields = { '71': 'Review', '72': 'Yes' };
const hostile = '<img src=x onerror="window.isHit=true">';

describe('start', () => {
  it('is one click where nothing is required, with the fields as last used and without the last note', async () => {
    show(viewWithTimer());
    await press('Start');
    expect(ask.mock.calls).toEqual([
      [{ type: 'startTimer', runId: uuid, stops: null, notes: '', fields: lastFields }],
    ]);
    expect(text('.timer-run')).toBe('Starting…');
    expect(root().activeElement).toBe(root().querySelector('.timer'));
    expect(labels()).not.toContain('Start');
    settle({ kind: 'done' });
    expect(text('.timer-run')).toBe('Started on 2025 Tax returnHide');
    update(viewWithTimer({ ...here, run: timeRun({ id: 'other' }) }));
  });

  it('leaves out what can be chosen no more', async () => {
    show(viewWithTimer({ form: { ...sampleForm, last: { notes: '', fields: { '71': 'Archived item' } } } }));
    await press('Start');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ fields: {} });
  });

  it('asks first for what is required, and says what lacks', async () => {
    show(viewWithTimer({ form: strictForm }));
    await press('Start');
    expect(ask).not.toHaveBeenCalled();
    expect(root().activeElement).toBe(field('Note'));
    root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
    await drawn();
    expect(text('[role=alert].error')).toBe('Enter Service item.');
    expect(root().activeElement).toBe(field('Service item (required)'));
    expect(field('Service item').getAttribute('aria-invalid')).toBe('true');
    await type('Service item', 'Review');
    root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
    expect(ask.mock.calls).toEqual([
      [{ type: 'startTimer', runId: uuid, stops: null, notes: '', fields: { '71': 'Review' } }],
    ]);
    settle({ kind: 'done' });
    expect(root().querySelector('.time-form')).toBeNull();
  });

  it('takes details, what was used last first', async () => {
    show(viewWithTimer());
    await press('Start with details…');
    expect([...field('Service item').querySelectorAll('option')].map(({ value }) => value)).toEqual([
      '',
      'Review',
      'Bookkeeping',
      'Tax preparation',
    ]);
    await type('Note', 'Draft review');
    await type('Billable', 'Non-billable');
    root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
    expect(ask.mock.lastCall?.[0]).toMatchObject({
      type: 'startTimer',
      notes: 'Draft review',
      fields: { '71': 'Review', '72': 'Non-billable' },
    });
  });

  it.each([
    ['Cancel', () => press('Cancel')],
    ['Escape', () => pressKey('Escape')],
    ['its button', () => press('Start with details…')],
  ])('is left by %s, and the button has the focus back', async (_by, leave) => {
    show(viewWithTimer());
    await press('Start with details…');
    await leave();
    expect(root().querySelector('.time-form')).toBeNull();
    expect(root().activeElement).toBe(button('Start with details…'));
    expect(ask).not.toHaveBeenCalled();
  });

  it('is asked for once, and not by the second click of a double click', async () => {
    show(viewWithTimer());
    await press('Start');
    await pressKey('s');
    expect(ask).toHaveBeenCalledTimes(1);
    update(viewWithTimer(here));
    settle({ kind: 'done' });
    button('Stop').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }));
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

it('a form can be opened while something else is being sent, and stays when that is done', async () => {
  show(viewWithTimer());
  await press('Start');
  await pressKey('l');
  expect(text('.timer-run')).toBe('Starting…');
  settle({ kind: 'done' });
  expect(text('.time-form h3')).toBe('Log time');
});

describe('the running timer', () => {
  it('ticks on QuickBooks Time’s clock', async () => {
    show(viewWithTimer(here, { clockSkewMs: 60_000 }));
    expect(text('.timer-clock')).toBe('1:13:05');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(text('.timer-clock')).toBe('1:13:07');
    expect(text('.timer-line')).not.toContain('Acme Co');
  });

  it('is stopped with what it has', async () => {
    show(viewWithTimer(here));
    await press('Stop');
    expect(ask.mock.calls).toEqual([
      [
        {
          type: 'stopTimer',
          runId: uuid,
          entryId: 'e9',
          endedAt: null,
          notes: 'Questions to the client',
          fields: clockEntry.fields,
        },
      ],
    ]);
    settle({ kind: 'kept' });
    expect(text('.timer-run')).toContain(
      'Stopped 2025 Tax return. Tieout sends this as soon as QuickBooks Time responds',
    );
  });

  it('asks for a note that is required before it stops', async () => {
    const entry = { ...runningHere.entry, notes: ' ' };
    show(viewWithTimer({ running: { ...runningHere, entry }, isHere: true, form: strictForm }));
    await press('Stop');
    expect(ask).not.toHaveBeenCalled();
    expect(text('.time-form h3')).toBe('Your firm requires a note before this timer stops');
    root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
    await drawn();
    expect(text('.error')).toBe('Enter a note: your firm requires one.');
    await type('Note', 'Reconciled');
    root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'stopTimer', notes: 'Reconciled' });
  });

  it('can have ended earlier, but not before it began, nor later than now', async () => {
    show(viewWithTimer(here));
    await press('Stop with details…');
    await press('It ended earlier');
    const send = () => root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
    for (const time of ['07:47', '09:01']) {
      await type('End', time);
      send();
      await drawn();
      expect(text('.error')).toBe('Choose an end after the start and before now.');
    }
    expect(ask).not.toHaveBeenCalled();
    await type('End', '08:30');
    expect(text('.time-form [type=submit]')).toBe('Stop as of 8:30 AM');
    send();
    expect(ask.mock.lastCall?.[0]).toMatchObject({ endedAt: { day: '2026-11-17', time: '08:30' } });
  });

  it('elsewhere is said by name, and can be stopped or left for here', async () => {
    show(viewWithTimer(elsewhere));
    expect(text('.timer-name')).toBe('Dovetail Joinery:Bookkeeping November');
    expect(root().querySelector('.timer-name a')?.getAttribute('href')).toBe(runningElsewhere.address);
    await press(switchLabel);
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'startTimer', stops: 'e9', fields: lastFields });
    settle({
      kind: 'failed',
      error: { code: 'timedOut', system: 'quickbooksTime', retryAt: null, detail: '' },
    });
    expect(text('.timer-run')).toContain('QuickBooks Time is taking too long to respond.');
    await press('Stop');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'stopTimer', entryId: 'e9' });
  });

  it('elsewhere needs its note before it is left for here', async () => {
    const entry = { ...runningElsewhere.entry, notes: '' };
    show(
      viewWithTimer({
        running: { ...runningElsewhere, entry },
        form: { ...sampleForm, areNotesRequired: true },
      }),
    );
    await press(switchLabel);
    expect(ask).not.toHaveBeenCalled();
    await type('Note', 'Bank feeds');
    root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
    expect(ask.mock.lastCall?.[0]).toMatchObject({
      type: 'stopTimer',
      notes: 'Bank feeds',
      fields: entry.fields,
    });
  });

  it('draws names as text, and follows no other address', () => {
    const entry = { ...runningElsewhere.entry, path: [hostile] };
    show(viewWithTimer({ running: { ...runningElsewhere, entry, address: 'javascript:alert(1)' } }));
    expect(root().querySelector('img, .timer-name a')).toBeNull();
    expect(text('.timer-name')).toBe(hostile);
  });
});

describe('a forgotten timer', () => {
  it('is ended in one click when it is likely to have ended', async () => {
    show(viewWithTimer({ running: forgotten }));
    expect(text('.forgotten')).toContain(
      'Still running: Bookkeeping November, since Mon, Nov 16, 9:02 AM. Did you forget to stop it?',
    );
    expect(labels()).not.toContain('Stop');
    await press('Stop as of Mon, Nov 16, 5:00 PM');
    expect(ask.mock.lastCall?.[0]).toMatchObject({
      type: 'stopTimer',
      endedAt: { day: '2026-11-16', time: '17:00' },
      notes: 'Questions to the client',
    });
  });

  it('is ended at another moment', async () => {
    show(viewWithTimer({ running: forgotten }));
    await press('Other end…');
    expect([field('Day').value, field('End').value]).toEqual(['2026-11-16', '17:00']);
    await type('End', '12:15');
    await press('Stop as of Mon, Nov 16, 12:15 PM');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ endedAt: { day: '2026-11-16', time: '12:15' } });
  });

  it('is only stopped where the right to correct it lacks', async () => {
    show(viewWithTimer({ running: forgotten, mayManage: false }));
    expect(text('.forgotten')).toContain('ask a QuickBooks Time administrator to correct its end');
    await press('Stop');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'stopTimer', endedAt: null });
  });
});

describe('what stands in the way', () => {
  it('is nothing to show where QuickBooks Time is not connected, or has no timer', () => {
    show(viewWithTimer({ obstacle: 'notConnected' }));
    expect(root().querySelector('.timer, .own-entries')).toBeNull();
    update(sampleView);
    expect(root().querySelector('.timer')).toBeNull();
  });

  it.each([
    ['mayNotTrack', "QuickBooks Time doesn't track time for you. Ask an administrator to switch it on."],
    ['reading', 'Loading your timer…'],
  ] as const)('%s is said', (obstacle, words) => {
    show(viewWithTimer({ obstacle, mayManage: false }));
    expect(text('.timer-actions')).toBe(`${words}Details`);
    expect(labels()).toEqual(['Details']);
  });

  it('leaves the fix to the banner where there is no job', async () => {
    show(viewWith([createFix], { timer: { ...sampleTimer, obstacle: 'noJobcode', own: [] } }));
    expect(text('.timer-actions')).toBe(
      'To start a timer here, fix the match in QuickBooks Time first.Details',
    );
    expect(root().querySelectorAll('.fix-button')).toHaveLength(1);
    await press('Create…');
    expect(root().querySelector('.plan')).not.toBeNull();
  });

  it('still stops what runs elsewhere', async () => {
    show(viewWithTimer({ ...elsewhere, obstacle: 'noJobcode' }));
    expect(labels()).not.toContain(switchLabel);
    await press('Stop');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'stopTimer' });
  });

  it('warns before time strands, until the fix is asked for', async () => {
    show(viewWith([createFix], { timer: { ...sampleTimer, obstacle: 'notInQuickbooks' } }));
    await press('Start');
    expect(ask).not.toHaveBeenCalled();
    expect(text('.timer .box')).toContain(
      "Time on 2025 Tax return won't reach QuickBooks. Fix the name first.",
    );
    await press('Create…');
    expect(root().querySelector('.plan')).not.toBeNull();
    expect(text('.timer')).not.toContain('Start anyway');
    await press('Start');
    await press('Start anyway');
    expect(ask.mock.calls).toEqual([
      [{ type: 'startTimer', runId: uuid, stops: null, notes: '', fields: lastFields }],
    ]);
  });

  it('asks for what is required after the warning', async () => {
    show(viewWithTimer({ obstacle: 'notInQuickbooks', form: strictForm }));
    await press('Start');
    await press('Start anyway');
    expect(ask).not.toHaveBeenCalled();
    expect(text('.time-form h3')).toBe('Start with details');
  });
});
