import { m } from '../../../i18n/compiled/messages';
import type { CustomerListFacts } from '../../../messages/customer-list';

interface Picking {
  showOpenFilePicker?(options: object): Promise<readonly FileSystemFileHandle[]>;
}

interface DroppedItem extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

interface Permitting extends FileSystemFileHandle {
  requestPermission?(mode: { readonly mode: 'read' }): Promise<PermissionState>;
}

export interface PickedFile {
  readonly file: File;
  readonly handle: FileSystemFileHandle | null;
}

const types = [
  {
    description: m.list_picker_types(),
    accept: {
      'text/plain': ['.iif', '.txt', '.tsv'],
      'text/csv': ['.csv'],
      'application/json': ['.json'],
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
    },
  },
];

/** What the plain field for a file takes. */
export const acceptedFiles = types.flatMap(({ accept }) => Object.values(accept).flat()).join(',');

/** Whether the browser lets a page keep the way to a file. */
export function canKeepFiles(): boolean {
  return 'showOpenFilePicker' in window;
}

/** Has the user pick a file that can be read again; `null` where they pick none. */
export async function pickFile(): Promise<PickedFile | null> {
  try {
    const [handle] = (await (window as Picking).showOpenFilePicker?.({ id: 'customer-list', types })) ?? [];
    return handle ? { file: await handle.getFile(), handle } : null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** The file that was dropped; `null` where it is none. Must be called while the event is handled. */
export async function droppedFile({ items, files }: DataTransfer): Promise<PickedFile | null> {
  const item: DroppedItem | undefined = [...items].find(({ kind }) => kind === 'file');
  const file = files[0];
  const handle = await item?.getAsFileSystemHandle?.();
  if (!file || handle?.kind === 'directory') return null;
  return { file, handle: handle ? (handle as FileSystemFileHandle) : null };
}

/** What was read of a file before. */
type EarlierSave = Pick<CustomerListFacts, 'savedAt' | 'size' | 'isWorkbook'>;

/**
 * The file as it is now, where it was saved since. `notGranted`: the user does not let the page read it; `gone`: it cannot be reached.
 *
 * @param handle `null` where the way to it is lost
 */
export async function laterSave(
  handle: Permitting | null,
  before: EarlierSave,
): Promise<PickedFile | 'notGranted' | 'gone' | 'unchanged'> {
  const file = handle ? await readAgain(handle) : 'gone';
  if (!handle || file === 'notGranted' || file === 'gone') return file === 'notGranted' ? file : 'gone';
  // What is read of a workbook has another size than the workbook.
  const isSame = file.lastModified === before.savedAt && (before.isWorkbook || file.size === before.size);
  return isSame ? 'unchanged' : { file, handle };
}

async function readAgain(handle: Permitting): Promise<File | 'notGranted' | 'gone'> {
  try {
    const permission = (await handle.requestPermission?.({ mode: 'read' })) ?? 'granted';
    return permission === 'granted' ? await handle.getFile() : 'notGranted';
  } catch (error) {
    if (error instanceof DOMException) return error.name === 'NotAllowedError' ? 'notGranted' : 'gone';
    throw error;
  }
}
