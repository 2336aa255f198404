import { useState } from 'preact/hooks';
import type { CustomerListFacts, ListFileOutcome } from '../../../messages/customer-list';
import { toPlainError } from '../../use-query';
import { type PickedFile, readAgain } from './pick-file';
import { keptHandle, type ListFile, sendListFile } from './send-list-file';
import { isWorkbook, workbookRows } from './workbook-rows';

/** What has become of a file: what the worker says, or what has kept the page from handing it over. */
export type ListFileEnd =
  | ListFileOutcome
  | { readonly kind: 'workbookUnread' | 'notGranted' | 'gone' | 'unchanged' };

export interface ListFileTask {
  /** How much of a file has been read, 0 to 1; `null` while none is. */
  readonly progress: number | null;
  readonly end: ListFileEnd | null;
  /** Reads what `pick` brings, if anything. */
  offer(pick: () => Promise<PickedFile | null>): void;
  /** Reads the file of before again, unless it is still what was read then. */
  update(before: Pick<CustomerListFacts, 'savedAt' | 'size' | 'isWorkbook'>): void;
  /** Reads the last file once more, however odd it is as a whole. */
  confirm(): void;
  dismiss(): void;
}

/** One customer list after the other, picked, dropped or read again. @param onRead called when one has become the list. */
export function useListFile(onRead: () => void): ListFileTask {
  const [progress, setProgress] = useState<number | null>(null);
  const [end, setEnd] = useState<ListFileEnd | null>(null);
  const [doubted, setDoubted] = useState<ListFile | null>(null);

  function run(work: () => Promise<ListFileEnd | null>): void {
    if (progress !== null) return;
    setProgress(0);
    work()
      .catch((error: unknown): ListFileEnd => ({ kind: 'failed', error: toPlainError(error) }))
      .then((found) => {
        setEnd(found);
        setProgress(null);
        if (found?.kind === 'read') onRead();
      });
  }

  async function send(file: ListFile, isConfirmed: boolean): Promise<ListFileEnd> {
    const outcome = await sendListFile(file, isConfirmed, setProgress);
    setDoubted(outcome.kind === 'doubted' ? file : null);
    return outcome;
  }

  async function read({ file, handle }: PickedFile): Promise<ListFileEnd> {
    if (!(await isWorkbook(file))) return send({ file, handle, isWorkbook: false }, false);
    const rows = await workbookRows(file);
    return rows ? send({ file: rows, handle, isWorkbook: true }, false) : { kind: 'workbookUnread' };
  }

  return {
    progress,
    end,
    offer: (pick) =>
      run(async () => {
        const picked = await pick();
        return picked && read(picked);
      }),
    update: (before) =>
      run(async () => {
        const handle = await keptHandle('handle');
        const file = handle && (await readAgain(handle));
        if (file === 'notGranted') return { kind: 'notGranted' };
        if (file === null || file === 'gone') return { kind: 'gone' };
        // What is read of a workbook has another size than the workbook.
        const isSame =
          file.lastModified === before.savedAt && (before.isWorkbook || file.size === before.size);
        return isSame ? { kind: 'unchanged' } : read({ file, handle });
      }),
    confirm: () => run(async () => doubted && send(doubted, true)),
    dismiss: () => setEnd(null),
  };
}
