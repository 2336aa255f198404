import type { Switches } from '../switches';
import { stampInZone } from './zone';

/** How values are written in an answer: the looseness of quickbooks-time.md 6, as the switches say. */
export interface Wire {
  id(id: number): number | string;
  /** A map; an empty one takes one of the shapes it has been met in. */
  map(record: Readonly<Record<string, unknown>>): object | string;
  /** Rows by their ids; none at all is an empty array (3.2). */
  collection(rows: Iterable<readonly [key: number | string, row: object]>): object;
  /** An instant in UTC. */
  stamp(epochMs: number): string;
  /** An instant in the account's zone. */
  localStamp(epochMs: number): string;
}

/** Makes the writer of an account's answers. The switches are read at every value, since tests turn them. */
export function createWire(switches: Switches['quickbooksTime'], timeZone: string): Wire {
  const separator = () => (switches.stampsWithoutColon ? '' : ':');
  return {
    id: (id) => (switches.idsAsText ? String(id) : id),
    map(record) {
      if (Object.keys(record).length > 0) return record;
      return { emptyText: '', emptyArray: [], emptyObject: {} }[switches.emptyMapAs];
    },
    collection(rows) {
      const collection = Object.fromEntries(rows);
      return Object.keys(collection).length === 0 ? [] : collection;
    },
    stamp: (epochMs) => stampInZone(epochMs, 'UTC', separator()),
    localStamp: (epochMs) => stampInZone(epochMs, timeZone, separator()),
  };
}
