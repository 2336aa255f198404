import { foldName } from '../matching/normalize-name';
import type { NameHolder } from '../records/records';
import type { TimePerson } from './pair-people';

/**
 * Whom each user of QuickBooks Time is in QuickBooks, by `kind:id`: the only employee, or else the only vendor, of that name. Where the
 * account was linked, QuickBooks Time has its users from there (quickbooks-time.md 8.1); no id says so. Whose name is two people's is left out.
 */
export function peopleInQuickbooks(
  users: readonly Pick<TimePerson, 'id' | 'name'>[],
  holders: readonly NameHolder[],
): ReadonlyMap<string, string> {
  const userNames = countedNames(users.map(({ name }) => name));
  const byName = new Map<string, NameHolder[]>();
  for (const holder of holders) {
    if (holder.kind === 'otherName') continue;
    const name = foldName(holder.name);
    byName.set(name, [...(byName.get(name) ?? []), holder]);
  }
  const found = new Map<string, string>();
  for (const { id, name } of users) {
    const key = foldName(name);
    if (name.trim() === '' || userNames.get(key) !== 1) continue;
    const holder = onlyOne(byName.get(key) ?? []);
    if (holder) found.set(id, `${holder.kind}:${holder.id}`);
  }
  return found;
}

function onlyOne(holders: readonly NameHolder[]): NameHolder | null {
  const active = holders.filter(({ isActive }) => isActive);
  const rest = active.length > 0 ? active : holders;
  const employees = rest.filter(({ kind }) => kind === 'employee');
  const [found, second] = employees.length > 0 ? employees : rest;
  return found && !second ? found : null;
}

function countedNames(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const key = foldName(name);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
