import browser from 'webextension-polyfill';
import { m } from '../../../i18n/compiled/messages';
import {
  type CheckResult,
  type CheckSubject,
  checkSubjects,
  checksOf,
  type SelfCheckView,
} from '../../../messages/self-check';
import { Bar } from '../../../ui/bar';
import { ToneIcon } from '../../../ui/tone-icon';
import { CopyButton } from '../../copy-button';
import { commonWords, errorSentence } from '../../words';
import { reportText } from './report';
import { useSelfCheck } from './use-self-check';
import {
  checkWords,
  doneWords,
  helpWords,
  inOrderOfStanding,
  isNotConnected,
  notConnectedWords,
  progressWords,
  requestWords,
  resultSentence,
  standingOf,
  standingWords,
  subjectSum,
} from './words';

const checkCount = checkSubjects.reduce((sum, subject) => sum + checksOf[subject].length, 0);

/** The check of the set-up, and which Tieout this is. */
export function HelpSection() {
  return (
    <>
      <SelfCheck />
      <About />
    </>
  );
}

function About() {
  const { version } = browser.runtime.getManifest();
  return (
    <section class="card" aria-labelledby="about-title">
      <h2 id="about-title">{m.options_about()}</h2>
      <p>{m.options_version({ version })}</p>
      <p>
        <a href="/help/index.html">{m.pages_help()}</a> · <a href="/guide/index.html">{m.pages_guide()}</a> ·{' '}
        <a href="/privacy.txt" target="_blank" rel="noreferrer">
          {m.options_privacy()}
        </a>
      </p>
      <p class="hint">{m.options_about_trouble()}</p>
    </section>
  );
}

/** What is asked for the check, its results, and the report on them. */
function SelfCheck() {
  const { view, isInterrupted, isStarting, error, run } = useSelfCheck();
  const results = view?.results ?? [];
  const isBusy = isStarting || view?.isRunning === true;
  return (
    <section class="card" aria-labelledby="check-title">
      <h2 id="check-title">{helpWords.title}</h2>
      <p class="hint">{helpWords.lead}</p>
      <p class="hint">{helpWords.pages}</p>
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
      {isInterrupted && (
        <p class="trouble" role="alert">
          {helpWords.interrupted}
        </p>
      )}
      {!view && !error && <p class="hint">{commonWords.loading}</p>}
      {view && <Requests view={view} />}
      <div class="actions">
        <button type="button" class="primary" disabled={isBusy || !view} onClick={run}>
          {isBusy ? helpWords.running : results.length > 0 ? helpWords.runAgain : helpWords.run}
        </button>
        {view && results.length > 0 && !isBusy && <CopyReport view={view} />}
      </div>
      <p role="status" class={isBusy || results.length > 0 ? '' : 'visually-hidden'}>
        {view?.isRunning
          ? progressWords(results.length, checkCount)
          : results.length > 0 && doneWords(results)}
      </p>
      {view?.isRunning && <Bar share={results.length / checkCount} />}
      {!isBusy &&
        checkSubjects.map((subject) => <Subject key={subject} subject={subject} results={results} />)}
    </section>
  );
}

function Requests({ view: { requests } }: { readonly view: SelfCheckView }) {
  if (requests.length === 0) return <p class="hint">{helpWords.nothingConnected}</p>;
  return (
    <ul class="plain-list hint">
      {requests.map((each) => (
        <li key={each.system}>{requestWords(each)}</li>
      ))}
    </ul>
  );
}

interface SubjectProps {
  readonly subject: CheckSubject;
  readonly results: readonly CheckResult[];
}

/** The results of one subject, unfolded where one of them needs somebody. */
function Subject({ subject, results }: SubjectProps) {
  const ids: readonly string[] = checksOf[subject];
  const own = ids.flatMap((id) => results.find((result) => result.id === id) ?? []);
  if (own.length === 0) return null;
  if (isNotConnected(own)) return <p class="hint">{notConnectedWords(subject)}</p>;
  return (
    <details class="checks" open={own.some((result) => standingOf(result) === 'needsYou')}>
      <summary>{subjectSum(subject, own)}</summary>
      <ul class="plain-list">
        {inOrderOfStanding(own).map((result) => (
          <Result key={result.id} subject={subject} result={result} />
        ))}
      </ul>
    </details>
  );
}

function Result({ subject, result }: { readonly subject: CheckSubject; readonly result: CheckResult }) {
  const { label, tone } = standingWords[standingOf(result)];
  const more = resultSentence(result, subject);
  return (
    <li class="check-result">
      <ToneIcon tone={tone} />
      <span>{checkWords[result.id].title}</span>
      <span class="hint">{label}</span>
      {more !== '' && <p class="hint">{more}</p>}
    </li>
  );
}

function CopyReport({ view }: { readonly view: SelfCheckView }) {
  const text = () => {
    const { version } = browser.runtime.getManifest();
    return reportText(view, { tieout: version, browser: navigator.userAgent, at: Date.now() });
  };
  return (
    <>
      <CopyButton label={helpWords.copy} isQuiet={false} text={text} />
      <span class="hint">{helpWords.copyHint}</span>
    </>
  );
}
