import { reportUnexpected } from '../reports/report-unexpected';

/** How what is looked up quickly is made out of the copies. */
export interface MakingOptions {
  /** How long after a list was found without its columns or its index, or clients without their names by index, these are made, ms. */
  readonly packAfterMs?: number | undefined;
  /** The version of the code, by whose rules names are made and read. */
  readonly madeBy?: string | undefined;
}

/** Has something made in a while, once for all who ask for it meanwhile. */
export type MakeSoon = (name: string, make: () => Promise<void>) => void;

/** When the first views are on screen. */
const usualAfterMs = 2_000;

/** @param afterMs how long after it was asked for. */
export function createMakeSoon(afterMs = usualAfterMs): MakeSoon {
  const due = new Set<string>();
  return (name, make) => {
    if (due.has(name)) return;
    due.add(name);
    setTimeout(() => {
      due.delete(name);
      make().catch((error: unknown) => {
        // Whoever has closed the database has no more use for it.
        const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
        if (!isClosed) reportUnexpected(error, `making ${name}`);
      });
    }, afterMs);
  };
}
