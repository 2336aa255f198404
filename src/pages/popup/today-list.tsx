import { m } from '../../i18n/compiled/messages';
import { duration } from '../../i18n/durations';
import type { EntrySummary, MyTimeView } from '../../messages/time-tracking';
import { Isolated } from '../../ui/isolated';
import { NamePath } from '../../ui/name-path';
import { breakWords, entryWords, fixedWords, nameWords, pathWords } from '../../ui/time/words';
import { spanWords } from './words';

interface TodayListProps {
  readonly mine: MyTimeView;
  readonly isBusy: boolean;
  readonly correct: (entry: EntrySummary) => void;
  readonly remove: (entry: EntrySummary) => void;
}

function closedOf({ entries }: MyTimeView): readonly EntrySummary[] {
  return entries.filter(({ isRunning }) => !isRunning);
}

interface SumsProps {
  readonly mine: MyTimeView;
  /** Of the running entry, in seconds; 0 for none. */
  readonly runningSeconds: number;
}

/** What today and this week come to, with what runs. */
export function Sums({ mine, runningSeconds }: SumsProps) {
  const { running, today, weekStart } = mine;
  // QuickBooks Time pays nobody for an unpaid break.
  const isPaid = ({ breakKind }: EntrySummary) => breakKind !== 'unpaid';
  const closedSeconds = closedOf(mine)
    .filter(isPaid)
    .reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const countedSeconds = running && isPaid(running.entry) ? runningSeconds : 0;
  // Its time is of the day on which it began, and that may be of another week.
  const countedFrom = (day: string) => (running && running.entry.day >= day ? countedSeconds : 0);
  return (
    <p class="sums">
      {m.popup_today()} <strong>{duration(closedSeconds + countedFrom(today))}</strong>
      <span>
        {m.popup_this_week()} <strong>{duration(mine.weekSeconds + countedFrom(weekStart))}</strong>
      </span>
    </p>
  );
}

/** Today's entries; what runs is told above. */
export function TodayList({ mine, isBusy, correct, remove }: TodayListProps) {
  const closed = closedOf(mine);
  return (
    <section aria-labelledby="today-title">
      <h2 id="today-title">{m.popup_entries()}</h2>
      {closed.length === 0 && <p class="hint">{m.popup_no_entries()}</p>}
      <ul class="rows">
        {closed.map((entry) => (
          <Entry key={entry.id} entry={entry} mine={mine} isBusy={isBusy} correct={correct} remove={remove} />
        ))}
      </ul>
    </section>
  );
}

interface EntryProps extends TodayListProps {
  readonly entry: EntrySummary;
}

function Entry({ entry, mine, isBusy, correct, remove }: EntryProps) {
  const span = spanWords(entry, mine.timeZone);
  const named = { name: nameWords(entry.path), entry: entryWords(entry, mine) };
  return (
    <li>
      <div class="row-text">
        <NamePath path={pathWords(entry.path)} />
        <p class="hint">
          {span}
          {span !== '' && entry.notes !== '' && ' · '}
          {entry.notes !== '' && <Isolated text={entry.notes} />}
        </p>
        {entry.breakKind && <p class="hint">{breakWords[entry.breakKind]}</p>}
        {entry.fixed !== null && <p class="hint">{fixedWords[entry.fixed]}</p>}
        {mine.mayManage && entry.fixed === null && (
          <div class="row-actions">
            <button
              type="button"
              class="quiet"
              id={`edit ${entry.id}`}
              aria-label={m.popup_edit_entry(named)}
              disabled={isBusy}
              onClick={() => correct(entry)}
            >
              {m.timer_edit()}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={m.popup_delete_entry(named)}
              disabled={isBusy}
              onClick={() => remove(entry)}
            >
              {m.timer_delete()}
            </button>
          </div>
        )}
      </div>
      <strong>{duration(entry.durationSeconds)}</strong>
    </li>
  );
}
