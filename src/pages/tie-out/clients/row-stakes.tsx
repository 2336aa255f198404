import { listIds, listTraits } from '../../../domain/records/lists';
import { m } from '../../../i18n/compiled/messages';
import { systemNames } from '../../../ui/system-names';
import { today } from '../../today';
import { errorSentence } from '../../words';
import { knownTimeWords } from '../lists/words';
import { type Row, recordsIn } from '../rows';
import { stakeWords } from './stake-words';
import type { StakesRun } from './use-stakes';

export interface RowStakesProps extends StakesRun {
  readonly row: Row;
}

/**
 * What hangs on a row's own records: the time in QuickBooks Time, and what the customer in QuickBooks owes. Those among which one has to be
 * chosen say it themselves, each on its line.
 */
export function RowStakes({ row, stakes, error }: RowStakesProps) {
  const lines = listIds.flatMap((list) => {
    const [placed, ...others] = recordsIn(row, list);
    return placed && others.length === 0 ? [{ list, placed }] : [];
  });
  if (lines.length === 0) return null;
  if (error) {
    return (
      <p class="trouble" role="alert">
        {errorSentence(error)}
      </p>
    );
  }
  if (!stakes) return <p class="hint">{m.tie_out_stakes_loading()}</p>;
  const hint = lines.some(({ list }) => listTraits[list].tracksTime) ? knownTimeWords(stakes.time) : '';
  return (
    <div class="stakes">
      <h2>{m.tie_out_stakes()}</h2>
      <table class="names" aria-label={m.tie_out_stakes()}>
        <tbody>
          {lines.map(({ list, placed: { record } }) => (
            <tr key={list}>
              <th scope="row">{systemNames[list]}</th>
              <td>{stakeWords({ list, id: record.id }, stakes, today()).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hint !== '' && <p class="hint">{hint}</p>}
    </div>
  );
}
