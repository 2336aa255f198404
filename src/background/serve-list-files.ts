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
  { customerLists, savedList }: PageApiServices,
  request: ListFileRequest,
  reply: Reply,
): Promise<void> {
  switch (request.customerList) {
    case 'read':
      return reply({ kind: 'outcome', outcome: await customerLists.read(offeredFile(request, reply)) });
    case 'handle':
      return reply({ kind: 'handle', handle: await customerLists.handle() });
    case 'savedHandle':
      return reply({ kind: 'handle', handle: await savedList.handle() });
    case 'keepSaved':
      await savedList.keep(request.handle);
      return reply({ kind: 'handle', handle: request.handle });
  }
}

function offeredFile(
  { file, handle, isWorkbook, isConfirmed }: Extract<ListFileRequest, { customerList: 'read' }>,
  reply: Reply,
): OfferedFile {
  return {
    handle,
    isWorkbook,
    isConfirmed,
    fileName: file.name,
    savedAt: file.lastModified,
    size: file.size,
    bytes: async () => new Uint8Array(await withinTime(file.arrayBuffer(), askedForWithinMs)),
    onProgress: (share) => reply({ kind: 'progress', share }),
  };
}
