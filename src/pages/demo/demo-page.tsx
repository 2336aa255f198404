import { useMemo, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import type { PanelIntent } from '../../panel/panel-intent';
import { PageHead } from '../page-head';
import { answer } from './answer';
import { sampleCard } from './sample-card';
import { samplePages } from './sample-firm';
import { SamplePanel } from './sample-panel';
import { newSample, withPlan, withUndo } from './sample-state';
import { type FixClients, SampleTable } from './sample-table';
import { type SampleChoice, samplePage, sampleRows, sampleView } from './sample-view';

const firstChoice: SampleChoice = {
  key: samplePages[0] ?? '',
  range: { kind: 'sixMonths' },
  entryCount: 5,
};

/** What opens a page of the extension's, as it does on Karbon's. */
const pagesOf: { readonly [Type in PanelIntent['type']]?: string } = {
  openOptions: '/options/index.html',
  openHelp: '/help/index.html',
};

/** A firm to try Tieout with: the panel and the tie-out, on lists that are in the memory of this page alone. */
export function DemoPage() {
  const [state, setState] = useState(() => newSample(Date.now()));
  const [choice, setChoice] = useState(firstChoice);
  const [news, setNews] = useState('');
  const firm = useMemo(() => sampleRows(state), [state.lists]);
  const view = useMemo(() => sampleView(state, firm, choice, Date.now()), [state, firm, choice]);

  function ask(intent: PanelIntent): void {
    const page = pagesOf[intent.type];
    if (page) {
      open(page, '_blank');
      return;
    }
    const next = answer({ state, choice }, firm, intent, Date.now());
    setState(next.state);
    setChoice(next.choice);
    setNews(next.isMissing ? m.demo_not_in_sample() : '');
  }
  const fix: FixClients = (fixes) => {
    const nowMs = Date.now();
    const applied = fixes.reduce(
      (before, { key, plan }) => withPlan(before, { key, runId: crypto.randomUUID(), plan, nowMs }),
      state,
    );
    setState(applied);
    setNews('');
  };
  const reset = () => {
    setState(newSample(Date.now()));
    setChoice({ ...firstChoice, key: choice.key });
    setNews(m.demo_reset_done());
  };

  return (
    <main>
      <PageHead current={null} title={m.demo_title()}>
        {m.demo_lead()} <a href="/guide/index.html">{m.demo_connect()}</a>
      </PageHead>
      <div class="sample-note">
        <p>{m.demo_note()}</p>
        <button type="button" onClick={reset}>
          {m.demo_reset()}
        </button>
        <p role="status">{news}</p>
      </div>
      <section class="card" aria-labelledby="panel-title">
        <h2 id="panel-title">{m.demo_panel()}</h2>
        <p class="hint">{m.demo_panel_lead()}</p>
        <Pages current={choice.key} choose={(key) => setChoice({ ...firstChoice, key })} />
        <SamplePanel
          view={view}
          ask={ask}
          readCustomer={(customerId) => sampleCard(firm, choice.key, customerId, Date.now())}
        />
      </section>
      <section class="card" aria-labelledby="firm-title">
        <h2 id="firm-title">{m.demo_firm()}</h2>
        <p class="hint">{m.demo_firm_lead()}</p>
        <SampleTable
          state={state}
          firm={firm}
          fix={fix}
          undo={(runId) => setState((before) => withUndo(before, runId))}
        />
      </section>
    </main>
  );
}

interface PagesProps {
  readonly current: string;
  readonly choose: (key: string) => void;
}

/** The pages of Karbon that can be looked at. */
function Pages({ current, choose }: PagesProps) {
  return (
    <fieldset class="filters sample-pages">
      <legend class="visually-hidden">{m.demo_panel_pages()}</legend>
      {samplePages.map((key) => (
        <button type="button" key={key} aria-pressed={key === current} onClick={() => choose(key)}>
          {pageName(key)}
        </button>
      ))}
    </fieldset>
  );
}

function pageName(key: string): string {
  const { client, item } = samplePage(key);
  return item ? m.demo_page_of({ title: item.title, client: client.fullName }) : client.fullName;
}
