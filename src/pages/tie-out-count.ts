import browser from 'webextension-polyfill';

/** How the last tie-out of the whole firm has ended, for the guide; the tie-out page itself ties out anew. */
export interface TieOutCount {
  /** Epoch ms. */
  readonly at: number;
  readonly all: number;
  /** Clients that do not tie out. */
  readonly open: number;
  /** The Karbon account that it was of. */
  readonly tenant: string;
}

const itemName = 'tie-out';

export function saveTieOutCount(count: TieOutCount): Promise<void> {
  return browser.storage.local.set({ [itemName]: count });
}

/** `null` where none was kept in this browser. */
export async function readTieOutCount(): Promise<TieOutCount | null> {
  const kept: unknown = (await browser.storage.local.get(itemName))[itemName];
  if (typeof kept !== 'object' || kept === null) return null;
  const { at, all, open, tenant } = kept as Record<keyof TieOutCount, unknown>;
  const isWhole =
    typeof at === 'number' &&
    typeof all === 'number' &&
    typeof open === 'number' &&
    typeof tenant === 'string';
  return isWhole ? { at, all, open, tenant } : null;
}
