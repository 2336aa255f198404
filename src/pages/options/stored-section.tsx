import { DataSection } from './data-section';
import { OfflineDataSection } from './offline-data/offline-data-section';
import type { Backfill } from './offline-data/use-backfill';

interface StoredSectionProps {
  readonly backfill: Backfill;
  /** Something was removed. */
  readonly onWiped: () => void;
}

/** What of the firm's data is in this browser, and how it gets there and goes. */
export function StoredSection({ backfill, onWiped }: StoredSectionProps) {
  return (
    <>
      <OfflineDataSection backfill={backfill} />
      <DataSection onWiped={onWiped} />
    </>
  );
}
