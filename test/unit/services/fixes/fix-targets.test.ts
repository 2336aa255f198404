import { expect, it } from 'vitest';
import type { FixTarget } from '../../../../src/domain/plans/fix-target';
import type { LinkStep, PlanStep } from '../../../../src/domain/plans/plan';
import { planOf } from '../../../../src/domain/plans/plan-choice';
import type { FixOutcome } from '../../../../src/messages/fixes';
import { createFailures } from '../../../../src/services/failures';
import { availableFixesOf, choiceContextOf } from '../../../../src/services/fixes/available-fixes';
import { createFixes } from '../../../../src/services/fixes/fixes';
import { createMatchContextReader } from '../../../../src/services/matching/match-context';
import { createNameIndexes } from '../../../../src/services/matching/name-indexes';
import { createPageContextReaders } from '../../../../src/services/panel/page-context';
import type { PlannedEntry } from '../../../../src/store/journal';
import type { JournalEntry, JournalItem } from '../../../../src/store/rows';
import type { Store } from '../../../../src/store/store';
import { journalEntry } from '../../store/sample-entries';
import { scriptedFirm } from '../scripted-systems';
import { createBench, databaseName, settled } from '../service-bench';
import { connectedBefore } from '../sync/sync-bench';

const target: FixTarget = {
  tenant: 'TenantKey1',
  kind: 'organization',
  key: 'AcmeKey123',
  shownTitle: 'Acme Co',
  shownClientName: 'Acme Co',
  shownClientKey: '',
  isTranslated: false,
};

/** The fixes over a store that is fresh, with nothing to send to. */
function fixesOver(store: Store) {
  const nameIndexes = createNameIndexes(store);
  const { readWhole: readPageContext } = createPageContextReaders(
    store,
    createMatchContextReader(store, nameIndexes),
  );
  const asked: FixTarget[] = [];
  const fixes = createFixes({
    store,
    nameIndexes,
    readPageContext,
    failures: createFailures(),
    sync: {
      refreshNames: async () => null,
      refreshTarget: async (each) => void asked.push(each),
    },
    writersFor: () => ({}) as never,
    now: () => 7,
    newId: () => 'id',
    later: () => undefined,
  });
  return { fixes, readPageContext, asked };
}

it('a client is put right while no page is open on it', async () => {
  const { store } = await connectedBefore();
  const { identity: account } = await store.connections.read('quickbooks');
  const karbon = { kind: target.kind, key: target.key };
  const customer = await store.mirror.get('customers', 'c10');
  // Paired by nothing but the ids.
  await store.mirror.write({ put: { customers: customer ? [{ ...customer, name: 'A. Holdings' }] : [] } });
  await store.links.put([{ list: 'quickbooks', karbon, account, recordId: 'c10', at: 1 }]);
  const { fixes, readPageContext, asked } = fixesOver(store);
  const choice = { kind: 'unlink', list: 'quickbooks' } as const;
  const plan = planOf(choiceContextOf(await readPageContext(target)), choice);
  const outcomes: FixOutcome[] = [];
  await fixes.start({ runId: 'run', target, choice, planId: plan?.id ?? '' }, (each) => outcomes.push(each));
  expect(outcomes).toEqual([{ kind: 'begun' }]);
  expect(asked).toEqual([target]);
  expect((await store.links.of('quickbooks', account)).has(target.key)).toBe(false);
  expect(await store.journal.newestOf(target.key)).toMatchObject([
    { state: 'confirmed', item: { ...karbon, title: 'Acme Co', path: ['Acme Co'] } },
  ]);
});

it('one run puts several clients right, and what fails for one stops its own steps alone', async () => {
  const [firm, name] = [scriptedFirm(), databaseName()];
  const { store } = await connectedBefore(firm, name);
  const { identity: account } = await store.connections.read('quickbooks');
  const items = ['AcmeKey123', 'DoeKey1234', 'GroupKey12'].map(
    (key): JournalItem => ({
      kind: 'organization',
      key,
      title: key,
      path: [key],
      levels: [{ kind: 'organization', key }],
    }),
  );
  const linkOf = ({ key, path }: JournalItem): LinkStep => ({
    kind: 'link',
    list: 'quickbooks',
    path,
    id: `record of ${key}`,
    karbon: { kind: 'organization', key },
  });
  const stepAt = (position: number, item: JournalItem, step: PlanStep, of = account): PlannedEntry =>
    journalEntry('many', position, firm.nowMs, { item, step, account: of });
  const [acme, doe, group] = items as [JournalItem, JournalItem, JournalItem];
  await store.journal.plan([
    stepAt(0, acme, linkOf(acme)),
    stepAt(1, doe, linkOf(doe), 'another company'),
    stepAt(2, doe, linkOf(doe)),
    stepAt(3, group, linkOf(group)),
  ]);
  // The next worker goes on with what is open.
  const next = await createBench(firm, name);
  await settled(next.store);
  const state = ({ state: is, outcome }: JournalEntry) => [is, outcome?.kind];
  expect((await next.store.journal.run('many')).map(state)).toEqual([
    ['confirmed', 'done'],
    ['failed', 'failed'],
    ['failed', 'notReached'],
    ['confirmed', 'done'],
  ]);
  const links = await next.store.links.of('quickbooks', account);
  const isPaired = items.map(({ key }) => links.get(key) === `record of ${key}`);
  expect(isPaired).toEqual([true, false, true]);
});

/** Everything that is offered for a client that Karbon's API has never told of. */
async function offersFor(isTranslated: boolean) {
  const { store } = await connectedBefore();
  const { readPageContext } = fixesOver(store);
  const name = 'Newcomer Ltd';
  const page = { ...target, key: 'NewcKey123', shownTitle: name, shownClientName: name, isTranslated };
  const context = await readPageContext(page);
  const nameIndexes = createNameIndexes(store);
  return availableFixesOf({ mirror: store.mirror, nameIndexes }, context);
}

it('a name that only the page shows is confirmed before it is written, also where it is one step', async () => {
  const offers = await offersFor(false);
  expect(offers.some(({ plan }) => plan.steps.length === 1 && plan.steps[0]?.kind === 'create')).toBe(true);
  for (const offer of offers) expect(offer.needsConfirmation).toBe(true);
});

it('a name of a page that is or was translated is not written at all', async () => {
  const offers = await offersFor(true);
  expect(offers.map(({ plan: { steps, obstacle } }) => ({ steps, obstacle }))).toEqual([
    { steps: [], obstacle: { code: 'nameTranslated' } },
  ]);
});
