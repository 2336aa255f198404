import { useState } from 'preact/hooks';
import {
  type DayRange,
  firstRangeDay,
  isRangeDay,
  lastRangeDay,
  type TimeRange,
} from '../../domain/time/time-range';
import { m } from '../../i18n/compiled/messages';
import type { PanelActions } from '../panel-actions';
import { rangeWords } from '../words';

type RangeKind = TimeRange['kind'];
const kinds = Object.keys(rangeWords) as RangeKind[];

export interface RangeChooserProps {
  readonly range: TimeRange;
  readonly days: DayRange;
  readonly sendRequest: PanelActions['sendRequest'];
}

function CustomRange({ days, sendRequest }: Pick<RangeChooserProps, 'days' | 'sendRequest'>) {
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    // Whichever way round they were typed.
    const [from = '', to = ''] = [String(fields.get('from')), String(fields.get('to'))].sort();
    // The browser says so at the field, but for a page that has taught its forms otherwise.
    if (isRangeDay(from) && isRangeDay(to))
      sendRequest({ type: 'setRange', range: { kind: 'custom', from, to } });
  };
  const limits = { type: 'date', required: true, min: firstRangeDay, max: lastRangeDay } as const;
  return (
    <form class="custom-range" onSubmit={apply}>
      <label>
        {m.panel_from()} <input {...limits} name="from" defaultValue={days.from ?? ''} />
      </label>
      <label>
        {m.panel_to()} <input {...limits} name="to" defaultValue={days.to} />
      </label>
      <button type="submit" class="button">
        {m.panel_apply()}
      </button>
    </form>
  );
}

/** Which days are added up. A custom range is asked for only once both its ends are set. */
export function RangeChooser({ range, days, sendRequest }: RangeChooserProps) {
  const [chosen, setChosen] = useState<RangeKind | null>(null);
  const shown = chosen ?? range.kind;
  const choose = (kind: RangeKind) => {
    setChosen(kind);
    if (kind !== 'custom') sendRequest({ type: 'setRange', range: { kind } });
  };
  return (
    <>
      {shown === 'custom' && <CustomRange days={days} sendRequest={sendRequest} />}
      <select
        aria-label={m.panel_range()}
        value={shown}
        onChange={(event) => choose(event.currentTarget.value as RangeKind)}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {rangeWords[kind]}
          </option>
        ))}
      </select>
    </>
  );
}
