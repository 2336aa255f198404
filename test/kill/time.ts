import type { TimeRequest } from '../../src/messages/time-tracking';
import type { DirectFirm } from '../office/direct-firm';
import { type Moment, type Office, openOffice } from '../office/office';
import { benchOf, ownEntries, type TimeBench, timeBench } from '../office/time-bench';

/** Something that is done to one's own time. */
export interface TimeShape {
  readonly what: string;
  /** What was done before it. Resolves with what is asked for then. */
  prepare(bench: TimeBench): Promise<Asked>;
}

export interface Asked {
  readonly request: TimeRequest;
  readonly jobcodeId: string | null;
}

const nothing = { notes: '', fields: {} };
const runId = 'the-click';

export const timeShapes: readonly TimeShape[] = [
  {
    what: 'start',
    prepare: async ({ jobcodes: [one] }) => ({ request: start(null), jobcodeId: one }),
  },
  {
    what: 'stop',
    async prepare(bench) {
      const entryId = await startedBefore(bench);
      return { request: { type: 'stopTimer', runId, entryId, endedAt: null, ...nothing }, jobcodeId: null };
    },
  },
  {
    what: 'switch',
    async prepare(bench) {
      return { request: start(await startedBefore(bench)), jobcodeId: bench.jobcodes[1] };
    },
  },
  {
    what: 'log an amount',
    prepare: async (bench) => ({ request: log(bench), jobcodeId: bench.jobcodes[0] }),
  },
  {
    what: 'log from one time to another',
    prepare: async (bench) => ({
      request: {
        type: 'logTime',
        runId,
        time: { kind: 'clock', day: today(bench.firm), start: '6:00', end: '7:30' },
        ...nothing,
      },
      jobcodeId: bench.jobcodes[0],
    }),
  },
  {
    what: 'correct',
    async prepare(bench) {
      const entryId = await loggedBefore(bench);
      const time = { kind: 'amount', day: today(bench.firm), durationSeconds: 7_200 } as const;
      return {
        request: { type: 'correctEntry', runId, entryId, time, notes: 'put right', fields: {} },
        jobcodeId: null,
      };
    },
  },
  {
    what: 'delete',
    async prepare(bench) {
      return { request: { type: 'deleteEntry', runId, entryId: await loggedBefore(bench) }, jobcodeId: null };
    },
  },
  {
    what: 'take a switch back',
    async prepare(bench) {
      const first = await startedBefore(bench);
      await done(bench, { ...start(first), runId: 'before' }, bench.jobcodes[1]);
      bench.firm.clock.advance(60_000);
      return { request: { type: 'undoTime', runId, of: 'before' }, jobcodeId: null };
    },
  },
  {
    what: 'take a deletion back',
    async prepare(bench) {
      const entryId = await loggedBefore(bench);
      await done(bench, { type: 'deleteEntry', runId: 'before', entryId });
      return { request: { type: 'undoTime', runId, of: 'before' }, jobcodeId: null };
    },
  },
];

export interface UndisturbedTime {
  readonly entries: readonly string[];
  readonly moments: readonly Moment[];
  /** What was asked of QuickBooks Time. */
  readonly requests: readonly string[];
}

/** With nobody in the way. Throws where it does not come to what it should. */
export async function runTime(shape: TimeShape): Promise<UndisturbedTime> {
  const moments: Moment[] = [];
  const scene = await setTheScene(shape, (moment) => {
    moments.push(moment);
    return false;
  });
  const requests = await scene.bench.requestsOf(() => scene.ask(scene.bench));
  const entries = entriesOf(scene.bench.firm, scene.bench.userId);
  scene.bench.office.kill();
  return { entries, moments, requests };
}

/** The same, the worker being killed at the moment of that number, then revived: what is not as it should be at the end. */
export async function timeFaultsWhenKilledAt(
  shape: TimeShape,
  at: number,
  should: UndisturbedTime,
): Promise<{ readonly duplicates: readonly string[]; readonly lost: readonly string[] }> {
  let count = -1;
  let die: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const scene = await setTheScene(shape, () => {
    count += 1;
    if (count !== at) return false;
    die();
    return true;
  });
  const { firm, office, userId } = scene.bench;
  let isAnswered = false;
  const carryOut = async () => {
    await scene.ask(scene.bench);
    isAnswered = true;
  };
  // What a dead worker was doing never comes to an end.
  await Promise.race([death, carryOut().catch(() => undefined)]);
  office.kill();

  const next = await openOffice(firm, { database: scene.database });
  await toTheirEnd(next, firm);
  // The panel asks again for what it has had no answer to.
  if (!isAnswered) await scene.ask(benchOf(firm, next));
  await toTheirEnd(next, firm);
  const entries = entriesOf(firm, userId);
  next.kill();
  return {
    duplicates: without(entries, should.entries),
    lost: without(should.entries, entries),
  };
}

let scenes = 0;

async function setTheScene(shape: TimeShape, killAt: (moment: Moment) => boolean) {
  scenes += 1;
  const database = `time kill ${scenes}`;
  let isBegun = false;
  const bench = await timeBench({ database, killAt: (moment) => isBegun && killAt(moment) });
  const { request, jobcodeId } = await shape.prepare(bench);
  await bench.office.services.pageApi.timeTracking.look(true);
  const ask = async (each: TimeBench) => {
    isBegun = true;
    const outcome = await each.ask(request, jobcodeId);
    if (outcome.kind === 'refused' || outcome.kind === 'failed') {
      throw new Error(`it came to ${JSON.stringify(outcome)}`);
    }
  };
  return { bench, database, ask };
}

/** More than anything waits. */
const mostRounds = 40;

async function toTheirEnd(office: Office, firm: DirectFirm): Promise<void> {
  const { timeTracking } = office.services.pageApi;
  for (let round = 0; round < mostRounds; round += 1) {
    await timeTracking.resume();
    if ((await office.store.timeChanges.open()).length === 0) return;
    firm.clock.advance(15_000);
  }
  throw new Error('it never came to an end');
}

function entriesOf(firm: DirectFirm, userId: number): readonly string[] {
  return ownEntries(firm, userId).map(({ jobcodeId, type, startMs, endMs, duration, notes }) =>
    type === 'manual'
      ? `${jobcodeId}: ${duration} s ${notes}`
      : `${jobcodeId}: ${startMs} to ${endMs ?? 'now'} ${notes}`,
  );
}

function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return all.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function start(stops: string | null) {
  return { type: 'startTimer', runId, stops, ...nothing } as const;
}

function log(bench: TimeBench) {
  const time = { kind: 'amount', day: today(bench.firm), durationSeconds: 5_400 } as const;
  return { type: 'logTime', runId, time, ...nothing } as const;
}

async function startedBefore(bench: TimeBench): Promise<string> {
  await done(bench, { ...start(null), runId: 'begun' }, bench.jobcodes[0]);
  bench.firm.clock.advance(600_000);
  return newestOf(bench);
}

async function loggedBefore(bench: TimeBench): Promise<string> {
  await done(bench, { ...log(bench), runId: 'logged' }, bench.jobcodes[0]);
  bench.firm.clock.advance(60_000);
  return newestOf(bench);
}

async function done(bench: TimeBench, request: TimeRequest, jobcodeId: string | null = null): Promise<void> {
  const outcome = await bench.ask(request, jobcodeId);
  if (outcome.kind !== 'done') throw new Error(`it came to ${JSON.stringify(outcome)}`);
}

function newestOf({ entries }: TimeBench): string {
  return String(entries().at(-1)?.id);
}

function today({ clock }: DirectFirm): string {
  return new Date(clock.now()).toISOString().slice(0, 10);
}
