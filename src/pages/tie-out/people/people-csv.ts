import { csvText } from '../../../domain/csv/csv-text';
import type { PersonRow } from '../../../domain/people/people-lists';
import { m } from '../../../i18n/compiled/messages';
import { systemNames } from '../../words';
import { emailFixWords, stateWords } from './words';

const separator = '; ';

/** People as a CSV file, a line for each row in their order; several accounts of one person stand in one cell each. */
export function peopleCsv(rows: readonly PersonRow[]): string {
  const head = [
    ...columnsOf(systemNames.karbon),
    ...columnsOf(systemNames.quickbooksTime),
    m.people_csv_state(),
    m.people_csv_fix(),
  ];
  const lines = rows.map((row) => {
    const ofAll = (field: 'name' | 'email' | 'id') =>
      row.timeUsers.map((user) => user[field]).join(separator);
    return [
      row.karbonUser?.name ?? '',
      row.karbonUser?.email ?? '',
      row.karbonUser?.key ?? '',
      ofAll('name'),
      ofAll('email'),
      ofAll('id'),
      stateWords[row.state],
      emailFixWords(row),
    ];
  });
  return csvText([head, ...lines]);
}

function columnsOf(system: string): readonly string[] {
  return [m.people_csv_name({ system }), m.people_csv_email({ system }), m.people_csv_id({ system })];
}
