import type { Firm } from '../../firm/firm';
import type { RequestRecord } from '../../firm/request-log';

/** Requests to each service's API; sign-ins and Karbon's web app count for none. */
export interface ApiRequests {
  readonly quickbooksTime: readonly RequestRecord[];
  readonly quickbooks: readonly RequestRecord[];
  readonly karbon: readonly RequestRecord[];
}

/** From now on: the function it returns gives what has been asked since. */
export function watchRequests(firm: Firm): () => ApiRequests {
  const begin = firm.requests.all().length;
  return () => {
    const all = firm.requests.all().slice(begin);
    const to = (host: string) => all.filter((request) => request.host === host);
    return {
      quickbooksTime: to('rest.tsheets.com').filter(({ path }) => !/authorize|grant/.test(path)),
      quickbooks: to('quickbooks.api.intuit.com'),
      karbon: to('api.karbonhq.com'),
    };
  };
}

/** `GET timesheets` and the like, to be read in a failed assertion. */
export function namesOf(requests: readonly RequestRecord[]): string[] {
  return requests.map(({ method, path, query }) => {
    const what = path.replace(/^\/(api\/v1|v3\/company\/\d+|v3)\//, '');
    return query.get('page') ? `${method} ${what} page ${query.get('page')}` : `${method} ${what}`;
  });
}
