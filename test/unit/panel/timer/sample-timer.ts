import type { PanelView } from '../../../../src/messages/panel-view';
import type {
  EntrySummary,
  RunningTimer,
  TimeForm,
  TimeRunView,
  TimerView,
} from '../../../../src/messages/time-tracking';
import { sampleNow, sampleView } from '../sample-view';

const minuteMs = 60_000;
const here = ['Acme Co', '2025 Tax return'];

/** An entry of yesterday, 9:05 to 10:35 AM in Denver. */
export const clockEntry: EntrySummary & { readonly startMs: number } = {
  id: 'e1',
  jobcodeId: '11',
  path: here,
  day: '2026-11-16',
  startMs: Date.UTC(2026, 10, 16, 16, 5),
  endMs: Date.UTC(2026, 10, 16, 17, 35),
  durationSeconds: 5_400,
  isRunning: false,
  notes: 'Draft review',
  fields: { '71': 'Review', '72': 'Yes' },
  fixed: null,
};

const amountEntry: EntrySummary = {
  ...clockEntry,
  id: 'e2',
  day: '2026-11-13',
  startMs: null,
  endMs: null,
  durationSeconds: 3_636,
  notes: '',
  fields: {},
};

/** On the clock for 72 minutes and 5 seconds at the moment of the sample. */
export const runningHere: RunningTimer = {
  entry: {
    ...clockEntry,
    id: 'e9',
    day: '2026-11-17',
    startMs: sampleNow - 72 * minuteMs - 5_000,
    endMs: null,
    durationSeconds: 0,
    isRunning: true,
    notes: 'Questions to the client',
  },
  isForgotten: false,
  endsByItselfMs: sampleNow + 7 * 24 * 60 * minuteMs,
  address: null,
};

export const runningElsewhere: RunningTimer = {
  ...runningHere,
  entry: { ...runningHere.entry, jobcodeId: '21', path: ['Dovetail Joinery', 'Bookkeeping November'] },
  address: 'https://app2.karbonhq.com/4CbnP9XvRr#/work/2gHdPm7QYabc',
};

/** Begun yesterday at 9:02 AM in Denver. */
export const forgotten: RunningTimer = {
  ...runningElsewhere,
  entry: { ...runningElsewhere.entry, day: '2026-11-16', startMs: Date.UTC(2026, 10, 16, 16, 2) },
  isForgotten: true,
};

export const sampleForm: TimeForm = {
  areNotesRequired: false,
  fields: [
    {
      id: '71',
      name: 'Service item',
      isRequired: false,
      items: [
        { id: '1', name: 'Bookkeeping' },
        { id: '2', name: 'Review' },
        { id: '3', name: 'Tax preparation' },
      ],
      purpose: 'serviceItem',
    },
    {
      id: '72',
      name: 'Billable',
      isRequired: false,
      items: [
        { id: '4', name: 'Yes' },
        { id: '5', name: 'Non-billable' },
      ],
      purpose: 'billable',
    },
  ],
  last: { notes: '', fields: { '71': 'Review', '72': 'Yes', '79': 'of a field that is gone' } },
  previous: {
    day: '2026-11-16',
    durationSeconds: 5_400,
    notes: 'Draft review',
    fields: { '71': 'Tax preparation' },
  },
};

/** As `sampleForm`, of an account that requires a note and a service item; nothing was used before. */
export const strictForm: TimeForm = {
  ...sampleForm,
  areNotesRequired: true,
  fields: sampleForm.fields.map((field) => ({ ...field, isRequired: field.purpose === 'serviceItem' })),
  last: { notes: '', fields: {} },
  previous: null,
};

export const sampleTimer: TimerView = {
  checkedAt: sampleNow - 4_000,
  running: null,
  isHere: false,
  obstacle: null,
  mayManage: true,
  userId: '2',
  busy: [clockEntry],
  mayManageOthers: false,
  form: sampleForm,
  own: [
    clockEntry,
    amountEntry,
    { ...clockEntry, id: 'e3', day: '2026-11-12', fixed: 'approved' },
    { ...amountEntry, id: 'e4', day: '2026-11-05', durationSeconds: 1_188, fixed: 'locked' },
  ],
  run: null,
  timeZone: 'America/Denver',
  today: '2026-11-17',
};

export function viewWithTimer(timer: Partial<TimerView> = {}, view: Partial<PanelView> = {}): PanelView {
  return { ...sampleView, ...view, timer: { ...sampleTimer, ...timer } };
}

export function timeRun(run: Partial<TimeRunView> = {}): TimeRunView {
  return {
    id: 'run 1',
    action: 'start',
    state: 'done',
    outcome: { kind: 'done' },
    canUndo: true,
    title: '2025 Tax return',
    atMs: sampleNow,
    ...run,
  };
}
