import { listIds } from '../records/lists';
import type { MatchResult } from './match';
import { type BlockReason, type MatchStatus, unblockedStatus } from './match-status';

/** Whether the list takes a new record of the expected name in spite of what keeps Tieout from writing it. */
const takesName: Readonly<Record<BlockReason['code'], boolean>> = {
  // Others may have the right, and the import needs none.
  noRightToManageJobcodes: true,
  // Nothing is known of the list.
  notConnected: false,
  unreachable: false,
  // The list itself refuses the name, or stores the one that is there.
  nameHeld: false,
  nameNotPossible: false,
  nameBeyondProduct: false,
  nameStoredOtherwise: false,
};

/**
 * Whether a second record can come of it when somebody creates the client or work item by hand, or QuickBooks Time brings the name over
 * by itself: in one of the lists no record has the exact name, and there is one that is the same, or may be. Both go by the exact name
 * alone (quickbooks-time.md 8.2, 8.4), so that neither meets a record that is spelled otherwise, inactive, below another parent or only
 * similar. Where nothing like it is there, nothing is doubled; where one of several has the exact name, they would meet that one.
 */
export function wouldDuplicate({
  statuses,
  expectedPath,
}: Pick<MatchResult, 'statuses' | 'expectedPath'>): boolean {
  return statuses !== null && listIds.some((list) => isDoubledIn(statuses[list], expectedPath));
}

function isDoubledIn(status: MatchStatus, expectedPath: readonly string[]): boolean {
  if (status.kind === 'blocked' && !takesName[status.reason.code]) return false;
  const open = unblockedStatus(status);
  switch (open?.kind) {
    case 'differs':
    case 'archived':
    case 'misplaced':
    case 'similar':
      return true;
    case 'ambiguous':
      return !open.candidates.some(
        ({ record, path }) => record.isActive && JSON.stringify(path) === JSON.stringify(expectedPath),
      );
    default:
      return false;
  }
}
