import { useState } from 'preact/hooks';
import { durationText } from '../../domain/time/duration-text';
import { m } from '../../i18n/compiled/messages';
import type { BookablePlace, EntrySummary, MyTimeView, TimeForm } from '../../messages/time-tracking';
import { NamePath } from '../../ui/name-path';
import { nameWords, pathWords, repeatWords } from '../../ui/time/words';
import { DetailFields } from './detail-fields';
import { draftOf, type EntryDraft, newDraft, readDraft } from './entry-draft';
import { FormSheet } from './form-sheet';
import { StrandsNotice } from './strands-notice';
import { TimeFields } from './time-fields';
import type { Asking } from './use-asking';

interface SheetProps {
  readonly form: TimeForm;
  readonly mine: Pick<MyTimeView, 'today' | 'timeZone' | 'busy'>;
  readonly asking: Asking;
  readonly onClose: () => void;
}

/** Logs time that was worked without a timer. */
export function LogSheet({ place, form, mine, asking, onClose }: SheetProps & { place: BookablePlace }) {
  const { today } = mine;
  const [draft, setDraft] = useState(() => newDraft(form, today));
  const { previous } = form;
  const submit = () => {
    const read = readDraft(draft, form, mine);
    if (read.kind === 'problem') return read.problem;
    const { notes, fields } = draft;
    asking.ask(
      { type: 'logTime', time: read.time, notes, fields },
      place.jobcodeId,
      nameWords(place.path),
      onClose,
    );
    return null;
  };
  return (
    <FormSheet
      title={m.timer_log()}
      form={form}
      submitLabel={m.timer_log()}
      isBusy={asking.isBusy}
      submit={submit}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <NamePath path={place.path} />
          {place.strands && <StrandsNotice place={place} />}
          <TimeFields draft={draft} onChange={setDraft} wrong={wrong} mine={mine} mayChoose />
          {previous && (
            <button
              type="button"
              class="quiet repeat"
              onClick={() =>
                setDraft({
                  ...draft,
                  kind: 'amount',
                  amount: durationText(previous.durationSeconds),
                  notes: previous.notes,
                  fields: previous.fields,
                })
              }
            >
              {repeatWords(previous.durationSeconds, previous.day, today)}
            </button>
          )}
          <Details form={form} draft={draft} onChange={setDraft} wrong={wrong} />
        </>
      )}
    </FormSheet>
  );
}

/** Corrects one of one's own entries. */
export function CorrectSheet({ entry, form, mine, asking, onClose }: SheetProps & { entry: EntrySummary }) {
  const [draft, setDraft] = useState(() => draftOf(entry, mine.timeZone));
  const submit = () => {
    const read = readDraft(draft, form, mine, entry);
    if (read.kind === 'problem') return read.problem;
    const { notes, fields } = draft;
    asking.ask(
      { type: 'correctEntry', entryId: entry.id, time: read.time, notes, fields },
      null,
      nameWords(entry.path),
      onClose,
    );
    return null;
  };
  return (
    <FormSheet
      title={m.timer_correct()}
      form={form}
      submitLabel={m.timer_save()}
      isBusy={asking.isBusy}
      submit={submit}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <NamePath path={pathWords(entry.path)} />
          <TimeFields
            draft={draft}
            onChange={setDraft}
            wrong={wrong}
            mine={mine}
            entry={entry}
            mayChoose={false}
          />
          <Details form={form} draft={draft} onChange={setDraft} wrong={wrong} />
        </>
      )}
    </FormSheet>
  );
}

interface DetailsProps {
  readonly form: TimeForm;
  readonly draft: EntryDraft;
  readonly onChange: (draft: EntryDraft) => void;
  readonly wrong: Parameters<typeof DetailFields>[0]['wrong'];
}

function Details({ form, draft, onChange, wrong }: DetailsProps) {
  return (
    <DetailFields
      form={form}
      details={draft}
      onChange={({ notes, fields }) => onChange({ ...draft, notes, fields })}
      wrong={wrong}
    />
  );
}
