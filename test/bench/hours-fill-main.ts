import type { Customer, Jobcode, NameHolder, TimeUser } from '../../src/domain/records/records';
import { openDatabase } from '../../src/store/database';
import { type HoursCoverage, type HoursStore, hoursStores } from '../../src/store/hours-rows';
import { createStore, type Store } from '../../src/store/store';
import { createRandom } from '../firm/random';
import { makeHours } from './hours-lists';

/** What of the hours is there: what QuickBooks Time has, or what the two others have beside it. */
export type HoursToFill = 'entries' | 'others';

const count = 100_000;
const rowsAtOnce = 5_000;
const months = ['2026-07', '2026-08', '2026-09'];
const modified = '2026-10-01T17:00:00+00:00';
/** Unlike any id of the firm that is connected. */
const own = (id: string) => `bench${id}`;

/** Puts a large firm's quarter into the extension's own database, beside the firm that it is connected with. */
async function fillHours(what: HoursToFill): Promise<void> {
  const database = await openDatabase('tieout');
  const store = createStore(database, { packAfterMs: 0 });
  await (what === 'entries' ? fillEntries(store) : fillOthers(store));
  database.close();
}

async function fillEntries({ mirror, connections, links }: Store): Promise<void> {
  const { entries, deletedEntries } = makeHours(count, createRandom(1));
  const jobcodeIds = [...new Set(entries.map(({ jobcodeId }) => jobcodeId))];
  const userIds = [...new Set(entries.map(({ userId }) => userId))];
  const jobcodes = jobcodeIds.map(
    (id): Jobcode => ({
      id: own(id),
      parentId: null,
      name: `Bench client ${id}`,
      isActive: true,
      isProject: false,
      type: 'regular',
      assignedToAll: true,
      connectWithQuickbooks: null,
      lastModified: modified,
    }),
  );
  const customers = [...jobcodeIds, 'duplicate'].map(
    (id): Customer => ({
      id: own(`c${id}`),
      parentId: null,
      name: `Bench client ${id}`,
      isActive: true,
      isProject: false,
      syncToken: '0',
      balance: 0,
      billsWithParent: false,
      lastModified: modified,
    }),
  );
  const timeUsers = userIds.map(
    (id): TimeUser => ({
      id: own(id),
      name: `Bench Person ${id}`,
      email: `person${id}@bench.example`,
      isActive: true,
      submittedTo: '2026-10-31',
      approvedTo: '2026-10-31',
      isAdministrator: false,
    }),
  );
  const nameHolders = timeUsers.map(
    ({ id, name }): NameHolder => ({ id, kind: 'employee', name, isActive: true }),
  );
  const karbonUsers = timeUsers.map(({ id, name, email }) => ({ key: id, name, email }));
  const dated = <Row extends { readonly userId: string; readonly jobcodeId: string }>(row: Row) => ({
    ...row,
    userId: own(row.userId),
    jobcodeId: own(row.jobcodeId),
  });
  await mirror.write({ put: { jobcodes, customers, timeUsers, nameHolders, karbonUsers } });
  for (const rows of parts(entries)) await mirror.write({ put: { entries: rows.map(dated) } });
  await mirror.write({ put: { deletedEntries: deletedEntries.map(dated) } });
  const { identity } = await connections.read('quickbooksTime');
  await links.put(
    jobcodes.map(({ id }) => ({
      list: 'quickbooksTime' as const,
      account: identity,
      karbon: { kind: 'work' as const, key: id },
      recordId: id,
      at: Date.now(),
    })),
  );
  await mirror.write({
    cover: [
      {
        kind: 'firmEntries',
        id: 'firmEntries',
        from: '2020-01-01',
        to: '2026-12-31',
        nextDays: 30,
        isComplete: true,
        count,
        leftOut: 0,
        readAt: Date.now(),
      },
    ],
  });
}

async function fillOthers({ mirror }: Store): Promise<void> {
  const { activities, karbonEntries } = makeHours(count, createRandom(1));
  if (typeof activities === 'string' || karbonEntries === null) throw new Error('there are no others');
  for (const rows of parts(activities)) {
    const timeActivities = rows.map((row) => ({
      ...row,
      customerId: own(row.customerId?.startsWith('c') ? row.customerId : 'cduplicate'),
      person: row.person && { ...row.person, id: own(row.person.id) },
    }));
    await mirror.write({ put: { timeActivities } });
  }
  for (const rows of parts(karbonEntries)) {
    const karbonTime = rows.map((row) => ({
      ...row,
      userKey: own(row.userKey),
      workKey: own(row.workKey ?? ''),
    }));
    await mirror.write({ put: { karbonTime } });
  }
  await mirror.write({
    cover: hoursStores.flatMap((name) => months.map((month) => covered(name, month))),
  });
}

function covered(store: HoursStore, month: string): HoursCoverage {
  return {
    kind: 'hours',
    id: `hours:${store}:${month}`,
    store,
    month,
    isComplete: true,
    isRefused: false,
    leftOut: 0,
    readAt: Date.now(),
    cursor: modified,
    next: null,
  };
}

function parts<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, at) =>
    rows.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce),
  );
}

Object.assign(globalThis, { fillHours });
