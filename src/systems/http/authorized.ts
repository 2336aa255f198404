import type { Http, HttpRequest, HttpResponse } from './http';
import { isSystemError, outcomeUnknown } from './system-error';
import type { TokenKeeper } from './token-keeper';

/**
 * Sends requests with a bearer token. Where `isRefused` says that an answer refuses the token, it is renewed and the
 * request sent once more. A refusal that comes back for a token just renewed is handed to the caller, and that token is
 * not renewed for again: it is the right, not the token, that is missing (quickbooks-time.md 4).
 */
export function createAuthorized(
  http: Http,
  keeper: TokenKeeper,
  isTokenRejected: (response: HttpResponse) => boolean,
): (request: HttpRequest) => Promise<HttpResponse> {
  let rejectedFreshToken: string | null = null;

  function send(request: HttpRequest, token: string): Promise<HttpResponse> {
    return http.send({
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${token}` },
      beforeSending: keeper.ensureConnected,
    });
  }

  return async (request) => {
    const token = await keeper.token();
    const response = await send(request, token);
    if (!isTokenRejected(response) || token === rejectedFreshToken) return response;
    try {
      const renewed = await keeper.renewed(token);
      const second = await send(request, renewed);
      if (isTokenRejected(second)) rejectedFreshToken = renewed;
      return { ...second, isOutcomeUnknown: response.isOutcomeUnknown || second.isOutcomeUnknown };
    } catch (error) {
      throw response.isOutcomeUnknown && isSystemError(error) ? outcomeUnknown(error) : error;
    }
  };
}
