import type { ComponentChildren } from 'preact';
import type { BudgetView, TimeView } from '../messages/panel-view';
import { Bar } from '../ui/bar';
import { CutList } from './cut-list';
import { LiveDot } from './live-dot';
import { duration, ofBudget, weekOf, words } from './words';

const rowsAtOnce = 5;

interface BarRowProps {
  readonly name: string;
  /** 0 to 1 */
  readonly share: number;
  readonly children: ComponentChildren;
}

function BarRow({ name, share, children }: BarRowProps) {
  return (
    <li class="bar-row">
      <bdi class="name" title={name}>
        {name}
      </bdi>
      <Bar share={share} />
      <span class="amount">{children}</span>
    </li>
  );
}

/** At least 1 s, so that it can be divided by. */
function greatestOf(rows: readonly { readonly seconds: number }[]): number {
  return rows.reduce((greatest, { seconds }) => Math.max(greatest, seconds), 1);
}

function Weeks({ time }: { readonly time: TimeView }) {
  const greatest = greatestOf(time.byWeek);
  return (
    <ul class="weeks">
      {time.byWeek.map(({ weekStart, seconds }) => {
        const text = weekOf(weekStart, time.days.to, seconds);
        return (
          <li key={weekStart} title={text} style={{ height: `${(seconds / greatest) * 100}%` }}>
            <span class="visually-hidden">{text}</span>
          </li>
        );
      })}
    </ul>
  );
}

function People({ time }: { readonly time: TimeView }) {
  const greatest = greatestOf(time.byPerson);
  return (
    <CutList
      items={time.byPerson}
      atOnce={rowsAtOnce}
      line={(person) => (
        <BarRow key={person.userId} name={person.name} share={person.seconds / greatest}>
          <LiveDot isOn={person.isOnTheClock} /> {duration(person.seconds)}
        </BarRow>
      )}
    />
  );
}

function ServiceItems({ time }: { readonly time: TimeView }) {
  const greatest = greatestOf(time.byServiceItem);
  return (
    <CutList
      items={time.byServiceItem}
      atOnce={rowsAtOnce}
      line={({ name, seconds }) => (
        <BarRow key={name} name={name || words.noServiceItem} share={seconds / greatest}>
          {duration(seconds)}
        </BarRow>
      )}
    />
  );
}

function BudgetLines({ budget }: { readonly budget: BudgetView }) {
  return (
    <CutList
      items={budget.lines}
      atOnce={rowsAtOnce}
      line={(line) => (
        <BarRow name={line.name} share={(line.trackedSeconds ?? 0) / (line.estimateSeconds || 1)}>
          {line.trackedSeconds !== null && `${duration(line.trackedSeconds)} `}
          <span class="muted">{ofBudget(line.estimateSeconds)}</span>
        </BarRow>
      )}
    />
  );
}

function Column({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="part">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** What the time is made of, side by side: weeks, people, service items, budget lines. */
export function Breakdown({ time, budget }: { readonly time: TimeView; readonly budget: BudgetView | null }) {
  const hasTime = time.byWeek.some((week) => week.seconds > 0);
  const hasServiceItems = time.byServiceItem.some((item) => item.name !== '');
  const hasLines = budget !== null && budget.lines.length > 0;
  if (!hasTime && time.byPerson.length === 0 && !hasLines) return null;
  return (
    <div class="parts">
      {hasTime && (
        <Column title={words.byWeek}>
          <Weeks time={time} />
        </Column>
      )}
      {time.byPerson.length > 0 && (
        <Column title={words.byPerson}>
          <People time={time} />
        </Column>
      )}
      {hasServiceItems && (
        <Column title={words.byServiceItem}>
          <ServiceItems time={time} />
        </Column>
      )}
      {hasLines && (
        <Column title={words.budget}>
          <BudgetLines budget={budget} />
        </Column>
      )}
    </div>
  );
}
