import type { Customer, Jobcode, KarbonClient, WorkItem } from '../../src/domain/records/records';
import { openDatabase } from '../../src/store/database';
import { createStore } from '../../src/store/store';
import { createRandom } from '../firm/random';
import { entry } from '../unit/services/sample-records';
import { makeClientLists } from './client-lists';

export interface FirmToFill {
  readonly clients: number;
  /** Below each client in both lists, and as many work items. */
  readonly jobs: number;
}

const rowsAtOnce = 5_000;
const modified = '2026-11-20T17:00:00+00:00';
/** Of the clients, so many have time. */
const withTime = 10_000;

/** Puts the lists of a large firm into the extension's own database, beside those of the firm that it is connected with. */
async function fillFirm({ clients, jobs }: FirmToFill): Promise<void> {
  const database = await openDatabase('tieout');
  const { mirror } = createStore(database, { packAfterMs: 0 });
  const lists = makeClientLists(clients, createRandom(1));
  const titleOf = (job: number) => `2026 Tax return | Q${job + 1}`;
  const jobsOf = <Row>(make: (job: number) => Row) => Array.from({ length: jobs }, (_, job) => make(job));

  const karbonClients = lists.clients.map(({ key, isPerson, name }): KarbonClient => {
    const [last = '', given = ''] = name.split(', ');
    const [first = '', middle = ''] = given.split(' ');
    return {
      key,
      kind: isPerson ? 'person' : 'organization',
      fullName: name,
      person: isPerson ? { first, middle, last, preferred: '', suffix: '' } : null,
      legalName: '',
      tradingName: '',
      contactType: 'Client',
      members: null,
      lastModified: modified,
    };
  });
  const workItems = lists.clients.flatMap(({ key, isPerson, name }) =>
    jobsOf(
      (job): WorkItem => ({
        key: `${key}W${job}`,
        title: titleOf(job),
        client: { kind: isPerson ? 'person' : 'organization', key },
        clientName: name,
        relatedGroupKey: null,
        primaryStatus: 'In Progress',
        startDate: '2026-01-01',
        dueDate: '2026-12-31',
      }),
    ),
  );
  const names = lists.records.flatMap(({ id, name }, at) => {
    const top = { id, parentId: null, name, isActive: at % 50 !== 0, isProject: false };
    const below = jobsOf((job) => ({ ...top, id: `${id}j${job}`, parentId: id, name: titleOf(job) }));
    return [top, ...below];
  });
  const jobcodes = names.map(
    (record): Jobcode => ({
      ...record,
      type: 'regular',
      assignedToAll: true,
      connectWithQuickbooks: null,
      lastModified: modified,
    }),
  );
  // One in twenty is spelled otherwise in QuickBooks again.
  const customers = names.map(
    (record, at): Customer => ({
      ...record,
      name: record.parentId === null && at % 20 === 0 ? record.name.toUpperCase() : record.name,
      syncToken: '0',
      balance: at % 3 === 0 ? 100 + at : 0,
      billsWithParent: false,
      lastModified: modified,
    }),
  );
  const entries = lists.records
    .slice(0, withTime)
    .map(({ id }, at) => entry(`bench${at}`, jobs > 0 ? `${id}j0` : id, '2026-11-16', 1));

  for (const put of [
    ...parts(karbonClients, (rows) => ({ karbonClients: rows })),
    ...parts(workItems, (rows) => ({ workItems: rows })),
    ...parts(jobcodes, (rows) => ({ jobcodes: rows })),
    ...parts(customers, (rows) => ({ customers: rows })),
    ...parts(entries, (rows) => ({ entries: rows })),
  ])
    await mirror.write({ put });
  await mirror.write({
    cover: [
      {
        kind: 'firmEntries',
        id: 'firmEntries',
        from: '2020-01-01',
        to: '2026-11-30',
        nextDays: 30,
        isComplete: true,
        count: entries.length,
        leftOut: 0,
        readAt: Date.now(),
      },
    ],
  });
  database.close();
}

function parts<Row, Put>(rows: readonly Row[], putOf: (rows: readonly Row[]) => Put): Put[] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, at) =>
    putOf(rows.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce)),
  );
}

Object.assign(globalThis, { fillFirm });
