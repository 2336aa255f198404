import { useEffect, useMemo } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import { mostClientsOneByOne, type WorkReadingView, type WorkScope } from '../../../messages/work-on-demand';
import { optionsAddress } from '../../options-address';
import { useQuery } from '../../use-query';
import { errorSentence } from '../../words';
import { RowSheet } from '../clients/row-sheet';
import { ProgressBox } from '../progress';
import { filters, type Row, rowsByFilter } from '../rows';
import type { TabProps } from '../tabs';
import { filterWords, words } from '../words';
import { useWork } from './use-work';
import { scopeOf, type WorkChoice, workChoiceOf, workChoiceText } from './work-choice';

const attention: WorkChoice = { kind: 'filter', filter: 'notTiedOut' };

/** Work items of one client, of a filter or of the whole firm, loaded when somebody asks for them. */
export function WorkTab(props: TabProps) {
  const { result, marks, place } = props;
  const choice = place.of ?? attention;
  const scope = useMemo(() => scopeOf(choice, result.rows, marks), [choice, result.rows, marks]);
  const work = useWork(result, workChoiceText(choice), scope);
  const { rows, reading, error, load, stop } = work;

  // One client costs one request, which nobody has to be asked about.
  const one = place.of?.kind === 'client' ? place.of.key : null;
  useEffect(() => {
    if (one !== null) load();
  }, [one, load]);

  if (result.karbonTenant === null) {
    return (
      <p class="notice">
        {m.name_list_work_needs_karbon()} <a href={optionsAddress('karbon-title')}>{words.options}</a>
      </p>
    );
  }
  return (
    <>
      <p class="hint">{m.work_lead()}</p>
      <div class="tools">
        <WorkScopeField {...props} choice={choice} />
        <div class="actions">
          {reading ? (
            <button type="button" onClick={stop}>
              {m.work_stop()}
            </button>
          ) : (
            <button
              type="button"
              class={rows ? undefined : 'primary'}
              disabled={scope?.length === 0}
              onClick={load}
            >
              {rows ? m.work_load_again() : m.work_load()}
            </button>
          )}
        </div>
      </div>
      {!rows && !reading && <p class="hint">{costWords(scope, result.karbonPerMinute)}</p>}
      {reading && <Reading reading={reading} />}
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
      {rows?.length === 0 && <p class="notice">{m.work_empty()}</p>}
      {rows && rows.length > 0 && <WorkSheet {...props} rows={rows} />}
    </>
  );
}

/** The rows, with what is known of their budgets. */
function WorkSheet(props: TabProps & { readonly rows: readonly Row[] }) {
  const { rows, marks, place } = props;
  const { value: budgets, error } = useQuery('work.budgets');
  const withBudgets = useMemo(() => ({ ...marks, noBudget: new Set(budgets?.without) }), [marks, budgets]);
  const known = useMemo(() => {
    const read = new Set(budgets?.read);
    return rows.filter(({ key }) => read.has(key)).length;
  }, [rows, budgets]);
  return (
    <>
      {place.filter === 'noBudget' &&
        (error ? (
          <p class="trouble" role="alert">
            {errorSentence(error)}
          </p>
        ) : (
          <p class="hint">{m.work_budgets_known({ known: number(known), ...counted(rows.length) })}</p>
        ))}
      <RowSheet {...props} of="work" marks={withBudgets} />
    </>
  );
}

function WorkScopeField({ result, marks, go, choice }: TabProps & { readonly choice: WorkChoice }) {
  const byFilter = useMemo(() => rowsByFilter(result.rows, marks), [result.rows, marks]);
  const client = choice.kind === 'client' && result.rows.find(({ key }) => key === choice.key);
  return (
    <div class="field">
      <label for="work-of">{m.work_scope()}</label>
      <select
        id="work-of"
        value={workChoiceText(choice)}
        onChange={(event) => go({ of: workChoiceOf(event.currentTarget.value), open: null })}
      >
        {client && <option value={workChoiceText(choice)}>{client.title}</option>}
        {filters
          .filter((filter) => filter !== 'all' && byFilter[filter].length > 0)
          .map((filter) => (
            <option key={filter} value={workChoiceText({ kind: 'filter', filter })}>
              {m.work_of_clients({ name: filterWords[filter], ...counted(byFilter[filter].length) })}
            </option>
          ))}
        <option value="firm">{m.work_whole_firm()}</option>
      </select>
    </div>
  );
}

function costWords(scope: WorkScope, perMinute: number): string {
  if (scope === null || scope.length > mostClientsOneByOne) return m.work_requests_all();
  const minutes = number(Math.max(1, Math.ceil(scope.length / perMinute)));
  return m.work_requests({ ...counted(scope.length), minutes });
}

function Reading({ reading }: { readonly reading: WorkReadingView }) {
  const { clients, clientsRead, itemsRead, error } = reading;
  return (
    <ProgressBox
      text={
        itemsRead === null
          ? m.work_progress({ done: number(clientsRead), all: number(clients) })
          : m.work_items_so_far({ number: number(itemsRead) })
      }
      share={itemsRead === null ? clientsRead / Math.max(1, clients) : null}
    >
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
    </ProgressBox>
  );
}
