import type { CustomerLists } from '../../../src/services/customer-list/customer-lists';
import type { SavedList } from '../../../src/services/customer-list/saved-list';

/** Tieout's list file on a drive that all can reach, without a drive. */
export function createSharedFile(now: () => number) {
  const name = 'QuickBooks customers.tieout.json';
  let bytes = new Uint8Array();
  let lastModified = 0;

  function write(text: string): void {
    bytes = new TextEncoder().encode(text);
    lastModified = now();
  }

  const written = (): Pick<File, 'name' | 'size' | 'lastModified'> & {
    arrayBuffer(): Promise<ArrayBuffer>;
  } => {
    const content = bytes;
    return { name, lastModified, size: content.length, arrayBuffer: async () => content.slice().buffer };
  };
  const handle = {
    kind: 'file',
    name,
    queryPermission: async () => 'granted',
    getFile: async () => written(),
    createWritable: async () => ({
      write: async (text: string) => write(text),
      close: async () => undefined,
    }),
  } as unknown as FileSystemFileHandle;

  return {
    handle,
    size: () => bytes.length,
    async saveFrom(savedList: Pick<SavedList, 'text'>): Promise<void> {
      const text = await savedList.text();
      if (text === null) throw new Error('The lists of whoever saves the file have not come to their end.');
      write(text);
    },
    /** Chooses the file, as on the options page. */
    async readBy(lists: Pick<CustomerLists, 'read'>): Promise<void> {
      const outcome = await lists.read({
        fileName: name,
        savedAt: lastModified,
        size: bytes.length,
        bytes: async () => bytes,
        handle: null,
        isWorkbook: false,
        sheet: null,
        isConfirmed: false,
        onProgress: () => undefined,
      });
      if (outcome.kind !== 'read') throw new Error(`The file was not read: ${JSON.stringify(outcome)}`);
    },
  };
}
