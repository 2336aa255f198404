import type { PlainError } from './errors';

/** Who belongs to a client group. */
export interface GroupMembers {
  /** Karbon keys of the clients; `null` while Karbon has not been asked. */
  readonly keys: readonly string[] | null;
  /** What has kept Tieout from asking. */
  readonly error: PlainError | null;
}
