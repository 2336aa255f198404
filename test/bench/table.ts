/** One measured figure beside its budget, both in `unit`. */
export interface Figure {
  readonly what: string;
  /** Where several figures are of the same, which of them it is. */
  readonly column?: string;
  readonly figure: number;
  /** `null` for what has none, and is measured to be seen. */
  readonly budget: number | null;
  /** Whether the budget is the least that it may be, not the most. */
  readonly isLeast?: true;
  readonly unit: string;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which `share` of the values lie. Throws where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('No values were measured.');
  return value;
}

/** Whether the figure breaks its budget. */
export function isOverBudget({ figure, budget, isLeast }: Figure): boolean {
  return budget !== null && (isLeast ? figure < budget : figure > budget);
}

/** `16 ms`, `≥ 97.5 %`; empty where there is none. */
export function budgetText({ budget, isLeast, unit }: Figure): string {
  return budget === null ? '' : `${isLeast ? '≥ ' : ''}${figureText(budget, unit)}`;
}

/** `30 min`, `1,163`, `0.4 ms`. */
export function figureText(value: number, unit: string): string {
  const digits = Number.isInteger(value) ? 0 : 1;
  const number = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === '' ? number : `${number} ${unit}`;
}

/** Prints the table, which ends with how many budgets are broken. */
export function printTable(figures: readonly Figure[]): void {
  console.log(`\n${'what'.padEnd(70)}${'figure'.padStart(12)}${'budget'.padStart(12)}${'ratio'.padStart(8)}`);
  for (const one of figures) {
    const { what, column, figure, budget, unit } = one;
    const allowed = budgetText(one) || '–';
    console.log(
      `${(column ? `${what} | ${column}` : what).padEnd(70)}${figureText(figure, unit).padStart(12)}${allowed.padStart(12)}${ratioOf(figure, budget).padStart(8)}${isOverBudget(one) ? (one.isLeast ? '  UNDER' : '  OVER') : ''}`,
    );
  }
  console.log(`budgets broken: ${figures.filter(isOverBudget).length}`);
}

function ratioOf(figure: number, budget: number | null): string {
  if (budget === null) return '–';
  if (budget === 0) return figure === 0 ? '0 %' : 'over';
  return `${Math.round((figure / budget) * 100)} %`;
}
