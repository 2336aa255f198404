import type { QuickbooksOnlineState } from '../quickbooks-online/state';
import type { FirmAnswer, FirmRequest, FirmTools } from '../service';
import { consentPage, notAdministratorPage, parameterErrorPage } from './sign-in-page';

/** `appcenter.intuit.com/connect/oauth2`: the page on `GET`, its buttons on `POST` (quickbooks.md 2.3). */
export function answerAuthorize(
  state: QuickbooksOnlineState,
  tools: FirmTools,
  request: FirmRequest,
): FirmAnswer {
  const switches = tools.switches.quickbooksOnline;
  const clientId = request.query.get('client_id') ?? '';
  const redirectUri = request.query.get('redirect_uri') ?? '';
  const scopes = (request.query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const application = state.applications.find((candidate) => candidate.clientId === clientId);
  if (application === undefined) return htmlPage(400, parameterErrorPage('client_id'));
  // Compared as text: a trailing slash counts.
  const isRegistered = application.redirectUris.includes(redirectUri);
  if (!isRegistered || (isExtensionAddress(redirectUri) && !switches.acceptsExtensionRedirects))
    return htmlPage(400, parameterErrorPage('redirect_uri'));
  if (request.query.get('response_type') !== 'code')
    return htmlPage(400, parameterErrorPage('response_type'));
  if (request.query.has('code_challenge') && switches.codeChallenge === 'refused')
    return htmlPage(400, parameterErrorPage('code_challenge'));
  if (scopes.length === 0) return htmlPage(400, parameterErrorPage('scope'));
  if (request.method === 'GET') return htmlPage(200, consentPage(state.companyName, state.users));
  if (request.method !== 'POST') return { status: 405, body: '' };

  const form = new URLSearchParams(request.body);
  const echoed = request.query.get('state');
  if (form.get('decision') !== 'connect') return redirectTo(redirectUri, { error: 'access_denied' }, echoed);
  const user = state.users.find(({ name }) => name === form.get('user'));
  if (user?.isCompanyAdmin !== true) return htmlPage(403, notAdministratorPage(state.companyName));
  const code = `AB1${tools.random.hex(47)}`;
  const madeMs = tools.clock.now();
  state.codes.set(code, { clientId, redirectUri, userName: user.name, scopes, madeMs });
  return redirectTo(redirectUri, { code, realmId: state.realmId }, echoed);
}

/** The address at which Chrome takes an extension's sign-in back (2.4). */
function isExtensionAddress(redirectUri: string): boolean {
  return URL.canParse(redirectUri) && new URL(redirectUri).hostname.endsWith('.chromiumapp.org');
}

function redirectTo(
  redirectUri: string,
  parameters: Record<string, string>,
  echoed: string | null,
): FirmAnswer {
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  if (echoed !== null) address.searchParams.set('state', echoed);
  return { status: 302, headers: { location: address.href } };
}

function htmlPage(status: number, body: string): FirmAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
