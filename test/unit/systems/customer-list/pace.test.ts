import { describe, expect, it } from 'vitest';
import { CustomerListError } from '../../../../src/systems/customer-list/list-error';
import { readCustomerList } from '../../../../src/systems/customer-list/read-customer-list';
import { outcomeOf, utf8 } from './files';
import { firmOf, writers } from './list-writers';

async function pacedReading(text: string): Promise<{ pauses: number; shares: number[] }> {
  const shares: number[] = [];
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  await readCustomerList(utf8(text), { pause, onProgress: (share) => shares.push(share) });
  return { pauses, shares };
}

describe.each(Object.entries(writers))('%s', (_, write) => {
  it('is read with as many pauses as its rows ask for, and no more', async () => {
    const small = await pacedReading(write(firmOf(5000)));
    const large = await pacedReading(write(firmOf(50_000)));
    expect(small.pauses).toBeGreaterThanOrEqual(5000 / 2000);
    expect(large.pauses).toBeGreaterThanOrEqual(50_000 / 2000);
    // One is before the first row.
    expect(large.pauses - 1).toBeLessThanOrEqual(10.5 * (small.pauses - 1));
  });

  it('tells how far it is, forwards only', async () => {
    const { shares } = await pacedReading(write(firmOf(9000)));
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares.length).toBeGreaterThan(5);
  });

  it('ends with the pause that fails', async () => {
    const ended = new Error('ended');
    const reading = readCustomerList(utf8(write(firmOf(3000))), { pause: () => Promise.reject(ended) });
    await expect(reading).rejects.toBe(ended);
  });
});

describe('files made to take long', () => {
  const rows = (row: string) => `Customer,Email\n${row.repeat(100_000 / row.length)}`;

  it.each<[string, string]>([
    ['quotes that are never closed', rows('"x')],
    ['quotes and blanks', `Customer,Email\n${'"x'.repeat(30_000)}${' '.repeat(30_000)},`],
    ['doubled quotes', rows('""')],
    ['a quote at each row', rows('"a\n')],
    [
      'blanks before a bracket',
      `Customer,Email\n${' '.repeat(50_000)}x${'\u00A0'.repeat(10_000)}(deleted,\n`,
    ],
    ['colons', `Customer,Email\n${':'.repeat(60_000)},\n`],
    ['quotes of IIF', `!INVITEM\tNAME\n${'INVITEM\t"\n'.repeat(100_000)}`],
    ['doubled quotes of IIF', `!INVITEM\tNAME\n${'INVITEM\t"""\n'.repeat(100_000)}`],
    ['digits', `Customer,Active Status,Balance\nAcme,Active,${'1,'.repeat(30_000)}\n`],
  ])('%s', async (_, text) => {
    const outcome = await outcomeOf(utf8(text));
    expect(outcome).toBeDefined();
  });
});

it('an error says nothing of what is in the file', () => {
  const error = new CustomerListError('openQuote', 7);
  expect(error.message).toBe('the customer list is not read: openQuote in line 7');
  expect(error.name).toBe('CustomerListError');
});
