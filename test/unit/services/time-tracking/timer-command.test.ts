import { beforeEach, describe, expect, it } from 'vitest';
import type { FixTarget } from '../../../../src/domain/plans/fix-target';
import type { MyTimeView, TimeForm, TimeOutcome, TimeRequest } from '../../../../src/messages/time-tracking';
import type { PagePlace } from '../../../../src/services/time-tracking/page-place';
import { createTimerCommand } from '../../../../src/services/time-tracking/timer-command';
import { sampleForm, sampleMine, sampleMineRunning, sampleRunning } from '../../../preview/popup-states';

const work = 'https://app2.karbonhq.com/4CbnP9XvRr#/work/3fJkWm2LTq9D/tasks';
const plainForm: TimeForm = { ...sampleForm, fields: [] };

let mine: MyTimeView;
let form: TimeForm;
let place: PagePlace;
let outcome: TimeOutcome;
let pages: FixTarget[];
let asked: (readonly [TimeRequest, string | null])[];

beforeEach(() => {
  mine = sampleMine;
  form = plainForm;
  place = { jobcodeId: '40', strands: false };
  outcome = { kind: 'done' };
  pages = [];
  asked = [];
});

const toggle = createTimerCommand({
  timeTracking: {
    mine: async () => mine,
    form: async () => form,
    async ask(request, jobcodeId) {
      asked.push([request, jobcodeId]);
      return outcome;
    },
  },
  async placeOf(page) {
    pages.push(page);
    return place;
  },
  newId: () => 'run 1',
});

describe('the key that starts', () => {
  it("books on the page of the tab in front, by the worker's own look at its address", async () => {
    form = sampleForm;
    expect(await toggle(work)).toBe('taken');
    expect(pages).toMatchObject([
      { tenant: '4CbnP9XvRr', kind: 'work', key: '3fJkWm2LTq9D', shownTitle: '' },
    ]);
    const fields = { '21': 'Tax preparation', '22': 'Yes' };
    expect(asked).toEqual([[{ type: 'startTimer', runId: 'run 1', stops: null, notes: '', fields }, '40']]);
  });

  it.each([
    null,
    'https://app2.karbonhq.com/4CbnP9XvRr#/triage',
    'https://evil.example/4CbnP9XvRr#/work/3fJkWm2LTq9D',
    'https://app2.karbonhq.com.evil.example/4CbnP9XvRr#/work/3fJkWm2LTq9D',
    'not an address',
  ])('asks for work in the popup where the tab shows none: %s', async (address) => {
    expect(await toggle(address)).toBe('toPopup');
    expect([...pages, ...asked]).toEqual([]);
  });

  it.each([
    ['it has no jobcode', () => (place = { jobcodeId: null, strands: false })],
    ['its time would strand', () => (place = { jobcodeId: '40', strands: true })],
    ['a note is required', () => (form = { ...plainForm, areNotesRequired: true })],
    ['a field is required', () => (form = { ...sampleForm, last: { notes: '', fields: {} } })],
    ['nothing is connected', () => (mine = { ...sampleMine, obstacle: 'notConnected' })],
  ])('leaves it to the popup where %s', async (_, arrange) => {
    arrange();
    expect(await toggle(work)).toBe('toPopup');
    expect(asked).toEqual([]);
  });

  it('opens the popup where it was refused, which says why', async () => {
    outcome = { kind: 'refused', refusal: { code: 'onTheClock' }, overlapping: null };
    expect(await toggle(work)).toBe('toPopup');
  });
});

describe('the key that stops', () => {
  beforeEach(() => {
    mine = sampleMineRunning;
  });

  it('stops what runs, wherever one is, with its own note and fields', async () => {
    expect(await toggle(null)).toBe('taken');
    const own = { notes: 'Depreciation schedules', fields: {} };
    expect(asked).toEqual([
      [{ type: 'stopTimer', runId: 'run 1', entryId: '1', endedAt: null, ...own }, null],
    ]);
    expect(pages).toEqual([]);
  });

  it.each([
    ['it was forgotten', () => (mine = { ...mine, running: { ...sampleRunning, isForgotten: true } })],
    ['it lacks a field', () => (form = sampleForm)],
  ])('leaves it to the popup where %s', async (_, arrange) => {
    arrange();
    expect(await toggle(work)).toBe('toPopup');
    expect(asked).toEqual([]);
  });

  it('is taken where it is kept for later', async () => {
    outcome = { kind: 'kept' };
    expect(await toggle(work)).toBe('taken');
  });
});
