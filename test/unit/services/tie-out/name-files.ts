import type { NameListLayout, NameListSystem } from '../../../../src/domain/records/name-list';
import type { NameListFacts, NameListOutcome } from '../../../../src/messages/name-list';
import type { NameListService } from '../../../../src/services/tie-out/name-lists';

/** A file as a page hands it over. */
export interface OfferedText {
  readonly system: NameListSystem;
  readonly fileName: string;
  readonly text: string;
  /** Epoch ms. */
  readonly savedAt?: number;
  readonly layout?: NameListLayout;
  readonly updates?: string;
}

export function offerNames(nameLists: NameListService, offered: OfferedText): Promise<NameListOutcome> {
  const { text, savedAt = 0, layout = null, updates = null, ...rest } = offered;
  const bytes = new TextEncoder().encode(text);
  return nameLists.read({
    ...rest,
    layout,
    updates,
    savedAt,
    size: bytes.length,
    bytes: async () => bytes,
    handle: null,
    isWorkbook: false,
    sheet: null,
    onProgress: () => undefined,
  });
}

/** Reads a file as whoever agrees with the columns that were found. Throws where it is not read. */
export async function readNames(nameLists: NameListService, offered: OfferedText): Promise<NameListFacts> {
  const first = await offerNames(nameLists, offered);
  const outcome =
    first.kind === 'columns'
      ? await offerNames(nameLists, { ...offered, layout: first.preview.guess })
      : first;
  if (outcome.kind !== 'read')
    throw new Error(`${offered.fileName} was not read: ${JSON.stringify(outcome)}`);
  return outcome.facts;
}
