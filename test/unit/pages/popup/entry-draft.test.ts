import { describe, expect, it } from 'vitest';
import type { EntrySummary, TimeForm } from '../../../../src/messages/time-tracking';
import { draftOf, type EntryDraft, newDraft, readDraft } from '../../../../src/pages/popup/entry-draft';
import { sampleForm, sampleMine } from '../../../preview/popup-states';

const today = '2026-11-17';
const calendar = { today, timeZone: 'America/New_York' };
const plain: TimeForm = { ...sampleForm, fields: [] };

const amount: EntryDraft = {
  kind: 'amount',
  day: today,
  amount: '1:30',
  start: '',
  end: '',
  notes: '',
  fields: {},
};
const clock: EntryDraft = { ...amount, kind: 'clock', amount: '', start: '09:00', end: '10:15' };

describe('what is sent of a form', () => {
  it.each([
    [amount, { kind: 'amount', day: today, durationSeconds: 5_400 }],
    [
      { ...amount, amount: '90m', day: '2026-11-03' },
      { kind: 'amount', day: '2026-11-03', durationSeconds: 5_400 },
    ],
    // As QuickBooks Time keeps it, which is what is said beside the field.
    [
      { ...amount, amount: '20' },
      { kind: 'amount', day: today, durationSeconds: 1_188 },
    ],
    [
      { ...amount, amount: '0.001' },
      { kind: 'amount', day: today, durationSeconds: 36 },
    ],
    [clock, { kind: 'clock', day: today, start: '09:00', end: '10:15' }],
    [
      { ...clock, start: '23:00', end: '01:00' },
      { kind: 'clock', day: today, start: '23:00', end: '01:00' },
    ],
  ])('%#', (draft, time) => {
    expect(readDraft(draft, plain, calendar)).toEqual({ kind: 'ready', time });
  });

  it.each([
    [{ ...amount, day: '2026-11-18' }, 'day'],
    [{ ...amount, day: '' }, 'day'],
    [{ ...amount, day: '1026-11-17' }, 'day'],
    [{ ...amount, amount: '' }, 'amount'],
    [{ ...amount, amount: 'a while' }, 'amount'],
    [{ ...amount, amount: '25h' }, 'amount'],
    [{ ...clock, end: '' }, 'times'],
    [{ ...clock, end: '09:00' }, 'times'],
  ])('nothing, where the time is none: %#', (draft, part) => {
    expect(readDraft(draft, plain, calendar)).toEqual({ kind: 'problem', problem: { part } });
  });

  it('nothing, where something required lacks, the note first', () => {
    const strict = { ...sampleForm, areNotesRequired: true };
    const problemOf = (draft: EntryDraft) => readDraft(draft, strict, calendar);
    expect(problemOf({ ...amount, notes: ' ' })).toMatchObject({ problem: { part: 'note' } });
    expect(problemOf({ ...amount, notes: 'Call' })).toMatchObject({ problem: { part: 'field', id: '21' } });
    expect(problemOf({ ...amount, notes: 'Call', fields: { '21': 'Bookkeeping' } }).kind).toBe('ready');
  });
});

describe('what a form begins with', () => {
  it('the fields as last used, as far as they can still be chosen, and no note of other work', () => {
    const last = { notes: 'Call with Dana', fields: { '21': 'Gone since', '22': 'Yes' } };
    expect(newDraft({ ...sampleForm, last }, today)).toMatchObject({
      kind: 'amount',
      day: today,
      amount: '',
      notes: '',
      fields: { '22': 'Yes' },
    });
  });

  const entries = new Map(sampleMine.entries.map((entry) => [entry.id, entry]));
  const entry = (id: string) => entries.get(id) as EntrySummary;

  it("an entry from the clock as it is, in the account's zone", () => {
    expect(draftOf(entry('2'), 'America/New_York')).toMatchObject({
      kind: 'clock',
      day: today,
      start: '07:40',
      end: '09:25',
      notes: 'Bank feeds, two accounts',
    });
  });

  it('the day on which it began there, wherever it was tracked', () => {
    // On a phone two hours ahead it was past midnight.
    const [startMs, endMs] = [Date.UTC(2026, 10, 17, 3, 30), Date.UTC(2026, 10, 17, 4, 30)];
    const draft = draftOf({ ...entry('2'), day: today, startMs, endMs }, 'America/New_York');
    expect(draft).toMatchObject({ day: '2026-11-16', start: '22:30', end: '23:30' });
  });

  it('the times of an entry of one minute, which can be sent as they are', () => {
    const startMs = Date.UTC(2026, 10, 17, 15, 5, 10);
    const short = { ...entry('2'), startMs, endMs: startMs + 20_000 };
    const draft = draftOf(short, 'America/New_York');
    const time = { kind: 'clock', day: today, start: '10:05', end: '10:05' };
    expect(readDraft(draft, plain, calendar, short)).toEqual({ kind: 'ready', time });
    expect(readDraft(draft, plain, calendar)).toEqual({ kind: 'problem', problem: { part: 'times' } });
  });

  it('an amount as it would be typed, which is read as the same', () => {
    const draft = draftOf(entry('3'), 'America/New_York');
    expect(draft).toMatchObject({ kind: 'amount', amount: '0:30' });
    expect(readDraft(draft, plain, calendar)).toMatchObject({ time: { durationSeconds: 1_800 } });
  });
});
