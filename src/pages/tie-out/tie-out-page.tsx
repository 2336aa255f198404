import { useEffect, useMemo } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { reportUnexpected } from '../../reports/report-unexpected';
import { Disclosure } from '../../ui/disclosure';
import { PageHead } from '../page-head';
import { request } from '../request';
import { saveTieOutCount } from '../tie-out-count';
import { commonWords, errorSentence } from '../words';
import { usePlace } from './address';
import { lacksNames } from './can-tie-out';
import { ClientsTab } from './clients/clients-tab';
import { useStakes } from './clients/use-stakes';
import { HoursTab } from './hours/hours-tab';
import { ListsTab } from './lists/lists-tab';
import { PeopleTab } from './people/people-tab';
import { Progress } from './progress';
import { countPassing, noMarks, type RowMarks } from './rows';
import { RunBox } from './run/run-box';
import { useBulkRun } from './run/use-bulk-run';
import { SourcesWhenNeeded } from './sources/read-sources';
import { type Tab, TabBar, tabId, tabPanelId } from './tabs';
import { useIgnored } from './use-ignored';
import { type TieOutResult, type TieOutRun, useTieOut } from './use-tie-out';
import { readingWords, words } from './words';
import { WorkTab } from './work/work-tab';

const clientsTab: Tab = { id: 'clients', label: m.workbench_tab_clients(), Body: ClientsTab };
const tabs: readonly Tab[] = [
  clientsTab,
  { id: 'work', label: m.work_tab(), Body: WorkTab },
  { id: 'hours', label: m.hours_heading(), Body: HoursTab },
  { id: 'lists', label: m.lists_heading(), Body: ListsTab },
  { id: 'people', label: m.people_heading(), Body: PeopleTab },
];

export function TieOutPage() {
  const run = useTieOut();
  const bulk = useBulkRun(run.renew);
  const ignored = useIgnored();
  const [place, go] = usePlace();
  const { result } = run;
  const stakes = useStakes(result?.matchContext ?? null, place.tab !== 'hours');
  const waiting = stakes.stakes?.waiting ?? null;
  const marks = useMemo(() => ({ ...noMarks, ignored: ignored.keys, waiting }), [ignored.keys, waiting]);
  const { id: current, Body } = tabs.find(({ id }) => id === place.tab) ?? clientsTab;
  useEffect(() => {
    if (result) noteCount(result, { ...noMarks, ignored: ignored.keys });
  }, [result, ignored.keys]);
  return (
    <main>
      <PageHead current="tieOut" title={words.title}>
        {words.lead}
      </PageHead>
      {run.error && (
        <p class="trouble" role="alert">
          {errorSentence(run.error)}
        </p>
      )}
      <RunBox bulk={bulk} />
      {result ? (
        <>
          <FilesInUse run={run} />
          <TabBar tabs={tabs} current={current} goTo={(tab) => go({ tab, open: null, search: '' })} />
          <div class="tab-panel" role="tabpanel" id={tabPanelId} aria-labelledby={tabId(current)}>
            <Body
              run={run}
              result={result}
              ignored={ignored}
              marks={marks}
              stakes={stakes}
              bulk={bulk}
              place={place}
              go={go}
            />
          </div>
        </>
      ) : (
        <Before run={run} />
      )}
    </main>
  );
}

/** For the guide, which says how many clients need attention, and the toolbar icon, which says how many have come undone. */
function noteCount({ rows, karbonTenant }: TieOutResult, marks: RowMarks): void {
  if (karbonTenant === null) return;
  const open = countPassing(rows, 'notTiedOut', marks);
  const count = { at: Date.now(), all: rows.length, open, tenant: karbonTenant };
  const undone = countPassing(rows, 'cameUndone', marks);
  Promise.all([saveTieOutCount(count), request('since.note', { undone })]).catch((error: unknown) =>
    reportUnexpected(error, 'keeping how the tie-out ended'),
  );
}

/** What there is to say before the first result. */
function Before({ run }: { readonly run: TieOutRun }) {
  const { parts, files, isPaused, progress, error, rerun } = run;
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
  if (lacksNames(parts, files)) {
    return (
      <>
        <p class="notice">
          {m.name_list_lead()} <a href="/demo/index.html">{m.pages_try_sample()}</a>
        </p>
        <SourcesWhenNeeded parts={parts} files={files} onChange={run.renew} />
      </>
    );
  }
  return (
    <p class="notice" role="status">
      {readingWords(parts)} {isPaused && words.paused}
    </p>
  );
}

/** Where names come from files: that nothing is written, and the way to other files and to a connection. */
function FilesInUse({ run: { parts, files, renew } }: { readonly run: TieOutRun }) {
  if (!parts || files.length === 0) return null;
  return (
    <div class="in-use">
      <p>{m.name_list_by_hand()}</p>
      <Disclosure label={m.name_list_in_use()}>
        <SourcesWhenNeeded parts={parts} files={files} onChange={renew} />
      </Disclosure>
    </div>
  );
}
