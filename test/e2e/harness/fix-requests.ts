import { expect } from 'vitest';
import type { Firm } from '../../firm/firm';
import type { RequestRecord } from '../../firm/request-log';
import { hosts } from './notices';
import { type ApiRequests, namesBesidePolls, namesOf, watchRequests } from './requests';

/** Names of requests to the services, in their order, polls aside. */
export interface Asked {
  readonly quickbooksTime: readonly string[];
  readonly quickbooks: readonly string[];
  /** In order of the alphabet; none unless told. */
  readonly karbon?: readonly string[];
}

/** What each action has asked for, to be printed when all are through. */
export interface AskedTable {
  /**
   * From now on: the function it returns fails where anything else was asked for than `expected`, and puts it into the table. A poll
   * that falls into the time may find that names have moved, and reads them once; a client's work may grow a minute old meanwhile. What
   * is expected of Karbon is waited for: the end of a refresh may come after the run.
   */
  watch(action: string): (expected: Asked) => Promise<void>;
  /** As lines of text. */
  lines(): readonly string[];
}

export function createAskedTable(firm: Firm): AskedTable {
  const rows = new Map<string, Asked>();
  return {
    watch(action) {
      const pollBefore = readPollUnderWay(firm);
      const asked = watchRequests(firm);
      return async (expected) => {
        const { karbon = [] } = expected;
        await expect.poll(() => namesOf(asked().karbon)).toEqual(expect.arrayContaining([...karbon]));
        const names = namesWithout(firm, asked(), expected, pollBefore);
        rows.set(action, names);
        expect.soft(names, `asked for: ${action}`).toEqual({ karbon: [], ...expected });
      };
    },
    lines: () => [
      'Requests per action (QuickBooks Time | QuickBooks | Karbon)',
      ...[...rows].map(([action, { quickbooksTime, quickbooks, karbon = [] }]) =>
        [action, summed(quickbooksTime), summed(quickbooks), summed(karbon)].join(' | '),
      ),
    ],
  };
}

const namesMoved = 'GET jobcodes page 1';
const workOfClient = 'GET WorkItems';
/** For so long the work of a client counts as fresh when something in it is put right. */
const workStaysMs = 60_000;
/** Longer than it takes until an answer has arrived and the next request is sent. */
const stepOfPollMs = 2_000;

/** What a poll that began before may still do. */
interface PollUnderWay {
  /** It may find that names have moved, and read them. */
  readonly mayReadNames: boolean;
  /** It is reading them: whoever asks the same shares its answer. */
  readonly isReadingNames: boolean;
}

function readPollUnderWay(firm: Firm): PollUnderWay {
  const last = firm.requests.to(hosts.quickbooksTime).at(-1);
  const isNow = last !== undefined && firm.clock.now() - last.atMs < stepOfPollMs;
  return {
    mayReadNames: isNow && isChangesPoll(last),
    isReadingNames: isNow && namesOf([last])[0] === namesMoved,
  };
}

function namesWithout(firm: Firm, requests: ApiRequests, expected: Asked, pollBefore: PollUnderWay): Asked {
  const isWorkExpected = expected.karbon?.includes(workOfClient) ?? false;
  const karbon = requests.karbon.filter((request) => isWorkExpected || !isWorkDue(firm, request));
  const names = namesBesidePolls(requests.quickbooksTime.filter(isNoReading), 1);
  const isShared =
    pollBefore.isReadingNames && names[0] !== namesMoved && expected.quickbooksTime[0] === namesMoved;
  if (isShared) names.unshift(namesMoved);
  const polls = requests.quickbooksTime.filter(isChangesPoll).length + (pollBefore.mayReadNames ? 1 : 0);
  return {
    quickbooksTime: withoutReadings(names, expected.quickbooksTime, polls),
    quickbooks: namesOf(requests.quickbooks),
    karbon: namesOf(karbon).sort(),
  };
}

/** Whether the work of a client is read because it has grown too old since it was read before, and that by chance just now. */
function isWorkDue(firm: Firm, request: RequestRecord): boolean {
  const isSame = ({ path, query }: RequestRecord) =>
    path === request.path && String(query) === String(request.query);
  const before = firm.requests
    .to(hosts.karbon)
    .findLast((other) => other.atMs < request.atMs && isSame(other));
  const isOld = before !== undefined && request.atMs - before.atMs >= workStaysMs;
  return isOld && namesOf([request])[0] === workOfClient;
}

/** Takes out as many readings of names as polls may have added, where none is expected. */
function withoutReadings(names: readonly string[], expected: readonly string[], polls: number): string[] {
  const left: string[] = [];
  let taken = 0;
  for (const name of names) {
    const isOfPoll = name === namesMoved && expected[left.length] !== namesMoved && taken < polls;
    if (isOfPoll) taken += 1;
    else left.push(name);
  }
  return left;
}

function isChangesPoll({ path }: RequestRecord): boolean {
  return path.endsWith('/last_modified_timestamps');
}

/** Entries are read page by page behind what is on screen; an action looks for a single one, which has no page. */
function isNoReading({ path, query }: RequestRecord): boolean {
  return !path.endsWith('/timesheets') || !query.has('page');
}

/** `GET jobcodes page 1 ×2, POST jobcodes`. */
function summed(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0) return '–';
  return [...counts].map(([name, count]) => (count > 1 ? `${name} ×${count}` : name)).join(', ');
}
