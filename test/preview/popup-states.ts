import type {
  BookablePlace,
  EntrySummary,
  MyTimeView,
  RunningTimer,
  TimeForm,
  TimeRunView,
} from '../../src/messages/time-tracking';
import { sampleNow } from '../unit/panel/sample-view';
import type { PageState } from './options-states';

const minute = 60_000;
const today = '2026-11-17';
const start = (minutesAgo: number) => sampleNow - minutesAgo * minute;

function entry(id: string, path: readonly string[], more: Partial<EntrySummary>): EntrySummary {
  return {
    id,
    jobcodeId: `j${id}`,
    path,
    day: today,
    startMs: null,
    endMs: null,
    durationSeconds: 0,
    isRunning: false,
    notes: '',
    fields: {},
    fixed: null,
    ...more,
  };
}

const place = (jobcodeId: string, path: readonly string[], more: Partial<BookablePlace> = {}) => ({
  jobcodeId,
  path,
  address: `https://app2.karbonhq.com/4CbnP9XvRr#/work/3fJkWm2L${jobcodeId}`,
  strands: false,
  ...more,
});

const taxReturn = ['Acme Co', '2025 Tax return'];

export const samplePlaces: readonly BookablePlace[] = [
  place('j1', taxReturn),
  place('j2', ['Harbor Marine Supply', 'Bookkeeping November']),
  place('j3', ['Grove Partners LLC', 'Advisory'], { strands: true }),
  place('j4', ['Alder & Finch CPAs'], { address: null }),
];

export const sampleRunning: RunningTimer = {
  entry: {
    ...entry('1', taxReturn, { isRunning: true, notes: 'Depreciation schedules' }),
    startMs: start(72),
  },
  isForgotten: false,
  endsByItselfMs: start(72) + 7 * 24 * 60 * minute,
  address: 'https://app2.karbonhq.com/4CbnP9XvRr#/work/3fJkWm2LTq9D/budget',
};

const entries: readonly EntrySummary[] = [
  entry('2', ['Harbor Marine Supply', 'Bookkeeping November'], {
    startMs: start(200),
    endMs: start(95),
    durationSeconds: 105 * 60,
    notes: 'Bank feeds, two accounts',
  }),
  entry('3', ['Alder & Finch CPAs'], { durationSeconds: 1_800 }),
  entry('4', taxReturn, {
    startMs: start(290),
    endMs: start(230),
    durationSeconds: 3_600,
    fixed: 'approved',
  }),
];

export const sampleMine: MyTimeView = {
  checkedAt: sampleNow - 4_000,
  clockSkewMs: 0,
  obstacle: null,
  running: null,
  mayManage: true,
  today,
  timeZone: 'America/New_York',
  entries,
  busy: entries.filter(({ startMs }) => startMs !== null),
  weekStart: '2026-11-15',
  weekSeconds: 52_200,
  recent: samplePlaces,
  run: null,
  undone: 0,
};

const runningEntry: EntrySummary = sampleRunning.entry;

/** On a break that somebody has begun in QuickBooks Time. */
export const sampleMineOnBreak: MyTimeView = {
  ...sampleMine,
  running: {
    ...sampleRunning,
    address: null,
    entry: { ...sampleRunning.entry, path: ['Lunch break'], breakKind: 'unpaid' },
  },
};

export const sampleMineRunning: MyTimeView = {
  ...sampleMine,
  running: sampleRunning,
  entries: [runningEntry, ...entries],
};

export const sampleForm: TimeForm = {
  areNotesRequired: false,
  fields: [
    {
      id: '21',
      name: 'Service item',
      isRequired: true,
      items: [
        { id: '1', name: 'Tax preparation' },
        { id: '2', name: 'Bookkeeping' },
      ],
      purpose: 'serviceItem',
    },
    {
      id: '22',
      name: 'Billable',
      isRequired: false,
      items: [
        { id: '3', name: 'Yes' },
        { id: '4', name: 'No' },
      ],
      purpose: 'billable',
    },
  ],
  last: { notes: 'Call with Dana', fields: { '21': 'Tax preparation', '22': 'Yes' } },
  previous: {
    day: '2026-11-16',
    durationSeconds: 5_400,
    notes: 'Call with Dana',
    fields: { '21': 'Bookkeeping' },
  },
};

const plainForm: TimeForm = {
  areNotesRequired: false,
  fields: [],
  last: { notes: '', fields: {} },
  previous: null,
};

const strict: TimeForm = { ...sampleForm, areNotesRequired: true, last: { notes: '', fields: {} } };

function run(more: Partial<TimeRunView>): TimeRunView {
  return {
    id: 'r1',
    action: 'start',
    state: 'done',
    outcome: { kind: 'done' },
    canUndo: true,
    title: '2025 Tax return',
    atMs: sampleNow,
    ...more,
  };
}

const forgotten: RunningTimer = {
  ...sampleRunning,
  isForgotten: true,
  entry: { ...sampleRunning.entry, day: '2026-11-16', startMs: start(26 * 60 + 20) },
};

const mineWith = (more: Partial<MyTimeView>, form = plainForm): PageState['answers'] => ({
  'time.mine': { ...sampleMine, ...more },
  'time.form': form,
});

const running = (more: Partial<MyTimeView> = {}, form = plainForm): PageState['answers'] => ({
  'time.mine': { ...sampleMineRunning, ...more },
  'time.form': form,
});

const nothing = { entries: [], recent: [], weekSeconds: 0 };

/** Every state of the popup that has a look of its own, by name. */
export const popupStates = {
  loading: { answers: {} },
  'not connected': { answers: mineWith({ ...nothing, obstacle: 'notConnected', checkedAt: null }) },
  'may not track time': { answers: mineWith({ ...nothing, obstacle: 'mayNotTrack' }) },
  'still reading': { answers: mineWith({ ...nothing, obstacle: 'reading', checkedAt: null, undone: 3 }) },
  'nothing tracked yet': { answers: mineWith(nothing) },
  'no timer': { answers: mineWith({ undone: 3 }) },
  running: { answers: running({ undone: 1 }) },
  'running, with required fields': { answers: running({}, sampleForm) },
  'running, dark': { answers: running({ run: run({}), undone: 12 }), isDark: true },
  'running on nothing': {
    answers: running({
      running: {
        ...sampleRunning,
        address: null,
        entry: { ...sampleRunning.entry, path: [], jobcodeId: '0', notes: '' },
      },
    }),
  },
  forgotten: { answers: running({ running: forgotten }) },
  'forgotten, and something else to start': {
    answers: running({ running: forgotten }),
    press: ['[data-place]'],
  },
  'a note is required before it stops': {
    answers: running({ running: { ...sampleRunning, entry: { ...sampleRunning.entry, notes: '' } } }, strict),
    press: ['.running .primary'],
  },
  'what a start asks for': {
    answers: mineWith({}, strict),
    press: ['[data-place]', '.sheet .primary'],
  },
  'a switch that asks, dark': {
    answers: running({}, strict),
    press: ['[id="start j2"]'],
    isDark: true,
  },
  'time that would strand': { answers: mineWith({}), press: ['[id="start j3"]'] },
  'log time': { answers: mineWith({}, sampleForm), press: ['[id="log j2"]'] },
  'log time, repeated': {
    answers: mineWith({}, sampleForm),
    press: ['[id="log j2"]', '.sheet .repeat', '.sheet .primary'],
  },
  'on an unpaid break': { answers: { ...mineWith({}, sampleForm), 'time.mine': sampleMineOnBreak } },
  'log time from start to end, refused': {
    answers: mineWith({}, plainForm),
    press: ['[id="log j2"]', '.sheet .otherwise', '.sheet .primary'],
  },
  'correct an entry': { answers: mineWith({}, sampleForm), press: ['[id="edit 2"]'] },
  started: { answers: running({ run: run({}) }) },
  kept: {
    answers: mineWith({
      checkedAt: sampleNow - 9 * minute,
      run: run({ action: 'stop', state: 'waiting', outcome: { kind: 'kept' }, canUndo: false }),
    }),
  },
  unsettled: {
    answers: mineWith({
      run: run({ action: 'log', state: 'waiting', outcome: { kind: 'unsettled' }, canUndo: false }),
    }),
  },
  'overlaps another': {
    answers: mineWith({
      run: run({
        action: 'log',
        state: 'failed',
        canUndo: false,
        outcome: { kind: 'refused', refusal: { code: 'overlaps' }, overlapping: entries[0] ?? null },
      }),
    }),
  },
  'refused in its own words': {
    answers: mineWith({
      run: run({
        state: 'failed',
        canUndo: false,
        outcome: {
          kind: 'refused',
          refusal: { code: 'other', detail: 'This jobcode is not assigned to you.' },
          overlapping: null,
        },
      }),
    }),
  },
  'nothing can be read': {
    answers: {
      'time.mine': { refused: { code: 'storageFailed', system: null, retryAt: null, detail: '' } },
    },
  },
  'hostile names': {
    answers: running({
      running: {
        ...sampleRunning,
        entry: {
          ...sampleRunning.entry,
          path: ['<b>Acme</b> & Sons of the very long name that goes on and on', '\u202eTax return 2025'],
        },
      },
      recent: [place('j9', [`${'Unbroken'.repeat(20)}`, 'عميل 2025'], { strands: true })],
      entries: [
        entry('9', ['<img src=x onerror=alert(1)>'], { durationSeconds: 86_400, notes: 'n'.repeat(300) }),
      ],
    }),
  },
} as const satisfies Readonly<Record<string, PageState>>;
