import { coerceMap } from '../http/coerce';
import { invalidResponse } from '../http/system-error';

/**
 * What stands under `results` by the endpoint's name (`current_user` answers under `users`). A collection that is
 * not there at all is an odd answer rather than an empty list: what is thought missing would be made anew. A body
 * of `[]` is an empty list all the same (3.2).
 */
export function collectionOf(body: unknown, endpoint: string): unknown {
  if (Array.isArray(body) && body.length === 0) return {};
  const results = coerceMap(coerceMap(body).results);
  const collection = results[endpoint === 'current_user' ? 'users' : endpoint];
  if (typeof collection !== 'object' && collection !== '') throw invalidResponse('quickbooksTime', endpoint);
  return collection;
}

/** The records of a collection, which is a map by id, or `[]` or `""` where it is empty (3.2). */
export function rowsOf(collection: unknown): readonly unknown[] {
  return Array.isArray(collection) ? collection : Object.values(coerceMap(collection));
}
