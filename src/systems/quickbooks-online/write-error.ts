import type { WriteRejection } from '../../domain/plans/write-rejection';
import { lostOnTheWay } from '../http/gateway';
import type { HttpResponse } from '../http/http';
import { SystemError } from '../http/system-error';
import { type Fault, faultOf, quickbooksError } from './errors';

/** A failure of the service itself, also at HTTP 200 (quickbooks.md 7.2). */
const systemFailure = 10_000;

/** quickbooks.md 7.2, but for the codes that need more than themselves. */
const rejectionByFaultCode: Readonly<Record<number, WriteRejection>> = {
  610: { code: 'recordGone' },
  700: { code: 'recordGone' },
  900: { code: 'recordGone' },
  2040: { code: 'nameNotAllowed' },
  2050: { code: 'nameTooLong' },
  2180: { code: 'nameNotAllowed' },
  2500: { code: 'recordGone' },
  5010: { code: 'changedMeanwhile' },
  6130: { code: 'billing' },
  6180: { code: 'tooDeep' },
  6220: { code: 'inUse', by: 'balance' },
  6280: { code: 'inUse' },
};
const duplicateName = 6240;

/**
 * The error that the answer to a write stands for, `null` for a good one: with the refusal by the fault's code alone, since
 * its texts are in the company's language (quickbooks.md 6), and with what is not known after a failure of the service.
 */
export function quickbooksWriteError(response: HttpResponse): SystemError | null {
  const error = quickbooksError(response);
  if (error === null) return null;
  // What a service in disorder says of a write is no word on what became of it.
  const fault = response.status >= 500 ? null : faultOf(response);
  const rejection =
    (fault && rejectionOf(fault)) ?? (response.isOutcomeUnknown ? null : otherRejection(error, fault));
  const isUnknown =
    response.isOutcomeUnknown ||
    response.status >= 500 ||
    fault?.code === systemFailure ||
    lostOnTheWay.has(error.code);
  return new SystemError(error.code, 'quickbooks', {
    detail: error.detail,
    rejection,
    isOutcomeUnknown: rejection === null && isUnknown,
  });
}

function rejectionOf({ code, reason }: Fault): WriteRejection | null {
  if (code === duplicateName) {
    return { code: 'nameTaken', holderId: /\bId=(\d+)/.exec(reason)?.[1] ?? null };
  }
  return rejectionByFaultCode[code] ?? null;
}

/** What stops the connection as a whole is no refusal of the write, and an error page refuses nothing. */
function otherRejection({ code }: SystemError, fault: Fault | null): WriteRejection | null {
  if (code === 'notAllowed') return { code: 'noRight' };
  return code === 'rejected' && fault ? { code: 'other', detail: fault.reason } : null;
}
