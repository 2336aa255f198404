import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lastDetails, missingIn } from '../../domain/time/entry-details';
import { m } from '../../i18n/compiled/messages';
import { age } from '../../i18n/durations';
import { counted } from '../../i18n/numbers';
import type { BookablePlace, EntrySummary, MyTimeView } from '../../messages/time-tracking';
import { nameWords } from '../../ui/time/words';
import { optionsAddress } from '../options-address';
import { useMutation, useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { CorrectSheet, LogSheet } from './entry-sheet';
import { RunLine } from './run-line';
import { RunningCard } from './running-card';
import { StartSheet } from './start-sheet';
import { Sums, TodayList } from './today-list';
import { useAsking } from './use-asking';
import { useNow } from './use-now';
import { useOwnTime } from './use-own-time';
import { WorkFinder } from './work-finder';

/** Older than that, what is shown says when it was read. */
const freshMs = 60_000;

/** The timer and own time, wherever one is. */
export function PopupPage() {
  const { mine, error, refetch } = useOwnTime();
  return (
    <>
      <Head />
      <main>
        {mine === null && <p class="hint lone">{error ? errorSentence(error) : commonWords.loading}</p>}
        {mine &&
          (mine.obstacle ? <Obstacle of={mine.obstacle} /> : <OwnTime mine={mine} refetch={refetch} />)}
      </main>
      <footer>
        {mine && error && <p class="problem">{errorSentence(error)}</p>}
        {mine && <Age mine={mine} />}
        {mine !== null && mine.undone > 0 && (
          <a href="/tie-out/index.html#clients?show=cameUndone" target="_blank" rel="noreferrer">
            {m.since_undone(counted(mine.undone))}
          </a>
        )}
      </footer>
    </>
  );
}

/** That of the other pages, as much of it as there is room for. */
function Head() {
  return (
    <header class="page-bar">
      <img src="/icons/48.png" alt="" width="20" height="20" />
      <strong>{commonWords.product}</strong>
      <nav aria-label={m.pages_nav()}>
        <a href="/tie-out/index.html" target="_blank" rel="noreferrer">
          {m.tie_out_title()}
        </a>
        <a href={optionsAddress()} target="_blank" rel="noreferrer">
          {m.popup_options()}
        </a>
      </nav>
    </header>
  );
}

function Age({ mine: { checkedAt, obstacle } }: { readonly mine: MyTimeView }) {
  const now = useNow(true);
  if (obstacle !== null || checkedAt === null || now - checkedAt < freshMs) return null;
  return <p class="hint">{m.popup_checked({ age: age(now - checkedAt) })}</p>;
}

/** Why no time can be tracked, and where that is mended. */
function Obstacle({ of }: { readonly of: NonNullable<MyTimeView['obstacle']> }) {
  switch (of) {
    case 'reading':
      return <p class="hint lone">{m.timer_reading()}</p>;
    case 'mayNotTrack':
      return <p class="lone">{m.timer_may_not_track()}</p>;
    case 'notConnected':
      return (
        <p class="lone">
          {m.popup_connect()}{' '}
          <a href={optionsAddress('quickbooksTime-title')} target="_blank" rel="noreferrer">
            {m.popup_connect_link()}
          </a>
          {' · '}
          <a href="/demo/index.html" target="_blank" rel="noreferrer">
            {m.pages_try_sample()}
          </a>
        </p>
      );
  }
}

type Sheet =
  | { readonly kind: 'start' | 'log'; readonly place: BookablePlace; readonly returnTo: string }
  | { readonly kind: 'correct'; readonly entry: EntrySummary; readonly returnTo: string };

interface OwnTimeProps {
  readonly mine: MyTimeView;
  readonly refetch: () => void;
}

function OwnTime({ mine, refetch }: OwnTimeProps) {
  const { running } = mine;
  const now = useNow(running !== null) + mine.clockSkewMs;
  const runningSeconds = running ? Math.max(0, (now - running.entry.startMs) / 1_000) : 0;
  const asking = useAsking(mine.run, refetch);
  const starting = useMutation();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [isAskedForEnd, setAskedForEnd] = useState(false);
  const returnTo = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (sheet || returnTo.current === null) return;
    document.getElementById(returnTo.current)?.focus();
    returnTo.current = null;
  }, [sheet]);

  const close = () => {
    returnTo.current = sheet?.returnTo ?? null;
    setSheet(null);
  };

  /** At once where nothing is to be asked before. */
  function start(place: BookablePlace): void {
    setAskedForEnd(running?.isForgotten === true);
    if (running?.isForgotten) return;
    starting.run('time.form', { jobcodeId: place.jobcodeId }, (form) => {
      const details = lastDetails(form);
      const { note, fields } = missingIn(form, details);
      if (place.strands || note || fields.length > 0)
        setSheet({ kind: 'start', place, returnTo: `start ${place.jobcodeId}` });
      else
        asking.ask(
          { type: 'startTimer', stops: running?.entry.id ?? null, ...details },
          place.jobcodeId,
          nameWords(place.path),
          () => undefined,
        );
    });
  }

  function remove(entry: EntrySummary): void {
    asking.ask({ type: 'deleteEntry', entryId: entry.id }, null, nameWords(entry.path), () => undefined);
  }

  const isBusy = asking.isBusy || starting.isBusy;
  return (
    <>
      {running ? (
        <RunningCard
          key={running.entry.id}
          running={running}
          now={now}
          calendar={mine}
          asking={asking}
          isFolded={sheet !== null}
          isAskedForEnd={isAskedForEnd}
        />
      ) : (
        <h1 class="idle">{m.popup_no_timer()}</h1>
      )}
      <RunLine asking={asking} calendar={mine} />
      {!sheet && <Sums mine={mine} runningSeconds={runningSeconds} />}
      {starting.error && <p class="problem">{errorSentence(starting.error)}</p>}
      <div class="scroll">
        {sheet ? (
          <OpenSheet
            sheet={sheet}
            mine={mine}
            runningSeconds={runningSeconds}
            asking={asking}
            onClose={close}
          />
        ) : (
          <>
            <WorkFinder
              mine={mine}
              isBusy={isBusy}
              start={start}
              log={(place) => setSheet({ kind: 'log', place, returnTo: `log ${place.jobcodeId}` })}
            />
            <TodayList
              mine={mine}
              isBusy={isBusy}
              correct={(entry) => setSheet({ kind: 'correct', entry, returnTo: `edit ${entry.id}` })}
              remove={remove}
            />
          </>
        )}
      </div>
    </>
  );
}

interface OpenSheetProps {
  readonly sheet: Sheet;
  readonly mine: MyTimeView;
  readonly runningSeconds: number;
  readonly asking: ReturnType<typeof useAsking>;
  readonly onClose: () => void;
}

function OpenSheet({ sheet, mine, runningSeconds, asking, onClose }: OpenSheetProps) {
  const jobcodeId = sheet.kind === 'correct' ? sheet.entry.jobcodeId : sheet.place.jobcodeId;
  const { value: form, error } = useQuery('time.form', { jobcodeId });
  if (!form) return <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>;
  const { running } = mine;
  const shared = { form, asking, onClose };
  switch (sheet.kind) {
    case 'start':
      return <StartSheet place={sheet.place} running={running} runningSeconds={runningSeconds} {...shared} />;
    case 'log':
      return <LogSheet place={sheet.place} mine={mine} {...shared} />;
    case 'correct':
      return <CorrectSheet entry={sheet.entry} mine={mine} {...shared} />;
  }
}
