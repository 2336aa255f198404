import { useState } from 'preact/hooks';
import type { Budget, BudgetSum as BudgetLine, BudgetPerson, PersonRef } from '../../domain/time/budget';
import { secondsAt, type TrackedTime } from '../../domain/time/tracked-time';
import { m } from '../../i18n/compiled/messages';
import { duration } from '../../i18n/durations';
import { percent } from '../../i18n/numbers';
import { Bar } from '../../ui/bar';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Isolated } from '../../ui/isolated';
import type { PanelActions } from '../panel-actions';
import { actualText, budgetText, leftText, more } from '../words';
import { Ticking } from './ticking';

const linesAtOnce = 5;

export interface BudgetSumProps {
  readonly budget: Budget;
  /** The time that stands beside it. */
  readonly shown: TrackedTime;
  /** What to add to the local clock to get QuickBooks Time's. */
  readonly clockSkewMs: number;
}

/** The work item's time against its estimate: as a share only where that time is all there is. */
export function BudgetSum({ budget, shown, clockSkewMs }: BudgetSumProps) {
  const { estimateSeconds, basis } = budget;
  return (
    <Ticking
      clockSkewMs={clockSkewMs}
      draw={(now) => {
        const spent = secondsAt(budget.tracked, now);
        const isSame = basis === 'allTime' && spent === secondsAt(shown, now);
        return (
          <span class={spent > estimateSeconds ? 'budget over' : 'budget'}>
            <span class="muted">
              {isSame
                ? m.panel_of_whole_budget({ budget: duration(estimateSeconds) })
                : budgetText(basis, spent, estimateSeconds)}
            </span>
            {basis === 'allTime' && (
              <>
                <Bar share={spent / estimateSeconds} />
                <b>{percent(spent, estimateSeconds)}</b>
              </>
            )}
          </span>
        );
      }}
    />
  );
}

type SendRequest = PanelActions['sendRequest'];

interface LinkChoiceProps {
  readonly karbonUserKey: string;
  readonly suggestion: PersonRef | null;
  readonly users: readonly PersonRef[];
  readonly sendRequest: SendRequest;
}

/** Whom of QuickBooks Time a person of Karbon's can be: who has the same name first. */
function LinkChoice({ karbonUserKey, suggestion, users, sendRequest }: LinkChoiceProps) {
  const others = users.filter(({ userId }) => userId !== suggestion?.userId);
  return (
    <Disclosure label={m.panel_link_person()}>
      <ul class="people">
        {[...(suggestion ? [suggestion] : []), ...others].map(({ userId, name }) => (
          <li key={userId}>
            <Button kind="plain" onClick={() => sendRequest({ type: 'linkPerson', karbonUserKey, userId })}>
              <Isolated text={name} />
            </Button>{' '}
            {userId === suggestion?.userId && <span class="muted">{m.panel_same_name()}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

interface PersonNoteProps {
  readonly person: BudgetPerson;
  readonly users: readonly PersonRef[];
  readonly sendRequest: SendRequest;
}

/** Why a line has no time, or by what it has. */
function PersonNote({ person, users, sendRequest }: PersonNoteProps) {
  switch (person.kind) {
    case 'paired':
      if (person.userCount === undefined) return null;
      return <p class="note muted">{[m.panel_several_users(), ...unseenText(person)].join(' · ')}</p>;
    case 'role':
      return <p class="note muted">{m.panel_not_tracked_by_role()}</p>;
    case 'notListed':
      return <p class="note muted">{m.panel_person_unknown()}</p>;
    case 'unknown':
      return <p class="note muted">{m.panel_people_loading()}</p>;
    case 'linked':
      return (
        <div class="note muted">
          {person.links.map(({ userId, name }) => (
            <div key={userId}>
              {person.userCount === undefined ? m.panel_linked_person() : m.panel_linked_account({ name })}
              {' · '}
              <Button
                kind="plain"
                onClick={() => sendRequest({ type: 'linkPerson', userId, karbonUserKey: null })}
              >
                {m.panel_unlink_person()}
              </Button>
            </div>
          ))}
          {unseenText(person)}
        </div>
      );
    case 'emailShared':
    case 'unpaired':
      return (
        <div class="note muted">
          {unpairedText(person)}
          {users.length > 0 && ' · '}
          {users.length > 0 && <LinkChoice {...person} users={users} sendRequest={sendRequest} />}
        </div>
      );
  }
}

/** What is not in a sum that may lack some of somebody's accounts. */
function unseenText({ isPartial }: { readonly isPartial?: true }): readonly string[] {
  return isPartial ? [m.panel_other_accounts_unseen()] : [];
}

function unpairedText({ kind, suggestion }: Extract<BudgetPerson, { suggestion: unknown }>): string {
  if (kind === 'emailShared') return m.panel_email_shared();
  return suggestion ? m.panel_email_differs() : m.panel_email_not_found();
}

interface BudgetLineProps {
  readonly line: BudgetLine;
  readonly budget: Budget;
  readonly now: number;
  readonly sendRequest: SendRequest;
}

function BudgetLineRows({ line, budget, now, sendRequest }: BudgetLineProps) {
  const { name, estimateSeconds, person } = line;
  const seconds = 'tracked' in person ? secondsAt(person.tracked, now) : null;
  const isOver = seconds !== null && seconds > estimateSeconds;
  const isSoFar = budget.basis === 'soFar' || ('isPartial' in person && person.isPartial === true);
  const note = <PersonNote person={person} users={budget.unpairedUsers} sendRequest={sendRequest} />;
  return (
    <tbody class={isOver ? 'budget-line over' : 'budget-line'}>
      <tr>
        <th scope="row">
          <Isolated text={name} />
        </th>
        <td>{duration(estimateSeconds)}</td>
        <td>{seconds !== null && actualText(seconds, isSoFar)}</td>
        <td class="left">{seconds !== null && leftText(estimateSeconds, seconds, isSoFar)}</td>
      </tr>
      {!('userCount' in person) && person.kind === 'paired' ? null : (
        <tr class="muted">
          <td colSpan={4}>{note}</td>
        </tr>
      )}
    </tbody>
  );
}

export interface BudgetLinesProps {
  readonly budget: Budget;
  /** Epoch ms on QuickBooks Time's clock. */
  readonly now: number;
  readonly sendRequest: SendRequest;
}

/** What is planned for each person and role, and what those have tracked who are in none of these lines, as far as can be told. */
export function BudgetLines({ budget, now, sendRequest }: BudgetLinesProps) {
  const { lines, notBudgeted, mayBeBudgeted } = budget;
  const [areAllShown, showAll] = useState(false);
  const shown = areAllShown ? lines : lines.slice(0, linesAtOnce);
  return (
    <>
      <table class="budget-table">
        <thead class="muted">
          <tr>
            <th scope="col">{m.panel_person_or_role()}</th>
            <th scope="col">{m.panel_budget()}</th>
            <th scope="col">{m.panel_actual()}</th>
            <th scope="col">{m.panel_left()}</th>
          </tr>
        </thead>
        {shown.map((line) => (
          <BudgetLineRows
            key={JSON.stringify([line.name, line.person.kind, lines.indexOf(line)])}
            line={line}
            budget={budget}
            now={now}
            sendRequest={sendRequest}
          />
        ))}
        {notBudgeted && (
          <tbody class="budget-line">
            <tr>
              <th scope="row">{mayBeBudgeted ? m.panel_not_matched_to_line() : m.panel_not_budgeted()}</th>
              <td />
              <td>{duration(secondsAt(notBudgeted, now))}</td>
              <td />
            </tr>
          </tbody>
        )}
      </table>
      {shown.length < lines.length && (
        <Button kind="plain" onClick={() => showAll(true)}>
          {more(lines.length - shown.length)}
        </Button>
      )}
    </>
  );
}
