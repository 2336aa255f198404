import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../firm/random';
import { type Figure, percentile } from '../table';
import { assumed } from './assumptions';
import type { BrowserTrace, Recording, RecordingOptions } from './recording';
import { type Follower, perMinute, replay, superposed } from './replay';

const hourMs = 3_600_000;

/** The columns of the table in `docs/admin.md`. */
const staffColumns = [
  'Karbon, most in a minute',
  '95 % of minutes',
  'refused',
  'all have the lists after',
  'QuickBooks Online a month',
  'QuickBooks Time, most in 5 min',
] as const;

type Day = Pick<RecordingOptions, 'clientCount' | 'isWithFile' | 'isFirstDay'>;

/** Each is a process of its own: a simulated clock comes to rest only where nothing else is under way. */
const atOnce = 3;

/**
 * The first day and an ordinary day of firms of three sizes, with and without a list file: a few real services of each kind are recorded, and
 * as many browsers as the firm has staff are made of them, each beginning at its own time.
 */
export async function measureStaff(): Promise<Figure[]> {
  console.log(`  assumed: ${JSON.stringify(assumed)}`);
  const days: readonly Day[] = assumed.clientCounts.flatMap((clientCount) =>
    [true, false].flatMap((isFirstDay) =>
      [false, true].map((isWithFile) => ({ clientCount, isFirstDay, isWithFile })),
    ),
  );
  const recordings = new Map<Day, Recording>();
  const left = [...days];
  async function recordOn(): Promise<void> {
    for (let day = left.pop(); day; day = left.pop()) {
      const startedMs = performance.now();
      recordings.set(day, await record({ ...day, hours: hoursOf(day) }));
      console.log(`  ${rowOf(day, 0)}: recorded in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, recordOn));
  return days.flatMap((day) => {
    const recording = recordings.get(day);
    if (!recording) throw new Error('A day was not recorded.');
    return assumed.staffCounts.flatMap((count) => figuresOf(day, count, recording));
  });
}

function hoursOf({ isFirstDay }: Day): number {
  return isFirstDay ? assumed.firstDayHours : assumed.recordedHours;
}

function record(options: RecordingOptions): Promise<Recording> {
  const script = fileURLToPath(new URL('record-main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done(JSON.parse(text) as Recording) : fail(new Error(`recording ended with ${code}`)),
    );
  });
}

/** Whom each of the figures is of, as the table says it. */
function rowOf({ clientCount, isWithFile, isFirstDay }: Day, staffCount: number): string {
  const day = isFirstDay ? 'first' : 'ordinary';
  const source = isWithFile ? 'list file' : 'each by itself';
  return [day, clientCount.toLocaleString('en-US'), String(staffCount), source].join(' | ');
}

function figuresOf(day: Day, staffCount: number, { staff, writer }: Recording): Figure[] {
  const followers = followersOf(staff, writer, staffCount);
  const times = superposed(followers);
  // On an ordinary day, while all of them are there.
  const minutes = day.isFirstDay
    ? perMinute(times, 0, assumed.arrivalMs + hourMs)
    : perMinute(times, assumed.arrivalMs, hoursOf(day) * hourMs);
  const { refused, lastListsMs } = replay(followers);
  const metered = followers.reduce((sum, { trace }) => sum + trace.metered, 0);
  const values: readonly (readonly [unit: string, figure: number] | null)[] = [
    ['', Math.max(...minutes)],
    ['', percentile(minutes, 0.95)],
    ['', refused],
    day.isFirstDay ? ['min', lastListsMs / 60_000] : null,
    day.isFirstDay ? null : ['', ((metered * assumed.hours) / hoursOf(day)) * assumed.daysInMonth],
    ['', Math.max(...followers.map(({ trace }) => trace.timeMost))],
  ];
  return values.flatMap((value, place) => {
    const column = staffColumns[place];
    if (!value || !column) return [];
    const [unit, figure] = value;
    return [{ what: rowOf(day, staffCount), column, figure, budget: null, unit }];
  });
}

/** Each begins at a time of its own within the hour in which all arrive; whoever saves the file is one of them. */
function followersOf(
  staff: readonly BrowserTrace[],
  writer: BrowserTrace | null,
  staffCount: number,
): readonly (Follower & { readonly trace: BrowserTrace })[] {
  const dice = createRandom(41);
  const others = Array.from({ length: writer ? staffCount - 1 : staffCount }, (_, place) => {
    const trace = staff[place % staff.length];
    if (!trace) throw new Error('Nobody was recorded.');
    return { trace, beginsAtMs: dice.integer(assumed.arrivalMs) };
  });
  return writer ? [{ trace: writer, beginsAtMs: 0 }, ...others] : others;
}
