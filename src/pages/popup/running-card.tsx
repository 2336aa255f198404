import { useRef, useState } from 'preact/hooks';
import { missingIn, withTyped } from '../../domain/time/entry-details';
import { isDay } from '../../domain/time/time-range';
import { likelyEnd, minutesOf, wallClockAt } from '../../domain/time/wall-clock';
import { m } from '../../i18n/compiled/messages';
import { moment } from '../../i18n/dates';
import { clock } from '../../i18n/durations';
import { sentence } from '../../i18n/sentence';
import type { RunningTimer, TimeForm } from '../../messages/time-tracking';
import { NamePath } from '../../ui/name-path';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../../ui/sentence-text';
import { breakWords, type Calendar, momentWords, nameWords, pathWords } from '../../ui/time/words';
import { useQuery } from '../use-query';
import { DetailFields } from './detail-fields';
import { type DraftProblem, detailsProblem } from './entry-draft';
import { fieldName } from './form-sheet';
import { Field, ZoneHint } from './time-fields';
import type { Asking } from './use-asking';
import { problemWords } from './words';
import { WorkButton } from './work-button';

interface RunningCardProps {
  readonly running: RunningTimer;
  /** Epoch ms by QuickBooks Time's clock. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly asking: Asking;
  /** A form has the room. */
  readonly isFolded: boolean;
  /** Something else was to be started, which would have ended a forgotten timer now. */
  readonly isAskedForEnd: boolean;
}

const noForm: TimeForm = {
  areNotesRequired: false,
  fields: [],
  last: { notes: '', fields: {} },
  previous: null,
};

/** The timer that runs, with all that it wants to know before it is stopped. */
export function RunningCard({ running, now, calendar, asking, isFolded, isAskedForEnd }: RunningCardProps) {
  const { entry, isForgotten, address } = running;
  const { value } = useQuery('time.form', { jobcodeId: entry.jobcodeId });
  const form = value ?? noForm;
  const [was] = useState(entry);
  const [shown, setShown] = useState({ notes: entry.notes, fields: entry.fields });
  // It may have been changed on the phone since this was drawn.
  const details = withTyped(shown, was, entry);
  const [wrong, setWrong] = useState<DraftProblem | null>(null);
  const [end, setEnd] = useState(() => likelyEnd(entry.startMs, now, calendar.timeZone));
  const card = useRef<HTMLElement>(null);
  const areRequired = wrong?.part === 'field' || missingIn(form, entry).fields.length > 0;
  const start = wallClockAt(entry.startMs, calendar.timeZone);

  function stop(endedAt: typeof end | null): void {
    const endIsWrong = endedAt !== null && !(isDay(endedAt.day) && minutesOf(endedAt.time) !== null);
    const problem: DraftProblem | null = endIsWrong ? { part: 'times' } : detailsProblem(details, form);
    setWrong(problem);
    if (problem)
      card.current?.querySelector<HTMLElement>(`[name="${CSS.escape(fieldName(problem))}"]`)?.focus();
    else
      asking.ask(
        { type: 'stopTimer', entryId: entry.id, endedAt, ...details },
        null,
        nameWords(entry.path),
        () => undefined,
      );
  }

  return (
    <section class="running" aria-labelledby="running-title" ref={card}>
      <div class="running-head">
        <h1 id="running-title">
          <NamePath path={pathWords(entry.path)} />
        </h1>
        <span class="clock" role="timer">
          {clock((now - entry.startMs) / 1_000)}
        </span>
      </div>
      {!isFolded && body()}
    </section>
  );

  function body() {
    return (
      <>
        {isForgotten ? (
          <Forgotten running={running} since={momentWords(start, calendar.today)} isAsked={isAskedForEnd} />
        ) : (
          <p class="hint">
            {entry.breakKind && `${breakWords[entry.breakKind]} · `}
            {m.popup_since({ moment: momentWords(start, calendar.today) })}
          </p>
        )}
        {isForgotten && (
          <div class="pair">
            <Field
              label={m.timer_day()}
              type="date"
              name="end day"
              value={end.day}
              max={calendar.today}
              isWrong={wrong?.part === 'times'}
              onInput={(day) => setEnd({ ...end, day })}
            />
            <Field
              label={m.timer_end()}
              type="time"
              name={fieldName({ part: 'times' })}
              value={end.time}
              isWrong={wrong?.part === 'times'}
              onInput={(time) => setEnd({ ...end, time })}
            />
          </div>
        )}
        {isForgotten && <ZoneHint timeZone={calendar.timeZone} />}
        <DetailFields
          form={form}
          details={details}
          onChange={setShown}
          wrong={wrong}
          isFolded={!areRequired}
        />
        <p class="problem" role="alert">
          {wrong && problemWords(wrong, form)}
        </p>
        <div class="actions">
          {isForgotten && (
            <button type="button" class="primary" disabled={asking.isBusy} onClick={() => stop(end)}>
              {m.timer_forgotten_stop({ moment: momentWords(end, calendar.today) })}
            </button>
          )}
          <button
            type="button"
            class={isForgotten ? '' : 'primary'}
            disabled={asking.isBusy}
            onClick={() => stop(null)}
          >
            {isForgotten ? m.popup_stop_now() : m.timer_stop()}
          </button>
          {address !== null && <WorkButton address={address} label={m.popup_go_to_work()} />}
        </div>
      </>
    );
  }
}

interface ForgottenProps {
  readonly running: RunningTimer;
  readonly since: string;
  readonly isAsked: boolean;
}

function Forgotten({ running: { entry, endsByItselfMs }, since, isAsked }: ForgottenProps) {
  return (
    <>
      <NoticeBox tone="warning">
        <SentenceText
          sentence={sentence(m.timer_forgotten, { name: [nameWords(entry.path)], moment: since })}
        />{' '}
        {m.timer_ends_by_itself({ moment: moment(endsByItselfMs, Date.now()) })}
      </NoticeBox>
      <p class="problem" role="alert">
        {isAsked && m.popup_forgotten_first()}
      </p>
    </>
  );
}
