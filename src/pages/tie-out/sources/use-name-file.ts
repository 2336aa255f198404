import { useState } from 'preact/hooks';
import type { NameListLayout, NameListPreview, NameListSystem } from '../../../domain/records/name-list';
import type { NameListFacts, NameListOutcome } from '../../../messages/name-list';
import { laterSave, type PickedFile } from '../../options/customer-list/pick-file';
import { type NameFile, nameFileHandle, sendNameFile } from '../../options/customer-list/send-list-file';
import type { OpenWorkbook } from '../../options/customer-list/workbook-rows';
import { toPlainError } from '../../use-query';

/** What has become of a file: what the worker says, or what has kept the page from handing it over. */
export type NameFileEnd =
  | Exclude<NameListOutcome, { kind: 'columns' }>
  | { readonly kind: 'workbookUnread' | 'notGranted' | 'gone' | 'unchanged'; readonly fileName: string };

/** A file of which somebody has to say which column is which. */
export interface OpenColumns {
  readonly fileName: string;
  readonly preview: NameListPreview;
}

export interface NameFileTask {
  /** How much of a file has been read, 0 to 1; `null` while none is. */
  readonly progress: number | null;
  readonly end: NameFileEnd | null;
  readonly columns: OpenColumns | null;
  /** A workbook of which somebody has to say which sheet is the list, before anything is read. */
  readonly workbook: OpenWorkbook | null;
  /** Reads what `pick` brings, if anything. */
  offer(pick: () => Promise<PickedFile | null>): void;
  /** Reads the file of a list again, unless it is still what was read then. */
  update(list: NameListFacts): void;
  /** Reads this sheet of the open workbook. */
  useSheet(sheet: number): void;
  /** Reads the open file by these columns. */
  use(layout: NameListLayout): void;
  cancel(): void;
}

/** One file after the other with the names of a system. @param onRead called when one has become the list */
export function useNameFile(system: NameListSystem, onRead: () => void): NameFileTask {
  const [progress, setProgress] = useState<number | null>(null);
  const [end, setEnd] = useState<NameFileEnd | null>(null);
  const [open, setOpen] = useState<(OpenColumns & { readonly file: NameFile }) | null>(null);

  const [workbook, setWorkbook] = useState<(OpenWorkbook & { readonly updates: string | null }) | null>(null);

  function run(work: () => Promise<NameFileEnd | null>): void {
    if (progress !== null) return;
    setProgress(0);
    setEnd(null);
    setOpen(null);
    setWorkbook(null);
    work()
      .catch((error: unknown): NameFileEnd => ({ kind: 'failed', error: toPlainError(error) }))
      .then((found) => {
        setEnd(found);
        setProgress(null);
        if (found?.kind === 'read') onRead();
      });
  }

  async function send(file: NameFile): Promise<NameFileEnd | null> {
    const outcome = await sendNameFile(file, setProgress);
    if (outcome.kind !== 'columns') return outcome;
    setOpen({ file, fileName: file.file.name, preview: outcome.preview });
    return null;
  }

  async function read(picked: PickedFile, before: NameListFacts | null): Promise<NameFileEnd | null> {
    const updates = before?.id ?? null;
    const { listFileOf } = await import('../../options/customer-list/workbook-rows');
    const file = await listFileOf(picked, system, before?.sheet);
    if (file === 'workbookUnread') return { kind: file, fileName: picked.file.name };
    if (!('kind' in file)) return send({ ...file, system, layout: null, updates });
    setWorkbook({ ...file, updates });
    return null;
  }

  return {
    progress,
    end,
    columns: open,
    workbook,
    offer: (pick) =>
      run(async () => {
        const picked = await pick();
        return picked && read(picked, null);
      }),
    update: (list) =>
      run(async () => {
        const found = await laterSave(await nameFileHandle(list.id), list);
        return typeof found === 'string' ? { kind: found, fileName: list.fileName } : read(found, list);
      }),
    useSheet: (sheet) =>
      run(
        async () =>
          workbook && send({ ...workbook.use(sheet), system, layout: null, updates: workbook.updates }),
      ),
    use: (layout) => run(async () => open && send({ ...open.file, layout })),
    cancel() {
      setOpen(null);
      setWorkbook(null);
    },
  };
}
