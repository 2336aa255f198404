import type { NameListLayout, NameListSystem } from '../../../domain/records/name-list';
import type { ListFileOutcome } from '../../../messages/customer-list';
import type { PlainError } from '../../../messages/errors';
import type { ListFileReply, ListFileRequest } from '../../../messages/list-file-port';
import type { NameListOutcome } from '../../../messages/name-list';
import { RequestError } from '../../request';

export interface ListFile {
  readonly file: File;
  /** The way to it, where it can be read again. */
  readonly handle: FileSystemFileHandle | null;
  /** It was an Excel workbook; `file` holds its rows. */
  readonly isWorkbook: boolean;
  /** The sheet of it; `null` where it has no other. */
  readonly sheet: string | null;
}

/** Hands the worker a customer list; `onProgress` is told how much of it has been read, 0 to 1. */
export function sendListFile(
  file: ListFile,
  isConfirmed: boolean,
  onProgress: (share: number) => void,
): Promise<ListFileOutcome> {
  return ask<ListFileOutcome>({ customerList: 'read', ...file, isConfirmed }, (reply, done) => {
    if (reply.kind === 'progress') onProgress(reply.share);
    if (reply.kind === 'outcome') done(reply.outcome);
  });
}

export interface NameFile extends ListFile {
  readonly system: NameListSystem;
  /** Which column is which; `null` where nobody has said so. */
  readonly layout: NameListLayout | null;
  /** The list whose file it is a later save of; `null` where it was picked by itself. */
  readonly updates: string | null;
}

/** The same with the names of Karbon or QuickBooks Time. */
export function sendNameFile(file: NameFile, onProgress: (share: number) => void): Promise<NameListOutcome> {
  return ask<NameListOutcome>({ nameList: 'read', ...file }, (reply, done) => {
    if (reply.kind === 'progress') onProgress(reply.share);
    if (reply.kind === 'names') done(reply.outcome);
    // What fails before the worker knows what it was asked.
    if (reply.kind === 'outcome' && reply.outcome.kind === 'failed') done(reply.outcome);
  });
}

/** The way to the file of a list of names; `null` where the browser keeps none. */
export function nameFileHandle(id: string): Promise<FileSystemFileHandle | null> {
  return askForHandle({ nameList: 'handle', id });
}

/** The way to the file that was read last, or to the one that the list is saved to; `null` where the browser keeps none. */
export function keptHandle(of: 'handle' | 'savedHandle'): Promise<FileSystemFileHandle | null> {
  return askForHandle({ customerList: of });
}

/** From now on the worker keeps this file current, as far as the browser lets it. */
export async function keepSaved(handle: FileSystemFileHandle): Promise<void> {
  await askForHandle({ customerList: 'keepSaved', handle });
}

function askForHandle(request: ListFileRequest): Promise<FileSystemFileHandle | null> {
  return ask<FileSystemFileHandle | null>(request, (reply, done) =>
    done(reply.kind === 'handle' ? reply.handle : null),
  );
}

const workerGone: PlainError = { code: 'internal', system: null, retryAt: null, detail: '' };

async function ask<Answer>(
  request: ListFileRequest,
  onReply: (reply: ListFileReply, done: (answer: Answer) => void) => void,
): Promise<Answer> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  try {
    return await new Promise<Answer>((done, fail) => {
      // The worker was stopped before it has answered.
      port1.addEventListener('close', () => fail(new RequestError(workerGone)));
      port1.onmessage = ({ data }: MessageEvent<ListFileReply>) => onReply(data, done);
      active?.postMessage(request, [port2]);
    });
  } finally {
    port1.close();
  }
}
