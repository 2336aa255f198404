import { type Schema, safeParse, z } from '../../messages/schema';
import { coerceMap, isMap, type Rows, required } from '../http/coerce';
import { parseResponse } from '../http/parse-response';

/** The records of a collection: a map by id, or a list; `""` and `null` are empty ones (3.2). */
const rowsSchema = required((value): Rows | null => {
  if (value === '' || value === null) return [];
  return isMap(value) || Array.isArray(value) ? value : null;
});

/** The rows that stand under `results` by this name. A collection that is not there at all is odd. */
export function collectionSchema(name: string): Schema<Rows> {
  return z.pipe(
    z.object({ results: z.object({ [name]: rowsSchema }) }),
    z.transform(({ results }) => results[name] ?? []),
  );
}

/** `results` as it is without any collection: a map, which PHP writes as a list or as text where it is empty (3.2). */
const emptyResultsSchema = z.object({
  results: required((value) => {
    const isEmpty =
      value === '' || ((isMap(value) || Array.isArray(value)) && Object.keys(value).length === 0);
    return isEmpty || null;
  }),
});

/** Whether `null` stands where the rows of an endpoint belong. */
export function isNullCollection(body: unknown, endpoint: string): boolean {
  return coerceMap(coerceMap(body).results)[collectionName(endpoint)] === null;
}

/** Where the rows of an endpoint stand in its answer; `current_user` answers under `users`. */
export function collectionPath(endpoint: string): string {
  return `results.${collectionName(endpoint)}`;
}

function collectionName(endpoint: string): string {
  return endpoint === 'current_user' ? 'users' : endpoint;
}

/**
 * What stands under `results` by the endpoint's name. A collection that is not there at all is an odd answer rather than an
 * empty list: what is thought missing would be made anew. A body of `[]` is an empty list all the same (3.2).
 *
 * @param mayLackIt whether only changes were asked for: where there are none, a service may leave out their section (additions.md 7),
 *   and nothing follows from it that cannot be taken back.
 */
export function collectionOf(body: unknown, endpoint: string, mayLackIt = false): Rows {
  if (Array.isArray(body) && body.length === 0) return {};
  if (mayLackIt && safeParse(emptyResultsSchema, body).success) return {};
  return parseResponse('quickbooksTime', endpoint, collectionSchema(collectionName(endpoint)), body);
}
