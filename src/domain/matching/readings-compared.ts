import type { MatchReason } from './match-reason';
import { areHousesOfOneName, areInitialsOfOther, isPartOfOther } from './name-parts';
import { canBothBeRead, type NameReading } from './name-readings';
import { legalFormsCompatible } from './normalize-name';
import { areTwoPeople } from './telling-parts';

/** Another legal form is another company, until somebody says that it was written down wrong. */
export const otherFormFactor = 0.93;
/** Of two that are equal but for that, the one with the very legal form comes first. */
const absentFormFactor = 0.995;
/** How much legal forms leave of the likeness of two names. */
export function formFactor(a: NameReading, b: NameReading): number {
  if (!legalFormsCompatible(a.name, b.name)) return otherFormFactor;
  return a.name.forms.join() === b.name.forms.join() ? 1 : absentFormFactor;
}

/** Why a name that is not like another is shown all the same, where one has the other in it. */
export function reasonOfPart(a: NameReading, b: NameReading): MatchReason | null {
  // Read without their numbers, `Oak 12` and `Oak 14` would be part of each other.
  const isWithNumbers = (a.factor === 1 && b.factor === 1) || a.name.discriminators === b.name.discriminators;
  if (isWithNumbers && isPartOfOther(a.name, b.name)) return { code: 'partOfName' };
  return areInitialsOfOther(a.name, b.name) || areHousesOfOneName(a.name, b.name)
    ? { code: 'writtenOtherwise' }
    : null;
}

/** Whether what two names do not share says that they are two: numbers, what is noted in them, people's given names. */
export function areToldApart(a: NameReading, b: NameReading): boolean {
  const isWithNumbers = (a.factor === 1 && b.factor === 1) || a.name.discriminators === b.name.discriminators;
  const numbers = new Set([a.name.discriminators, b.name.discriminators].filter((text) => text !== ''));
  const notes = new Set([a.rest.note, b.rest.note].filter((text) => text !== undefined));
  return (
    !isWithNumbers ||
    numbers.size > 1 ||
    notes.size > 1 ||
    !canBothBeRead(a, b) ||
    areTwoPeople(a.name, b.name)
  );
}

/** Whether letters of another script, spelled in one of their ways, say that two names are two people's. */
export function areTwoByOtherScript(a: NameReading, b: NameReading): boolean {
  return [a, b].some(({ reason }) => reason?.code === 'otherScript') && areTwoPeople(a.name, b.name);
}
