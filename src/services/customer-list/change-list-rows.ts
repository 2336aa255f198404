import { changeKey, type Requested } from '../../domain/plans/list-requests';
import { shortHash } from '../../domain/records/short-hash';

/** The same change of the same company's list is one row. @param account the identity of the list's connection */
export function rowIdOf(account: string, request: Requested): string {
  return `${shortHash(account)}-${changeKey(request)}`;
}
