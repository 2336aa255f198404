import { type ListFileReply, type ListFileRequest, parseListFileRequest } from '../messages/list-file-port';
import { reportUnexpected } from '../reports/report-unexpected';
import type { OfferedFile } from '../services/customer-list/offered-file';
import { askedForWithinMs, withinTime } from '../services/customer-list/within-time';
import type { PageApiServices } from '../services/page-api-services';
import { plainErrorOf } from '../services/plain-error';

type Reply = (said: ListFileReply) => void;

/** Does what one of our own pages asks with a file. Never rejects: what fails is said on the port, without its text. */
export async function serveListFile(
  pages: () => Promise<PageApiServices>,
  message: unknown,
  port: MessagePort,
): Promise<void> {
  const reply: Reply = (said) => port.postMessage(said);
  try {
    await carryOut(await pages(), parseListFileRequest(message), reply);
  } catch (error) {
    reportUnexpected(error, 'reading a customer list');
    reply({ kind: 'outcome', outcome: { kind: 'failed', error: plainErrorOf(error, null) } });
  }
}

async function carryOut(
  { customerLists, savedList, nameLists }: PageApiServices,
  request: ListFileRequest,
  reply: Reply,
): Promise<void> {
  if ('nameList' in request) return carryOutNames(nameLists, request, reply);
  switch (request.customerList) {
    case 'read': {
      const offered = { ...offeredFile(request, reply), isConfirmed: request.isConfirmed };
      return reply({ kind: 'outcome', outcome: await customerLists.read(offered) });
    }
    case 'handle':
      return reply({ kind: 'handle', handle: await customerLists.handle() });
    case 'savedHandle':
      return reply({ kind: 'handle', handle: await savedList.handle() });
    case 'keepSaved':
      await savedList.keep(request.handle);
      return reply({ kind: 'handle', handle: request.handle });
  }
}

async function carryOutNames(
  nameLists: PageApiServices['nameLists'],
  request: Extract<ListFileRequest, { nameList: string }>,
  reply: Reply,
): Promise<void> {
  switch (request.nameList) {
    case 'read': {
      const { system, layout, updates } = request;
      const offered = { ...offeredFile(request, reply), system, layout, updates };
      return reply({ kind: 'names', outcome: await nameLists.read(offered) });
    }
    case 'handle':
      return reply({ kind: 'handle', handle: await nameLists.handle(request.id) });
  }
}

type FileRequest = Extract<ListFileRequest, { file: File }>;

function offeredFile(
  { file, handle, isWorkbook, sheet }: FileRequest,
  reply: Reply,
): Omit<OfferedFile, 'isConfirmed'> {
  return {
    handle,
    isWorkbook,
    sheet,
    fileName: file.name,
    savedAt: file.lastModified,
    size: file.size,
    bytes: async () => new Uint8Array(await withinTime(file.arrayBuffer(), askedForWithinMs)),
    onProgress: (share) => reply({ kind: 'progress', share }),
  };
}
