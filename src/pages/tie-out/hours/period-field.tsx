import { namedPeriods, type Period, type PeriodChoice, periodOf } from '../../../domain/time/period';
import { isRangeDay } from '../../../domain/time/time-range';
import { m } from '../../../i18n/compiled/messages';
import { today } from '../../today';
import { periodIn } from './period-choice';
import { periodNames } from './words';

interface PeriodFieldProps {
  readonly choice: PeriodChoice;
  /** Its days, once the account has said which they are: until then those of this machine stand for them. */
  readonly period: Period | null;
  readonly choose: (choice: PeriodChoice) => void;
}

/** Which days: one of the usual periods, or those of a billing cycle. */
export function PeriodField({ choice, period, choose }: PeriodFieldProps) {
  const custom = choice.kind === 'custom' ? choice : null;
  const setEnd = (end: keyof Period, day: string) => {
    if (custom && isRangeDay(day)) choose({ ...custom, [end]: day });
  };
  return (
    <div class="period">
      <div class="field">
        <label for="hours-period">{m.hours_period()}</label>
        <select
          id="hours-period"
          value={choice.kind}
          onChange={({ currentTarget: { value } }) => {
            const named = periodIn(value);
            if (named) choose(named);
            else choose({ kind: 'custom', ...(period ?? periodOf(choice, today(), 0)) });
          }}
        >
          {namedPeriods.map((kind) => (
            <option key={kind} value={kind}>
              {periodNames[kind]}
            </option>
          ))}
          <option value="custom">{m.hours_period_custom()}</option>
        </select>
      </div>
      {custom &&
        (['from', 'to'] as const).map((end) => (
          <div class="field" key={end}>
            <label for={`hours-${end}`}>{end === 'from' ? m.hours_custom_from() : m.hours_custom_to()}</label>
            <input
              id={`hours-${end}`}
              type="date"
              value={custom[end]}
              onChange={({ currentTarget }) => setEnd(end, currentTarget.value)}
            />
          </div>
        ))}
    </div>
  );
}
