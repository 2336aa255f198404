import { expect } from 'vitest';
import type { Firm } from '../../firm/firm';
import type { RequestRecord } from '../../firm/request-log';
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
   * that falls into the time may find that names have moved, and reads them once.
   */
  watch(action: string): (expected: Asked) => void;
  /** As lines of text. */
  lines(): readonly string[];
}

export function createAskedTable(firm: Firm): AskedTable {
  const rows = new Map<string, Asked>();
  return {
    watch(action) {
      const asked = watchRequests(firm);
      return (expected) => {
        const names = namesWithout(asked(), expected);
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

function namesWithout(requests: ApiRequests, expected: Asked): Asked {
  const quickbooksTime = namesBesidePolls(requests.quickbooksTime.filter(isNoReading), 1);
  const polls = requests.quickbooksTime.filter(isChangesPoll).length;
  const isExpected = (name: string) => name === namesMoved;
  const tooMany =
    quickbooksTime.filter(isExpected).length - expected.quickbooksTime.filter(isExpected).length;
  for (let left = Math.min(polls, tooMany); left > 0; left -= 1) {
    quickbooksTime.splice(quickbooksTime.indexOf(namesMoved), 1);
  }
  return {
    quickbooksTime,
    quickbooks: namesOf(requests.quickbooks),
    karbon: namesOf(requests.karbon).sort(),
  };
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
