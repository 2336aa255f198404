import { expect, it } from 'vitest';
import { bulkRunsOf, toItsEnd } from '../../../office/bulk-life';
import { commonPairs } from '../../domain/matching/common-pairs';
import { notes, people, sharedWords, writtenOtherwise } from '../../domain/matching/hard-pairs';
import { pairMaker } from '../../domain/matching/own-words';
import { bulkBench, reportOf } from './bulk-bench';
import { addClient, addName } from './fix-bench';

const pairsOf = pairMaker();
/** What QuickBooks takes for a name; those of common words would find each other, and have a test of their own. */
const isName = (name: string) => !name.includes(':');
const pairs = [sharedWords, people, writtenOtherwise, notes]
  .flatMap((kinds) => Object.values<string>(kinds))
  .flatMap(pairsOf)
  .filter((pair) => pair.every(isName));
const alone = Object.values(commonPairs).map((text) => pairsOf(text)[0]);

it('makes no customer where hundreds of near ones have come since the page was drawn', async () => {
  const written = [...pairs, ...alone.flatMap((pair) => (pair ? [pair] : []))];
  expect(written.length).toBeGreaterThan(200);
  const keyOf = (at: number) => `AtTheClick${at}`;
  const bench = await bulkBench((firm) => {
    for (const [at, [karbon]] of written.entries()) addClient(firm, keyOf(at), karbon);
  });
  const { firm, office } = bench;
  const keys = new Set(written.map((_, at) => keyOf(at)));
  const items = bench.items.filter(({ key }) => keys.has(key));
  const planned = new Set(items.map(({ key }) => key));
  expect(written.filter((_, at) => !planned.has(keyOf(at)))).toEqual([]);

  for (const [, quickbooks] of written) addName(firm, quickbooks);
  const before = firm.state.quickbooksOnline.names.size;
  await bulkRunsOf(office).start({ runId: 'many', items });
  await toItsEnd(office, firm);
  const report = await reportOf(office, 'many');
  const made = report
    .filter(({ state }) => state !== 'planChanged')
    .map(({ item, state }) => [item.title, state]);
  expect(report).toHaveLength(written.length);
  expect(made).toEqual([]);
  expect(firm.state.quickbooksOnline.names.size).toBe(before);
  office.kill();
});
