import { openStanding, type Standing, type Standings } from '../domain/matching/match-status';
import { listIds } from '../domain/records/records';
import { standingWords } from '../ui/match-status-words';
import { NamePath, type NamePathProps } from '../ui/name-path';
import { systemNames, words } from './words';

type Path = NamePathProps['path'];

/** The name that Karbon's calls for, marked where one of the lists writes it differently. */
function expectedPathOf(all: readonly Standing[]): Path {
  const differing = all.map(openStanding).find((open) => open?.kind === 'differs');
  if (differing) return differing.differences.map(({ expected }) => expected);
  for (const standing of all) {
    if (standing.kind === 'matched') return standing.found.path;
    if (standing.kind !== 'ambiguous') return standing.expectedPath;
  }
  return [];
}

function foundPathOf(standing: Standing): Path {
  const open = openStanding(standing);
  if (open?.kind === 'differs') return open.differences.map(({ actual }) => actual);
  return open !== null && 'found' in open ? open.found.path : [];
}

/** The three spellings below each other with the differing characters marked; nothing where they agree. */
export function StandingNames({ standings }: { readonly standings: Standings }) {
  const all = listIds.map((list) => standings[list]);
  const isConcerned = all.some((standing) => (openStanding(standing)?.kind ?? 'matched') !== 'matched');
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
          row(systemNames[list], foundPathOf(standings[list]), standingWords(standings[list])),
        )}
      </tbody>
    </table>
  );
}
