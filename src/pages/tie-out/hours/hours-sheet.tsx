import { useEffect, useMemo, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { duration } from '../../../i18n/durations';
import { counted, money, number } from '../../../i18n/numbers';
import type { HoursClient, HoursItemView, HoursView } from '../../../messages/hours';
import { stateWords, toneOf } from '../../../ui/hours/words';
import { Icon } from '../../../ui/icon';
import { Isolated } from '../../../ui/isolated';
import { ToneIcon } from '../../../ui/tone-icon';
import { saveCsv } from '../../save-csv';
import { SearchField } from '../../search-field';
import { errorSentence } from '../../words';
import type { TabProps } from '../tabs';
import { ClientHours } from './client-hours';
import { hoursCsv } from './hours-csv';
import { clientsIn, hoursFilters, hoursFilterWords, passesItem, passesState } from './hours-filters';
import { HoursReport } from './hours-report';
import { useAllItems } from './use-items';

/** How many more clients one click shows. */
const linesAtOnce = 100;

interface HoursSheetProps extends TabProps {
  readonly view: HoursView;
}

/** The clients with time in the period, with what is missing first; each opens to its entries in place. */
export function HoursSheet(props: HoursSheetProps) {
  const { view, place, go } = props;
  const { clients, period } = view;
  const { hours: filter, search, open } = place;
  const shown = useMemo(() => clientsIn(clients, filter, search), [clients, filter, search]);
  const [lines, setLines] = useState(linesAtOnce);
  useEffect(() => setLines(linesAtOnce), [filter, search, period.from, period.to]);
  const all = useAllItems(period);
  const wanted = new Set(shown.map(({ key }) => key));
  const ofShown = (items: readonly HoursItemView[]) =>
    items.filter((item) => wanted.has(item.client) && passesItem(item, filter));
  const [report, setReport] = useState<readonly HoursItemView[] | null>(null);
  useEffect(() => {
    if (report) print();
  }, [report]);
  return (
    <>
      <div class="tools">
        <SearchField
          label={m.hours_search()}
          value={search}
          setValue={(text) => go({ search: text, open: null }, 'replace')}
        />
        <div class="actions">
          <button
            type="button"
            disabled={all.isBusy}
            onClick={() => all.load((items) => saveCsv(m.hours_heading(), hoursCsv(ofShown(items), clients)))}
          >
            {m.hours_export_csv()}
          </button>
          <button
            type="button"
            disabled={all.isBusy}
            onClick={() => all.load((items) => setReport(ofShown(items)))}
          >
            {m.hours_print()}
          </button>
        </div>
      </div>
      {all.error && (
        <p class="trouble" role="alert">
          {errorSentence(all.error)}
        </p>
      )}
      <Filters {...props} />
      <p role="status">
        {m.hours_clients_shown({ shown: number(shown.length), ...counted(clients.length) })}
      </p>
      {shown.length === 0 ? (
        <p class="notice">
          {filter === 'attention' && search === '' ? m.hours_all_arrived() : m.hours_no_match()}
        </p>
      ) : (
        <div class="wide group">
          <table class="hours-table" aria-label={m.hours_table()}>
            <thead>
              <tr>
                <th scope="col">{m.hours_client()}</th>
                <th scope="col" class="amount">
                  {m.hours_column_time()}
                </th>
                <th scope="col" class="amount">
                  {m.hours_column_quickbooks()}
                </th>
                <th scope="col" class="amount">
                  {m.hours_column_missing()}
                </th>
                <th scope="col" class="state">
                  {m.hours_column_state()}
                </th>
                <th scope="col" class="amount" title={m.hours_at_stake_hint()}>
                  {m.hours_at_stake()}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, lines).map((client) => (
                <ClientLines
                  {...props}
                  key={client.key}
                  client={client}
                  isOpen={client.key === open}
                  toggle={() => go({ open: client.key === open ? null : client.key })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length > lines && (
        <button type="button" class="quiet" onClick={() => setLines(lines + linesAtOnce)}>
          {m.hours_more()}
        </button>
      )}
      <HoursReport view={view} clients={shown} items={report} />
    </>
  );
}

function Filters({ view: { clients }, place, go }: HoursSheetProps) {
  const counts = useMemo(
    () => new Map(hoursFilters.map((filter) => [filter, clientsIn(clients, filter, '').length])),
    [clients],
  );
  const isOffered = (filter: (typeof hoursFilters)[number]) =>
    filter === 'attention' || filter === 'all' || filter === place.hours || (counts.get(filter) ?? 0) > 0;
  return (
    <fieldset class="filters">
      <legend class="visually-hidden">{m.hours_show()}</legend>
      {hoursFilters.filter(isOffered).map((filter) => (
        <button
          type="button"
          key={filter}
          aria-pressed={filter === place.hours}
          onClick={() => go({ hours: filter, open: null })}
        >
          {hoursFilterWords[filter]} <span class="count">{number(counts.get(filter) ?? 0)}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface ClientLinesProps extends HoursSheetProps {
  readonly client: HoursClient;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

function ClientLines(props: ClientLinesProps) {
  const { client, isOpen, toggle, place } = props;
  const name = client.name || m.hours_no_client();
  const isArrived = ({ kind }: HoursClient['sums'][number]['state']) =>
    kind === 'arrived' || kind === 'notWork';
  const told = client.sums.filter(({ state }) =>
    place.hours === 'all' || place.hours === 'inKarbon' ? !isArrived(state) : passesState(state, place.hours),
  );
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            class="quiet unfold-client"
            aria-expanded={isOpen}
            aria-label={m.hours_details({ client: name })}
            onClick={toggle}
          >
            <Icon name="unfold" /> <Isolated text={name} />
          </button>
        </th>
        <td class="amount">{duration(client.timeSeconds)}</td>
        <td class="amount">{duration(client.quickbooksSeconds)}</td>
        <td class="amount">{client.missingSeconds > 0 && <b>{duration(client.missingSeconds)}</b>}</td>
        <td class="state">
          <ul class="states">
            {told.map(({ state, seconds }) => (
              <li key={JSON.stringify(state)}>
                <ToneIcon tone={toneOf(state)} /> {stateWords(state)} <b>{duration(seconds)}</b>
              </li>
            ))}
          </ul>
        </td>
        <td class="amount">{client.atStake !== null && money(client.atStake)}</td>
      </tr>
      {isOpen && (
        <tr class="client-details">
          <td colSpan={6}>
            <ClientHours {...props} />
          </td>
        </tr>
      )}
    </>
  );
}
