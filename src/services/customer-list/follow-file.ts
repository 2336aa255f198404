import type { CustomerListFacts, ListFileOutcome, WaitingReason } from '../../messages/customer-list';
import type { Store } from '../../store/store';
import type { OfferedFile } from './offered-file';

type Read = (file: OfferedFile) => Promise<ListFileOutcome>;

const followEveryMs = 5 * 60_000;
const system = 'quickbooks';

/** Reads the file of the customer list again where it was saved since, and notes where it waits for somebody to look at it. */
export function createFollower(
  { accounts, connections }: Pick<Store, 'accounts' | 'connections'>,
  now: () => number,
): (read: Read) => Promise<void> {
  let followedAt = Number.NEGATIVE_INFINITY;
  return async (read) => {
    if (now() - followedAt < followEveryMs) return;
    followedAt = now();
    const connection = await connections.read(system);
    const { customerList } = connection;
    const handle = customerList && (await accounts.fileHandle(system));
    if (!handle || (await permissionTo(handle)) !== 'granted') return;
    const file = await fileOf(handle);
    if (!file || isSaveOf(file, customerList) || isSaveOf(file, customerList.waiting)) return;
    const because = customerList.isWorkbook ? 'workbook' : await readByItself(read, file, handle);
    if (because === null) return;
    const waiting = { savedAt: file.lastModified, size: file.size, because };
    // Somebody may have read another one by hand meanwhile.
    const after = await connections.read(system);
    if (after.customerList?.readAt !== customerList.readAt) return;
    await connections.update(after, { customerList: { ...after.customerList, waiting } });
  };
}

/** Says why the file waits; `null` where it has become the list, or is to be tried again. */
async function readByItself(
  read: Read,
  file: File,
  handle: FileSystemFileHandle,
): Promise<WaitingReason | null> {
  const offered: OfferedFile = {
    fileName: file.name,
    savedAt: file.lastModified,
    size: file.size,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
    handle,
    isWorkbook: false,
    isConfirmed: false,
    onProgress: () => undefined,
  };
  const { kind } = await read(offered);
  return kind === 'refused' || kind === 'doubted' ? kind : null;
}

/** Whether the file is as it was. What is read of a workbook has another size than the workbook. */
function isSaveOf(
  { lastModified, size }: File,
  save: (Pick<CustomerListFacts, 'savedAt' | 'size'> & { readonly isWorkbook?: boolean }) | null,
): boolean {
  return save?.savedAt === lastModified && (save.isWorkbook === true || save.size === size);
}

interface PermittedHandle extends FileSystemFileHandle {
  queryPermission?(mode: { readonly mode: 'read' }): Promise<PermissionState>;
}

/** `granted` where the browser reads it without asking anybody. */
async function permissionTo(handle: PermittedHandle): Promise<PermissionState> {
  return (await handle.queryPermission?.({ mode: 'read' })) ?? 'prompt';
}

/** `null` where it is not there any more, or cannot be reached, as a shared drive at home. */
async function fileOf(handle: FileSystemFileHandle): Promise<File | null> {
  try {
    return await handle.getFile();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
