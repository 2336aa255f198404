import { Component } from 'preact';
import { openStanding, type Standing } from '../../domain/matching/match-status';
import { type ListId, listIds } from '../../domain/records/records';
import type { Candidate, FixOffer } from '../../messages/fixes';
import type { PanelView } from '../../messages/panel-view';
import { Button } from '../../ui/button';
import { NamePath } from '../../ui/name-path';
import type { FixActions } from '../fixing-script';
import { systemNames } from '../words';
import { wishFor } from './fix-intents';
import { candidateFacts, unfolding, words } from './words';

function hasOnlyNearMatches(standing: Standing | undefined): boolean {
  return standing !== undefined && openStanding(standing)?.kind === 'similar';
}

function otherClaims(standing: Standing | undefined): readonly string[] {
  const open = standing && openStanding(standing);
  return open?.kind === 'ambiguous' ? open.otherClaims : [];
}

interface CandidateLineProps {
  readonly list: ListId;
  readonly offer: FixOffer;
  readonly candidate: Candidate;
  readonly isNearMatch: boolean;
  readonly today: string;
  readonly choose: () => void;
}

function CandidateLine({ list, offer, candidate, isNearMatch, today, choose }: CandidateLineProps) {
  const { path, difference } = candidate;
  const isLinkAlone = offer.plan.steps.every(({ kind }) => kind === 'link');
  const label = isNearMatch ? (isLinkAlone ? words.link : words.linkAndPutRight) : words.choose;
  const nameId = `candidate-${list}-${offer.choice.kind === 'pick' ? offer.choice.recordId : ''}`;
  return (
    <li class="candidate">
      <span id={nameId}>
        <NamePath path={difference === null ? path : [...path.slice(0, -1), difference.actual]} />{' '}
        <span class="muted note">{candidateFacts(candidate, list, today).join(' · ')}</span>
      </span>
      <button type="button" class="button" aria-describedby={nameId} onClick={choose}>
        {unfolding(label, offer.needsConfirmation)}
      </button>
    </li>
  );
}

export interface ChooseRecordProps {
  readonly view: PanelView;
  readonly actions: FixActions;
  readonly leave: () => void;
}

/** Whoever could be meant, with what tells them apart, one button each. Takes the focus to the first. */
export class ChooseRecord extends Component<ChooseRecordProps> {
  private root: HTMLElement | null = null;
  private readonly setRoot = (element: HTMLElement | null) => {
    this.root = element;
  };

  override componentDidMount() {
    this.root?.querySelector('button')?.focus({ preventScroll: true });
    this.root?.scrollIntoView({ block: 'nearest' });
  }

  private candidates(list: ListId) {
    const { view, actions } = this.props;
    const standing = view.standings?.[list];
    const picks = view.offers.filter(({ choice }) => choice.kind === 'pick' && choice.list === list);
    const claims = otherClaims(standing);
    if (picks.length === 0) return null;
    return (
      <div key={list} class="candidates">
        <h3>
          {words.candidates} {systemNames[list]}
        </h3>
        <ul>
          {picks.map((offer) => {
            const { candidate, choice } = offer;
            return (
              candidate !== null && (
                <CandidateLine
                  key={JSON.stringify(choice)}
                  list={list}
                  offer={offer}
                  candidate={candidate}
                  isNearMatch={hasOnlyNearMatches(standing)}
                  today={view.time?.days.to ?? ''}
                  choose={() => actions.setWish(wishFor(view, choice))}
                />
              )
            );
          })}
        </ul>
        {claims.length > 0 && (
          <div class="claims">
            <h3>{words.otherClaims}</h3>
            <ul>
              {claims.map((title, place) => (
                <li key={place}>
                  <NamePath path={[title]} />
                </li>
              ))}
            </ul>
            <p class="muted">{words.otherClaimsHelp}</p>
          </div>
        )}
      </div>
    );
  }

  render() {
    const { view, actions } = this.props;
    const picks = view.offers.some(({ choice }) => choice.kind === 'pick');
    const createAnyway = view.offers.find(({ choice }) => choice.kind === 'createAnyway');
    return (
      <div class="box" ref={this.setRoot}>
        {listIds.map((list) => this.candidates(list))}
        {!picks && <p>{words.noCandidates}</p>}
        <p class="buttons">
          {createAnyway && (
            <>
              <span class="muted">{words.createAnywayHelp}</span>
              <Button onClick={() => actions.setWish(wishFor(view, createAnyway.choice, true))}>
                {unfolding(words.createAnyway, true)}
              </Button>
            </>
          )}
          <Button onClick={this.props.leave}>{words.cancel}</Button>
        </p>
      </div>
    );
  }
}
