import { useMemo, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { counted, number } from '../../i18n/numbers';
import { Bar } from '../../ui/bar';
import { PageHead } from '../page-head';
import { saveCsv } from '../save-csv';
import { useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { ListsTab } from './lists/lists-tab';
import { PeopleTab } from './people/people-tab';
import { countRows, type Filter, filters, findRows } from './rows';
import { tieOutCsv } from './tie-out-csv';
import { TieOutTable } from './tie-out-table';
import { type TieOutResult, type TieOutRun, useTieOut } from './use-tie-out';
import { asOfWords, filterWords, readingWords, shownWords, tyingOutWords, words } from './words';

export function TieOutPage() {
  const run = useTieOut();
  return (
    <main>
      <PageHead title={words.title}>
        {words.lead} <a href="/options/index.html">{words.options}</a>
      </PageHead>
      {run.error && (
        <p class="trouble" role="alert">
          {errorSentence(run.error)}
        </p>
      )}
      {run.result ? <Result run={run} result={run.result} /> : <Before run={run} />}
      {run.result && <More result={run.result} />}
    </main>
  );
}

/** What there is to say before the first result. */
function Before({ run: { parts, isPaused, progress, error, rerun } }: { readonly run: TieOutRun }) {
  if (progress) return <Progress progress={progress} />;
  if (error) {
    return (
      <div class="actions">
        <button type="button" onClick={rerun}>
          {words.refresh}
        </button>
      </div>
    );
  }
  if (!parts) return <p class="hint">{commonWords.loading}</p>;
  const isConnected = (name: string) =>
    parts.some((part) => part.name === name && part.state !== 'notConnected');
  if (!isConnected('karbonClients')) return <p class="notice">{words.needsKarbon}</p>;
  if (!isConnected('jobcodes') && !isConnected('customers')) return <p class="notice">{words.needsList}</p>;
  return (
    <p class="notice" role="status">
      {readingWords(parts)} {isPaused && words.paused}
    </p>
  );
}

/** What is read and drawn only once it is opened. */
function More({ result: { rows, product, karbonTenant } }: { readonly result: TieOutResult }) {
  const [open, setOpen] = useState({ lists: false, people: false });
  return (
    <>
      <details class="more" onToggle={({ currentTarget }) => setOpen({ ...open, lists: currentTarget.open })}>
        <summary>{m.lists_heading()}</summary>
        {open.lists && <ListsTab lines={rows} product={product} karbonTenant={karbonTenant} />}
      </details>
      <details
        class="more"
        onToggle={({ currentTarget }) => setOpen({ ...open, people: currentTarget.open })}
      >
        <summary>{m.people_heading()}</summary>
        {open.people && <PeopleTab />}
      </details>
    </>
  );
}

function Progress({ progress: { done, all } }: { readonly progress: NonNullable<TieOutRun['progress']> }) {
  return (
    <div class="progress" role="status">
      <p>{all === 0 ? commonWords.loading : tyingOutWords(done, all)}</p>
      <Bar share={all === 0 ? 0 : done / all} />
    </div>
  );
}

function Result({ run, result }: { readonly run: TieOutRun; readonly result: TieOutResult }) {
  const { rows, product, karbonTenant } = result;
  const [filter, setFilter] = useState<Filter>('notTiedOut');
  const [search, setSearch] = useState('');
  const counts = useMemo(() => countRows(rows), [rows]);
  const shown = useMemo(() => findRows(rows, filter, search), [rows, filter, search]);
  return (
    <>
      <div class="tools">
        <div class="field">
          <label for="search">{words.search}</label>
          <input
            id="search"
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
        <div class="actions">
          <button type="button" disabled={run.progress !== null} onClick={run.rerun}>
            {words.refresh}
          </button>
          <button type="button" onClick={() => saveCsv(words.title, tieOutCsv(shown, product))}>
            {words.exportCsv}
          </button>
        </div>
      </div>
      <fieldset class="filters">
        <legend class="visually-hidden">{words.show}</legend>
        {filters
          .filter((each) => each === filter || each === 'all' || (counts.get(each) ?? 0) > 0)
          .map((each) => (
            <button type="button" key={each} aria-pressed={each === filter} onClick={() => setFilter(each)}>
              {filterWords[each]} <span class="count">{number(counts.get(each) ?? 0)}</span>
            </button>
          ))}
      </fieldset>
      <div class="facts">
        <p role="status">{shownWords(shown.length, rows.length)}</p>
        <p class="hint">{asOfWords(result, Date.now())}</p>
      </div>
      {product && <ListLinks />}
      {run.progress && <Progress progress={run.progress} />}
      {shown.length > 0 ? (
        // Other rows begin at the top; the same ones, tied out again, stay where they are.
        <TieOutTable key={`${filter} ${search}`} rows={shown} product={product} karbonTenant={karbonTenant} />
      ) : (
        <p class="notice">{emptyWords(rows.length, filter, search)}</p>
      )}
    </>
  );
}

/** Where QuickBooks' list is a file: the way to a newer one, and to what has to be changed there by hand. */
function ListLinks() {
  const { value: list } = useQuery('changeList.read');
  const open = list?.changes.filter(({ madeAt }) => madeAt === null).length ?? 0;
  return (
    <p>
      <a href="/options/index.html#quickbooks-title">{m.tie_out_update_list()}</a>
      {open > 0 && (
        <>
          {' · '}
          <a href="/options/index.html#change-list">{m.tie_out_change_list(counted(open))}</a>
        </>
      )}
    </p>
  );
}

function emptyWords(all: number, filter: Filter, search: string): string {
  if (all === 0) return words.noClients;
  return filter === 'notTiedOut' && search.trim() === '' ? words.allRight : words.noneFound;
}
