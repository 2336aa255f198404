import { useId } from 'preact/hooks';
import type { NameDifference } from '../../domain/matching/name-difference';
import { markedAgainst, withOddBlanks } from '../../domain/matching/tell-apart';
import { m } from '../../i18n/compiled/messages';
import type { AvailableFix } from '../../messages/fixes';
import { NamePath } from '../name-path';
import { withEllipsis } from './words';

export interface CandidateLineProps {
  readonly fix: Pick<AvailableFix, 'plan' | 'needsConfirmation'>;
  /** Of its name from the expected one; `null` where they are equal. */
  readonly difference: NameDifference | null;
  /** What tells it apart, in few words each. */
  readonly facts: readonly string[];
  readonly path: readonly string[];
  readonly isNearMatch: boolean;
  readonly choose: () => void;
}

/** A record that could be meant, with the button that says it is. */
export function CandidateLine({ fix, difference, facts, path, isNearMatch, choose }: CandidateLineProps) {
  const nameId = useId();
  // Of the levels above, and of a name that is equal, the odd blanks alone.
  const marked = markedAgainst(path.slice(-1), path);
  const isLinkAlone = fix.plan.steps.every(({ kind }) => kind === 'link');
  const label = isNearMatch ? (isLinkAlone ? m.fix_link() : m.fix_link_and_rename()) : m.fix_use_this();
  return (
    <li class="candidate">
      <span id={nameId}>
        <NamePath
          path={difference === null ? marked : [...marked.slice(0, -1), withOddBlanks(difference.actual)]}
        />{' '}
        <span class="muted note">{facts.join(' · ')}</span>
      </span>
      <button type="button" class="button" aria-describedby={nameId} onClick={choose}>
        {withEllipsis(label, fix.needsConfirmation)}
      </button>
    </li>
  );
}
