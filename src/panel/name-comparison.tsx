import { type MatchStatus, type MatchStatuses, unblockedStatus } from '../domain/matching/match-status';
import { listIds } from '../domain/records/lists';
import type { PageKind } from '../messages/page-ref';
import { matchStatusWords } from '../ui/match-status-words';
import { NamePath, type NamePathProps } from '../ui/name-path';
import { systemNames, words } from './words';

type Path = NamePathProps['path'];

/** The name that Karbon's calls for, marked where one of the lists writes it differently. */
function expectedPathOf(all: readonly MatchStatus[]): Path {
  const differing = all.map(unblockedStatus).find((open) => open?.kind === 'differs');
  if (differing) return differing.differences.map(({ expected }) => expected);
  for (const status of all) {
    if (status.kind === 'matched') return status.found.path;
    if (status.kind !== 'ambiguous') return status.expectedPath;
  }
  return [];
}

function foundPathOf(status: MatchStatus): Path {
  const open = unblockedStatus(status);
  if (open?.kind === 'differs') return open.differences.map(({ actual }) => actual);
  return open !== null && 'found' in open ? open.found.path : [];
}

interface NameComparisonProps {
  readonly matchStatuses: MatchStatuses;
  readonly kind: PageKind;
}

/** The three spellings below each other with the differing characters marked; nothing where they agree. */
export function NameComparison({ matchStatuses, kind }: NameComparisonProps) {
  const all = listIds.map((list) => matchStatuses[list]);
  const isConcerned = all.some((status) => (unblockedStatus(status)?.kind ?? 'matched') !== 'matched');
  const expected = expectedPathOf(all);
  if (!isConcerned || expected.length === 0) return null;
  const row = (system: string, path: Path, about: string) => (
    <tr>
      <th scope="row">{system}</th>
      {path.length > 0 && (
        <td>
          <NamePath path={path} />
        </td>
      )}
      <td class="muted">{about}</td>
    </tr>
  );
  return (
    <table class="names" aria-label={words.names}>
      <tbody>
        {row(systemNames.karbon, expected, '')}
        {listIds.map((list) =>
          row(
            systemNames[list],
            foundPathOf(matchStatuses[list]),
            matchStatusWords(matchStatuses[list], kind),
          ),
        )}
      </tbody>
    </table>
  );
}
