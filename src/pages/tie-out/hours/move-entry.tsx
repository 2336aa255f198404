import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { nearDay } from '../../../i18n/dates';
import type { HoursItemView } from '../../../messages/hours';
import type { BookablePlace, TimeOutcome } from '../../../messages/time-tracking';
import { isolatedPath } from '../../../ui/hours/words';
import { NamePath } from '../../../ui/name-path';
import { SearchField } from '../../search-field';
import { useMutation, useQuery } from '../../use-query';
import { commonWords, errorSentence } from '../../words';

interface MoveEntryProps {
  readonly item: HoursItemView;
  readonly today: string;
}

interface Moved {
  readonly runId: string;
  readonly path: readonly string[];
  readonly outcome: TimeOutcome;
}

/** Moves an entry to another job: as a change of time, with its undo, in the log with the others. */
export function MoveEntry({ item, today }: MoveEntryProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [moved, setMoved] = useState<Moved | null>(null);
  const [isUndone, setUndone] = useState(false);
  const mutation = useMutation();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const [entryId] = item.entryIds;
  if (entryId === undefined) return null;
  const move = ({ jobcodeId, path }: BookablePlace) => {
    const runId = crypto.randomUUID();
    const asked = { type: 'moveEntry', runId, entryId } as const;
    mutation.run('time.ask', { jobcodeId, request: asked }, (outcome) => {
      setMoved({ runId, path, outcome });
      setOpen(false);
    });
  };
  const undo = (of: string) =>
    mutation.run(
      'time.ask',
      { jobcodeId: null, request: { type: 'undoTime', runId: crypto.randomUUID(), of } },
      () => setUndone(true),
    );
  return (
    <div class="move">
      {mutation.error && (
        <p class="trouble" role="alert">
          {errorSentence(mutation.error)}
        </p>
      )}
      {moved ? (
        <p role="status">
          {isUndone ? m.hours_undone() : outcomeWords(moved)}{' '}
          {!isUndone && moved.outcome.kind === 'done' && (
            <button type="button" class="quiet" disabled={mutation.isBusy} onClick={() => undo(moved.runId)}>
              {m.hours_undo_move()}
            </button>
          )}
        </p>
      ) : isOpen ? (
        <div class="move-form">
          <SearchField label={m.hours_move_search()} value={text} setValue={setText} field={field} />
          {text.trim() !== '' && <Places text={text} isBusy={mutation.isBusy} choose={move} />}
          <button type="button" class="quiet" onClick={() => setOpen(false)}>
            {m.hours_cancel_move()}
          </button>
        </div>
      ) : (
        <button
          type="button"
          class="quiet"
          aria-label={m.hours_move_name({ day: nearDay(item.date, today) })}
          onClick={() => setOpen(true)}
        >
          {m.hours_move()}
        </button>
      )}
    </div>
  );
}

function outcomeWords({ path, outcome }: Moved): string {
  switch (outcome.kind) {
    case 'done':
      return m.hours_move_done({ path: isolatedPath(path) });
    case 'kept':
    case 'unsettled':
      return m.hours_move_kept();
    case 'refused':
      return m.hours_move_failed();
    case 'failed':
      return errorSentence(outcome.error);
  }
}

interface PlacesProps {
  readonly text: string;
  readonly isBusy: boolean;
  readonly choose: (place: BookablePlace) => void;
}

function Places({ text, isBusy, choose }: PlacesProps) {
  const { value, error } = useQuery('time.search', { text });
  if (!value) return <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>;
  if (value.length === 0) return <p class="hint">{m.hours_move_none()}</p>;
  return (
    <ul class="places">
      {value.map((place) => (
        <li key={place.jobcodeId}>
          <button type="button" class="quiet" disabled={isBusy} onClick={() => choose(place)}>
            <NamePath path={place.path} />
          </button>{' '}
          {place.strands && <span class="hint">{m.hours_move_strands()}</span>}
        </li>
      ))}
    </ul>
  );
}
