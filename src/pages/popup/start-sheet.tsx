import { useState } from 'preact/hooks';
import { lastDetails } from '../../domain/time/entry-details';
import { m } from '../../i18n/compiled/messages';
import { duration } from '../../i18n/durations';
import { sentence } from '../../i18n/sentence';
import type { BookablePlace, RunningTimer, TimeForm } from '../../messages/time-tracking';
import { NamePath } from '../../ui/name-path';
import { SentenceText } from '../../ui/sentence-text';
import { nameWords } from '../../ui/time/words';
import { DetailFields } from './detail-fields';
import { detailsProblem } from './entry-draft';
import { FormSheet } from './form-sheet';
import { StrandsNotice } from './strands-notice';
import type { Asking } from './use-asking';

interface StartSheetProps {
  readonly place: BookablePlace;
  /** Stopped first. */
  readonly running: RunningTimer | null;
  /** How long that has run, in seconds. */
  readonly runningSeconds: number;
  readonly form: TimeForm;
  readonly asking: Asking;
  readonly onClose: () => void;
}

/** What a timer wants to know before it starts. */
export function StartSheet({ place, running, runningSeconds, form, asking, onClose }: StartSheetProps) {
  const [details, setDetails] = useState(() => lastDetails(form));
  const submit = () => {
    const problem = detailsProblem(details, form);
    if (problem) return problem;
    const stops = running?.entry.id ?? null;
    asking.ask({ type: 'startTimer', stops, ...details }, place.jobcodeId, nameWords(place.path), onClose);
    return null;
  };
  const startLabel = place.strands ? m.timer_start_anyway() : m.timer_start();
  return (
    <FormSheet
      title={
        running ? (
          <SentenceText
            sentence={sentence(m.timer_switch, {
              name: [nameWords(running.entry.path)],
              duration: duration(runningSeconds),
            })}
          />
        ) : (
          m.popup_start_title()
        )
      }
      form={form}
      submitLabel={startLabel}
      isBusy={asking.isBusy}
      submit={submit}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <NamePath path={place.path} />
          {place.strands && <StrandsNotice place={place} />}
          <DetailFields form={form} details={details} onChange={setDetails} wrong={wrong} />
        </>
      )}
    </FormSheet>
  );
}
