import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Jobcode } from '../../../src/domain/records/records';
import { createChangeSignal } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';
import { createMirror } from '../../../src/store/mirror';
import { customer, jobcode } from '../services/sample-records';

let count = 0;

async function openMirror() {
  count += 1;
  return createMirror(await openDatabase(`relatives ${count}`), createChangeSignal());
}

const list = fc.array(
  fc.record({
    name: fc.constantFrom('Acme', 'Audit', 'Payroll'),
    parent: fc.option(fc.nat(9)),
  }),
  { maxLength: 9 },
);

/** The same without an index: whoever is asked for, there or not, whoever one of them is below, and whoever is below one of them. */
function relativesOf(all: readonly Jobcode[], ids: readonly string[], topNames: readonly string[]): string[] {
  const above = (id: string): string[] => {
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at); ) {
      seen.add(at);
      at = all.find((one) => one.id === at)?.parentId ?? null;
    }
    return [...seen];
  };
  const called = all.filter(({ name, parentId }) => parentId === null && topNames.includes(name));
  const asked = [...ids, ...called.map(({ id }) => id)];
  const isRelated = ({ id }: Jobcode) =>
    asked.some((one) => above(one).includes(id) || above(id).includes(one));
  return all
    .filter(isRelated)
    .map(({ id }) => id)
    .sort();
}

describe('relatives of records', () => {
  it('are all above and all below those that are asked for, whatever the list is like', async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.array(fc.nat(9), { maxLength: 2 }),
        fc.subarray(['Acme', 'Audit']),
        async (records, at, topNames) => {
          const mirror = await openMirror();
          const all = records.map(({ name, parent }, id) =>
            jobcode(`j${id}`, name, parent === null ? null : `j${parent}`),
          );
          await mirror.write({ put: { jobcodes: all } });
          const ids = at.map((id) => `j${id}`);
          const found = await mirror.relatives('jobcodes', { ids, topNames });
          expect(found.map(({ id }) => id).sort()).toEqual(relativesOf(all, ids, topNames));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are of the list that is asked for, and as it is now', async () => {
    const mirror = await openMirror();
    await mirror.write({ put: { jobcodes: [jobcode('1', 'Acme')], customers: [customer('7', 'Acme')] } });
    const names = async () =>
      (await mirror.relatives('customers', { ids: [], topNames: ['Acme'] })).map(({ id }) => id);
    expect(await names()).toEqual(['7']);
    await mirror.write({ put: { customers: [customer('8', 'Audit', '7'), customer('9', 'Acme', '8')] } });
    expect(await names()).toEqual(['7', '8', '9']);
    await mirror.write({ remove: { customers: ['8'] } });
    expect(await names()).toEqual(['7']);
  });
});
