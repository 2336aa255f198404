import type { ErrorCode } from '../../messages/errors';

/** What the status of an answer means by `codeOfStatus`, and where that says nothing of it; `null` for a good answer. */
export function errorCodeOf(
  status: number,
  codeOfStatus: Readonly<Record<number, ErrorCode>>,
): ErrorCode | null {
  if (status >= 200 && status <= 299) return null;
  if (status === 408) return 'timedOut';
  return codeOfStatus[status] ?? (status >= 500 ? 'serverFault' : 'rejected');
}
