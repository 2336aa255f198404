import type { WriteRejection } from '../../domain/plans/write-rejection';
import { parse } from '../../messages/schema';
import { anything, looseNumber, looseObject } from '../http/coerce';
import { lostOnTheWay } from '../http/gateway';
import type { HttpResponse } from '../http/http';
import { redactReason } from '../http/redact-reason';
import { invalidResponse, outcomeUnknown, SystemError } from '../http/system-error';
import { quickbooksTimeError } from './errors';

/** What is written: only of a jobcode can it be the name that is refused. */
export type WrittenEndpoint = 'jobcodes' | 'jobcode_assignments' | 'timesheets';

/** The error of a write that is refused as a whole (quickbooks-time.md 4), `null` for a good answer. */
export function timeWriteError(response: HttpResponse, endpoint: WrittenEndpoint): SystemError | null {
  const error = quickbooksTimeError(response);
  if (error === null) return null;
  const { code, detail } = error;
  if (code === 'serverFault' || lostOnTheWay.has(code)) return outcomeUnknown(error);
  // The others stop the connection as a whole, and say nothing of the write.
  const isAboutWrite = code === 'notAllowed' || code === 'rejected';
  const rejection = isAboutWrite ? rejectionOf(endpoint, response.status, detail) : null;
  return new SystemError(code, 'quickbooksTime', { detail, rejection });
}

/**
 * The error of one item in an answer that is good as a whole, `null` where it was applied: the item's own status decides, and
 * where that is missing an id says that it was (quickbooks-time.md 3.3).
 */
export function itemError(item: unknown, endpoint: WrittenEndpoint): SystemError | null {
  const {
    id,
    _status_code: status,
    _status_extra: extra,
    _status_message: message,
  } = parse(itemSchema, item);
  if (status === null) {
    if (id !== undefined) return null;
    return outcomeUnknown(invalidResponse('quickbooksTime', endpoint, '_status_code'));
  }
  if (status >= 200 && status <= 299) return null;
  const detail = redactReason(extra) || redactReason(message);
  if (status >= 500 && status !== methodMissing) {
    return new SystemError('serverFault', 'quickbooksTime', { detail, isOutcomeUnknown: true });
  }
  return new SystemError('rejected', 'quickbooksTime', {
    detail,
    rejection: rejectionOf(endpoint, status, detail),
  });
}

const methodMissing = 501;

/** What an item of a write's answer says of itself. */
export const itemSchema = looseObject({
  id: anything,
  _status_code: looseNumber,
  _status_extra: anything,
  _status_message: anything,
});

/** By the codes of 4, and by the words of 3.3, which are taken loosely: most of them nobody has written down. */
function rejectionOf(endpoint: WrittenEndpoint, status: number, reason: string): WriteRejection {
  if (status === 401 || status === 403 || /permission|not authori[sz]ed/i.test(reason)) {
    return { code: 'noRight' };
  }
  const other: WriteRejection = { code: 'other', detail: reason };
  if (endpoint !== 'jobcodes' || /short code/i.test(reason)) return other;
  if (status === 404) return { code: 'recordGone' };
  // Also with 409 (additions.md 7), which without such words is a change that came in between.
  if (/\balready (exists|in use|taken)\b|\bduplicate\b/i.test(reason))
    return { code: 'nameTaken', holderId: null };
  if (status === 409) return { code: 'changedMeanwhile' };
  if (/too long|longer than|at most \d+|exceeds/i.test(reason)) return { code: 'nameTooLong' };
  if (/\bname\b.*\b(in use|exists?|taken|unique|conflicts)\b/i.test(reason)) {
    return { code: 'nameTaken', holderId: null };
  }
  if (/\bname\b.*\b(contain|characters?)\b/i.test(reason)) return { code: 'nameNotAllowed' };
  if (/not found|archived|inactive/i.test(reason)) return { code: 'recordGone' };
  return other;
}
