// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { EntryRow } from '../../../../src/messages/panel-view';
import type { TimerView } from '../../../../src/messages/time-tracking';
import { sampleEntries, sampleTime } from '../sample-view';
import { viewWithTimer } from './sample-timer';
import { createTimerBench, uuid } from './timer-bench';

const { ask, drawn, field, lastRequest, press, root, settle, show, text, type, update } = createTimerBench();

/** At 9:00 AM in Denver on November 16th. */
const startMs = Date.UTC(2026, 10, 16, 16);
const [sample] = sampleEntries(1);

function row(more: Partial<EntryRow>): EntryRow {
  if (!sample) throw new Error('there is no sample');
  return { ...sample, date: '2026-11-16', seconds: 3_600, startMs, endMs: startMs + 3_600_000, ...more };
}

const others = row({ id: 'o', userId: '9', personName: 'Lee Okafor', notes: 'Call' });
const own = row({ id: 'm', userId: '2', personName: 'Dana Whitlock' });

function viewOf(entries: readonly EntryRow[], timer: Partial<TimerView> = {}) {
  const time = { ...sampleTime, entries, entryCount: entries.length };
  return viewWithTimer({ mayManageOthers: true, own: [], ...timer }, { time });
}

const edits = () =>
  [...root().querySelectorAll('.entries .status button')].map((one) => one.getAttribute('aria-label'));
const locks = () =>
  [...root().querySelectorAll('.entries .status > .muted[role=img]')].map((one) =>
    one.getAttribute('aria-label'),
  );

describe("the list's entries", () => {
  it.each([
    ['others’, by right', { mayManageOthers: true, mayManage: false }, ['Lee Okafor']],
    ['one’s own of earlier days', { mayManageOthers: false, mayManage: true }, ['Dana Whitlock']],
    ['none without a right', { mayManageOthers: false, mayManage: false }, []],
  ])('offer to edit %s', (_, rights, names) => {
    show(viewOf([others, own], rights));
    expect(edits()).toEqual(names.map((name) => `Edit ${name}'s time entry: Yesterday, 9:00 AM to 10:00 AM`));
  });

  it('say why not, of what is locked, approved, running or in the list of one’s own', () => {
    const [summary] = viewWithTimer().timer?.own ?? [];
    if (!summary) throw new Error('there is no own entry');
    show(
      viewOf(
        [
          row({ id: 'a', userId: '9', fixed: 'locked' }),
          row({ id: 'b', userId: '9', fixed: 'approved' }),
          row({ id: 'c', userId: '9', runningSinceMs: startMs, endMs: null, status: 'running' }),
          { ...own, id: summary.id },
        ],
        { own: [summary] },
      ),
    );
    expect(edits()).toEqual([]);
    expect(locks()).toEqual([
      "Exported or invoiced, so it can't be changed",
      "Approved, so it can't be changed",
    ]);
  });

  it('are corrected in place, their fields left alone, and close once that is done', async () => {
    show(viewOf([others, own]));
    await press("Edit Lee Okafor's time entry: Yesterday, 9:00 AM to 10:00 AM");
    expect(text('.entries .time-form h3')).toBe("Edit Lee Okafor's time entry");
    expect([field('Start').value, field('End').value, field('Note').value]).toEqual([
      '09:00',
      '10:00',
      'Call',
    ]);
    expect(text('.entries .time-form')).toContain('Custom fields stay as they are.');
    await type('End', '10:30');
    await type('Note', 'Call with the client');
    root().querySelector<HTMLElement>('.entries .time-form [type=submit]')?.click();
    await drawn();
    expect(ask.mock.lastCall?.[0]).toEqual({
      type: 'correctEntry',
      runId: uuid,
      entryId: 'o',
      time: { kind: 'clock', day: '2026-11-16', start: '09:00', end: '10:30' },
      notes: 'Call with the client',
      fields: {},
    });
    settle({ kind: 'done' });
    await drawn();
    expect(root().querySelector('.entries .time-form')).toBeNull();
  });

  it('are deleted from there, and what was done says whose it was', async () => {
    show(viewOf([others]));
    await press("Edit Lee Okafor's time entry: Yesterday, 9:00 AM to 10:00 AM");
    await press('Delete');
    expect(ask.mock.lastCall?.[0]).toEqual({ type: 'deleteEntry', runId: uuid, entryId: 'o' });
    const run = {
      id: lastRequest().runId,
      action: 'delete',
      state: 'done',
      outcome: { kind: 'done' },
      canUndo: true,
      title: '2025 Tax return',
      person: 'Lee Okafor',
      atMs: startMs,
    } as const;
    settle({ kind: 'done' });
    update(viewOf([], { run }));
    await drawn();
    expect(text('.timer-run')).toContain("Deleted Lee Okafor's time entry on 2025 Tax return");
  });
});
