import type { Switches } from '../switches';
import { QboFault } from './faults';
import type { QboName, QuickbooksOnlineState } from './state';

/** How QuickBooks Online marks a name that was made inactive (quickbooks.md 5.2). */
const deletedSuffix = /\s*\(deleted(?: \d+)?\)\s*$/i;

export function withoutDeletedSuffix(displayName: string): string {
  return displayName.replace(deletedSuffix, '');
}

type Comparison = Pick<Switches['quickbooksOnline'], 'trimsNames' | 'namesIgnoreCase'>;

/** A marked name that is free by this comparison is free by every other too. */
const strictest: Comparison = { trimsNames: true, namesIgnoreCase: true };

/** The name that is taken over when the record is made inactive: the first free of ` (deleted)`, ` (deleted 1)`, … */
export function nameWhenInactive(state: QuickbooksOnlineState, name: QboName): string {
  const bare = withoutDeletedSuffix(name.displayName);
  const taken = new Set(
    [...state.names.values()]
      .filter((other) => other !== name)
      .map((other) => compared(other.displayName, strictest)),
  );
  for (let count = 0; ; count += 1) {
    const candidate = `${bare} (deleted${count === 0 ? '' : ` ${count}`})`;
    if (!taken.has(compared(candidate, strictest))) return candidate;
  }
}

/** The name in the form in which two are the same or not. */
function compared(displayName: string, { trimsNames, namesIgnoreCase }: Comparison): string {
  const name = trimsNames ? displayName.trim() : displayName;
  return namesIgnoreCase ? name.toLowerCase() : name;
}

/**
 * Throws `QboFault` 6240 if the name is taken (quickbooks.md 5.2): at the top among customers, vendors and employees, below
 * it among the children of one parent, or everywhere by the switch. Inactive names count by their suffixed name, unless switched.
 * @param self the record that would bear the name, `null` where it is yet to be made
 */
export function refuseDuplicate(
  state: QuickbooksOnlineState,
  switches: Switches['quickbooksOnline'],
  wanted: { readonly displayName: string; readonly parentId: string | null },
  self: QboName | null,
): void {
  const wantedName = compared(wanted.displayName, switches);
  for (const other of state.names.values()) {
    if (other === self) continue;
    if (switches.uniqueness === 'perParent' && other.parentId !== wanted.parentId) continue;
    const isSame = compared(other.displayName, switches) === wantedName;
    const isSameBelowSuffix =
      switches.inactiveStillTaken &&
      !other.active &&
      compared(withoutDeletedSuffix(other.displayName), switches) === wantedName;
    if (isSame || isSameBelowSuffix) throw duplicateFault(switches, other.id);
  }
}

function duplicateFault(switches: Switches['quickbooksOnline'], id: string): QboFault {
  const tails = {
    id: `Id=${id}`,
    sentence: 'Another customer, vendor or employee is already using this name. Please use a different name.',
    null: 'null',
  };
  const tail = tails[switches.duplicateDetail];
  return new QboFault(
    switches.isFrench
      ? {
          code: '6240',
          message: 'Erreur : ce nom existe déjà',
          detail: `Le nom fourni existe déjà. : ${tail}`,
        }
      : {
          code: '6240',
          message: 'Duplicate Name Exists Error',
          detail: `The name supplied already exists. : ${tail}`,
        },
  );
}
