import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchInput } from '../../../../src/domain/matching/match-input';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import type { NameIndex } from '../../../../src/domain/matching/name-index';
import { matchInput } from '../sample-lists';

/** What a name at `path` (`Client:Work`) comes to in this list. */
export function statusOf(path: string, index: NameIndex, details: Partial<MatchInput> = {}): MatchStatus {
  return findMatchStatus(matchInput(path.split(':'), index, details));
}

/** The kind of a match status with the paths of what it found: `'differs / ACME Co'`. */
export function brief(status: MatchStatus): string {
  const paths =
    'found' in status
      ? [status.found.path]
      : 'candidates' in status
        ? status.candidates.map((candidate) => candidate.path)
        : [];
  return [status.kind, ...paths.map((path) => path.join(':'))].join(' / ');
}
