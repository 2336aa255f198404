import { isNotConnected, type MatchStatus, type RankedRecord } from '../../domain/matching/match-status';
import type { PageKind } from '../../messages/page-ref';
import { matchStatusWords } from '../../ui/match-status-words';
import { NamePath } from '../../ui/name-path';
import { SentenceText } from '../../ui/sentence-text';
import { type Tone, ToneIcon } from '../../ui/tone-icon';
import { alsoUsedBy, moreWords, words } from './words';

interface MatchStatusCellProps {
  readonly status: MatchStatus | undefined;
  readonly suggested: RankedRecord | null;
  readonly kind: PageKind;
}

/** How a client matches one list: in a few words, and below them the name that is there or would do. */
export function MatchStatusCell({ status, suggested, kind }: MatchStatusCellProps) {
  if (!status) return null;
  return (
    <>
      <span class="standing">
        <ToneIcon tone={toneOf(status)} /> {matchStatusWords(status, kind)}
      </span>
      <span class="detail">
        <Detail status={status} suggested={suggested} />
      </span>
    </>
  );
}

function toneOf(status: MatchStatus): Tone {
  if (status.kind === 'matched') return 'good';
  if (isNotConnected(status)) return 'neutral';
  return status.kind === 'blocked' ? 'bad' : 'warning';
}

function Detail({
  status,
  suggested,
}: {
  readonly status: MatchStatus;
  readonly suggested: RankedRecord | null;
}) {
  switch (status.kind) {
    case 'differs':
      return <NamePath path={status.differences.map(({ actual }) => actual)} />;
    case 'archived':
    case 'misplaced':
      return <NamePath path={status.found.path} />;
    case 'ambiguous':
      return status.because === 'severalOwners' ? (
        <SentenceText sentence={alsoUsedBy(status.otherOwners)} />
      ) : (
        <NamePath path={[status.candidates.map(({ path }) => path.join(':')).join(', ')]} />
      );
    case 'similar':
      return (
        <NearestMatch
          nearest={suggested ?? status.candidates[0]}
          count={status.candidates.length}
          isSuggested={suggested !== null}
        />
      );
    case 'blocked':
      if (status.reason.code === 'nameHeld') return <NamePath path={[status.reason.holder.name]} />;
      return status.unblocked && <Detail status={status.unblocked} suggested={suggested} />;
    case 'matched':
    case 'missing':
      return null;
  }
}

interface NearestMatchProps {
  readonly nearest: RankedRecord | undefined;
  readonly count: number;
  readonly isSuggested: boolean;
}

function NearestMatch({ nearest, count, isSuggested }: NearestMatchProps) {
  if (!nearest) return null;
  return (
    <>
      {isSuggested ? words.suggested : words.nearest} <NamePath path={[nearest.difference.actual]} />{' '}
      {!isSuggested && count > 1 && moreWords(count - 1)}
    </>
  );
}
