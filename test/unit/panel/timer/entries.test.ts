// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { wallClockAt } from '../../../../src/domain/time/wall-clock';
import { createFix, viewWith } from '../fixes/sample-fixes';
import {
  clockEntry,
  runningHere,
  sampleForm,
  sampleTimer,
  strictForm,
  timeRun,
  viewWithTimer,
} from './sample-timer';
import { createTimerBench, uuid } from './timer-bench';

const { ask, button, drawn, field, lastRequest, press, pressKey, root, settle, show, text, type, update } =
  createTimerBench();

async function submit(): Promise<void> {
  root().querySelector<HTMLElement>('.time-form [type=submit]')?.click();
  await drawn();
}

describe('time that is logged', () => {
  it.each([
    ['1:30', '1h 30m, or 1.50 h in QuickBooks Time', 5_400],
    ['90m', '1h 30m, or 1.50 h in QuickBooks Time', 5_400],
    ['1,5', '1h 30m, or 1.50 h in QuickBooks Time', 5_400],
    ['20', '20m, or 0.33 h in QuickBooks Time', 1_188],
    ['2', '2h, or 2.00 h in QuickBooks Time', 7_200],
  ])('by duration %s: %s', async (written, understood, durationSeconds) => {
    show(viewWithTimer());
    await press('Log time…');
    expect([field('Day').value, root().activeElement]).toEqual(['2026-11-17', field('Duration')]);
    await type('Duration', written);
    expect(text('.understood')).toBe(understood);
    await submit();
    expect(ask.mock.calls).toEqual([
      [
        {
          type: 'logTime',
          runId: uuid,
          time: { kind: 'amount', day: '2026-11-17', durationSeconds },
          notes: '',
          fields: { '71': 'Review', '72': 'Yes' },
        },
      ],
    ]);
  });

  it.each([
    ['Duration', 'soon', 'Enter a duration like 1:30, 1.5 or 90m, up to 24 hours.'],
    ['Day', '2026-11-18', 'Choose a day up to today.'],
    ['Day', '', 'Choose a day up to today.'],
    // A year that was mistyped.
    ['Day', '1026-11-17', 'Choose a day up to today.'],
  ])('is not sent with %s "%s"', async (name, value, words) => {
    show(viewWithTimer());
    await press('Log time…');
    await type('Duration', '1:30');
    await type(name, value);
    await submit();
    expect(text('[role=alert].error')).toBe(words);
    expect(root().activeElement).toBe(field(name));
    expect(ask).not.toHaveBeenCalled();
  });

  it('says what it would overlap while it is typed, and not of the entry that is corrected', async () => {
    show(viewWithTimer());
    await press('Log time…');
    await press('Enter start and end');
    const [start, end] = [clockEntry.startMs, clockEntry.endMs].map(
      (atMs) => wallClockAt(atMs ?? 0, 'America/Denver').time,
    );
    await type('Day', clockEntry.day);
    await type('Start', start ?? '');
    expect(text('.time-form')).not.toContain('Overlaps');
    await type('End', end ?? '');
    expect(text('.time-form')).toContain("QuickBooks Time won't take it.");
    await press('Cancel');
    root().querySelector<HTMLElement>('.own-entry .plain')?.click();
    await drawn();
    expect(text('.time-form')).not.toContain('Overlaps');
  });

  it('by start and end, over midnight too', async () => {
    show(viewWithTimer());
    await press('Log time…');
    await press('Enter start and end');
    await submit();
    expect(text('.error')).toBe('Enter a start and an end that differ.');
    await type('Start', '22:00');
    await type('End', '00:30');
    expect(text('.understood')).toBe('2h 30m, until 12:30 AM the next day');
    expect(text('.time-form')).toContain('Times are in America/Denver.');
    await submit();
    expect(ask.mock.lastCall?.[0]).toMatchObject({
      time: { kind: 'clock', day: '2026-11-17', start: '22:00', end: '00:30' },
    });
  });

  it('by start and end, of the night in which summer time ends, says how long that was', async () => {
    show(viewWithTimer());
    await press('Log time…');
    await press('Enter start and end');
    await type('Day', '2026-11-01');
    await type('Start', '00:30');
    await type('End', '03:00');
    expect(text('.understood')).toBe('3h 30m');
  });

  it('needs what the account requires', async () => {
    show(viewWithTimer({ form: strictForm }));
    await press('Log time…');
    await type('Duration', '1:30');
    await submit();
    expect(text('.error')).toBe('Enter a note: your firm requires one.');
    await type('Note', 'Bank feeds');
    await submit();
    expect(text('.error')).toBe('Enter Service item.');
    await type('Service item', 'Review');
    await submit();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('repeats the working day before, to be looked at first', async () => {
    show(viewWithTimer());
    await press('Log time…');
    await press('Repeat 1h 30m from yesterday');
    expect(ask).not.toHaveBeenCalled();
    await submit();
    expect(ask.mock.lastCall?.[0]).toMatchObject({
      time: { kind: 'amount', day: '2026-11-17', durationSeconds: 5_400 },
      notes: 'Draft review',
      fields: { '71': 'Tax preparation' },
    });
    const { previous } = sampleForm;
    update(
      viewWithTimer({ form: { ...sampleForm, previous: previous && { ...previous, day: '2026-11-13' } } }),
    );
    expect(button('Repeat 1h 30m from Fri, Nov 13')).not.toBeNull();
  });

  it('stays to be mended where it was refused, and goes once it is done', async () => {
    show(viewWithTimer());
    await press('Log time…');
    await type('Duration', '1:30');
    await submit();
    await submit();
    expect(ask).toHaveBeenCalledTimes(1);
    settle({ kind: 'refused', refusal: { code: 'overlaps' }, overlapping: clockEntry });
    expect(text('.timer-run')).toContain('this overlaps Acme Co:2025 Tax return');
    expect(field('Duration').value).toBe('1:30');
    await type('Duration', '1:00');
    await submit();
    expect(ask).toHaveBeenCalledTimes(2);
    update(viewWithTimer({ run: timeRun({ id: lastRequest().runId, action: 'log', seconds: 3_600 }) }));
    expect(root().querySelector('.time-form')).toBeNull();
    expect(text('.timer-run')).toContain('Logged 1h on 2025 Tax return');
  });

  it('keeps what was typed over new views, and is not offered without the right', async () => {
    show(viewWithTimer());
    await press('Log time…');
    await type('Note', 'Half a sentence');
    update(viewWithTimer({ checkedAt: 1 }));
    expect(field('Note').value).toBe('Half a sentence');
    await press('Cancel');
    update(viewWithTimer({ mayManage: false }));
    expect(text()).not.toContain('Log time');
    expect(root().querySelector('.own-entries')).toBeNull();
  });

  it('says that it would strand', async () => {
    show(viewWith([createFix], { timer: { ...sampleTimer, obstacle: 'notInQuickbooks' } }));
    await press('Log time…');
    expect(text('.time-form .notice')).toContain("won't reach QuickBooks");
    await type('Duration', '1:30');
    await submit();
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

describe('own entries', () => {
  const clockWords = 'Yesterday, 9:05 AM to 10:35 AM';

  it('are listed with what can be done, or why not', () => {
    show(viewWithTimer());
    expect(
      [...root().querySelectorAll('.own-entry')].map((row) => row.textContent.replace(/\s+/g, ' ')),
    ).toEqual([
      'Yesterday1h 30mReview · Yes Draft reviewEditDelete',
      'Fri, Nov 131h 1mEditDelete',
      expect.stringContaining("Approved, so it can't be changed"),
      expect.stringContaining("Exported or invoiced, so it can't be changed"),
    ]);
  });

  it('are corrected in place, in the way in which they were tracked', async () => {
    show(viewWithTimer());
    await press(`Edit: ${clockWords}`);
    expect(['Start', 'End', 'Day', 'Note'].map((name) => field(name).value)).toEqual([
      '09:05',
      '10:35',
      '2026-11-16',
      'Draft review',
    ]);
    expect(text('.own-entries .time-form')).not.toContain('Enter a duration');
    await type('End', '10:45');
    await type('Billable', 'Non-billable');
    await submit();
    expect(ask.mock.calls).toEqual([
      [
        {
          type: 'correctEntry',
          runId: uuid,
          entryId: 'e1',
          time: { kind: 'clock', day: '2026-11-16', start: '09:05', end: '10:45' },
          notes: 'Draft review',
          fields: { '71': 'Review', '72': 'Non-billable' },
        },
      ],
    ]);
    settle({ kind: 'done' });
    expect(root().querySelector('.time-form')).toBeNull();
    expect(text('.timer-run')).toContain('Changed your time entry on 2025 Tax return');
    await drawn();
    expect(root().activeElement).toBe(button(`Edit: ${clockWords}`));
  });

  it('keep their amount to the second where only the note changes', async () => {
    show(viewWithTimer());
    await press('Edit: 1h 1m on Fri, Nov 13');
    expect(field('Duration').value).toBe('1.01');
    await type('Note', 'Call');
    await submit();
    expect(ask.mock.lastCall?.[0]).toMatchObject({
      time: { kind: 'amount', day: '2026-11-13', durationSeconds: 3_636 },
      notes: 'Call',
    });
  });

  it('are deleted at the click, beside a form that stays', async () => {
    show(viewWithTimer());
    await press('Log time…');
    await type('Note', 'Half a sentence');
    await press(`Delete: ${clockWords}`);
    expect(ask.mock.calls).toEqual([[{ type: 'deleteEntry', runId: uuid, entryId: 'e1' }]]);
    settle({ kind: 'done' });
    expect(text('.timer-run')).toContain('Deleted your time entry on 2025 Tax return');
    expect(field('Note').value).toBe('Half a sentence');
  });

  it('leave their form where they are gone, and by Escape', async () => {
    show(viewWithTimer());
    await press(`Edit: ${clockWords}`);
    await pressKey('Escape');
    expect(root().activeElement).toBe(button(`Edit: ${clockWords}`));
    await press(`Edit: ${clockWords}`);
    update(viewWithTimer({ own: [] }));
    expect(root().querySelector('.time-form')).toBeNull();
  });

  it('tick while they run, and are stopped above', () => {
    show(viewWithTimer({ running: runningHere, isHere: true, own: [runningHere.entry] }));
    expect(text('.own-entry')).toContain('1:12:05');
    expect(root().querySelector('.own-entry button')).toBeNull();
  });
});
