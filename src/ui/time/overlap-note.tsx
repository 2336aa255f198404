import { overlapped } from '../../domain/time/entry-content';
import { m } from '../../i18n/compiled/messages';
import { sentence } from '../../i18n/sentence';
import type { BusyTime, EntrySummary } from '../../messages/time-tracking';
import { NoticeBox } from '../notice-box';
import { SentenceText } from '../sentence-text';
import { type Calendar, enteredSpanOf, entryWords, nameWords } from './words';

interface OverlapNoteProps {
  /** As typed; the times are `HH:MM` of the account's zone. */
  readonly entered: { readonly day: string; readonly start: string; readonly end: string };
  readonly busy: readonly BusyTime[];
  /** The entry that is corrected, which is not in its own way. */
  readonly entry?: EntrySummary | undefined;
  readonly calendar: Calendar;
}

/** What the time that is being typed would overlap, before QuickBooks Time refuses it; nothing while it overlaps none. */
export function OverlapNote({ entered, busy, entry, calendar }: OverlapNoteProps) {
  const other = otherAt(entered, busy, entry, calendar.timeZone);
  return (
    <div class="wide" aria-live="polite">
      {other && (
        <NoticeBox tone="warning">
          <SentenceText
            sentence={
              other.isRunning
                ? sentence(m.timer_overlaps_running, { name: [nameWords(other.path)] })
                : sentence(m.timer_overlaps, {
                    name: [nameWords(other.path)],
                    entry: entryWords(other, calendar),
                  })
            }
          />
        </NoticeBox>
      )}
    </div>
  );
}

function otherAt(
  entered: OverlapNoteProps['entered'],
  busy: readonly BusyTime[],
  entry: EntrySummary | undefined,
  timeZone: string,
): BusyTime | null {
  const span = enteredSpanOf(entered, timeZone, entry);
  const others = busy.filter(({ id }) => id !== entry?.id);
  return span && overlapped({ kind: 'clock', ...span }, others);
}
