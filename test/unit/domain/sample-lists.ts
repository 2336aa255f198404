import type { MatchInput } from '../../../src/domain/matching/match-input';
import { createNameIndex, type NameIndex } from '../../../src/domain/matching/name-index';
import type { ListRecord } from '../../../src/domain/records/records';

/** `['Acme Co', 'Acme Co:2025 Tax return', '-Old Co']`: paths, the inactive ones with a dash before them. */
export function recordsOf(paths: readonly string[]): ListRecord[] {
  const records: ListRecord[] = [];
  const idOf = new Map<string, string>();
  for (const [position, text] of paths.entries()) {
    const path = text.replace(/^-/, '');
    const cut = path.lastIndexOf(':');
    const id = String(position + 1);
    idOf.set(path, id);
    records.push({
      id,
      parentId: cut < 0 ? null : (idOf.get(path.slice(0, cut)) ?? 'not in the list'),
      name: path.slice(cut + 1),
      isActive: !text.startsWith('-'),
      isProject: false,
    });
  }
  return records;
}

export function indexOf(...paths: string[]): NameIndex {
  return createNameIndex(recordsOf(paths));
}

export function matchInput(
  expectedPath: readonly string[],
  index: NameIndex,
  details: Partial<MatchInput> = {},
): MatchInput {
  return {
    expectedPath,
    nameVariants: [],
    isPersonClient: false,
    index,
    linkedIds: [],
    holders: [],
    otherOwners: () => [],
    clientsWithLettersOf: () => [],
    clientsWithPart: () => [],
    writeBlock: null,
    ...details,
  };
}
