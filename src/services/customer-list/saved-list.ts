import { isFresh } from '../../domain/time/freshness';
import type { StoreName } from '../../store/change-signal';
import type { ListCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import { tieoutListLines } from '../../systems/customer-list/tieout-list';
import type { SharedLists } from './shared-lists';
import { contentWithinMs, withinTime } from './within-time';

/**
 * QuickBooks' list as a file for colleagues who cannot read it themselves: names, ids and stamps, nothing else. With it go the lists of Karbon
 * and QuickBooks Time that are chosen, so that not every browser reads them.
 */
export interface SavedList {
  /** The whole file; `null` while the list has not been read to its end. */
  text(): Promise<string | null>;
  /** Remembers where it was saved, so that it can be kept current. */
  keep(handle: FileSystemFileHandle): Promise<void>;
  handle(): Promise<FileSystemFileHandle | null>;
  /** Saves it anew where it is known to be out of date and the browser lets us; asks nobody. */
  follow(): Promise<void>;
}

export interface SavedListParts {
  readonly store: Store;
  readonly sharedLists: Pick<SharedLists, 'toWrite' | 'clientsAsOf'>;
  /** Epoch ms. */
  now(): number;
}

/** Writing the whole list is much for one changed name, and nobody reads it so often. */
const saveEveryMs = 10 * 60_000;
/** Those who read Karbon's lists from it do not ask Karbon while these are young, whether anything has changed or not. */
const keepYoungEveryMs = 20 * 60_000;
/** Older than that they are about to be read again. */
const aboutToBeReadMs = 10 * 60_000;
const system = 'quickbooks';

export function createSavedList({ store, sharedLists, now }: SavedListParts): SavedList {
  const { accounts, connections, mirror } = store;
  let triedAt = Number.NEGATIVE_INFINITY;
  /** As of when Karbon's lists in the saved file are. */
  let savedAsOf = Number.NEGATIVE_INFINITY;
  let isDue = true;
  // Of another life of the worker nobody knows whether it has saved what has changed.
  store.changes.subscribe((changed) => {
    if (writtenStores.some((name) => changed.has(name))) isDue = true;
  });

  async function text(): Promise<string | null> {
    const { account, quickbooks, customerList } = await connections.read(system);
    const covered = await mirror.coverage<ListCoverage>('list:customers');
    const holders = await mirror.coverage<ListCoverage>('list:nameHolders');
    if (!account || !covered?.isComplete || !holders?.isComplete) return null;
    const lines = tieoutListLines({
      product: customerList?.product ?? 'online',
      companyName: account.companyName,
      realmId: quickbooks?.realmId ?? '',
      listedAtMs: Math.min(covered.readAt, holders.readAt),
      customers: await mirror.all('customers'),
      nameHolders: customerList?.hasNameHolders === false ? null : await mirror.all('nameHolders'),
      shared: await sharedLists.toWrite(),
    });
    return [...lines].join('');
  }

  async function isReadAnew(): Promise<boolean> {
    const { account, lastError } = await connections.read('karbon');
    return account !== null && lastError === null;
  }

  return {
    text,
    keep: (handle) => accounts.keepSavedFile(system, handle),
    handle: () => accounts.savedFile(system),
    async follow() {
      if (now() - triedAt < saveEveryMs) return;
      const asOf = await sharedLists.clientsAsOf();
      const hasAged = asOf !== null && asOf - savedAsOf >= keepYoungEveryMs;
      if (!isDue && !hasAged) return;
      // What is old when somebody begins to look is read in a moment: saved now, the file would stay as old until the next time.
      if (asOf !== null && !isFresh(asOf, aboutToBeReadMs, now()) && (await isReadAnew())) return;
      triedAt = now();
      // What comes from such a file does not go back into one.
      if ((await connections.read(system)).customerList?.format === 'tieoutList') return;
      const handle: WritableHandle | null = await accounts.savedFile(system);
      if ((await handle?.queryPermission?.({ mode: 'readwrite' })) !== 'granted') return;
      // What changes while it is put together and saved makes it due again.
      isDue = false;
      const content = await text();
      if (!handle || content === null || !(await save(handle, content))) isDue = true;
      else savedAsOf = asOf ?? savedAsOf;
    },
  };
}

/** Whose changes are worth writing all of it anew. */
const writtenStores: readonly StoreName[] = [
  'customers',
  'nameHolders',
  'karbonClients',
  'karbonUsers',
  'jobcodes',
  // Which parts go with it.
  'settings',
];

interface WritableHandle extends FileSystemFileHandle {
  queryPermission?(mode: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

/**
 * What is read meanwhile is the file of before: it takes its place at the end, as a whole. Returns false where the drive is not there or does
 * not answer.
 */
async function save(handle: FileSystemFileHandle, content: string): Promise<boolean> {
  let isGivenUp = false;
  async function write(): Promise<void> {
    const file = await handle.createWritable();
    await file.write(content);
    // A drive that answers late must not put this over what was saved since.
    await (isGivenUp ? file.abort() : file.close());
  }
  try {
    await withinTime(write(), contentWithinMs);
    return true;
  } catch (error) {
    isGivenUp = true;
    if (error instanceof DOMException) return false;
    throw error;
  }
}
