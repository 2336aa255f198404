import { useEffect, useMemo, useState } from 'preact/hooks';
import { peopleLists } from '../../../domain/people/people-lists';
import { m } from '../../../i18n/compiled/messages';
import { counted, list, number } from '../../../i18n/numbers';
import type { PeopleSnapshot } from '../../../messages/tie-out-lists';
import { saveCsv } from '../../save-csv';
import { SearchField } from '../../search-field';
import { useMutation, useQuery } from '../../use-query';
import { errorSentence, systemNames } from '../../words';
import { peopleCsv } from './people-csv';
import { type PeopleFilter, peopleFilters, peopleIn } from './people-filters';
import { PersonTableRow } from './person-row';
import { filterWords } from './words';

/** The worker brings more in while it is asked. */
const refetchEveryMs = 5_000;

/** Who of Karbon is who in QuickBooks Time, and who can't enter time in Karbon. Reads what is missing once it is drawn. */
export function PeopleTab() {
  const { value, error, refetch } = useQuery('people.read', { isUserInitiated: false });
  if (error) {
    return (
      <p class="trouble" role="alert">
        {errorSentence(error)}
      </p>
    );
  }
  if (!value) return <p role="status">{m.pages_loading()}</p>;
  if (!value.karbon.isConnected) return <p class="notice">{m.people_needs_karbon()}</p>;
  if (!value.quickbooksTime.isConnected) return <p class="notice">{m.people_needs_time()}</p>;
  if (!value.karbon.users || !value.quickbooksTime.users) return <Loading people={value} onRead={refetch} />;
  return (
    <People
      karbonUsers={value.karbon.users}
      timeUsers={value.quickbooksTime.users}
      links={value.links}
      onRead={refetch}
    />
  );
}

interface LoadingProps {
  readonly people: PeopleSnapshot;
  /** More of them may have come. */
  onRead(): void;
}

/** The lists come in while somebody asks how far they are. */
function Loading({ people, onRead }: LoadingProps) {
  const { refetch } = useQuery('backfill.readForLists');
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      refetch();
      onRead();
    }, refetchEveryMs);
    return () => clearInterval(timer);
  }, [refetch, onRead]);
  const missing = (['karbon', 'quickbooksTime'] as const).filter((system) => !people[system].users);
  return (
    <p class="notice" role="status">
      {m.people_loading({ systems: list(missing.map((system) => systemNames[system])) })}
    </p>
  );
}

interface PeopleProps {
  readonly karbonUsers: NonNullable<PeopleSnapshot['karbon']['users']>;
  readonly timeUsers: NonNullable<PeopleSnapshot['quickbooksTime']['users']>;
  readonly links: PeopleSnapshot['links'];
  /** They have been brought up to this moment. */
  onRead(): void;
}

function People({ karbonUsers, timeUsers, links, onRead }: PeopleProps) {
  const [filter, setFilter] = useState<PeopleFilter>('different');
  const [search, setSearch] = useState('');
  const pairing = useMutation();
  const refreshing = useMutation();
  const { rows, free } = useMemo(
    () => peopleLists({ karbonUsers, timeUsers, personLinks: new Map(links) }),
    [karbonUsers, timeUsers, links],
  );
  const inKarbon = useMemo(() => rows.flatMap(({ karbonUser }) => karbonUser ?? []), [rows]);
  const shown = useMemo(() => peopleIn(rows, filter, search), [rows, filter, search]);
  const trouble = pairing.error ?? refreshing.error;
  // The worker says by itself that a pair has changed, and not that people have.
  const pair = (userId: string, karbonUserKey: string | null) =>
    pairing.run('people.pair', { userId, karbonUserKey }, () => undefined);
  return (
    <div class="lists">
      <p class="hint">{m.people_hint()}</p>
      <div class="tools">
        <SearchField label={m.people_search()} value={search} setValue={setSearch} />
        <div class="actions">
          <button
            type="button"
            disabled={refreshing.isBusy}
            onClick={() => refreshing.run('people.read', { isUserInitiated: true }, onRead)}
          >
            {m.people_refresh()}
          </button>
          <button type="button" onClick={() => saveCsv(m.people_table(), peopleCsv(shown))}>
            {m.people_export()}
          </button>
        </div>
      </div>
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}
      <fieldset class="filters">
        <legend class="visually-hidden">{m.people_show()}</legend>
        {peopleFilters.map((each) => (
          <button type="button" key={each} aria-pressed={each === filter} onClick={() => setFilter(each)}>
            {filterWords[each]} <span class="count">{number(peopleIn(rows, each, '').length)}</span>
          </button>
        ))}
      </fieldset>
      <p role="status">{m.people_shown(counted(shown.length))}</p>
      {shown.length === 0 ? (
        <p class="notice">{m.people_none_found()}</p>
      ) : (
        <div class="wide group">
          <table aria-label={m.people_table()}>
            <thead>
              <tr>
                <th scope="col">{m.people_in_karbon()}</th>
                <th scope="col">{m.people_active_in_time()}</th>
                <th scope="col">{m.people_match()}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <PersonTableRow
                  key={row.id}
                  row={row}
                  free={free}
                  inKarbon={inKarbon}
                  isBusy={pairing.isBusy}
                  onPair={pair}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
