import { m } from '../i18n/compiled/messages';
import type { PanelView } from '../messages/panel-view';
import { Icon } from '../ui/icon';
import { NameComparison } from '../ui/name-comparison';
import type { PanelActions } from './panel-actions';
import { RecordList } from './record-list';
import { Breakdown } from './time/breakdown';
import { Entries } from './time/entries';
import { HoursSection } from './time/hours-line';
import { OwnEntries } from './timer/own-entries';
import type { TimeIntent } from './timer/time-intents';
import { hasTimer } from './timer/timer-section';
import { ChainLine, chainOf } from './verdict-section';

export interface DetailsButtonProps {
  readonly isShown: boolean;
  readonly toggle: () => void;
}

/** Folds out the rest below the card. */
export function DetailsButton({ isShown, toggle }: DetailsButtonProps) {
  return (
    <button type="button" class="button details-button" aria-expanded={isShown} onClick={toggle}>
      {m.panel_details()} <Icon name="unfold" />
    </button>
  );
}

export interface DetailsProps {
  readonly view: PanelView;
  readonly timeIntent: TimeIntent;
  readonly actions: PanelActions;
}

/** All that the card has no room for: the names, what the time is made of, the entries, and the pages below this one. */
export function Details({ view, timeIntent, actions }: DetailsProps) {
  const { time, clockSkewMs, timer, matchStatuses, subject, budget } = view;
  const { sendRequest } = actions;
  const chain = chainOf(view);
  const parts = hasTimer(timer) ? { view, timer, intent: timeIntent, actions } : null;
  return (
    <section class="details" aria-label={m.panel_details()}>
      {chain && <ChainLine {...chain} />}
      {matchStatuses !== null && <NameComparison matchStatuses={matchStatuses} subject={subject} />}
      {time && <Breakdown time={time} clockSkewMs={clockSkewMs} budget={budget} sendRequest={sendRequest} />}
      {view.hours && <HoursSection hours={view.hours} />}
      <RecordList title={m.panel_members()} rows={view.members} clockSkewMs={clockSkewMs} />
      {view.unseenMembers > 0 && <p class="muted">{m.panel_members_unseen()}</p>}
      <RecordList title={m.panel_work()} rows={view.work} clockSkewMs={clockSkewMs} />
      {parts && <OwnEntries {...parts} />}
      {time && time.entryCount > 0 && (
        <Entries time={time} clockSkewMs={clockSkewMs} timer={parts} sendRequest={sendRequest} />
      )}
    </section>
  );
}
