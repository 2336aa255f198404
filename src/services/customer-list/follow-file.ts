import type { CustomerListFacts, ListFileOutcome, WaitingReason } from '../../messages/customer-list';
import type { Store } from '../../store/store';
import type { OfferedFile } from './offered-file';
import { answerWithinMs, contentWithinMs, withinTime } from './within-time';

type Read = (file: OfferedFile) => Promise<ListFileOutcome>;

const followEveryMs = 5 * 60_000;
const system = 'quickbooks';

/**
 * Reads the file of the customer list again where it was saved since, and notes where it waits for somebody to look at it or its drive does
 * not answer. What comes after it waits for a drive no longer than `answerWithinMs` and `contentWithinMs`.
 */
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
    const found = await followed(read, handle, customerList);
    if (found === null) return;
    // Somebody may have read another one by hand meanwhile.
    const after = await connections.read(system);
    if (after.customerList?.readAt !== customerList.readAt) return;
    const next = { ...after.customerList, ...found };
    if (next.isUnanswered === customerList.isUnanswered && next.waiting === customerList.waiting) return;
    await connections.update(after, { customerList: next });
  };
}

/** What is to be noted of the list as it is; `null` where the file has become the list. */
async function followed(
  read: Read,
  handle: FileSystemFileHandle,
  customerList: CustomerListFacts,
): Promise<Partial<CustomerListFacts> | null> {
  const file = await fileOf(handle);
  if (file === 'unanswered') return { isUnanswered: true };
  if (!file || isSaveOf(file, customerList) || isSaveOf(file, customerList.waiting))
    return { isUnanswered: false };
  const end = customerList.isWorkbook ? 'workbook' : await readByItself(read, file, handle);
  if (end === 'read') return null;
  if (end === 'unanswered') return { isUnanswered: true };
  if (end === 'tryAgain') return { isUnanswered: false };
  return { isUnanswered: false, waiting: { savedAt: file.lastModified, size: file.size, because: end } };
}

/** Says why the file waits, or what else has become of it. */
async function readByItself(
  read: Read,
  file: File,
  handle: FileSystemFileHandle,
): Promise<WaitingReason | 'read' | 'unanswered' | 'tryAgain'> {
  let isAnswered = true;
  const offered: OfferedFile = {
    fileName: file.name,
    savedAt: file.lastModified,
    size: file.size,
    async bytes() {
      isAnswered = false;
      const bytes = await withinTime(file.arrayBuffer(), contentWithinMs);
      isAnswered = true;
      return new Uint8Array(bytes);
    },
    handle,
    isWorkbook: false,
    sheet: null,
    isConfirmed: false,
    onProgress: () => undefined,
  };
  const { kind } = await read(offered);
  if (kind === 'read' || kind === 'refused' || kind === 'doubted') return kind;
  return isAnswered ? 'tryAgain' : 'unanswered';
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
async function fileOf(handle: FileSystemFileHandle): Promise<File | 'unanswered' | null> {
  try {
    return await withinTime(handle.getFile(), answerWithinMs);
  } catch (error) {
    if (error instanceof DOMException) return error.name === 'TimeoutError' ? 'unanswered' : null;
    throw error;
  }
}
