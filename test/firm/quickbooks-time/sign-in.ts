import type { FirmAnswer, FirmRequest, FirmTools } from '../service';
import type { Switches } from '../switches';
import { makeTokenText } from './grant';
import { renderErrorPage, renderSignInPage } from './sign-in-page';
import type { QbtCode, QuickbooksTimeState } from './state';

/** What an application asks for when it sends the user to sign in. */
interface SignInRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
}

/**
 * `/authorize` in the user's browser (quickbooks-time.md 2.1): the page on GET; on POST the user's decision, sent on to the
 * application. An unknown application or address is told to the user, never sent on; any other fault is sent on.
 */
export function authorize(state: QuickbooksTimeState, request: FirmRequest, tools: FirmTools): FirmAnswer {
  const fields = request.method === 'POST' ? new URLSearchParams(request.body) : request.query;
  const asked: SignInRequest = {
    clientId: fields.get('client_id') ?? '',
    redirectUri: fields.get('redirect_uri') ?? '',
    state: fields.get('state') ?? '',
  };
  const application = state.applications.find((known) => known.clientId === asked.clientId);
  if (application === undefined) return errorPage('This application is not known.');
  if (!application.redirectUris.includes(asked.redirectUri)) {
    return errorPage('The redirect address is not the one that is registered for this application.');
  }
  const fault = faultOf(fields, tools.switches.quickbooksTime);
  if (fault !== null) return sendOn(asked, { error: 'invalid_request', error_description: fault });
  return request.method === 'POST' ? decide(state, asked, fields, tools) : signInPage(state, fields);
}

function faultOf(fields: URLSearchParams, switches: Switches['quickbooksTime']): string | null {
  if (!fields.get('state')) return 'The state parameter is required';
  if (fields.get('response_type') !== 'code') return 'The response type must be code';
  if (switches.codeChallenge === 'refused' && fields.has('code_challenge')) {
    return 'The code_challenge parameter is not supported';
  }
  const display = fields.get('display_mode') ?? 'login';
  return display === 'login' || display === 'create' ? null : 'The display mode must be login or create';
}

function decide(
  state: QuickbooksTimeState,
  asked: SignInRequest,
  fields: URLSearchParams,
  tools: FirmTools,
): FirmAnswer {
  if (fields.get('decision') !== 'allow') {
    return sendOn(asked, { error: 'access_denied', error_description: 'The user denied access' });
  }
  const user = state.users.get(Number(fields.get('user_id')));
  if (user === undefined || !user.active) return signInPage(state, fields);
  const code = makeTokenText(tools);
  state.codes.set(code, {
    clientId: asked.clientId,
    redirectUri: asked.redirectUri,
    userId: user.id,
    madeMs: tools.clock.now(),
    ...challengeOf(fields),
  });
  return sendOn(asked, { code });
}

/** What is kept of a challenge; without a method it is the verifier itself, as RFC 7636 says. */
function challengeOf(fields: URLSearchParams): Pick<QbtCode, 'challenge'> {
  const text = fields.get('code_challenge');
  return text === null ? {} : { challenge: { text, method: fields.get('code_challenge_method') ?? 'plain' } };
}

function sendOn(asked: SignInRequest, parameters: Readonly<Record<string, string>>): FirmAnswer {
  const query = new URLSearchParams(parameters);
  if (asked.state !== '') query.set('state', asked.state);
  const separator = asked.redirectUri.includes('?') ? '&' : '?';
  return { status: 302, headers: { location: `${asked.redirectUri}${separator}${query}` } };
}

const htmlHeaders = { 'content-type': 'text/html; charset=utf-8' };

function errorPage(reason: string): FirmAnswer {
  return { status: 400, headers: htmlHeaders, body: renderErrorPage(reason) };
}

function signInPage(state: QuickbooksTimeState, fields: URLSearchParams): FirmAnswer {
  const names = [
    'response_type',
    'client_id',
    'redirect_uri',
    'state',
    'display_mode',
    'code_challenge',
    'code_challenge_method',
  ];
  return {
    status: 200,
    headers: htmlHeaders,
    body: renderSignInPage({
      companyName: state.account.companyName,
      users: [...state.users.values()]
        .filter((user) => user.active)
        .map((user) => ({ id: user.id, name: `${user.firstName} ${user.lastName}`, email: user.email })),
      hiddenFields: names.flatMap((name) => {
        const value = fields.get(name);
        return value === null ? [] : [{ name, value }];
      }),
    }),
  };
}
