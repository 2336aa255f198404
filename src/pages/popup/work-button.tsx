import { reportUnexpected } from '../../reports/report-unexpected';
import { openWork } from './open-work';

/** Leads to the page of a client or work item in Karbon, and closes the popup. */
export function WorkButton({ address, label }: { readonly address: string; readonly label: string }) {
  const go = async () => {
    await openWork(address);
    window.close();
  };
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => {
        go().catch((error: unknown) => reportUnexpected(error, 'going to a work item'));
      }}
    >
      {label}
    </button>
  );
}
