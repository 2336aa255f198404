import type { TabProps } from '../tabs';
import { RowSheet } from './row-sheet';
import { SinceLine } from './since-line';

/** Every client of the firm. */
export function ClientsTab(props: TabProps) {
  return (
    <>
      <SinceLine {...props} />
      <RowSheet {...props} of="clients" rows={props.result.rows} />
    </>
  );
}
