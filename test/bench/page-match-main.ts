import type { Customer, Jobcode, KarbonClient, WorkItem } from '../../src/domain/records/records';
import { createMatchContextReader } from '../../src/services/matching/match-context';
import { createNameIndexes } from '../../src/services/matching/name-indexes';
import { createPageContextReaders } from '../../src/services/panel/page-context';
import { deleteDatabase, openDatabase } from '../../src/store/database';
import { createStore, type Store } from '../../src/store/store';
import { accountRecord } from '../unit/store/seed-connection';
import { namedLists, wholeList } from '../unit/store/whole-list';

const name = 'bench page match';
const clientCount = 10_000;
const jobsOfClient = 5;
const rounds = 15;

const page = {
  tenant: '',
  kind: 'work',
  shownTitle: '',
  shownClientName: '',
  shownClientKey: '',
  isTranslated: false,
} as const;

export type MatchTimes = Readonly<
  Record<'shownNew' | 'shownAfterChange' | 'wholeNew' | 'wholeAfterChange', number[]>
>;

const clientName = (at: number) => `Client of the firm ${at}`;
const jobName = (at: number, job: number) => `2026 Tax return ${at} | Q${job}`;
const idOf = (at: number, job?: number) => String(40_000_000 + at * 10 + (job === undefined ? 0 : job + 1));

function* places(): Generator<{ readonly at: number; readonly job: number | undefined }> {
  for (let at = 0; at < clientCount; at += 1) {
    yield { at, job: undefined };
    for (let job = 0; job < jobsOfClient; job += 1) yield { at, job };
  }
}

const common = (at: number, job: number | undefined) => ({
  id: idOf(at, job),
  parentId: job === undefined ? null : idOf(at),
  name: job === undefined ? clientName(at) : jobName(at, job),
  isActive: true,
  isProject: false,
});

function jobcodeOf(at: number, job: number | undefined): Jobcode {
  return {
    ...common(at, job),
    type: 'regular',
    assignedToAll: true,
    connectWithQuickbooks: null,
    lastModified: '2026-11-20T17:00:00+00:00',
  };
}

function customerOf(at: number, job: number | undefined): Customer {
  return {
    ...common(at, job),
    syncToken: '0',
    balance: 0,
    billsWithParent: false,
    lastModified: '2026-11-20T17:00:00Z',
  };
}

function clientOf(at: number): KarbonClient {
  return {
    key: `client${at}`,
    kind: 'organization',
    fullName: clientName(at),
    person: null,
    legalName: '',
    tradingName: '',
    contactType: 'Client',
    members: null,
    lastModified: '2026-11-20T17:00:00Z',
  };
}

function workOf(at: number, job: number): WorkItem {
  return {
    key: `work${at}-${job}`,
    title: jobName(at, job),
    client: { kind: 'organization', key: `client${at}` },
    clientName: clientName(at),
    relatedGroupKey: null,
    primaryStatus: '',
    startDate: null,
    dueDate: null,
  };
}

async function fill(store: Store): Promise<void> {
  for (const system of ['karbon', 'quickbooksTime', 'quickbooks'] as const) {
    await store.accounts.connect(system, { credentials: {}, record: accountRecord() }, () => true);
  }
  const all = [...places()];
  for (let from = 0; from < all.length; from += 5_000) {
    const part = all.slice(from, from + 5_000);
    await store.mirror.write({
      put: {
        jobcodes: part.map(({ at, job }) => jobcodeOf(at, job)),
        customers: part.map(({ at, job }) => customerOf(at, job)),
      },
    });
  }
  const clients = Array.from({ length: clientCount }, (_, at) => at);
  const looked = clients.slice(0, rounds * 3);
  await store.mirror.write({
    put: {
      karbonClients: clients.map(clientOf),
      workItems: looked.flatMap((at) => Array.from({ length: jobsOfClient }, (_, job) => workOf(at, job))),
    },
  });
  await store.links.put(
    clients.flatMap((at) =>
      (['quickbooksTime', 'quickbooks'] as const).map((list) => ({
        list,
        account: 'company',
        karbon: { kind: 'organization' as const, key: `client${at}` },
        recordId: idOf(at),
        at: 0,
        isSeen: true,
      })),
    ),
  );
  await store.mirror.write({ cover: namedLists.map(wholeList) });
}

/** Fills a database of its own with the lists of a large firm, and times how a work item's page is matched; ms. */
async function timeMatches(): Promise<MatchTimes> {
  await deleteDatabase(name);
  const database = await openDatabase(name);
  await fill(createStore(database, { packAfterMs: 0 }));
  let place = 0;
  const times: Record<keyof MatchTimes, number[]> = {
    shownNew: [],
    shownAfterChange: [],
    wholeNew: [],
    wholeAfterChange: [],
  };

  async function timeOne(into: keyof MatchTimes, read: () => Promise<unknown>): Promise<void> {
    const startedMs = performance.now();
    await read();
    times[into].push(performance.now() - startedMs);
  }

  for (const way of ['readShown', 'readWhole'] as const) {
    for (let round = 0; round < rounds; round += 1) {
      // Services over the same database hold nothing, as in a worker that has just been started.
      const store = createStore(database, { packAfterMs: 0 });
      const read = createPageContextReaders(store, createMatchContextReader(store, createNameIndexes(store)))[
        way
      ];
      const look = async () => {
        const { match } = await read({ ...page, key: `work${place}-1` });
        if (match?.verdict.code !== 'tiesOut') throw new Error(`the page says ${match?.verdict.code}`);
      };
      // The first finds what looks up quickly missing, and has it made.
      if (round === 0) {
        await look();
        await new Promise((done) => setTimeout(done, 3_000));
      }
      place += 1;
      await timeOne(way === 'readShown' ? 'shownNew' : 'wholeNew', look);
      await store.mirror.write({
        put: { jobcodes: [{ ...jobcodeOf(clientCount - 1 - round, 0), name: 'Other' }] },
      });
      await timeOne(way === 'readShown' ? 'shownAfterChange' : 'wholeAfterChange', look);
    }
  }
  database.close();
  await deleteDatabase(name);
  return times;
}

Object.assign(globalThis, { matchTimes: timeMatches() });
