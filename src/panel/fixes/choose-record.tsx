import { type MatchStatus, unblockedStatus } from '../../domain/matching/match-status';
import { listIds } from '../../domain/records/lists';
import type { ListId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import type { PanelView } from '../../messages/panel-view';
import { Button } from '../../ui/button';
import { CandidateLine } from '../../ui/fixes/candidate-line';
import { useAttention } from '../../ui/fixes/use-attention';
import { candidateFacts, candidatesIn, withEllipsis } from '../../ui/fixes/words';
import { NamePath } from '../../ui/name-path';
import { createIntent, type FixActions } from './fix-intents';

function hasOnlyNearMatches(status: MatchStatus | undefined): boolean {
  return status !== undefined && unblockedStatus(status)?.kind === 'similar';
}

function otherOwners(status: MatchStatus | undefined): readonly string[] {
  const open = status && unblockedStatus(status);
  return open?.kind === 'ambiguous' ? open.otherOwners : [];
}

export interface ChooseRecordProps {
  readonly view: PanelView;
  readonly actions: FixActions;
  readonly onCancel: () => void;
}

function CandidateList({
  view,
  actions,
  list,
}: Omit<ChooseRecordProps, 'onCancel'> & { readonly list: ListId }) {
  const status = view.matchStatuses?.[list];
  const picks = view.availableFixes.filter(({ choice }) => choice.kind === 'pick' && choice.list === list);
  const owners = otherOwners(status);
  if (picks.length === 0) return null;
  return (
    <div class="candidates">
      <h3>{candidatesIn(list)}</h3>
      <ul>
        {picks.map((fix) => {
          const { candidate, choice } = fix;
          return (
            candidate !== null && (
              <CandidateLine
                key={JSON.stringify(choice)}
                fix={fix}
                difference={candidate.difference}
                facts={candidateFacts(candidate, list, view.time?.today ?? '')}
                path={candidate.path}
                isNearMatch={hasOnlyNearMatches(status)}
                choose={() => actions.setIntent(createIntent(view, choice))}
              />
            )
          );
        })}
      </ul>
      {owners.length > 0 && (
        <div class="claims">
          <h3>{m.fix_also_used_by()}</h3>
          <ul>
            {owners.map((title, place) => (
              <li key={place}>
                <NamePath path={[title]} />
              </li>
            ))}
          </ul>
          <p class="muted">{m.fix_also_used_by_help()}</p>
        </div>
      )}
    </div>
  );
}

/** Whoever could be meant, with what tells them apart, one button each. Takes the focus to the first. */
export function ChooseRecord({ view, actions, onCancel }: ChooseRecordProps) {
  const root = useAttention<HTMLDivElement>();
  const picks = view.availableFixes.some(({ choice }) => choice.kind === 'pick');
  const createAnyway = view.availableFixes.find(({ choice }) => choice.kind === 'createAnyway');
  return (
    <div class="box" ref={root}>
      {listIds.map((list) => (
        <CandidateList key={list} view={view} actions={actions} list={list} />
      ))}
      {!picks && <p>{m.fix_no_candidates()}</p>}
      <p class="buttons">
        {createAnyway && (
          <>
            <span class="muted">{m.fix_none_of_these()}</span>
            <Button onClick={() => actions.setIntent(createIntent(view, createAnyway.choice, true))}>
              {withEllipsis(m.fix_create_anyway(), true)}
            </Button>
          </>
        )}
        <Button onClick={onCancel}>{m.fix_cancel()}</Button>
      </p>
    </div>
  );
}
