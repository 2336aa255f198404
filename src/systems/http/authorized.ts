import type { Http, HttpAnswer, HttpRequest } from './http';
import { inDoubt, isSourceError } from './system-error';
import type { TokenKeeper } from './token-keeper';

/**
 * Sends requests with a bearer token. Where `isRefused` says that an answer refuses the token, it is renewed and the
 * request sent once more. A refusal that comes back for a token just renewed is handed to the caller, and that token is
 * not renewed for again: it is the right, not the token, that is missing (quickbooks-time.md 4).
 */
export function createAuthorized(
  http: Http,
  keeper: TokenKeeper,
  isRefused: (answer: HttpAnswer) => boolean,
): (request: HttpRequest) => Promise<HttpAnswer> {
  let refusedWhenNew: string | null = null;

  function send(request: HttpRequest, token: string): Promise<HttpAnswer> {
    return http.send({
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${token}` },
      beforeSending: keeper.ensureConnected,
    });
  }

  return async (request) => {
    const token = await keeper.token();
    const answer = await send(request, token);
    if (!isRefused(answer) || token === refusedWhenNew) return answer;
    try {
      const renewed = await keeper.renewed(token);
      const second = await send(request, renewed);
      if (isRefused(second)) refusedWhenNew = renewed;
      return { ...second, isInDoubt: answer.isInDoubt || second.isInDoubt };
    } catch (error) {
      throw answer.isInDoubt && isSourceError(error) ? inDoubt(error) : error;
    }
  };
}
