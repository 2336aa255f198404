import { levelsOf } from './list-paths';

/** What making a record inactive puts behind its name, a no-break space before it too (quickbooks.md 5.2). */
const deleted = /\(deleted(?: \d{1,6})?\)$/i;
const longestDeleted = '(deleted 999999)'.length;

export interface OnlineName {
  readonly path: readonly string[];
  readonly isActive: boolean;
  /** How many levels above it are said to be inactive, counted from the top to the lowest of them; 0 where none is. */
  readonly inactiveAbove: number;
}

/** The levels of a name of QuickBooks Online, without what says of one of them that it is inactive. */
export function readOnlineName(name: string): OnlineName {
  const levels = levelsOf(name);
  let isActive = true;
  let inactiveAbove = 0;
  const path = levels.map((level, index) => {
    const found = deleted.exec(level.slice(-longestDeleted));
    if (!found) return level;
    isActive = false;
    if (index < levels.length - 1) inactiveAbove = index + 1;
    return level.slice(0, -found[0].length).trimEnd();
  });
  return { path, isActive, inactiveAbove };
}
