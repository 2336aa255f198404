import { describe, expect, it } from 'vitest';
import type { ListFileProblem } from '../../../../src/messages/customer-list';
import { type Damage, damages } from './damage';
import { type ListSample, listSamples, outcomeOf, sampleBytes } from './files';

/** `same`: its customers are read as from the sample itself. A list gives problem and line of each sample, in the order of `listSamples`. */
type Outcome = 'same' | ListFileProblem | readonly (readonly [ListFileProblem, number | null] | 'same')[];

const unknown = ['unknownForm', null] as const;

const outcomes: Readonly<Record<Damage, Outcome>> = {
  cutInLastName: [
    ['cutOff', 58],
    ['cutOff', 6],
    ['cutOff', 5],
    ['openQuote', 5],
    ['cutOff', 11],
    ['cutOff', 11],
    ['openQuote', 3],
  ],
  cutInTheMidst: [
    ['cutOff', 52],
    ['cutOff', 3],
    ['openQuote', 4],
    ['openQuote', 4],
    ['openQuote', 9],
    ['openQuote', 9],
    ['cutOff', 2],
  ],
  nameColumnRenamed: [['brokenRow', 48], ['brokenRow', 3], unknown, unknown, unknown, unknown, unknown],
  headerMissing: [['brokenRow', 48], ['brokenRow', 3], unknown, unknown, unknown, unknown, unknown],
  headerTwice: 'same',
  headerAgainAtEnd: [
    'same',
    'same',
    ['brokenRow', 8],
    ['brokenRow', 8],
    ['brokenRow', 16],
    ['brokenRow', 17],
    ['brokenRow', 4],
  ],
  utf16: 'same',
  utf16WithoutMark: 'notText',
  quoteNotClosed: [
    ['openQuote', 50],
    ['openQuote', 4],
    ['openQuote', 4],
    ['openQuote', 4],
    ['openQuote', 8],
    ['openQuote', 8],
    ['openQuote', 2],
  ],
  quoteNeverClosed: [
    ['openQuote', 54],
    ['openQuote', 5],
    ['openQuote', 4],
    ['openQuote', 6],
    ['openQuote', 15],
    ['openQuote', 16],
    ['openQuote', 3],
  ],
  columnsSwapped: 'same',
  blankLines: 'same',
  titleRows: 'same',
  binaryInTheMidst: 'notText',
  semicolons: [unknown, unknown, 'same', 'same', 'same', 'same', 'same'],
  bars: 'unknownForm',
  oldLineEnds: 'same',
  mixedLineEnds: 'same',
  wholeRowsQuoted: ['same', 'same', unknown, unknown, unknown, unknown, unknown],
  padded: 'same',
};

function expectedOf(damage: Damage, sample: ListSample): 'same' | { problem: string; line: number | null } {
  const outcome = outcomes[damage];
  if (outcome === 'same') return 'same';
  if (typeof outcome === 'string') return { problem: outcome, line: null };
  const each = outcome[listSamples.indexOf(sample)] ?? 'same';
  return each === 'same' ? 'same' : { problem: each[0], line: each[1] };
}

describe.each(listSamples)('%s', (sample) => {
  it.each(Object.keys(damages) as Damage[])('%s', async (damage) => {
    const changed = damages[damage](sample);
    expect(changed).not.toEqual(sampleBytes(sample));
    const outcome = await outcomeOf(changed);
    const expected = expectedOf(damage, sample);
    if (expected !== 'same') {
      expect(outcome).toEqual(expected);
      return;
    }
    const whole = await outcomeOf(sampleBytes(sample));
    if ('problem' in outcome || 'problem' in whole) throw new Error(`refused: ${JSON.stringify(outcome)}`);
    // Titles put above give another company, and rows moved down other lines.
    const { companyName: _company, oddRows: _rows, ...read } = whole;
    expect(outcome).toMatchObject(read);
    expect(outcome.oddRows.map(({ name }) => name)).toEqual(whole.oddRows.map(({ name }) => name));
  });
});
