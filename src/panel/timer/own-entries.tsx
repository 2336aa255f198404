import { m } from '../../i18n/compiled/messages';
import { nearDay } from '../../i18n/dates';
import { clock, duration } from '../../i18n/durations';
import type { EntrySummary } from '../../messages/time-tracking';
import { Icon } from '../../ui/icon';
import { Isolated } from '../../ui/isolated';
import { entryWords, fixedWords, nameWords } from '../../ui/time/words';
import { CollapsibleList } from '../collapsible-list';
import { RunningDot } from '../time/running-dot';
import { Ticking } from '../time/ticking';
import { EntryForm } from './time-forms';
import { askTime, type TimerParts, toggleBox } from './time-intents';

const entriesAtOnce = 5;

interface OwnEntryProps {
  readonly parts: TimerParts;
  readonly entry: EntrySummary;
}

function EntryButtons({ parts, entry }: OwnEntryProps) {
  const { timer, intent } = parts;
  const { id, fixed, isRunning } = entry;
  if (isRunning) return <RunningDot isOn />;
  if (fixed !== null)
    return (
      <span class="muted">
        <Icon name="lock" /> {fixedWords[fixed]}
      </span>
    );
  const words = { entry: entryWords(entry, timer) };
  const box = { kind: 'correct', entryId: id } as const;
  const request = () => ({ type: 'deleteEntry', runId: crypto.randomUUID(), entryId: id }) as const;
  return (
    <>
      <button
        type="button"
        class="button plain"
        aria-label={m.timer_edit_entry(words)}
        aria-expanded={intent.box?.kind === 'correct' && intent.box.entryId === id}
        onClick={() => toggleBox(parts, box)}
      >
        {m.timer_edit()}
      </button>
      <button
        type="button"
        class="button plain"
        aria-label={m.timer_delete_entry(words)}
        onClick={() => askTime(parts, request(), nameWords(entry.path))}
      >
        {m.timer_delete()}
      </button>
    </>
  );
}

function OwnEntry({ parts, entry }: OwnEntryProps) {
  const { timer, intent, view } = parts;
  const { startMs, isRunning, day, durationSeconds, notes, fields } = entry;
  const values = timer.form.fields.map(({ id }) => fields[id]).filter(Boolean);
  const isOpen = intent.box?.kind === 'correct' && intent.box.entryId === entry.id;
  return (
    <li>
      <div class="own-entry">
        <time dateTime={day} title={entryWords(entry, timer)}>
          {nearDay(day, timer.today)}
        </time>
        <span class="amount">
          {isRunning && startMs !== null ? (
            <Ticking clockSkewMs={view.clockSkewMs} draw={(now) => clock((now - startMs) / 1_000)} />
          ) : (
            duration(durationSeconds)
          )}
        </span>
        <span class="notes" title={notes}>
          {values.length > 0 && (
            <span class="muted">
              <Isolated text={values.join(' · ')} />{' '}
            </span>
          )}
          <Isolated text={notes} />
        </span>
        <span class="entry-buttons">
          <EntryButtons parts={parts} entry={entry} />
        </span>
      </div>
      {isOpen && <EntryForm {...parts} entry={entry} />}
    </li>
  );
}

/** One's own entries of the last days on this page, to be corrected in place. */
export function OwnEntries(parts: TimerParts) {
  const { own, mayManage } = parts.timer;
  if (!mayManage || own.length === 0) return null;
  return (
    <section class="own-entries" aria-label={m.timer_own()}>
      <h3>{m.timer_own()}</h3>
      <CollapsibleList
        items={own}
        atOnce={entriesAtOnce}
        line={(entry) => <OwnEntry key={entry.id} parts={parts} entry={entry} />}
      />
    </section>
  );
}
