import { DesktopRefusal } from './refusal';
import {
  childrenOf,
  type DesktopState,
  isSameName,
  type ListRecord,
  nameLists,
  recordsOf,
  withoutBlanksAround,
} from './state';
import { heldText, noCharacter } from './text';

/** Characters of a name; with the most levels and the colons between them that makes the 209 of a path (quickbooks.md 10.2). */
export const mostNameCharacters = 41;

/** quickbooks.md 13. */
export const mostLevels = 5;

/** The name as the company file will hold it. Throws `DesktopRefusal` if no customer, vendor, employee or other name can bear it. */
export function checkedName(state: DesktopState, wanted: string): string {
  const trimmed = withoutBlanksAround(wanted);
  if (trimmed === '') throw new DesktopRefusal('noName', wanted);
  if (trimmed.includes(':')) throw new DesktopRefusal('colonInName', wanted);
  checkCharacters(trimmed);
  const name = heldText(trimmed, state.switches);
  if (name.length > mostNameCharacters) throw new DesktopRefusal('textTooLong', wanted);
  return name;
}

/** Throws `DesktopRefusal` if a character is a control character, or none at all. */
export function checkCharacters(text: string): void {
  if (/\p{Cc}/u.test(text) || text.includes(noCharacter)) {
    throw new DesktopRefusal('characterNotAllowed', text);
  }
}

/**
 * Throws `DesktopRefusal` 3100 if the name is taken: at the top in any of the four lists, below it among the jobs of the parent
 * (quickbooks.md 10.2). Inactive records bear their names like active ones.
 * @param self the record that would bear the name, `null` where it is yet to be made
 */
export function checkNameIsFree(
  state: DesktopState,
  name: string,
  parentRefNum: number | null,
  self: ListRecord | null,
): void {
  const neighbours =
    parentRefNum === null
      ? [...childrenOf(state, null), ...recordsOfOtherLists(state)]
      : childrenOf(state, parentRefNum);
  if (neighbours.some((other) => other !== self && isSameName(other.name, name))) {
    throw new DesktopRefusal('nameInUse', name);
  }
}

export function recordsOfOtherLists(state: DesktopState): ListRecord[] {
  return nameLists.filter((list) => list !== 'customers').flatMap((list) => recordsOf(state, list));
}
