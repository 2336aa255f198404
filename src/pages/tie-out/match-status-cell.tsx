import { isNotConnected, type MatchStatus, type RankedRecord } from '../../domain/matching/match-status';
import { type MarkedPath, markedAgainst } from '../../domain/matching/tell-apart';
import type { PageKind } from '../../messages/page-ref';
import { matchReasonWords, matchStatusWords } from '../../ui/match-status-words';
import { NamePath } from '../../ui/name-path';
import { SentenceText } from '../../ui/sentence-text';
import { type Tone, ToneIcon } from '../../ui/tone-icon';
import { alsoUsedBy, moreWords, words } from './words';

interface MatchStatusCellProps {
  readonly status: MatchStatus | undefined;
  /** By the naming rule. */
  readonly expectedPath: readonly string[];
  readonly suggested: RankedRecord | null;
  readonly kind: PageKind;
}

/** How a client matches one list: in a few words, and below them the name that is there or would do. */
export function MatchStatusCell({ status, expectedPath, suggested, kind }: MatchStatusCellProps) {
  if (!status) return null;
  return (
    <>
      <span class="standing">
        <ToneIcon tone={toneOf(status)} /> {matchStatusWords(status, kind)}
      </span>
      <span class="detail">
        <Detail status={status} expectedPath={expectedPath} suggested={suggested} />
      </span>
    </>
  );
}

function toneOf(status: MatchStatus): Tone {
  if (status.kind === 'matched') return 'good';
  if (isNotConnected(status)) return 'neutral';
  return status.kind === 'blocked' ? 'bad' : 'warning';
}

interface DetailProps extends Pick<MatchStatusCellProps, 'expectedPath' | 'suggested'> {
  readonly status: MatchStatus;
}

function Detail({ status, expectedPath, suggested }: DetailProps) {
  switch (status.kind) {
    case 'differs':
      return <NamePath path={differingLevels(status.differences.map(({ actual }) => actual))} />;
    case 'archived':
    case 'misplaced':
      return <NamePath path={status.found.path} />;
    case 'ambiguous':
      return status.because === 'severalOwners' ? (
        <Owners names={status.otherOwners} />
      ) : (
        <Candidates paths={status.candidates.map(({ path }) => path)} expectedPath={expectedPath} />
      );
    case 'similar':
      return (
        <NearestMatch
          nearest={suggested ?? status.candidates[0]}
          expectedPath={expectedPath}
          count={status.candidates.length}
          isSuggested={suggested !== null}
        />
      );
    case 'blocked':
      if (status.reason.code === 'nameHeld') return <NamePath path={[status.reason.holder.name]} />;
      return (
        status.unblocked && (
          <Detail status={status.unblocked} expectedPath={expectedPath} suggested={suggested} />
        )
      );
    case 'matched':
    case 'missing':
      return null;
  }
}

/** From the first level on that is called otherwise: the client above a work item is in the row already. */
function differingLevels(levels: MarkedPath): MarkedPath {
  const first = levels.findIndex((parts) => parts.some(({ isDifferent }) => isDifferent));
  return levels.slice(Math.max(0, first));
}

/** As many as a row has room for, each on a line of its own. */
const candidatesShown = 2;

interface CandidatesProps extends Pick<MatchStatusCellProps, 'expectedPath'> {
  readonly paths: readonly (readonly string[])[];
}

function Candidates({ paths, expectedPath }: CandidatesProps) {
  const more = paths.length - candidatesShown;
  return paths.slice(0, candidatesShown).map((path, place) => (
    <span class="near" key={place}>
      <NamePath path={markedAgainst(expectedPath, path)} />{' '}
      {place === candidatesShown - 1 && more > 0 && moreWords(more)}
    </span>
  ));
}

/** Each on a line of its own, since a name may hold a comma. */
function Owners({ names }: { readonly names: readonly string[] }) {
  const more = names.length - candidatesShown;
  return names.slice(0, candidatesShown).map((name, place) => (
    <span class="near" key={place}>
      <SentenceText sentence={alsoUsedBy(name)} />{' '}
      {place === candidatesShown - 1 && more > 0 && moreWords(more)}
    </span>
  ));
}

interface NearestMatchProps extends Pick<MatchStatusCellProps, 'expectedPath'> {
  readonly nearest: RankedRecord | undefined;
  readonly count: number;
  readonly isSuggested: boolean;
}

function NearestMatch({ nearest, expectedPath, count, isSuggested }: NearestMatchProps) {
  if (!nearest) return null;
  return (
    <>
      {isSuggested ? words.suggested : words.nearest}{' '}
      <NamePath path={differingLevels(markedAgainst(expectedPath, nearest.path))} />{' '}
      {nearest.reason && <span class="muted">{matchReasonWords(nearest.reason)}</span>}{' '}
      {!isSuggested && count > 1 && moreWords(count - 1)}
    </>
  );
}
