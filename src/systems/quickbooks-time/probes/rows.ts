import { coerceList, coerceMap, isMap, type Row } from '../../http/coerce';
import type { Answer } from '../../http/probes';

/** The rows of a collection as they were sent, in no order: a map by number has none once it is read. */
export function rowsIn(answer: Answer | undefined, collection: string): Row[] {
  const sent = coerceMap(coerceMap(answer?.json).results)[collection];
  return (isMap(sent) ? Object.values(sent) : [...coerceList(sent)]).filter(isMap);
}
