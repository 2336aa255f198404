import type { Customer, Jobcode, KarbonClient, WorkItem } from '../../src/domain/records/records';
import { createMatchContextReader } from '../../src/services/matching/match-context';
import { createNameIndexes } from '../../src/services/matching/name-indexes';
import { createPageContextReaders } from '../../src/services/panel/page-context';
import { deleteDatabase, openDatabase } from '../../src/store/database';
import { createStore, type Store } from '../../src/store/store';
import { createRandom } from '../firm/random';
import { accountRecord } from '../unit/store/seed-connection';
import { namedLists, wholeList } from '../unit/store/whole-list';
import { makeClientLists } from './client-lists';

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

/** A page whose names are all matched, the same against the whole lists, and one whose names are in no list. */
const kinds = ['shown', 'whole', 'missing'] as const;

type Kind = (typeof kinds)[number];

export type MatchTimes = Readonly<Record<`${Kind}New` | `${Kind}AfterChange` | 'lists', number[]>>;

/** Names of words that many of them share, as clients have them. */
const clientNames = makeClientLists(clientCount, createRandom(1)).clients.map(({ name: of }) => of);
/** The last ones are in Karbon alone. */
const listedCount = clientCount - rounds;

const clientName = (at: number) => clientNames[at] ?? '';
const jobName = (at: number, job: number) => `2026 Tax return ${at} | Q${job}`;
const idOf = (at: number, job?: number) => String(40_000_000 + at * 10 + (job === undefined ? 0 : job + 1));

function* places(): Generator<{ readonly at: number; readonly job: number | undefined }> {
  for (let at = 0; at < listedCount; at += 1) {
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
  const looked = [...clients.slice(0, rounds * 3), ...clients.slice(listedCount)];
  await store.mirror.write({
    put: {
      karbonClients: clients.map(clientOf),
      workItems: looked.flatMap((at) => Array.from({ length: jobsOfClient }, (_, job) => workOf(at, job))),
    },
  });
  await store.links.put(
    clients.slice(0, listedCount).flatMap((at) =>
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
  const times: Record<keyof MatchTimes, number[]> = {
    shownNew: [],
    shownAfterChange: [],
    wholeNew: [],
    wholeAfterChange: [],
    missingNew: [],
    missingAfterChange: [],
    lists: [],
  };

  async function timeOne(into: keyof MatchTimes, read: () => Promise<unknown>): Promise<void> {
    const startedMs = performance.now();
    await read();
    times[into].push(performance.now() - startedMs);
  }

  for (const kind of kinds) {
    for (let round = 0; round < rounds; round += 1) {
      // Services over the same database hold nothing, as in a worker that has just been started.
      const store = createStore(database, { packAfterMs: 0 });
      const { readShown, readWhole } = createPageContextReaders(
        store,
        createMatchContextReader(store, createNameIndexes(store)),
      );
      const read = kind === 'whole' ? readWhole : readShown;
      const at = kind === 'missing' ? listedCount + round : round;
      const isRight = (code: string | undefined) =>
        kind === 'missing' ? code === 'notInTime' || code === 'similarOnly' : code === 'tiesOut';
      const look = async () => {
        const { match } = await read({ ...page, key: `work${at}-1` });
        if (!isRight(match?.verdict.code)) throw new Error(`the page says ${match?.verdict.code}`);
      };
      // The first finds what looks up quickly missing, and has it made.
      if (kind === 'shown' && round === 0) {
        await look();
        await readWhole({ ...page, key: `work${at}-1` });
        while ((await database.count('nameIndexes')) < 3) await new Promise((done) => setTimeout(done, 100));
        await new Promise((done) => setTimeout(done, 3_000));
      }
      await timeOne(`${kind}New`, look);
      await store.mirror.write({
        put: { jobcodes: [{ ...jobcodeOf(listedCount - 1 - round, 0), name: `Other ${kind}` }] },
      });
      await timeOne(`${kind}AfterChange`, look);
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    const { mirror } = createStore(database, { packAfterMs: 0 });
    await timeOne('lists', async () => {
      for (const list of ['jobcodes', 'customers', 'karbonClients'] as const) await mirror.all(list);
    });
  }
  database.close();
  await deleteDatabase(name);
  return times;
}

Object.assign(globalThis, { matchTimes: timeMatches() });
