import { useMemo, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { number } from '../../../i18n/numbers';
import { saveCsv } from '../../save-csv';
import { SearchField } from '../../search-field';
import { today } from '../../today';
import { errorSentence, systemNamesWith } from '../../words';
import type { TabProps } from '../tabs';
import type { TieOutResult } from '../use-tie-out';
import { GroupCard } from './group-card';
import { countOf, type ListsView, shownIn, viewsOf } from './lists';
import { listsCsv } from './lists-csv';
import { UnclaimedTable } from './unclaimed-table';
import { type ListsResult, useLists } from './use-lists';
import { emptyWords, hintWords, shownWords, viewWords } from './words';
import { WorkCard } from './work-card';

/** What is wrong inside each list, whatever Karbon says: duplicates, customers without a client, work of one name. */
export function ListsTab({ result: { rows, product, karbonTenant } }: Pick<TabProps, 'result'>) {
  const { result, error } = useLists(rows);
  if (error) {
    return (
      <p class="trouble" role="alert">
        {errorSentence(error)}
      </p>
    );
  }
  if (!result) return <p role="status">{m.lists_progress()}</p>;
  return <Found result={result} product={product} karbonTenant={karbonTenant} />;
}

/** So many more are drawn at a time. */
const drawnAtOnce = 100;

interface FoundProps extends Pick<TieOutResult, 'product' | 'karbonTenant'> {
  readonly result: ListsResult;
}

function Found({ result, product, karbonTenant }: FoundProps) {
  const { found } = result;
  const views = useMemo(() => viewsOf(found), [found]);
  const [place, setPlace] = useState(0);
  const [search, setSearch] = useState('');
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const view = views[Math.min(place, views.length - 1)] ?? { kind: 'work' };
  const names = systemNamesWith(product);
  const counts = useMemo(() => views.map((each) => countOf(shownIn(found, each, ''))), [found, views]);
  const shown = useMemo(() => shownIn(found, view, search), [found, view, search]);
  const count = countOf(shown);
  const show = (next: number) => {
    setPlace(next);
    setDrawn(drawnAtOnce);
  };
  return (
    <div class="lists">
      <div class="tools">
        <SearchField label={m.lists_search()} value={search} setValue={setSearch} />
        <div class="actions">
          <button type="button" onClick={() => saveCsv(viewWords(view, names), listsCsv(shown, view, names))}>
            {m.lists_export()}
          </button>
        </div>
      </div>
      <fieldset class="filters">
        <legend class="visually-hidden">{m.lists_show()}</legend>
        {views.map((each, at) => (
          <button
            type="button"
            key={viewWords(each, names)}
            aria-pressed={each === view}
            onClick={() => show(at)}
          >
            {viewWords(each, names)} <span class="count">{number(counts[at] ?? 0)}</span>
          </button>
        ))}
      </fieldset>
      <div class="facts">
        <p role="status">{count > 0 && shownWords(shown, view)}</p>
        <p class="hint">{hintWords(view, result)}</p>
      </div>
      {count === 0 && <p class="notice">{emptyWords(view, search)}</p>}
      <Rows
        view={view}
        shown={shown}
        drawn={drawn}
        result={result}
        product={product}
        karbonTenant={karbonTenant}
      />
      {count > drawn && (
        <div class="actions">
          <button type="button" onClick={() => setDrawn(drawn + drawnAtOnce)}>
            {m.lists_more()}
          </button>
        </div>
      )}
    </div>
  );
}

interface RowsProps extends FoundProps {
  readonly view: ListsView;
  readonly shown: ReturnType<typeof shownIn>;
  readonly drawn: number;
}

function Rows({ view, shown, drawn, result, product, karbonTenant }: RowsProps) {
  const names = systemNamesWith(product);
  return (
    <>
      {shown.groups.slice(0, drawn).map((group) => (
        <GroupCard
          key={`${group.list} ${group.records[0]?.record.id}`}
          group={group}
          facts={{
            system: names[group.list],
            isTimeFed: result.isTimeFed,
            isAllTimeKnown: result.time?.from === null && result.time.scope === 'everybody',
          }}
          address={result.addresses[group.list]}
          today={today()}
        />
      ))}
      {view.kind === 'unclaimed' && shown.unclaimed.length > 0 && (
        <UnclaimedTable
          list={view.list}
          rows={shown.unclaimed.slice(0, drawn)}
          system={names[view.list]}
          address={result.addresses[view.list]}
          today={today()}
        />
      )}
      {shown.work.slice(0, drawn).map((work) => (
        <WorkCard key={work.path.join('\n')} work={work} karbonTenant={karbonTenant} />
      ))}
    </>
  );
}
