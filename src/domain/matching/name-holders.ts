import type { NameHolder } from '../records/records';

type Holders = ReadonlyMap<string, NameHolder>;

/** A list of vendors and employees stays the same until it is read anew, and every client is looked up in it. */
const known = new WeakMap<readonly NameHolder[], Holders>();

/** The active vendor or employee of a name, in whatever case (quickbooks.md 5.2). */
export function activeHolderOf(holders: readonly NameHolder[], name: string): NameHolder | undefined {
  if (holders.length === 0) return undefined;
  let byName = known.get(holders);
  if (!byName) {
    // The first of a name counts.
    byName = new Map(
      holders
        .filter(({ isActive }) => isActive)
        .reverse()
        .map((holder) => [heldForm(holder.name), holder]),
    );
    known.set(holders, byName);
  }
  return byName.get(heldForm(name));
}

export function heldForm(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
