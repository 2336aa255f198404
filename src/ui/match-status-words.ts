import type { BlockReason, MatchStatus } from '../domain/matching/match-status';

const blockWords: Readonly<Record<BlockReason['code'], string>> = {
  notConnected: 'not connected',
  unreachable: 'does not answer',
  noRightToManageJobcodes: 'not yours to change',
  nameHeld: 'name held by another record',
  nameNotPossible: 'name not possible',
};

/** Where an item stands in one list, in a word or three. */
export function matchStatusWords(status: MatchStatus): string {
  switch (status.kind) {
    case 'matched':
      return 'exactly the same';
    case 'differs':
      return status.pairedBy === 'link' ? 'linked, written differently' : 'written differently';
    case 'archived':
      return 'there, but inactive';
    case 'misplaced':
      return 'in another place';
    case 'ambiguous':
      return status.because === 'severalRecords' ? 'several fit' : 'claimed twice';
    case 'similar':
      return 'only near matches';
    case 'missing':
      return status.parent === null ? 'not there' : 'customer there, job not';
    case 'blocked':
      return blockWords[status.reason.code];
  }
}
