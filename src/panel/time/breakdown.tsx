import type { ComponentChildren } from 'preact';
import type { Budget } from '../../domain/time/budget';
import { secondsAt, type TrackedTime } from '../../domain/time/tracked-time';
import { m } from '../../i18n/compiled/messages';
import { duration } from '../../i18n/durations';
import type { NamedTrackedTime, TimeView } from '../../messages/panel-view';
import { CollapsibleList } from '../collapsible-list';
import type { PanelActions } from '../panel-actions';
import { BarRow } from './bar-row';
import { BudgetLines } from './budget';
import { Chart } from './chart';
import { RunningDot } from './running-dot';
import { Ticking } from './ticking';
import { totalLine } from './total-line';

const rowsAtOnce = 5;

/** At least 1 s, so that it can be divided by. */
function greatestOf(rows: readonly TrackedTime[], now: number): number {
  return rows.reduce((greatest, row) => Math.max(greatest, secondsAt(row, now)), 1);
}

interface RowsProps {
  readonly rows: readonly NamedTrackedTime[];
  /** Of a row without a name. */
  readonly noName?: string;
  readonly now: number;
}

function Rows({ rows, noName, now }: RowsProps) {
  const greatest = greatestOf(rows, now);
  return (
    <CollapsibleList
      items={rows}
      atOnce={rowsAtOnce}
      line={(row) => {
        const seconds = secondsAt(row, now);
        return (
          <BarRow name={row.name || noName} share={seconds / greatest}>
            <RunningDot isOn={row.runningSinceMs.length > 0} /> {duration(seconds)}
          </BarRow>
        );
      }}
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

export interface BreakdownProps {
  readonly time: TimeView;
  readonly clockSkewMs: number;
  readonly budget: Budget | null;
  readonly sendRequest: PanelActions['sendRequest'];
}

/** What the time is made of, side by side: weeks, people, service items, budget lines. */
export function Breakdown({ time, clockSkewMs, budget, sendRequest }: BreakdownProps) {
  const { byPerson, byServiceItem } = time;
  const hasTime = time.total.seconds > 0 || time.running.length > 0;
  const hasServiceItems = byServiceItem.some((item) => item.name !== '');
  if (byPerson.length === 0 && !budget) return null;
  return (
    <Ticking
      clockSkewMs={clockSkewMs}
      draw={(now) => (
        <>
          {time.billable && <ul class="sums muted">{totalLine(m.panel_billable(), time.billable, now)}</ul>}
          {hasTime && time.byWeek.length > 0 && <Chart time={time} now={now} />}
          <div class="parts">
            {byPerson.length > 0 && (
              <Column title={m.panel_by_person()}>
                <Rows rows={byPerson} now={now} />
              </Column>
            )}
            {hasServiceItems && (
              <Column title={m.panel_by_service_item()}>
                <Rows rows={byServiceItem} noName={m.panel_no_service_item()} now={now} />
              </Column>
            )}
          </div>
          {budget && budget.lines.length > 0 && (
            <Column title={m.panel_budget()}>
              <BudgetLines budget={budget} now={now} sendRequest={sendRequest} />
            </Column>
          )}
        </>
      )}
    />
  );
}
