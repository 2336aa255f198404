import { m } from '../../i18n/compiled/messages';
import { day } from '../../i18n/dates';
import { duration } from '../../i18n/durations';
import { counted, list } from '../../i18n/numbers';
import type { HoursLine } from '../../messages/hours';
import { Disclosure } from '../../ui/disclosure';
import { periodWords, stateWords, toneOf } from '../../ui/hours/words';
import { Isolated } from '../../ui/isolated';
import { ToneIcon } from '../../ui/tone-icon';

/** What of last month's time has arrived in QuickBooks, and the entries that have not. */
export function HoursSection({ hours }: { readonly hours: HoursLine }) {
  const { period, sums, items, missingItems } = hours;
  const more = missingItems - items.length;
  return (
    <section class="hours-line muted">
      <p>
        {m.hours_line({ month: periodWords(period) })}{' '}
        {sums
          .map(({ state, seconds }) => m.hours_sum({ time: duration(seconds), state: stateWords(state) }))
          .join(' · ')}
      </p>
      {items.length > 0 && (
        <Disclosure label={m.hours_line_show()}>
          <ul class="reasons">
            {items.map(({ id, state, date, people, timeSeconds, quickbooksSeconds }) => (
              <li key={id}>
                <ToneIcon tone={toneOf(state)} /> {day(date, period.to)} <Isolated text={list(people)} />{' '}
                <b>{duration(timeSeconds || quickbooksSeconds)}</b> {stateWords(state)}
              </li>
            ))}
          </ul>
          {more > 0 && <p>{m.hours_line_more(counted(more))}</p>}
        </Disclosure>
      )}
    </section>
  );
}
