import { type MatchStatus, type MatchStatuses, unblockedStatus } from '../domain/matching/match-status';
import { markedAgainst } from '../domain/matching/tell-apart';
import { listIds } from '../domain/records/lists';
import { m } from '../i18n/compiled/messages';
import type { Subject } from '../messages/panel-view';
import { matchStatusWords } from './match-status-words';
import { NamePath, type NamePathProps } from './name-path';
import { systemNames } from './system-names';

type Path = NamePathProps['path'];

/** The name that the rule makes of Karbon's, marked where one of the lists writes it differently; empty where no list says. */
function expectedPathOf(all: readonly MatchStatus[]): Path {
  const differing = all.map(unblockedStatus).find((open) => open?.kind === 'differs');
  if (differing) return differing.differences.map(({ expected }) => expected);
  for (const status of all) {
    if (status.kind === 'matched') return status.found.path;
    if (status.kind !== 'ambiguous') return status.expectedPath;
  }
  return [];
}

function namesOf(path: Path): readonly string[] {
  return path.map((level) => (typeof level === 'string' ? level : level.map(({ text }) => text).join('')));
}

/** One for each record that is or may be meant, of several each marked where it differs from the expected name. */
function foundPathsOf(status: MatchStatus, expected: readonly string[]): readonly Path[] {
  const open = unblockedStatus(status);
  if (open?.kind === 'differs') return [open.differences.map(({ actual }) => actual)];
  if (open?.kind === 'ambiguous' && open.because === 'severalRecords')
    return open.candidates.map(({ path }) => markedAgainst(expected, path));
  return open !== null && 'found' in open ? [open.found.path] : [];
}

export interface NameComparisonProps {
  readonly matchStatuses: MatchStatuses;
  readonly subject: Pick<Subject, 'kind' | 'clientName' | 'title'>;
}

/** The spellings below each other with the differing characters marked; nothing where they agree. */
export function NameComparison({ matchStatuses, subject }: NameComparisonProps) {
  const all = listIds.map((list) => matchStatuses[list]);
  const isConcerned = all.some((status) => (unblockedStatus(status)?.kind ?? 'matched') !== 'matched');
  const { kind, clientName, title } = subject;
  const own = (kind === 'work' ? [clientName, title] : [title]).filter((name) => name !== '');
  const expected = expectedPathOf(all);
  const expectedNames = expected.length === 0 ? own : namesOf(expected);
  const isOwnExpected = JSON.stringify(expectedNames) === JSON.stringify(own);
  if (!isConcerned) return null;
  const row = (name: string, paths: readonly Path[], about: string) => (
    <tr>
      <th scope="row">{name}</th>
      {paths.length > 0 && (
        <td>
          {paths.map((path, place) => (
            <div key={place}>
              <NamePath path={path} />
            </div>
          ))}
        </td>
      )}
      <td class="muted">{about}</td>
    </tr>
  );
  return (
    <table class="names" aria-label={m.panel_names()}>
      <tbody>
        {row(
          systemNames.karbon,
          [isOwnExpected ? (expected.length > 0 ? expected : own) : markedAgainst(expectedNames, own)],
          '',
        )}
        {!isOwnExpected && row(m.panel_expected_name(), [expected], '')}
        {listIds.map((list) =>
          row(
            systemNames[list],
            foundPathsOf(matchStatuses[list], expectedNames),
            matchStatusWords(matchStatuses[list], kind),
          ),
        )}
      </tbody>
    </table>
  );
}
