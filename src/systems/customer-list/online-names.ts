import { levelsOf } from './list-paths';

/** What making a record inactive puts behind its name, a no-break space before it too (quickbooks.md 5.2). */
const deleted = /\(deleted(?: \d{1,6})?\)$/i;
const longestDeleted = '(deleted 999999)'.length;

export interface OnlineName {
  readonly path: readonly string[];
  readonly isActive: boolean;
}

/** The levels of a name of QuickBooks Online, without what says of one of them that it is inactive. */
export function readOnlineName(name: string): OnlineName {
  let isActive = true;
  const path = levelsOf(name).map((level) => {
    const found = deleted.exec(level.slice(-longestDeleted));
    if (!found) return level;
    isActive = false;
    return level.slice(0, -found[0].length).trimEnd();
  });
  return { path, isActive };
}
