import type { CustomerListFile } from '../../domain/records/customer-list';
import { findCsvHeader } from './csv-header';
import { decodeText } from './decode-text';
import { CustomerListError } from './list-error';
import { Pace, type PaceOptions } from './pace';
import { readCsv } from './read-csv';
import { beginsAsIif, looksLikeIif, readIif } from './read-iif';
import { isTieoutList, readTieoutList } from './tieout-list';

/**
 * Reads QuickBooks' customer list from the bytes of a file, whose form its content tells alone. All of it is read, or none:
 * `CustomerListError` says why a file is not.
 */
export async function readCustomerList(bytes: Uint8Array, options: PaceOptions): Promise<CustomerListFile> {
  const pace = new Pace(options);
  const text = decodeText(bytes);
  await pace.rest(0);
  const list = await readText(text, pace);
  options.onProgress?.(1);
  return list;
}

function readText(text: string, pace: Pace): Promise<CustomerListFile> {
  if (isTieoutList(text)) return readTieoutList(text, pace);
  if (beginsAsIif(text)) return readIif(text, pace);
  const header = findCsvHeader(text);
  if (header) return readCsv(text, header, pace);
  if (looksLikeIif(text)) return readIif(text, pace);
  throw new CustomerListError('unknownForm');
}
