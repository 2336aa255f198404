import { coerceMap, type Row } from '../../http/coerce';
import { type Answers, otherCase, plainNameOf } from '../../http/probes';
import { quickbooksTimeAddress } from '../addresses';
import { earliestEntryDate, type Filters } from '../read-requests';
import { rowsIn } from './rows';

/** What QuickBooks Time is asked by the checks, each once. */
export type TimeQuestion =
  | 'user'
  | 'settings'
  | 'stamps'
  | 'jobcodes'
  | 'twoJobcodes'
  | 'pageZero'
  | 'repeated'
  | 'zulu'
  | 'flagWords'
  | 'otherCase'
  | 'beginning'
  | 'twoNames'
  | 'asterisk'
  | 'projects'
  | 'entries'
  | 'twoEntries'
  | 'running'
  | 'unfiltered'
  | 'tombstones'
  | 'sinceStamp'
  | 'otherStamps'
  | 'unknownStamps';

const all: Filters = { active: 'both', type: 'all', supplemental_data: 'no' };
/** Two rows: one more would be seen, and one less. */
const two: Filters = { ...all, limit: '2' };

/** Entries of so many days are looked at. */
const entryDays = 30;

function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

/** The names that have come, archived ones included. */
export function namesIn(answers: Answers<TimeQuestion>): string[] {
  return rowsIn(answers.jobcodes, 'jobcodes').map(({ name }) => String(name ?? ''));
}

/** The two names that filters are tried with; `null` where no two lend themselves to it. */
export function triedNames(answers: Answers<TimeQuestion>): readonly [string, string] | null {
  const names = namesIn(answers);
  const first = plainNameOf(names);
  const second = plainNameOf(
    names.filter((name) => !name.toLowerCase().startsWith(first?.toLowerCase() ?? '')),
  );
  return first === null || second === null ? null : [first, second];
}

/** One with an asterisk in the middle, which alone tells whether a backslash escapes it. */
export function asteriskName(answers: Answers<TimeQuestion>): string | null {
  return namesIn(answers).find((name) => /^[^*\\]+\*[^*\\]+$/.test(name)) ?? null;
}

/** The beginning of a name that no whole name is. */
export function beginningOf(name: string): string {
  return name.slice(0, -1);
}

export function stampsIn(answers: Answers<TimeQuestion>): Row {
  return coerceMap(coerceMap(coerceMap(answers.stamps?.json).results).last_modified_timestamps);
}

function stampOf(answers: Answers<TimeQuestion>, name: string): string | undefined {
  const stamp = stampsIn(answers)[name];
  return typeof stamp === 'string' && stamp !== '' ? stamp : undefined;
}

type Addresses = Readonly<Record<TimeQuestion, (answers: Answers<TimeQuestion>) => string | null>>;

/** Where each question is put. All are GET. */
export function timeQuestions(nowMs: number): Addresses {
  const jobcodes = (filters: Filters) => quickbooksTimeAddress('jobcodes', filters);
  const named = (answers: Answers<TimeQuestion>, filter: (names: readonly [string, string]) => string) => {
    const names = triedNames(answers);
    return names && jobcodes({ ...all, name: filter(names) });
  };
  const since = (endpoint: string, stamp: string | undefined, more: Filters = {}) =>
    stamp === undefined
      ? null
      : quickbooksTimeAddress(endpoint, { modified_since: stamp, supplemental_data: 'no', ...more });
  const entries = (limit: string) =>
    quickbooksTimeAddress('timesheets', {
      start_date: day(nowMs - entryDays * 86_400_000),
      end_date: day(nowMs + 86_400_000),
      on_the_clock: 'no',
      supplemental_data: 'no',
      limit,
    });
  return {
    user: () => quickbooksTimeAddress('current_user'),
    settings: () => quickbooksTimeAddress('effective_settings'),
    stamps: () =>
      quickbooksTimeAddress('last_modified_timestamps', {
        endpoints: 'timesheets,timesheets_deleted,jobcodes,users',
      }),
    jobcodes: () => jobcodes({ ...all, page: '1', limit: '200' }),
    twoJobcodes: () => jobcodes({ ...two, page: '1' }),
    pageZero: () => jobcodes({ ...two, page: '0' }),
    // Apart by more than the one row that a page may hold beyond its limit.
    repeated: () => `${jobcodes({ ...all, limit: '1' })}&limit=3`,
    zulu: () => jobcodes({ ...two, modified_since: '2001-01-01T00:00:00Z' }),
    flagWords: () => jobcodes({ ...two, customfields: 'True' }),
    otherCase: (answers) => named(answers, ([name]) => otherCase(name)),
    beginning: (answers) => named(answers, ([name]) => beginningOf(name)),
    twoNames: (answers) => named(answers, (names) => names.join(',')),
    asterisk: (answers) => {
      const name = asteriskName(answers);
      return name && jobcodes({ ...all, name: name.replace('*', '\\*') });
    },
    projects: () =>
      quickbooksTimeAddress('projects', { active: 'both', limit: '1', supplemental_data: 'no' }),
    entries: () => entries('200'),
    twoEntries: () => entries('2'),
    running: () =>
      quickbooksTimeAddress('timesheets', {
        start_date: earliestEntryDate,
        on_the_clock: 'yes',
        supplemental_data: 'no',
        limit: '200',
      }),
    unfiltered: () => quickbooksTimeAddress('timesheets', { limit: '1', supplemental_data: 'no' }),
    tombstones: (answers) => since('timesheets_deleted', stampOf(answers, 'timesheets_deleted')),
    sinceStamp: (answers) => since('timesheets', stampOf(answers, 'timesheets'), { on_the_clock: 'both' }),
    otherStamps: () =>
      quickbooksTimeAddress('last_modified_timestamps', { endpoints: 'timesheets,projects' }),
    unknownStamps: () =>
      quickbooksTimeAddress('last_modified_timestamps', { endpoints: 'timesheets,tieout_check' }),
  };
}
