import { m } from '../../../i18n/compiled/messages';
import { day } from '../../../i18n/dates';
import { duration } from '../../../i18n/durations';
import { list } from '../../../i18n/numbers';
import type { HoursClient, HoursItemView, HoursView } from '../../../messages/hours';
import { periodWords, stateWords } from '../../../ui/hours/words';
import { Isolated } from '../../../ui/isolated';
import { Printed } from '../printed';
import { sumsWords } from './words';

interface HoursReportProps {
  readonly view: HoursView;
  readonly clients: readonly HoursClient[];
  /** Those that are listed below the clients; `null` before somebody has asked for them. */
  readonly items: readonly HoursItemView[] | null;
}

/** What a reviewer is given on paper: the clients that are shown, and each entry that the filter shows. */
export function HoursReport(props: HoursReportProps) {
  return <Printed draw={() => <Report {...props} />} />;
}

function Report({ view, clients, items }: HoursReportProps) {
  return (
    <>
      <h2>{m.hours_report_title({ period: periodWords(view.period) })}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{m.hours_client()}</th>
            <th scope="col">{m.hours_column_time()}</th>
            <th scope="col">{m.hours_column_quickbooks()}</th>
            <th scope="col">{m.hours_csv_state()}</th>
          </tr>
        </thead>
        <tbody>
          {clients.map(({ key, name, timeSeconds, quickbooksSeconds, sums }) => (
            <tr key={key}>
              <th scope="row">
                <Isolated text={name || m.hours_no_client()} />
              </th>
              <td>{duration(timeSeconds)}</td>
              <td>{duration(quickbooksSeconds)}</td>
              <td>{sumsWords(sums)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {items && items.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{m.hours_csv_date()}</th>
              <th scope="col">{m.hours_csv_people()}</th>
              <th scope="col">{m.hours_csv_job()}</th>
              <th scope="col">{m.hours_column_time()}</th>
              <th scope="col">{m.hours_column_quickbooks()}</th>
              <th scope="col">{m.hours_csv_state()}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>{day(item.date, view.today)}</td>
                <td>
                  <Isolated text={list(item.people)} />
                </td>
                <td>
                  <Isolated text={(item.jobPath.length > 0 ? item.jobPath : item.customerPath).join(':')} />
                </td>
                <td>{duration(item.timeSeconds)}</td>
                <td>{duration(item.quickbooksSeconds)}</td>
                <td>{stateWords(item.state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
