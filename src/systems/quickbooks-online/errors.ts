import type { ErrorCode } from '../../messages/errors';
import { parse } from '../../messages/schema';
import { anything, looseNumber, looseObject } from '../http/coerce';
import { errorCodeOf } from '../http/error-code';
import { isForeignRefusal } from '../http/gateway';
import type { HttpResponse } from '../http/http';
import { redactReason } from '../http/redact-reason';
import { SystemError } from '../http/system-error';

/** quickbooks.md 7.2: what decides is the fault's code. */
const codeOfFault: Readonly<Record<number, ErrorCode>> = {
  100: 'needsReconnect',
  110: 'needsReconnect',
  120: 'needsReconnect',
  130: 'serverFault',
  140: 'serverFault',
  150: 'serverFault',
  610: 'notFound',
  3100: 'wrongEnvironment',
  3202: 'needsReconnect',
  6190: 'billingLapsed',
  10000: 'serverFault',
};

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  // The token has been renewed just before, so the sign-in is good: what is missing is the right.
  401: 'notAllowed',
  403: 'notAllowed',
  404: 'notFound',
};

/**
 * Whether a new token may help. Code 3100 means keys of the other environment or a company that has been disconnected
 * (7.2): the sign-in service, asked for a new token, knows which.
 */
export function isTokenRejected(response: HttpResponse): boolean {
  return response.status === 401 || (response.status < 500 && faultOf(response)?.code === 3100);
}

/** Whether an answer of whatever status is a 429 (7.2, 3001 "formerly 403"). */
export function isThrottled(response: HttpResponse): boolean {
  return faultOf(response)?.code === 3001;
}

/** Whether a 403 is none of Intuit's, whose gateway sends a fault, be it in XML (7.1). */
export function isFromGateway(response: HttpResponse): boolean {
  return isForeignRefusal(response) && faultOf(response) === null;
}

/** Whether fewer records may fit where so many did not: the service has said so (7.2, 10100), or taken too long over them. */
export function isTooLarge(response: HttpResponse): boolean {
  return response.status === 504 || faultOf(response)?.code === 10_100;
}

/**
 * The error that an answer stands for, or `null` for a good one. A fault may come with HTTP 200 (3); with 5xx it is the service that
 * has failed, whatever the fault says of sign-in or rights (additions.md 7).
 */
export function quickbooksError(response: HttpResponse): SystemError | null {
  const fault = faultOf(response);
  const code = isFromGateway(response) ? 'gatewayRefused' : errorCodeOf(response.status, codeOfStatus);
  if (fault === null && code === null) return null;
  const codeByFault = response.status >= 500 ? undefined : codeOfFault[fault?.code ?? 0];
  return new SystemError(codeByFault ?? code ?? 'rejected', 'quickbooks', {
    detail: [fault?.reason ?? '', traceOf(response)].join(' ').trim(),
  });
}

export interface Fault {
  readonly code: number;
  /** The code and the service's own words, free of tokens. */
  readonly reason: string;
}

const envelopeSchema = looseObject({ Fault: anything, fault: anything });
const faultSchema = looseObject({ Error: anything, error: anything });
const errorSchema = looseObject({
  code: looseNumber,
  Detail: anything,
  detail: anything,
  Message: anything,
  message: anything,
});

/** Both spellings of the envelope, or its XML; codes are text, at times with zeros before them (7.1). */
export function faultOf({ json, text }: Pick<HttpResponse, 'json' | 'text'>): Fault | null {
  if (json === undefined) return faultInXml(text);
  const envelope = parse(envelopeSchema, json);
  const fault = envelope.Fault ?? envelope.fault;
  if (typeof fault !== 'object' || fault === null) return null;
  const errors = parse(faultSchema, fault);
  const listed = errors.Error ?? errors.error;
  // A gateway that makes JSON of XML writes a list of one as that one.
  const [first] = Array.isArray(listed) ? listed : [listed];
  const error = parse(errorSchema, first);
  const code = error.code ?? 0;
  const reason = redactReason(error.Detail ?? error.detail) || redactReason(error.Message ?? error.message);
  return { code, reason: `${code} ${reason}`.trim() };
}

/** The gateway answers in XML at times, whatever is asked for (7.1). */
function faultInXml(text: string): Fault | null {
  if (!/<(?:\w+:)?Fault\b/i.test(text)) return null;
  const code = Number(/\bcode(?:\s*=\s*["']|>)(\d+)/i.exec(text)?.[1] ?? 0);
  const reason = redactReason(/<(Detail|Message)>([^<]*)<\/\1>/i.exec(text)?.[2]);
  return { code, reason: `${code} ${reason}`.trim() };
}

/** Intuit's support asks for it (2.6). */
function traceOf(response: HttpResponse): string {
  const trace = /^[\w-]{1,80}$/.exec(response.headers.get('intuit_tid') ?? '');
  return trace === null ? '' : `(intuit_tid ${trace[0]})`;
}
