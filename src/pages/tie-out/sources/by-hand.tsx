import { candidatesIn } from '../../../domain/plans/plan-choice';
import { fixOrder, listTraits } from '../../../domain/records/lists';
import type { ListId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { plainText, type Sentence, sentence } from '../../../i18n/sentence';
import { candidatesIn as candidatesTitle } from '../../../ui/fixes/words';
import { NamePath } from '../../../ui/name-path';
import { SentenceText } from '../../../ui/sentence-text';
import { changeSentence } from '../../options/change-list/change-sentence';
import { systemNamesWith } from '../../words';
import type { Planner, RowAction } from '../plan/planner';
import type { Row } from '../rows';
import type { TieOutResult } from '../use-tie-out';

type ByHandAction = Extract<RowAction, { kind: 'byHand' }>;

export interface ByHandProps extends Pick<TieOutResult, 'files' | 'product'> {
  readonly action: ByHandAction;
  readonly row: Row;
}

/** What a person is to do about a row, list by list, where Tieout can only read. */
export function ByHand({ action, row, files, product }: ByHandProps) {
  const question = questionOf(action, row.match.expectedPath);
  if (question) {
    return (
      <>
        <p>
          <SentenceText sentence={question} />
        </p>
        {fixOrder.map((list) => (
          <Candidates key={list} list={list} row={row} />
        ))}
      </>
    );
  }
  if (action.changes.length === 0) return <p class="hint">{m.name_list_by_hand_none()}</p>;
  const names = systemNamesWith(product);
  // Who is archived is told by the service alone, or by a file that has it.
  const isUntold = files.some(({ tellsInactive }) => !tellsInactive);
  return (
    <>
      <h3>{m.name_list_by_hand_column()}</h3>
      {fixOrder.map((list) => {
        const own = action.changes.filter((step) => step.list === list);
        if (own.length === 0) return null;
        const creates = own.some(({ change }) => change.kind === 'create');
        return (
          <div key={list} class="by-hand">
            <p class="muted">{names[list]}</p>
            <ol class="plan">
              {own.map((step, place) => (
                <li key={place}>
                  <SentenceText sentence={changeSentence(step)} />
                </li>
              ))}
            </ol>
            {creates && isUntold && listTraits[list].tracksTime && (
              <p class="hint">{m.name_list_by_hand_inactive()}</p>
            )}
          </div>
        );
      })}
    </>
  );
}

/** The records of a list among which somebody has to choose. */
function Candidates({ list, row }: { readonly list: ListId; readonly row: Row }) {
  const candidates = candidatesIn(row, list);
  if (candidates.length === 0) return null;
  return (
    <div class="by-hand">
      <h3>{candidatesTitle(list)}</h3>
      <ul>
        {candidates.map(({ record, path }) => (
          <li key={record.id}>
            <NamePath path={path} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where somebody has to say first which record is meant. */
function questionOf({ action }: ByHandAction, path: readonly string[]): Sentence | null {
  if (action === 'choose') return sentence(m.name_list_by_hand_choose, { path });
  return action === 'link' ? sentence(m.name_list_by_hand_link, { path }) : null;
}

/** The same in one line, for the CSV file; `null` where a row says nothing of what to do by hand. */
export function byHandText(row: Row, planner: Planner, product: TieOutResult['product']): string | null {
  const action = planner.actionOf(row);
  if (action.kind !== 'byHand') return null;
  const question = questionOf(action, row.match.expectedPath);
  if (question) return plainText(question);
  const names = systemNamesWith(product);
  return action.changes
    .map((step) => m.name_list_cell({ column: names[step.list], name: plainText(changeSentence(step)) }))
    .join('; ');
}
