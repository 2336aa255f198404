import { saveFile } from '../ui/save-file';

/** `Duplicates in QuickBooks` → `duplicates in QuickBooks`; a first word that has capitals of its own keeps them. */
function withinSentence(title: string): string {
  return title.replace(/^\p{Lu}(?=\p{Ll}*(?!\p{L}))/u, (first) => first.toLowerCase());
}

/** Hands the user a CSV file named after what it holds and today. */
export function saveCsv(title: string, csv: string): void {
  const today = new Intl.DateTimeFormat('sv-SE').format(Date.now());
  saveFile(`Tieout ${withinSentence(title)} ${today}.csv`, csv);
}
