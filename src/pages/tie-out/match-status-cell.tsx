import { isNotConnected, type RankedRecord, type Standing } from '../../domain/matching/match-status';
import { standingWords } from '../../ui/match-status-words';
import { NamePath } from '../../ui/name-path';
import { type Tone, ToneIcon } from '../../ui/tone-icon';
import { moreNear, words } from './words';

interface StandingCellProps {
  readonly standing: Standing | undefined;
  readonly suggested: RankedRecord | null;
}

/** Where a client stands in one list: in a few words, and below them the name that is there or would do. */
export function StandingCell({ standing, suggested }: StandingCellProps) {
  if (!standing) return null;
  return (
    <>
      <span class="standing">
        <ToneIcon tone={toneOf(standing)} /> {standingWords(standing)}
      </span>
      <span class="detail">
        <Detail standing={standing} suggested={suggested} />
      </span>
    </>
  );
}

function toneOf(standing: Standing): Tone {
  if (standing.kind === 'matched') return 'good';
  if (isNotConnected(standing)) return 'neutral';
  return standing.kind === 'blocked' ? 'bad' : 'warning';
}

function Detail({
  standing,
  suggested,
}: {
  readonly standing: Standing;
  readonly suggested: RankedRecord | null;
}) {
  switch (standing.kind) {
    case 'differs':
      return <NamePath path={standing.differences.map(({ actual }) => actual)} />;
    case 'archived':
    case 'misplaced':
      return <NamePath path={standing.found.path} />;
    case 'ambiguous':
      return standing.because === 'claimedTwice' ? (
        <>
          {words.alsoOf}
          <NamePath path={[standing.otherClaims.join(', ')]} />
        </>
      ) : (
        <NamePath path={[standing.candidates.map(({ path }) => path.join(':')).join(', ')]} />
      );
    case 'similar':
      return (
        <Near
          nearest={suggested ?? standing.candidates[0]}
          count={standing.candidates.length}
          isSuggested={suggested !== null}
        />
      );
    case 'blocked':
      if (standing.reason.code === 'nameHeld') return <NamePath path={[standing.reason.holder.name]} />;
      return standing.underneath && <Detail standing={standing.underneath} suggested={suggested} />;
    case 'matched':
    case 'missing':
      return null;
  }
}

interface NearProps {
  readonly nearest: RankedRecord | undefined;
  readonly count: number;
  readonly isSuggested: boolean;
}

function Near({ nearest, count, isSuggested }: NearProps) {
  if (!nearest) return null;
  return (
    <>
      {isSuggested ? words.suggested : words.nearest}
      <NamePath path={[nearest.difference.actual]} />
      {!isSuggested && moreNear(count - 1)}
    </>
  );
}
