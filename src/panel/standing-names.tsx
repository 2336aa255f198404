import type { ListId } from '../domain/records';
import type { Standing, Standings } from '../domain/standing';
import { NamePath, type NamePathProps } from '../ui/name-path';
import { standingWords, systemNames, words } from './words';

type Path = NamePathProps['path'];

const lists: readonly ListId[] = ['quickbooksTime', 'quickbooks'];

/** What a blocked standing would be, where that is known. */
function underneath(standing: Standing): Exclude<Standing, { kind: 'blocked' }> | null {
  return standing.kind === 'blocked' ? standing.underneath : standing;
}

/** The name that Karbon's calls for, marked where one of the lists writes it differently. */
function expectedPathOf(standings: Standings): Path {
  const all = lists.map((list) => standings[list]);
  for (const standing of all.map(underneath)) {
    if (standing?.kind === 'differs') return standing.differences.map((difference) => difference.expected);
  }
  for (const standing of all) {
    if (standing.kind === 'matched') return standing.found.path;
    if (standing.kind !== 'ambiguous') return standing.expectedPath;
  }
  return [];
}

function foundPathOf(standing: Standing): Path {
  const open = underneath(standing);
  if (open?.kind === 'differs') return open.differences.map((difference) => difference.actual);
  return open !== null && 'found' in open ? open.found.path : [];
}

/** The three spellings below each other with the differing characters marked; nothing where they agree. */
export function StandingNames({ standings }: { readonly standings: Standings }) {
  const isConcerned = lists.some((list) => (underneath(standings[list])?.kind ?? 'matched') !== 'matched');
  const expected = expectedPathOf(standings);
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
        {lists.map((list) =>
          row(systemNames[list], foundPathOf(standings[list]), standingWords(standings[list])),
        )}
      </tbody>
    </table>
  );
}

/** Whoever could be meant in one list, where a person has to choose. */
function CandidateList({ list, standing }: { readonly list: ListId; readonly standing: Standing }) {
  const open = underneath(standing);
  if (open?.kind !== 'similar' && open?.kind !== 'ambiguous') return null;
  const claims = open.kind === 'ambiguous' ? open.otherClaims : [];
  return (
    <div class="candidates">
      <h3>
        {words.candidates} {systemNames[list]}
      </h3>
      <ul>
        {open.candidates.map((candidate) => (
          <li key={candidate.record.id}>
            <NamePath path={'difference' in candidate ? [candidate.difference.actual] : candidate.path} />{' '}
            {!candidate.record.isActive && words.inactive}
          </li>
        ))}
      </ul>
      {claims.length > 0 && <h3>{words.otherClaims}</h3>}
      <ul>
        {claims.map((title) => (
          <li>
            <NamePath path={[title]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Candidates({ standings }: { readonly standings: Standings }) {
  return (
    <>
      {lists.map((list) => (
        <CandidateList key={list} list={list} standing={standings[list]} />
      ))}
    </>
  );
}
