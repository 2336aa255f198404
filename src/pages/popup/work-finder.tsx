import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import type { BookablePlace, MyTimeView } from '../../messages/time-tracking';
import { NamePath } from '../../ui/name-path';
import { nameWords } from '../../ui/time/words';
import { SearchField } from '../search-field';
import { useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';

export interface PlaceActions {
  readonly start: (place: BookablePlace) => void;
  readonly log: (place: BookablePlace) => void;
}

interface WorkFinderProps extends PlaceActions {
  readonly mine: MyTimeView;
  readonly isBusy: boolean;
}

/** Where to book time: what was worked on last, or what was searched for. Down and up walk through it. */
export function WorkFinder({ mine, isBusy, start, log }: WorkFinderProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const isSearching = text.trim() !== '';
  useLayoutEffect(() => field.current?.focus(), []);

  /** To the next place in the list, or back; up from the first to the search. */
  function walk(by: 1 | -1): void {
    const stops = [field.current, ...(list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
    const at = stops.findIndex((stop) => stop?.parentElement?.contains(document.activeElement));
    stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
  }

  const draw = (places: readonly BookablePlace[]) => (
    <PlaceList places={places} mine={mine} isBusy={isBusy} start={start} log={log} />
  );
  return (
    <section
      aria-labelledby="finder-title"
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        walk(event.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      <SearchField label={m.popup_search()} value={text} setValue={setText} field={field} />
      <h2 id="finder-title">{isSearching ? m.popup_results() : m.popup_recent()}</h2>
      <div ref={list}>
        {isSearching ? (
          <Matches text={text} draw={draw} />
        ) : mine.recent.length === 0 ? (
          <p class="hint">{m.popup_no_recent()}</p>
        ) : (
          draw(mine.recent)
        )}
      </div>
    </section>
  );
}

interface MatchesProps {
  readonly text: string;
  readonly draw: (places: readonly BookablePlace[]) => preact.ComponentChildren;
}

function Matches({ text, draw }: MatchesProps) {
  const { value, error } = useQuery('time.search', { text });
  if (!value) return <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>;
  return (
    <div role="status">{value.length === 0 ? <p class="hint">{m.popup_no_match()}</p> : draw(value)}</div>
  );
}

interface PlaceListProps extends WorkFinderProps {
  readonly places: readonly BookablePlace[];
}

function PlaceList({ places, mine: { running, mayManage }, isBusy, start, log }: PlaceListProps) {
  return (
    <ul class="rows">
      {places.map((place) => {
        const path = place.path.join(':');
        const isHere = running?.entry.jobcodeId === place.jobcodeId;
        const startName = running
          ? m.popup_switch_to({ name: nameWords(running.entry.path), path })
          : m.popup_start_on({ path });
        return (
          <li key={place.jobcodeId}>
            <div class="row-text">
              <NamePath path={place.path} />
              {place.strands && <p class="tone-warning">{m.popup_strands()}</p>}
            </div>
            {mayManage && (
              <button
                type="button"
                class="quiet"
                aria-label={m.popup_log_on({ path })}
                id={`log ${place.jobcodeId}`}
                disabled={isBusy}
                onClick={() => log(place)}
              >
                {m.popup_log()}
              </button>
            )}
            {isHere ? (
              <span class="hint">{m.popup_running_here()}</span>
            ) : (
              <button
                type="button"
                data-place
                aria-label={startName}
                title={startName}
                id={`start ${place.jobcodeId}`}
                disabled={isBusy}
                onClick={() => start(place)}
              >
                {running ? m.popup_switch() : m.timer_start()}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
