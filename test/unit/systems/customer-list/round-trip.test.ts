import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWellFormed, readText } from './files';
import { type MadeCustomer, type TableStyle, writers } from './list-writers';

const hostileNames = [
  'Birch, Robin',
  'The "Best" Co',
  '"Quoted"',
  '"',
  "Cedar's  Candy",
  'Tab\there',
  'TOTAL',
  'TOTAL FITNESS',
  'Total Fitness',
  'Monday, November 16, 2026',
  '!CUST',
  'CUST',
  '=1+1',
  '+1',
  '@sum',
  '-5',
  'Customer full name',
  'Customer',
  'sep=;',
  '{"end"}',
  'קפה ארז',
  '\u202Eright to left',
  'Café 🌲🌲',
  'e\u0301 composed',
  'a;b',
  'No\u00A0break',
  '(deleted) first',
  'Client 1',
  'CLIENT 2',
];

const hostileNotes = ['', '12 Sample Rd\nSuite 2', '"', '",\n"', 'a,b;c', '\n', '!CUST\tNAME', "it's"];

/** What both products would keep of a name as it stands. */
function isKept(name: string): boolean {
  return (
    name === name.trim() && name !== '' && name !== '-' && !/[:\uFEFF]|(?!\t)\p{Cc}|\(deleted/u.test(name)
  );
}

const level = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileNames) },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(isKept),
  fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 12 }).filter(isKept),
);

const customer = fc.record({
  path: fc.array(level, { minLength: 1, maxLength: 5 }),
  isActive: fc.boolean(),
  note: fc.oneof(fc.constantFrom(...hostileNotes), fc.string({ maxLength: 20 })),
});

/** Customers with all that is above them, each name once whatever its case, in any order. */
const list = fc.array(customer, { minLength: 1, maxLength: 25 }).chain((rows) => {
  const byKey = new Map<string, MadeCustomer>();
  for (const { path, isActive, note } of rows) {
    const placed: string[] = [];
    for (const [depth, name] of path.entries()) {
      const key = JSON.stringify([...placed, name]).toLowerCase();
      const there = byKey.get(key);
      placed.push(there?.path.at(-1) ?? name);
      if (!there) byKey.set(key, { path: [...placed], isActive: depth < path.length - 1 || isActive, note });
    }
  }
  return fc.shuffledSubarray([...byKey.values()], { minLength: byKey.size });
});

const style: fc.Arbitrary<TableStyle> = fc.record({
  separator: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  areAllQuoted: fc.boolean(),
});

const sorted = (customers: readonly { path: readonly string[]; isActive: boolean }[]) =>
  customers.map(({ path, isActive }) => JSON.stringify([path, isActive])).sort();

describe('a list that is written and read again is the same list', () => {
  it.each(Object.entries(writers))('%s', async (format, write) => {
    await fc.assert(
      fc.asyncProperty(list, style, async (customers, tableStyle) => {
        const read = await readText(write(customers, tableStyle));
        expect(read.format).toBe(format);
        expect(read.oddRows).toEqual([]);
        expect(sorted(read.customers)).toEqual(sorted(customers));
        expectWellFormed(read);
      }),
      { numRuns: 300 },
    );
  });

  it('whose order is kept where parents come first', async () => {
    await fc.assert(
      fc.asyncProperty(list, style, async (customers, tableStyle) => {
        const ordered = customers.toSorted((one, other) => one.path.length - other.path.length);
        const read = await readText(writers.desktopCsv?.(ordered, tableStyle) ?? '');
        expect(read.customers.map(({ path }) => path)).toEqual(ordered.map(({ path }) => path));
        expect(read.customers.map(({ balance }) => balance)).toEqual(ordered.map((_, index) => index + 0.25));
      }),
      { numRuns: 100 },
    );
  });
});
