/**
 * How the firm writes the names that all three systems must share. The same rule serves every colleague, so that
 * all of them arrive at the same name (decisions/names.md).
 */
export interface NamingRule {
  /** Characters a level may have: 41 QuickBooks Desktop, 64 QuickBooks Time, 100 QuickBooks Online. */
  readonly levelLimit: 41 | 64 | 100;
  /** How a person's name is written; `asInKarbon` takes the full name as Karbon shows it. */
  readonly personOrder: 'asInKarbon' | 'firstLast' | 'lastFirst';
  /** What takes the place of a colon, which QuickBooks keeps for itself as the level separator. */
  readonly colonBecomes: ' -' | ',' | '';
  /** Curly quotes and long dashes become plain ones, which QuickBooks can look up (quickbooks.md 4). */
  readonly straightenPunctuation: boolean;
}

export const defaultNamingRule: NamingRule = {
  levelLimit: 64,
  personOrder: 'asInKarbon',
  colonBecomes: ' -',
  straightenPunctuation: true,
};
