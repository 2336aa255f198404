import type { FirmAnswer, FirmRequest, FirmService, FirmTools } from '../service';
import { showSettings } from './account';
import { createAssignments, removeAssignments } from './assignment-writes';
import { signedInUser } from './bearer';
import type { ApiCall } from './call';
import { reportCurrentTotals } from './current-totals-report';
import { listCustomFieldItemFilters } from './custom-field-filters';
import { listCustomFieldItems, listCustomFields } from './custom-field-list';
import { failureAnswer, RequestFailure } from './failure';
import { grantTokens } from './grant';
import { listAssignments, listJobcodes } from './jobcode-list';
import { createJobcodes, updateJobcodes } from './jobcode-writes';
import { clockOutForgotten, stampNow } from './mutations';
import { createOrderedRows } from './ordered-rows';
import { listGroups, listUsers, showCurrentUser } from './people-list';
import { listProjects } from './project-list';
import { reportProject } from './project-report';
import { readParameters } from './query';
import { authorize } from './sign-in';
import { showStamps } from './stamps';
import type { QuickbooksTimeState } from './state';
import { listDeletedTimesheets, listTimesheets } from './timesheet-list';
import { createTimesheets, deleteTimesheets, updateTimesheets } from './timesheet-writes';
import { reportFilters } from './write-answer';

type Handler = (call: ApiCall) => FirmAnswer;

const basePath = '/api/v1';
const verbs = ['GET', 'POST', 'PUT', 'DELETE'] as const;
type Verb = (typeof verbs)[number];

/** What each object can do; a verb that is not here is not implemented for it (quickbooks-time.md 4, 7). */
const routes: Readonly<Record<string, Readonly<Partial<Record<Verb, Handler>>>>> = {
  '/current_user': { GET: showCurrentUser },
  '/effective_settings': { GET: showSettings },
  '/last_modified_timestamps': { GET: showStamps },
  '/jobcodes': { GET: listJobcodes, POST: createJobcodes, PUT: updateJobcodes },
  '/jobcode_assignments': { GET: listAssignments, POST: createAssignments, DELETE: removeAssignments },
  '/timesheets': {
    GET: listTimesheets,
    POST: createTimesheets,
    PUT: updateTimesheets,
    DELETE: deleteTimesheets,
  },
  '/timesheets_deleted': { GET: listDeletedTimesheets },
  '/users': { GET: listUsers },
  '/groups': { GET: listGroups },
  '/projects': { GET: listProjects },
  '/customfields': { GET: listCustomFields },
  '/customfielditems': { GET: listCustomFieldItems },
  '/customfielditem_filters': { GET: listCustomFieldItemFilters },
  '/reports/current_totals': { POST: report(reportCurrentTotals) },
  '/reports/project': { POST: report(reportProject) },
};

/** A report reads its filters from the body. */
function report(handler: Handler): Handler {
  return (call) => handler({ ...call, filters: reportFilters(call) });
}

/**
 * QuickBooks Time at `rest.tsheets.com`: sign-in and the API over the rows of `state`, as strict as quickbooks-time.md says
 * it is. There are no headers for browser origins (2.6, 13).
 */
export function createQuickbooksTimeService(state: QuickbooksTimeState, tools: FirmTools): FirmService {
  const switches = tools.switches.quickbooksTime;
  const ordered = createOrderedRows(state, switches);
  return {
    hosts: ['rest.tsheets.com'],
    answersPreflights: () => switches.preflightStatus !== 405,
    handle(request) {
      if (request.method === 'OPTIONS' && switches.preflightStatus === 204) return { status: 204 };
      try {
        const verb = requireVerb(request);
        const path = pathBelowBase(request);
        if (path === '/authorize') return signIn(verb, request);
        if (path === '/grant') {
          if (verb !== 'POST') throw notImplemented();
          return grantTokens(state, request, tools);
        }
        return answer(verb, path, request);
      } catch (error) {
        if (error instanceof RequestFailure) return failureAnswer(error, switches);
        throw error;
      }
    },
  };

  function signIn(verb: Verb, request: FirmRequest): FirmAnswer {
    if (verb !== 'GET' && verb !== 'POST') throw notImplemented();
    return authorize(state, request, tools);
  }

  function answer(verb: Verb, path: string, request: FirmRequest): FirmAnswer {
    const caller = signedInUser(state, request, tools);
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route === undefined) throw new RequestFailure(404, 'Not Found');
    const handler = route[verb];
    if (handler === undefined) throw notImplemented();
    const nowMs = stampNow(tools);
    clockOutForgotten(state, tools);
    const filters = readParameters(request.query, switches);
    return handler({ state, tools, request, filters, caller, nowMs, ordered });
  }
}

/** A browser's preflight is refused like any other verb that the API does not know (quickbooks-time.md 13). */
function requireVerb(request: FirmRequest): Verb {
  const verb = verbs.find((known) => known === request.method);
  if (verb === undefined) throw new RequestFailure(405, 'Method Not Allowed');
  return verb;
}

function pathBelowBase(request: FirmRequest): string {
  if (!request.path.startsWith(`${basePath}/`)) throw new RequestFailure(404, 'Not Found');
  return request.path.slice(basePath.length);
}

function notImplemented(): RequestFailure {
  return new RequestFailure(501, 'Not Implemented');
}
