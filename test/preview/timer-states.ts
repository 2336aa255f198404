import { createFix, viewWith } from '../unit/panel/fixes/sample-fixes';
import { sampleBudget, sampleNow, sampleTime, still } from '../unit/panel/sample-view';
import {
  clockEntry,
  forgotten,
  runningElsewhere,
  runningHere,
  sampleTimer,
  strictForm,
  timeRun,
  viewWithTimer,
} from '../unit/panel/timer/sample-timer';

const here = { running: runningHere, isHere: true } as const;
const elsewhere = { running: runningElsewhere } as const;
const start = '[aria-keyshortcuts=s]';
const log = '[aria-keyshortcuts=l]';
const overlap = { kind: 'refused', refusal: { code: 'overlaps' }, overlapping: clockEntry } as const;
const ownBudget = {
  budget: {
    ...sampleBudget,
    lines: [
      {
        name: 'Dana Whitlock',
        estimateSeconds: 50_400,
        person: { kind: 'paired', tracked: still(42_600) },
        isOwn: true,
      },
      ...sampleBudget.lines.slice(1),
    ],
  },
} as const;
const withTimes = {
  ...sampleTime,
  entries: sampleTime.entries.map((entry) => ({
    ...entry,
    startMs: sampleNow - 86_400_000,
    endMs: sampleNow - 86_400_000 + entry.seconds * 1_000,
  })),
};
const unreachable = viewWith([createFix], { timer: { ...sampleTimer, obstacle: 'noJobcode', own: [] } });

/** The states of the timer, and of what is done with own time, by name. */
export const timerStates = {
  'timer, to be started': { view: viewWithTimer({}, ownBudget) },
  'timer, starting with details': {
    view: viewWithTimer(),
    press: ['.timer-actions .plain'],
  },
  'timer, something required before it starts': { view: viewWithTimer({ form: strictForm }), press: [start] },
  'timer, running here': { view: viewWithTimer(here, ownBudget) },
  'timer, running here, dark': { view: viewWithTimer(here, ownBudget), isDark: true },
  'timer, running elsewhere': { view: viewWithTimer(elsewhere) },
  'timer, running elsewhere, narrow': { view: viewWithTimer(elsewhere, ownBudget), width: 320 },
  'timer, a note before it stops': {
    view: viewWithTimer({
      running: { ...runningHere, entry: { ...runningHere.entry, notes: '' } },
      isHere: true,
      form: { ...strictForm, areNotesRequired: true },
    }),
    press: [start, '.time-form [type=submit]'],
  },
  'timer, forgotten': { view: viewWithTimer({ running: forgotten }) },
  'timer, forgotten, another end': {
    view: viewWithTimer({ running: forgotten }),
    press: ['.forgotten .button:not(.primary)'],
  },
  'timer, forgotten, without the right to correct it': {
    view: viewWithTimer({ running: forgotten, mayManage: false }),
  },
  'timer, no job yet': { view: unreachable },
  'timer, time would strand': {
    view: viewWith([createFix], { timer: { ...sampleTimer, obstacle: 'notInQuickbooks', own: [] } }),
    press: [start],
  },
  'timer, not for this user': { view: viewWithTimer({ obstacle: 'mayNotTrack', mayManage: false, own: [] }) },
  'timer, still loading': { view: viewWithTimer({ obstacle: 'reading', mayManage: false, own: [] }) },
  'timer, clock in and out alone': { view: viewWithTimer({ ...here, mayManage: false }) },
  'log time': { view: viewWithTimer(), press: [log, '.time-form p.wide > .plain'] },
  'log time, dark': { view: viewWithTimer(), press: [log], isDark: true },
  'log time, narrow': { view: viewWithTimer(), press: [log, '.time-form p.wide > .plain'], width: 320 },
  'log time, by start and end': {
    view: viewWithTimer(),
    press: [log, '.time-form .buttons > .plain', '.time-form [type=submit]'],
  },
  'log time that would strand': {
    view: viewWith([createFix], { timer: { ...sampleTimer, obstacle: 'notInQuickbooks', own: [] } }),
    press: [log],
  },
  'own entry, edited': { view: viewWithTimer(), areDetailsShown: true, press: ['.own-entry .plain'] },
  'own entry, edited, narrow': {
    view: viewWithTimer(),
    areDetailsShown: true,
    press: ['.own-entry .plain'],
    width: 320,
  },
  "another's entry, edited, rows": {
    view: viewWithTimer({ mayManageOthers: true, userId: '9', own: [] }, { time: withTimes }),
    areDetailsShown: true,
    press: ['.entries li:nth-child(2) .status > .button'],
  },
  "another's entry, edited, narrow": {
    view: viewWithTimer({ mayManageOthers: true, userId: '9', own: [] }, { time: withTimes }),
    areDetailsShown: true,
    press: ['.entries li:nth-child(2) .status > .button'],
    width: 320,
  },
  'timer started, with undo': { view: viewWithTimer({ ...here, run: timeRun() }) },
  'timer stopped, with undo': {
    view: viewWithTimer({ run: timeRun({ action: 'stop', seconds: 4_320 }) }),
  },
  'timer stopped offline': {
    view: viewWithTimer({
      run: timeRun({ action: 'stop', state: 'waiting', outcome: { kind: 'kept' }, canUndo: false }),
    }),
  },
  'time refused': {
    view: viewWithTimer({
      run: timeRun({ action: 'log', state: 'failed', outcome: overlap, canUndo: false }),
    }),
  },
  'time being sent': {
    view: viewWithTimer({ run: timeRun({ action: 'log', state: 'running', outcome: null, canUndo: false }) }),
  },
  'keyboard shortcuts': { view: viewWithTimer(), press: ['.menu > button:nth-last-child(5)'] },
  'strip, timer to be started': { view: viewWithTimer(), mode: 'strip' },
  'strip, timer running here': { view: viewWithTimer(here), mode: 'strip' },
  'timer, on a break': {
    view: viewWithTimer({
      running: {
        ...runningElsewhere,
        address: null,
        entry: { ...runningElsewhere.entry, path: ['Lunch break'], breakKind: 'unpaid' },
      },
    }),
  },
  'strip, timer running elsewhere': { view: viewWithTimer(elsewhere), mode: 'strip' },
  'strip, timer running elsewhere, dark': { view: viewWithTimer(elsewhere), mode: 'strip', isDark: true },
  'strip, timer running elsewhere, narrow': { view: viewWithTimer(elsewhere), mode: 'strip', width: 320 },
  'strip, timer stopped': {
    view: viewWithTimer({ run: timeRun({ action: 'stop', seconds: 4_320, atMs: sampleNow }) }),
    mode: 'strip',
  },
  'strip, timer forgotten': { view: viewWithTimer({ running: forgotten }), mode: 'strip' },
  'drawer, folded, timer running': {
    view: { ...viewWithTimer(here), page: { ...viewWithTimer().page, tab: 'other' } },
    mode: 'drawer',
  },
  'drawer, timer running elsewhere': { view: viewWithTimer(elsewhere), mode: 'drawer' },
} as const;
