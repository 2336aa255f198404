/** One measured figure beside its budget, both in `unit`. */
export interface Figure {
  readonly what: string;
  readonly figure: number;
  /** `null` for what has none, and is measured to be seen. */
  readonly budget: number | null;
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

/** Prints the table that ends with how many figures are over their budget. */
export function printTable(figures: readonly Figure[]): void {
  console.log(`\n${'what'.padEnd(62)}${'figure'.padStart(12)}${'budget'.padStart(12)}${'ratio'.padStart(8)}`);
  let over = 0;
  for (const { what, figure, budget, unit } of figures) {
    const isOver = budget !== null && figure > budget;
    if (isOver) over += 1;
    const digits = Number.isInteger(figure) ? 0 : 1;
    const allowed = budget === null ? '–' : `${budget} ${unit}`;
    console.log(
      `${what.padEnd(62)}${`${figure.toFixed(digits)} ${unit}`.padStart(12)}${allowed.padStart(12)}${ratioOf(figure, budget).padStart(8)}${isOver ? '  OVER' : ''}`,
    );
  }
  console.log(`over budget: ${over}`);
}

function ratioOf(figure: number, budget: number | null): string {
  if (budget === null) return '–';
  if (budget === 0) return figure === 0 ? '0 %' : 'over';
  return `${Math.round((figure / budget) * 100)} %`;
}
