import type { NameListFile } from '../../../domain/records/name-list';
import type { CsvRow } from '../csv-rows';

/** Collects the names of a file row by row. */
export interface NameRows {
  /** Takes a row in which something stands. */
  meet(row: CsvRow): void;
  /** What has been met. */
  end(): Omit<NameListFile, 'layout' | 'header'>;
}
