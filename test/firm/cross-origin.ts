import type { FirmAnswer, FirmRequest, FirmService } from './service';

/** A service that by a switch lets the pages of other origins read its answers, as none of the real ones is known to do. */
export interface CrossOriginService extends FirmService {
  /** Whether `OPTIONS` is to be handed to it. */
  answersPreflights(): boolean;
}

/** The answer with the header by which the browser hands it to a page of another origin. */
export function readableElsewhere(answer: FirmAnswer, request: FirmRequest): FirmAnswer {
  const { origin } = request.headers;
  if (origin === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': origin, vary: 'Origin' } };
}

/** What a browser asks before the request itself: any method and header may be sent. */
export function preflightAnswer(request: FirmRequest): FirmAnswer {
  return readableElsewhere(
    {
      status: 204,
      headers: {
        'access-control-allow-methods': request.headers['access-control-request-method'] ?? 'GET',
        'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
      },
    },
    request,
  );
}
