import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './hours-samples';
import { deeds, tellFirm } from './hours-truth';

/** More by hand: `HOURS_RUNS=10000 npx vitest run --project unit test/unit/domain/time/hours-truth.test.ts`. */
const numRuns = Number(process.env.HOURS_RUNS ?? 300);

const story = fc.array(
  fc.record({
    // As often as all others together, so that there is something to change.
    deed: fc.oneof(fc.constantFrom('enter', 'approve', 'export'), fc.constantFrom(...deeds)),
    which: fc.nat(11),
    how: fc.nat(11),
  }),
  { minLength: 10, maxLength: 40, size: 'max' },
);

it('meets the truth of a firm, whatever was done in it', { timeout: 600_000 }, () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(story, (done) => {
      const { input, lines } = tellFirm(done);
      for (const line of lines) {
        const kind = line.split(' ')[1] ?? '';
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
      expect(linesOf(input)).toEqual(lines);
    }),
    { numRuns },
  );
  expect([...seen.keys()].sort()).toEqual([
    'arrived',
    'changedAfterExport',
    'deletedAfterExport',
    'exportedNotFound',
    'notExported',
    'onlyInQuickbooks',
    'otherCustomer',
  ]);
});
