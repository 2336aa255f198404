import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import type { PlainError } from '../../../messages/errors';
import { Disclosure } from '../../../ui/disclosure';
import { saveFile } from '../../../ui/save-file';
import { request } from '../../request';
import { toPlainError } from '../../use-query';
import { errorSentence } from '../../words';
import { sizeWords } from '../words';
import { keepSaved, keptHandle } from './send-list-file';
import { SharedParts } from './shared-parts';

const fileName = 'QuickBooks customers.tieout.json';

type SavedEnd = Saved | 'incomplete' | 'notGranted' | 'gone' | PlainError;

interface Saved {
  readonly bytes: number;
}

const endWords = {
  incomplete: m.saved_incomplete(),
  notGranted: m.saved_not_granted(),
  gone: m.saved_gone(),
} as const;

/** The list as a file for whoever cannot read it themselves, saved where they can. */
export function SavedListFile() {
  const [isBusy, setBusy] = useState(false);
  const [end, setEnd] = useState<SavedEnd | null>(null);
  const run = (save: () => Promise<SavedEnd | null>) => {
    setBusy(true);
    setEnd(null);
    save()
      .catch((error: unknown) => toPlainError(error))
      .then((found) => {
        setEnd(found);
        setBusy(false);
      });
  };
  const isSaved = end !== null && typeof end === 'object' && 'bytes' in end;
  return (
    <Disclosure label={m.saved_title()}>
      <p class="hint">{m.saved_lead()}</p>
      <SharedParts />
      <div class="actions">
        <button type="button" disabled={isBusy} onClick={() => run(saveAnew)}>
          {m.saved_save()}
        </button>
        <button type="button" class="quiet" disabled={isBusy} onClick={() => run(saveAgain)}>
          {m.saved_save_again()}
        </button>
      </div>
      {end && (
        <p class={isSaved ? 'status' : 'trouble'} role={isSaved ? 'status' : 'alert'}>
          {endSentence(end)}
        </p>
      )}
    </Disclosure>
  );
}

function endSentence(end: SavedEnd): string {
  if (typeof end === 'string') return endWords[end];
  return 'bytes' in end ? m.shared_saved_size({ size: sizeWords(end.bytes) }) : errorSentence(end);
}

interface SavePicking {
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
}

interface WritableHandle extends FileSystemFileHandle {
  requestPermission?(mode: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

async function saveAnew(): Promise<SavedEnd | null> {
  const { showSaveFilePicker } = window as SavePicking;
  // Asked first, while the browser still knows of the click.
  const handle = showSaveFilePicker ? await picked(showSaveFilePicker({ suggestedName: fileName })) : null;
  if (showSaveFilePicker && !handle) return null;
  const text = await request('savedList.text', null);
  if (text === null) return 'incomplete';
  if (!handle) {
    saveFile(fileName, text, 'text/plain');
    return savedAs(text);
  }
  const end = await write(handle, text);
  if (typeof end === 'object') await keepSaved(handle);
  return end;
}

async function saveAgain(): Promise<SavedEnd | null> {
  const handle: WritableHandle | null = await keptHandle('savedHandle');
  if (!handle) return saveAnew();
  const permission = (await handle.requestPermission?.({ mode: 'readwrite' })) ?? 'granted';
  if (permission !== 'granted') return 'notGranted';
  const text = await request('savedList.text', null);
  return text === null ? 'incomplete' : write(handle, text);
}

/** `null` where the user picks none. */
async function picked(asked: Promise<FileSystemFileHandle>): Promise<FileSystemFileHandle | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Takes the place of the file of before at its end, as a whole. */
async function write(handle: FileSystemFileHandle, text: string): Promise<Saved | 'notGranted' | 'gone'> {
  try {
    const file = await handle.createWritable();
    await file.write(text);
    await file.close();
    return savedAs(text);
  } catch (error) {
    if (error instanceof DOMException) return error.name === 'NotAllowedError' ? 'notGranted' : 'gone';
    throw error;
  }
}

function savedAs(text: string): Saved {
  return { bytes: new Blob([text]).size };
}
