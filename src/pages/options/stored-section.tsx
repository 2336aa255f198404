import { DataSection } from './data-section';
import { OfflineDataSection } from './offline-data/offline-data-section';

/** What of the firm's data is in this browser, and how it gets there and goes. */
export function StoredSection({ onWiped }: { readonly onWiped: () => void }) {
  return (
    <>
      <OfflineDataSection />
      <DataSection onWiped={onWiped} />
    </>
  );
}
