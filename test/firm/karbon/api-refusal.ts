import type { FirmAnswer } from '../service';
import type { Switches } from '../switches';

/** Thrown anywhere below the API's front door to answer with an error (karbon.md 1.4). */
export class ApiRefusal extends Error {
  readonly answer: FirmAnswer;

  constructor(answer: FirmAnswer, message: string) {
    super(message);
    this.name = 'ApiRefusal';
    this.answer = answer;
  }
}

/** An error of the application itself: `{error:{code,message}}`. */
function applicationError(status: number, code: string, message: string): ApiRefusal {
  return new ApiRefusal({ status, body: { error: { code, message } } }, message);
}

/** Code 4002: a query option, filter or argument that is refused. */
export function badQuery(message: string): ApiRefusal {
  return applicationError(400, '4002', message);
}

/** What of the framework's settings a request may not use; the texts are the OpenAPI file's own. */
const settings = {
  'Query option': 'AllowedQueryOptions',
  'Logical operator': 'AllowedLogicalOperators',
  Function: 'AllowedFunctions',
} as const;

/** Code 4002 for a query option, an operator or a function that the list does not take. */
export function notAllowed(what: keyof typeof settings, name: string): ApiRefusal {
  return badQuery(
    `${what} '${name}' is not allowed. To allow it, set the '${settings[what]}' property on EnableQueryAttribute or QueryValidationSettings.`,
  );
}

/** Code 4021, the nearest known: it is documented for writes of a restriction, not for reads. */
export function restrictedRecord(): ApiRefusal {
  return applicationError(403, '4021', 'The application may not access this record.');
}

/** Code 4004: a key that the addressed kind of entity does not have. */
export function notFound(message: string): ApiRefusal {
  return applicationError(404, '4004', message);
}

/** An error of the gateway in front of the application: `{statusCode,message}`, the number as text. */
export function gatewayError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ApiRefusal {
  return new ApiRefusal({ status, headers, body: { statusCode: String(status), message } }, message);
}

/** The refusal of the bearer, in the shape that the switch says (karbon.md 1.4). */
export function bearerError(body: Switches['karbon']['unauthorizedBody']): ApiRefusal {
  const message = 'Auth token is missing or invalid';
  if (body === 'gateway') return gatewayError(401, message);
  return body === 'wrapped' ? accessKeyError(message) : new ApiRefusal({ status: 401, body: '' }, message);
}

/** The gateway's refusal of the AccessKey, which alone wraps the number and the text in `error`. */
export function accessKeyError(message: string): ApiRefusal {
  return new ApiRefusal({ status: 401, body: { error: { statusCode: '401', message } } }, message);
}
