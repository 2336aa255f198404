import { useState } from 'preact/hooks';
import type { CustomerListFacts, ListFileOutcome } from '../../../messages/customer-list';
import { toPlainError } from '../../use-query';
import { laterSave, type PickedFile } from './pick-file';
import { keptHandle, type ListFile, sendListFile } from './send-list-file';
import type { OpenWorkbook } from './workbook-rows';

/** What has become of a file: what the worker says, or what has kept the page from handing it over. */
export type ListFileEnd =
  | ListFileOutcome
  | OpenWorkbook
  | { readonly kind: 'workbookUnread' | 'notGranted' | 'gone' | 'unchanged' };

/** What was read of a file before. */
type EarlierSave = Pick<CustomerListFacts, 'savedAt' | 'size' | 'isWorkbook' | 'sheet'>;

export interface ListFileTask {
  /** How much of a file has been read, 0 to 1; `null` while none is. */
  readonly progress: number | null;
  readonly end: ListFileEnd | null;
  /** Reads what `pick` brings, if anything. */
  offer(pick: () => Promise<PickedFile | null>): void;
  /** Reads the file of before again, unless it is still what was read then. */
  update(before: EarlierSave): void;
  /** Reads this sheet of the workbook that was asked about. */
  useSheet(workbook: OpenWorkbook, sheet: number): void;
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

  async function read(picked: PickedFile, sheet: string | null): Promise<ListFileEnd> {
    const { listFileOf } = await import('./workbook-rows');
    const file = await listFileOf(picked, 'customers', sheet);
    if (file === 'workbookUnread') return { kind: file };
    return 'kind' in file ? file : send(file, false);
  }

  return {
    progress,
    end,
    offer: (pick) =>
      run(async () => {
        const picked = await pick();
        return picked && read(picked, null);
      }),
    update: (before) =>
      run(async () => {
        const found = await laterSave(await keptHandle('handle'), before);
        return typeof found === 'string' ? { kind: found } : read(found, before.sheet);
      }),
    useSheet: (workbook, sheet) => run(() => send(workbook.use(sheet), false)),
    confirm: () => run(async () => doubted && send(doubted, true)),
    dismiss: () => setEnd(null),
  };
}
