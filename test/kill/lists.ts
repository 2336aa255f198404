import type { FirmState } from '../firm/state';

/** What stands in both lists, whatever ids and stamps it has: two ways to the same end give the same text. */
export function listsOf({ quickbooksOnline, quickbooksTime }: FirmState): readonly string[] {
  const customers = [...quickbooksOnline.names.values()].map((name) => {
    const path = [name.displayName];
    for (let at = name.parentId; at !== null; ) {
      const above = quickbooksOnline.names.get(at);
      path.unshift(above?.displayName ?? '?');
      at = above?.parentId ?? null;
    }
    return `QuickBooks ${name.kind} ${path.join(':')} ${name.active ? 'active' : 'inactive'}`;
  });
  const jobcodes = [...quickbooksTime.jobcodes.values()].map((jobcode) => {
    const path = [jobcode.name];
    for (let at = jobcode.parentId; at !== 0; ) {
      const above = quickbooksTime.jobcodes.get(at);
      path.unshift(above?.name ?? '?');
      at = above?.parentId ?? 0;
    }
    const users = [...quickbooksTime.assignments.values()]
      .filter(({ jobcodeId, active }) => jobcodeId === jobcode.id && active)
      .map(({ userId }) => userId)
      .sort((one, other) => one - other);
    return `QuickBooks Time ${path.join(':')} ${jobcode.active ? 'active' : 'archived'} for ${users.join()}`;
  });
  return [...customers, ...jobcodes].sort();
}

/** Lines of `is` that are too many, and of `should` that are missing. */
export function compareLists(
  is: readonly string[],
  should: readonly string[],
): { readonly tooMany: readonly string[]; readonly missing: readonly string[] } {
  return { tooMany: without(is, should), missing: without(should, is) };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
