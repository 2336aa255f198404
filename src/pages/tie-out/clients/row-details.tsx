import { useRef, useState } from 'preact/hooks';
import { type MatchStatus, unblockedStatus } from '../../../domain/matching/match-status';
import { differenceOf } from '../../../domain/matching/name-difference';
import type { FixChoice } from '../../../domain/plans/fix-choice';
import { candidatesIn, twinsOf } from '../../../domain/plans/plan-choice';
import { fixOrder, listIds, listTraits } from '../../../domain/records/lists';
import type { ListId, NameHolder } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { CandidateLine } from '../../../ui/fixes/candidate-line';
import { Obstacle } from '../../../ui/fixes/obstacle';
import { PlanList } from '../../../ui/fixes/plan-steps';
import { RunSteps } from '../../../ui/fixes/run-steps';
import {
  actionWords,
  candidateFacts,
  candidateSigns,
  candidatesIn as candidatesTitle,
  onlyIn,
  outcomeText,
  unlinkIn,
  withEllipsis,
} from '../../../ui/fixes/words';
import { heldNameSentence } from '../../../ui/match-status-words';
import { NameComparison } from '../../../ui/name-comparison';
import { NamePath } from '../../../ui/name-path';
import { SentenceText } from '../../../ui/sentence-text';
import { today } from '../../today';
import type { Offer, Planner } from '../plan/planner';
import type { Row } from '../rows';
import { ByHand } from '../sources/by-hand';
import type { TieOutResult } from '../use-tie-out';
import { RowLog } from './row-log';
import { RowMembers } from './row-members';
import { RowStakes } from './row-stakes';
import { candidateStakes } from './stake-words';
import { useKeptFocus } from './use-kept-focus';
import { isUnderWay, type RowFix } from './use-row-fixes';
import type { StakesRun } from './use-stakes';
import { isActionOpen, newsOf } from './words';

export interface RowDetailsProps {
  readonly row: Row;
  readonly planner: Planner;
  readonly source: Pick<TieOutResult, 'files' | 'product' | 'karbonTenant'>;
  readonly fix: RowFix | undefined;
  readonly stakes: StakesRun;
  readonly isIgnored: boolean;
  readonly start: (row: Row, offer: Offer) => void;
  readonly ignore: (key: string) => void;
  /** Leads to the work items of a client. */
  readonly showWork: (key: string) => void;
  /** All clients of the firm, among which those of a group are found. */
  readonly clients: readonly Row[];
  /** Leads to the row of a client. */
  readonly showClient: (key: string) => void;
  readonly close: () => void;
}

/** A row opened: the names beside each other, and what can be done, step by step or record by record. */
export function RowDetails(props: RowDetailsProps) {
  const { row, planner, source, fix, isIgnored, ignore, showWork } = props;
  const { client, match } = row;
  /** The offer whose steps are shown. */
  const [shown, setShown] = useState<Offer | null>(null);
  const action = planner.actionOf(row);
  const others = otherOffers(row, planner);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root, () => root.current?.querySelector('button')?.focus({ preventScroll: true }));
  return (
    <div class="details" ref={root}>
      {match.statuses && (
        <NameComparison
          matchStatuses={match.statuses}
          subject={{ kind: row.kind, title: row.title, clientName: row.item ? client.fullName : '' }}
        />
      )}
      {row.kind === 'clientGroup' && <RowMembers {...props} />}
      {!isTimeOfFile(source) && <RowStakes row={row} {...props.stakes} />}
      {fix?.run ? (
        <RunSteps rows={fix.run.steps} run={fix.run.state} />
      ) : (
        fix && isUnderWay(fix) && <p class="hint">{newsOf(fix).text}</p>
      )}
      {isActionOpen(fix) && !isIgnored && (
        <Choices {...props} shown={shown ?? (action.kind === 'fix' ? action.offer : null)} show={setShown} />
      )}
      <p class="actions">
        {!isIgnored &&
          others.map(({ label, offer }) => (
            <button type="button" class="quiet" key={label} onClick={() => setShown(offer)}>
              {label}
            </button>
          ))}
        {row.item === null && source.karbonTenant !== null && (
          <button type="button" class="quiet" onClick={() => showWork(row.key)}>
            {m.work_tab()}
          </button>
        )}
        {!isIgnored && !row.isTiedOut && (
          <button type="button" class="quiet" onClick={() => ignore(row.key)}>
            {m.workbench_ignore()}
          </button>
        )}
      </p>
      <RowLog row={row} />
    </div>
  );
}

/** No time is known of names out of a file. */
function isTimeOfFile({ files }: RowDetailsProps['source']): boolean {
  return listIds.some((list) => listTraits[list].tracksTime && files.some(({ system }) => system === list));
}

export interface ChoicesProps
  extends Pick<RowDetailsProps, 'row' | 'planner' | 'source' | 'fix' | 'stakes' | 'start' | 'close'> {
  readonly shown: Offer | null;
  readonly show: (offer: Offer | null) => void;
}

/** The steps of what is chosen, or what there is to choose from, or why there is neither. */
export function Choices({ row, planner, source, fix, stakes, start, close, shown, show }: ChoicesProps) {
  const action = planner.actionOf(row);
  if (shown) {
    const now = planner.offerOf(row, shown.choice);
    const isPrimary = shown.choice.kind === 'primary';
    const outcome = fix && !fix.isUndo ? fix.outcome : null;
    return (
      <PlanList
        key={`${JSON.stringify(shown.choice)} ${fix?.runId}`}
        fix={now ? { ...now, candidate: null } : undefined}
        shownId={shown.plan.id}
        answer={outcome && outcome.kind !== 'begun' ? outcomeText(outcome, false) : null}
        canGoBack={!isPrimary}
        runFix={(offer) => {
          show(null);
          start(row, offer);
        }}
        showAgain={() => show(now)}
        onCancel={isPrimary ? close : () => show(null)}
      />
    );
  }
  if (action.kind === 'obstacle') return <Obstacle obstacle={action.obstacle} />;
  if (action.kind === 'byHand') return <ByHand {...source} action={action} row={row} />;
  if (action.kind === 'none') return <p class="hint">{m.workbench_nothing_to_fix()}</p>;
  if (action.kind === 'blocked') {
    const holder = holderOf(row);
    return (
      <>
        {holder && (
          <p>
            <SentenceText sentence={heldNameSentence(holder)} />
          </p>
        )}
        <p class="hint">{m.workbench_blocked_help()}</p>
      </>
    );
  }
  const choose = (offer: Offer) => {
    if (offer.needsConfirmation) show(offer);
    else start(row, offer);
  };
  const createAnyway = planner.offerOf(row, { kind: 'createAnyway' });
  return (
    <>
      {fixOrder.map((list) => (
        <Candidates key={list} list={list} row={row} planner={planner} stakes={stakes} choose={choose} />
      ))}
      {createAnyway && (
        <p class="apart">
          <span class="muted">{m.fix_none_of_these()}</span>{' '}
          <button type="button" onClick={() => show(createAnyway)}>
            {withEllipsis(m.fix_create_anyway(), true)}
          </button>
        </p>
      )}
    </>
  );
}

interface CandidatesProps {
  readonly list: ListId;
  readonly row: Row;
  readonly planner: Planner;
  readonly stakes: StakesRun;
  readonly choose: (offer: Offer) => void;
}

/** The records of one list that could be meant; a twin that another list shows already is chosen there along with it. */
function Candidates({ list, row, planner, stakes: { stakes }, choose }: CandidatesProps) {
  const context = planner.contextOf(row);
  const before = fixOrder.slice(0, fixOrder.indexOf(list));
  const offered = candidatesIn(context, list).flatMap((placed) => {
    const twins = twinsOf(context, list, placed);
    if (twins.some((twin) => before.includes(twin.list))) return [];
    const offer = planner.offerOf(row, { kind: 'pick', list, recordId: placed.record.id });
    return offer ? [{ placed, twins, offer }] : [];
  });
  const status = row.match.statuses?.[list];
  const owners = otherOwnersOf(status);
  if (offered.length === 0 && owners.length === 0) return null;
  const isNear = status !== undefined && unblockedStatus(status)?.kind === 'similar';
  const expected = row.match.expectedPath.at(-1) ?? '';
  return (
    <section class="candidates">
      <h2>{candidatesTitle(list)}</h2>
      <ul>
        {offered.map(({ placed: { record, path, reason }, twins, offer }) => {
          const signs = {
            isActive: record.isActive,
            isLinked: context.matchContext.links[list].get(row.key) === record.id,
            reason: reason ?? null,
            alsoIn: twins.map((twin) => twin.list),
          };
          const chosen = [{ list, placed: { record } }, ...twins].map((each) => ({
            list: each.list,
            id: each.placed.record.id,
          }));
          return (
            <CandidateLine
              key={record.id}
              fix={offer}
              difference={record.name === expected ? null : differenceOf(expected, record.name)}
              facts={
                stakes
                  ? candidateFacts({ ...signs, ...candidateStakes(chosen, stakes) }, list, today())
                  : candidateSigns(signs)
              }
              path={path}
              isNearMatch={isNear}
              choose={() => choose(offer)}
            />
          );
        })}
      </ul>
      {owners.length > 0 && (
        <>
          <h2>{m.fix_also_used_by()}</h2>
          <ul>
            {owners.map((title) => (
              <li key={title}>
                <NamePath path={[title]} />
              </li>
            ))}
          </ul>
          <p class="hint">{m.fix_also_used_by_help()}</p>
        </>
      )}
    </section>
  );
}

function otherOwnersOf(status: MatchStatus | undefined): readonly string[] {
  const open = status && unblockedStatus(status);
  return open?.kind === 'ambiguous' ? open.otherOwners : [];
}

/** What can be done besides the one action: the steps of one list alone, and to forget a pair. */
function otherOffers(
  row: Row,
  planner: Planner,
): readonly { readonly label: string; readonly offer: Offer }[] {
  return fixOrder.flatMap((list) => {
    const choices: readonly FixChoice[] = [
      { kind: 'oneList', list },
      { kind: 'unlink', list },
    ];
    return choices.flatMap((choice) => {
      const offer = planner.offerOf(row, choice);
      if (!offer) return [];
      if (choice.kind === 'unlink') return [{ label: unlinkIn(list), offer }];
      const { action } = offer.plan;
      return action === 'none' ? [] : [{ label: onlyIn(list, actionWords[action]), offer }];
    });
  });
}

/** Who has the name of a row already; `null` where that is not what is wrong. */
function holderOf({ match: { statuses } }: Row): NameHolder | null {
  for (const list of fixOrder) {
    const status = statuses?.[list];
    if (status?.kind === 'blocked' && status.reason.code === 'nameHeld') return status.reason.holder;
  }
  return null;
}
