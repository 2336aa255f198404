import type { SystemId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { SearchField } from '../../search-field';
import { systemNames } from '../../words';
import { SelectField } from '../fields';
import type { ActivityFilter } from './activity';
import { stateNames } from './words';

type Choices<Name extends keyof ActivityFilter> = Readonly<Record<ActivityFilter[Name], string>>;

const kinds: Choices<'kind'> = {
  all: m.activity_all_kinds(),
  fix: m.activity_kind_fixes(),
  time: m.activity_kind_times(),
};

/** What is written to: Karbon never is. */
const systems: Readonly<Partial<Record<'all' | SystemId, string>>> = {
  all: m.activity_all_systems(),
  quickbooksTime: systemNames.quickbooksTime,
  quickbooks: m.system_quickbooks(),
};

const states: Choices<'state'> = {
  all: m.activity_all_states(),
  ...stateNames,
};

const spans: Choices<'span'> = {
  all: m.activity_span_all(),
  today: m.activity_span_today(),
  week: m.activity_span_week(),
  month: m.activity_span_month(),
  quarter: m.activity_span_quarter(),
};

interface ActivityFiltersProps {
  readonly filter: ActivityFilter;
  readonly setFilter: (filter: ActivityFilter) => void;
}

/** The search and the four choices by which the activity is narrowed. */
export function ActivityFilters({ filter, setFilter }: ActivityFiltersProps) {
  const field = <Name extends 'kind' | 'system' | 'state' | 'span'>(
    name: Name,
    label: string,
    choices: Readonly<Partial<Record<ActivityFilter[Name], string>>>,
  ) => (
    <SelectField
      label={label}
      value={filter[name]}
      choices={choices as Choices<Name>}
      onChange={(value) => setFilter({ ...filter, [name]: value })}
    />
  );
  return (
    <search class="activity-filters">
      <SearchField
        label={m.activity_search()}
        value={filter.search}
        setValue={(search) => setFilter({ ...filter, search })}
      />
      <div class="grid">
        {field('kind', m.activity_kind(), kinds)}
        {field('system', m.activity_system(), systems)}
        {field('state', m.activity_state(), states)}
        {field('span', m.activity_span(), spans)}
      </div>
    </search>
  );
}
