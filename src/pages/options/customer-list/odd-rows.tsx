import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import type { CustomerListFacts } from '../../../messages/customer-list';
import { Disclosure } from '../../../ui/disclosure';
import { oddRowWords } from './words';

export interface OddRowsProps {
  readonly list: Pick<CustomerListFacts, 'oddRowCount' | 'oddRows'>;
}

/** The rows of a file that were not taken as they stand; nothing where all were. */
export function OddRows({ list: { oddRowCount, oddRows } }: OddRowsProps) {
  if (oddRowCount === 0) return null;
  const left = oddRowCount - oddRows.length;
  return (
    <Disclosure label={m.list_odd_rows(counted(oddRowCount))}>
      <ul>
        {oddRows.map(({ line, reason, name }) => (
          <li key={`${line} ${reason} ${name}`}>
            {m.list_odd_line({ line: number(line) })}: <bdi>{name}</bdi> {oddRowWords[reason]}
          </li>
        ))}
        {left > 0 && <li>{m.list_odd_more({ number: number(left) })}</li>}
      </ul>
    </Disclosure>
  );
}
