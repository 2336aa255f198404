import { saveFile } from '../ui/save-file';

/** Hands the user a CSV file named after what it holds and today. */
export function saveCsv(title: string, csv: string): void {
  const today = new Intl.DateTimeFormat('sv-SE').format(Date.now());
  saveFile(`Tieout ${title.toLowerCase()} ${today}.csv`, csv);
}
