import { type CrossOriginService, preflightAnswer, readableElsewhere } from '../cross-origin';
import { refusedOrigin } from '../intuit/extension-origin';
import type { FirmAnswer, FirmRequest, FirmTools } from '../service';
import { answerBatch } from './batch';
import { checkBearer } from './bearer';
import { changesSince } from './changes';
import { companyInfoShape, preferencesShape } from './company';
import type { CustomerBody } from './customer-fields';
import { writeCustomer } from './customers';
import {
  faultAnswer,
  invalidId,
  invalidRequest,
  notFound,
  parameterMissing,
  QboFault,
  unsupportedOperation,
} from './faults';
import { createInFlight } from './in-flight';
import { countRead } from './meter';
import { parseQuery } from './query-parser';
import { runQuery } from './query-run';
import { nameKinds, nameShape } from './shapes';
import type { QuickbooksOnlineState } from './state';
import { termShape } from './terms';
import { createThrottle } from './throttle';
import { isoWithOffset, serverTimeZone } from './time';
import { asXml } from './xml';

/** Its unanswered requests are counted only where `begin` is called at their arrival. */
export interface DataService extends CrossOriginService {
  begin(request: FirmRequest): () => void;
}

/** The accounting API of one company (quickbooks.md 3 to 9, 14). */
export function createDataService(state: QuickbooksOnlineState, tools: FirmTools): DataService {
  const switches = tools.switches.quickbooksOnline;
  const throttle = createThrottle(tools);
  const inFlight = createInFlight(state, tools);

  function answer(request: FirmRequest): FirmAnswer {
    const [, prefix, company, realmId = '', resource = '', id, ...rest] = request.path.split('/');
    if (prefix !== 'v3' || company !== 'company' || rest.length > 0) return { status: 404, body: '' };
    const application = checkBearer(state, tools, request, realmId);
    inFlight.check(request);
    throttle(resource === 'batch');
    const meteredQuery = (statement: string): object => {
      countRead(application, tools);
      return queried(statement);
    };
    if (request.method === 'GET') {
      countRead(application, tools);
      return timed(read(request, resource, id));
    }
    if (request.method !== 'POST' || id !== undefined) throw unsupportedOperation(request.method);
    if (resource === 'query') return timed(meteredQuery(posted(request, 'application/text')));
    return once(request, () => timed(write(request, resource, meteredQuery)));
  }

  function read(request: FirmRequest, resource: string, id: string | undefined): object {
    if (resource === 'query') {
      const statement = request.query.get('query');
      if (statement === null) throw parameterMissing('query');
      return queried(statement);
    }
    if (resource === 'cdc') return changesSince(state, tools, request.query);
    if (resource === 'preferences') return { Preferences: preferencesShape(state) };
    if (resource === 'companyinfo') {
      if (id !== state.realmId) throw notFound();
      return { CompanyInfo: companyInfoShape(state) };
    }
    if (resource === 'term' && id !== undefined) return { Term: termShape(id) };
    const kind = nameKinds.find((name) => name.toLowerCase() === resource);
    if (kind === undefined || id === undefined) throw unsupportedOperation(`GET ${resource}`);
    if (!/^\d+$/.test(id)) throw invalidId(id);
    const name = state.names.get(id);
    if (name?.kind !== kind) throw notFound();
    return { [kind]: nameShape(state, name) };
  }

  function queried(statement: string): object {
    return { QueryResponse: runQuery(state, switches, parseQuery(statement, switches)) };
  }

  function write(
    request: FirmRequest,
    resource: string,
    meteredQuery: (statement: string) => object,
  ): object {
    const body = parsedBody(posted(request, 'application/json'));
    if (resource === 'batch') return answerBatch(body, { queried: meteredQuery, written });
    const operation = request.query.get('operation');
    if (resource !== 'customer' || (operation !== null && operation !== 'update')) {
      throw unsupportedOperation(operation ?? `POST ${resource}`);
    }
    return written(body);
  }

  function written(body: CustomerBody): object {
    return { Customer: nameShape(state, writeCustomer(state, tools, body)) };
  }

  function timed(body: object): FirmAnswer {
    return { status: 200, body: { ...body, time: isoWithOffset(tools.clock.now(), serverTimeZone) } };
  }

  /** A write whose `requestid` was answered before gets that answer again, with its time, and does nothing (quickbooks.md 3). */
  function once(request: FirmRequest, run: () => FirmAnswer): FirmAnswer {
    const requestId = request.query.get('requestid');
    if (requestId === null) return run();
    if (requestId === '' || requestId.length > switches.requestIdMostCharacters) {
      throw malformedRequestId(switches.requestIdMostCharacters);
    }
    const before = state.requestIds.get(requestId);
    if (before !== undefined) return before;
    const made = run();
    if (typeof made.body === 'object')
      state.requestIds.set(requestId, { status: made.status, body: made.body });
    return made;
  }

  return {
    hosts: ['quickbooks.api.intuit.com', 'sandbox-quickbooks.api.intuit.com'],
    begin: inFlight.begin,
    answersPreflights: () => switches.allowsOtherOrigins,
    handle(request) {
      const refused = refusedOrigin(request, switches);
      if (refused !== null) return refused;
      if (request.method === 'OPTIONS') {
        return switches.allowsOtherOrigins ? preflightAnswer(request) : { status: 405, body: '' };
      }
      let result: FirmAnswer;
      try {
        result = answer(request);
      } catch (error) {
        if (!(error instanceof QboFault)) throw error;
        result = faultAnswer(error, tools.clock.now(), switches.unauthorizedBody);
      }
      const whole = finished(result, request, tools);
      return switches.allowsOtherOrigins ? readableElsewhere(whole, request) : whole;
    },
  };
}

function finished(answer: FirmAnswer, request: FirmRequest, tools: FirmTools): FirmAnswer {
  const headers = {
    ...answer.headers,
    intuit_tid: `1-${tools.random.hex(8)}-${tools.random.hex(24)}`,
    'cache-control': 'no-cache, no-store',
  };
  const wantsJson = /\bapplication\/json\b/.test(request.headers.accept ?? '');
  if (wantsJson || typeof answer.body !== 'object') return { ...answer, headers };
  return {
    status: answer.status,
    headers: { ...headers, 'content-type': 'application/xml;charset=UTF-8' },
    body: asXml(answer.body),
  };
}

/** The body, if it is declared as what the operation takes. */
function posted(request: FirmRequest, mediaType: string): string {
  const declared = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (declared !== mediaType) throw invalidRequest(`Content-Type ${declared ?? ''} is not supported`);
  return request.body;
}

function parsedBody(text: string): CustomerBody {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalidRequest('The body is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw invalidRequest('The body is not an object');
  }
  return { ...parsed };
}

function malformedRequestId(mostCharacters: number): QboFault {
  return new QboFault({
    code: '2130',
    message: 'Invalid Request Id',
    detail: `The request id must have 1 to ${mostCharacters} characters.`,
  });
}
