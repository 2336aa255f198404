import { expect, it } from 'vitest';
import { planOf } from '../../../../src/domain/plans/plan-choice';
import { availableFixesOf } from '../../../../src/services/fixes/available-fixes';
import { createMatchContextReader } from '../../../../src/services/matching/match-context';
import { createNameIndexes } from '../../../../src/services/matching/name-indexes';
import { createPageContextReaders } from '../../../../src/services/panel/page-context';
import { pageContextsOf } from '../../../office/page-plans';
import { pageOf } from '../../../office/pages';
import { fixBench } from './fix-bench';

it('the tie-out page plans for every client what the panel offers on its page', async () => {
  const { firm, office } = await fixBench();
  const { store } = office;
  const nameIndexes = createNameIndexes(store);
  const { readWhole } = createPageContextReaders(store, createMatchContextReader(store, nameIndexes));
  const contexts = await pageContextsOf(office);
  let plans = 0;
  for (const context of contexts) {
    const { kind, key } = context.client;
    const onPage = await readWhole(pageOf(firm.state, { kind, key }));
    const offered = await availableFixesOf({ mirror: store.mirror, nameIndexes }, onPage);
    const planned = offered.map(({ choice }) => ({ choice, id: planOf(context, choice)?.id }));
    expect(planned).toEqual(offered.map(({ choice, plan }) => ({ choice, id: plan.id })));
    plans += offered.length;
  }
  expect(contexts.length).toBeGreaterThan(10);
  expect(plans).toBeGreaterThan(10);
});
