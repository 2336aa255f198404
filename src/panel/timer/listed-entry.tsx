import { useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { sentence } from '../../i18n/sentence';
import type { EntryRow } from '../../messages/panel-view';
import type { EntrySummary } from '../../messages/time-tracking';
import { Button } from '../../ui/button';
import { SentenceText } from '../../ui/sentence-text';
import { DetailFields, detailsError } from './detail-fields';
import { draftOf, readDraft, TimeFields } from './entered-time';
import { FormBox } from './form-box';
import { askTime, isAwaited, type TimerParts } from './time-intents';
import { closeBox } from './timer-presses';

/* What can be done to the entries of a page's list: those of others, and one's own of earlier days. */

/** Whether an entry of the list can be changed there, and why not where that is worth a word. */
export type EntryChange = 'offered' | 'locked' | 'approved' | 'none';

export function changeOf(entry: EntryRow, parts: TimerParts | null): EntryChange {
  if (parts === null || entry.runningSinceMs !== null) return 'none';
  const { userId, own, mayManage, mayManageOthers } = parts.timer;
  const mayChange = entry.userId === userId ? mayManage : mayManageOthers;
  // What stands in the list of one's own is changed there.
  if (!mayChange || own.some(({ id }) => id === entry.id)) return 'none';
  return entry.fixed ?? 'offered';
}

/** A row of the list as a form begins with it; its custom fields are not known here. */
export function summaryOf({ id, date, startMs, endMs, seconds, notes }: EntryRow): EntrySummary {
  return {
    id,
    jobcodeId: '',
    path: [],
    day: date,
    startMs,
    endMs,
    durationSeconds: seconds,
    isRunning: false,
    notes,
    fields: {},
    fixed: null,
  };
}

interface ListedEntryFormProps {
  readonly parts: TimerParts;
  readonly entry: EntryRow;
}

/** Corrects or deletes one of the list's entries. */
export function ListedEntryForm({ parts, entry }: ListedEntryFormProps) {
  const { timer, view, intent } = parts;
  const listed = summaryOf(entry);
  const form = { ...timer.form, fields: [] };
  const [draft, setDraft] = useState(draftOf(listed, timer.timeZone));
  const [details, setDetails] = useState({ notes: entry.notes, fields: {} });
  const isOwn = entry.userId === timer.userId;
  const title = view.subject.title;
  const changes = () => ({ runId: crypto.randomUUID(), entryId: entry.id });
  return (
    <FormBox
      title={
        isOwn ? (
          m.timer_correct()
        ) : (
          <SentenceText sentence={sentence(m.timer_correct_of, { person: [entry.personName] })} />
        )
      }
      submitLabel={m.timer_save()}
      isAwaited={isAwaited(intent)}
      close={() => closeBox(parts)}
      submit={() => {
        const time = readDraft(draft, timer, listed);
        if ('text' in time) return time;
        const error = detailsError(form, details, true);
        if (error === null) askTime(parts, { type: 'correctEntry', ...changes(), time, ...details }, title);
        return error;
      }}
      aside={
        <Button kind="plain" onClick={() => askTime(parts, { type: 'deleteEntry', ...changes() }, title)}>
          {m.timer_delete()}
        </Button>
      }
    >
      {(wrong) => (
        <>
          <TimeFields
            // Of others it is not known what else they have tracked.
            timer={isOwn ? timer : { ...timer, busy: [] }}
            entry={listed}
            draft={draft}
            wrong={wrong}
            set={setDraft}
          />
          <DetailFields form={form} details={details} wrong={wrong} set={setDetails} />
          {timer.form.fields.length > 0 && <p class="wide muted">{m.timer_fields_stay()}</p>}
        </>
      )}
    </FormBox>
  );
}
