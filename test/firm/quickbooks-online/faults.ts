import type { FirmAnswer } from '../service';
import type { Switches } from '../switches';
import { isoWithOffset, serverTimeZone } from './time';

/** An error of the accounting service, or of the gateway before it (quickbooks.md 7). Thrown inside, answered as an envelope. */
export class QboFault extends Error {
  readonly origin: 'service' | 'gateway';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly element: string;
  readonly type: string;

  constructor(fault: {
    readonly code: string;
    readonly message: string;
    readonly detail: string;
    readonly element?: string;
    readonly status?: number;
    readonly origin?: 'service' | 'gateway';
    readonly type?: string;
  }) {
    super(fault.message);
    this.origin = fault.origin ?? 'service';
    this.status = fault.status ?? 400;
    this.code = fault.code;
    this.detail = fault.detail;
    this.element = fault.element ?? '';
    this.type = fault.type ?? 'ValidationFault';
  }
}

/** The `Fault` object of the accounting service, as it also stands in a batch item. */
export function faultObject(fault: QboFault): object {
  const { message, detail, code, element, type } = fault;
  return { Error: [{ Message: message, Detail: detail, code, element }], type };
}

/**
 * The whole answer: capitals and ISO time from the service, lower case and a number from the gateway (7.1).
 * @param unauthorizedBody which of the two a 401 is in, or `empty` for no body
 */
export function faultAnswer(
  fault: QboFault,
  nowMs: number,
  unauthorizedBody: Switches['quickbooksOnline']['unauthorizedBody'],
): FirmAnswer {
  const form = fault.status === 401 ? unauthorizedBody : fault.origin;
  if (form === 'empty') return { status: fault.status, body: '' };
  const body =
    form === 'service'
      ? { Fault: faultObject(fault), time: isoWithOffset(nowMs, serverTimeZone) }
      : gatewayBody(fault, nowMs);
  return { status: fault.status, body };
}

/** Lower case, a number for the time, and the gateway's fixed set of empty siblings. */
export function gatewayBody(fault: QboFault, nowMs: number): object {
  return {
    warnings: null,
    intuitObject: null,
    fault: {
      error: [{ message: fault.message, detail: fault.detail, code: fault.code, element: null }],
      type: fault.type,
    },
    report: null,
    queryResponse: null,
    batchItemResponse: [],
    attachableResponse: [],
    syncErrorResponse: null,
    requestId: null,
    time: nowMs,
    status: null,
    cdcresponse: [],
  };
}

function gatewayFault(status: number, code: string, name: string, detail: string, type: string): QboFault {
  const message = `message=${name}; errorCode=00${code}; statusCode=${status}`;
  return new QboFault({ origin: 'gateway', status, code, message, detail, type });
}

export function unauthenticated(detail: string): QboFault {
  return gatewayFault(401, '3200', 'AuthenticationFailed', detail, 'AUTHENTICATION');
}

export function emptyToken(): QboFault {
  return gatewayFault(401, '3202', 'AuthenticationFailed', 'Token field is empty', 'AUTHENTICATION');
}

export function unauthorized(): QboFault {
  const detail = 'The application is not authorized for this company';
  return gatewayFault(403, '3100', 'ApplicationAuthorizationFailed', detail, 'AuthorizationFault');
}

/** Met in outages, with a code that otherwise means dead keys (additions.md 7). */
export function outage(code: '3100' | '120'): QboFault {
  if (code === '3100') {
    const detail = 'The application is not authorized for this company';
    return gatewayFault(500, code, 'ApplicationAuthorizationFailed', detail, 'AuthorizationFault');
  }
  const detail = 'Unknown Error during Authentication';
  return new QboFault({ code, message: detail, detail, status: 500, type: 'SystemFault' });
}

export function throttled(): QboFault {
  return gatewayFault(429, '3001', 'ThrottleExceeded', 'The request limit was exceeded', 'SERVICE');
}

/** Reads above the month's allowance; no source gives the shape (9). */
export function meterRunOut(shape: Switches['quickbooksOnline']['meterRefusal']): QboFault {
  if (shape === 'unauthorized') return unauthorized();
  const detail = 'The monthly allowance of reads is used up';
  return gatewayFault(429, '3001', 'ThrottleExceeded', detail, 'SERVICE');
}

export function unsupportedOperation(what: string): QboFault {
  return new QboFault({
    code: '500',
    message: 'Unsupported Operation',
    detail: `Operation ${what} is not supported.`,
  });
}

export function invalidRequest(detail: string): QboFault {
  return new QboFault({
    code: '2010',
    message: 'Request has invalid or unsupported property',
    detail,
  });
}

export function parameterMissing(name: string): QboFault {
  return new QboFault({
    code: '2020',
    message: 'Required param missing, need to supply the required value for the API',
    detail: `Required parameter ${name} is missing in the request`,
    element: name,
  });
}

export function invalidId(value: string): QboFault {
  return new QboFault({ code: '2030', message: 'Invalid ID', detail: `Invalid ID : ${value}` });
}

export function notFound(): QboFault {
  return new QboFault({
    code: '610',
    message: 'Object Not Found',
    detail:
      "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
  });
}
