import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWellFormed, listSamples, outcomeOf, sampleBytes, utf8 } from './files';
import { firmOf, writers } from './list-writers';

const files = [
  ...listSamples.map(sampleBytes),
  sampleBytes('qbt-timesheets-export.csv'),
  ...Object.values(writers).map((write) => utf8(write(firmOf(12)))),
];

const count = Number(process.env.TIEOUT_FUZZ_FILES ?? 1000);

interface Mutation {
  readonly kind: 'flip' | 'cut' | 'cutOut' | 'insert' | 'swapLines' | 'doubleLine' | 'dropLine';
  /** Where, as shares of the file. */
  readonly at: number;
  readonly other: number;
  readonly byte: number;
}

/** Anywhere alike: fast-check would choose the ends more often. */
const share = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'cutOut', 'insert', 'swapLines', 'doubleLine', 'dropLine'),
  at: share,
  other: share,
  // What means something in one of the forms comes often.
  byte: fc.oneof(fc.constantFrom(...utf8('"\t\n\r,;:!{}-()')), fc.nat(255)),
});

function mutate(bytes: readonly number[], { kind, at, other, byte }: Mutation): number[] {
  const index = Math.floor(at * bytes.length);
  if (kind === 'flip') return bytes.toSpliced(index, 1, byte);
  if (kind === 'insert') return bytes.toSpliced(index, 0, byte);
  if (kind === 'cut') return bytes.slice(0, index);
  if (kind === 'cutOut') return bytes.toSpliced(index, Math.floor(other * 60));
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const [one, two] = [at, other].map((share) => Math.min(lines.length - 1, Math.floor(share * lines.length)));
  const first = lines[one ?? 0] ?? '';
  if (kind === 'swapLines') {
    lines[one ?? 0] = lines[two ?? 0] ?? '';
    lines[two ?? 0] = first;
  } else lines.splice(one ?? 0, kind === 'dropLine' ? 1 : 0, ...(kind === 'dropLine' ? [] : [first]));
  return [...Buffer.from(lines.join('\n'), 'latin1')];
}

describe('damaged files', () => {
  it('are read as a list that is well formed, or refused by name', async () => {
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        async (file, mutations) => {
          const outcome = await outcomeOf(new Uint8Array(mutations.reduce<number[]>(mutate, [...file])));
          const name = 'problem' in outcome ? outcome.problem : 'read';
          outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
          if (!('problem' in outcome)) expectWellFormed(outcome);
        },
      ),
      { numRuns: count },
    );
    expect([...outcomes.values()].reduce((sum, each) => sum + each, 0)).toBe(count);
    expect(outcomes.size).toBeGreaterThan(5);
    if (process.env.TIEOUT_FUZZ_FILES)
      process.stdout.write(`${JSON.stringify(Object.fromEntries(outcomes))}\n`);
  });
});
