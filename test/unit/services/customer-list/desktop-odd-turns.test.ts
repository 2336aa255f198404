import { expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { buildPlan } from '../../../../src/domain/plans/build-plan';
import { defaultFixRules } from '../../../../src/domain/plans/plan';
import { indexOf, matchInput } from '../../domain/sample-lists';
import {
  addTimedClient,
  addTimedWork,
  changesOf,
  type DesktopWorld,
  importChanges,
  openDesktop,
  openedOn,
  pageNamed,
  readExport,
  request,
  saidOn,
} from './desktop-world';

const paths = ({ company }: DesktopWorld) => company.snapshot().map(({ path }) => path);

it('a table in which no job stands below its customer does not have the jobs moved there', async () => {
  const world = await openDesktop({ quickbooksDesktop: { csvJobsAs: 'ownName' } }, ({ firm, company }) => {
    addTimedClient(firm, 'Alder Co');
    addTimedWork(firm, 'Alder Co', 'Audit');
    company.addCustomer('Alder Co');
    company.addCustomer('Alder Co:Audit', { jobStatus: 'Awarded' });
  });
  await readExport(world, 'csv');
  const said = await saidOn(world, pageNamed(world, 'Alder Co:Audit'));
  world.office.kill();
  expect(said.inQuickbooks).not.toBe('misplaced');
  expect(said.offer).not.toBe('request');
});

it('a job that is restored and moved by hand leaves nothing open', async () => {
  const world = await openDesktop({}, ({ firm, company }) => {
    addTimedClient(firm, 'Alder Co');
    addTimedWork(firm, 'Alder Co', 'Audit');
    for (const path of ['Alder Co', 'Alder Co:Audit', 'Birch Co']) company.addCustomer(path);
  });
  await readExport(world);
  const page = pageNamed(world, 'Alder Co:Audit');
  const first = await saidOn(world, page);
  world.firm.clock.advance(60_000);
  world.company.move('Alder Co:Audit', 'Birch Co');
  world.company.makeInactive('Birch Co:Audit');
  await readExport(world);
  await request(world, page);
  const { changes } = await world.office.services.pageApi.changeList.read();
  world.firm.clock.advance(60_000);
  world.company.makeActive('Birch Co:Audit');
  world.company.move('Birch Co:Audit', 'Alder Co');
  await readExport(world);
  const last = await saidOn(world, page);
  const after = await changesOf(world);
  world.office.kill();
  expect([first.verdict, last.verdict]).toEqual(['tiesOut', 'tiesOut']);
  expect(changes.map(({ change }) => change.kind).sort()).toEqual(['move']);
  expect(after.open).toEqual([]);
});

it('a job is not imported below a name that its customer is yet to get', async () => {
  const turned = { quickbooksDesktop: { importOfJobBeforeParent: 'makesParents' } } as const;
  const world = await openDesktop(turned, ({ firm, company }) => {
    addTimedClient(firm, 'Tom & Ann');
    addTimedWork(firm, 'Tom & Ann', 'Audit');
    company.addCustomer('Tom and Ann');
  });
  await readExport(world);
  await request(world, pageNamed(world, 'Tom & Ann:Audit'));
  await importChanges(world);
  world.office.kill();
  expect(paths(world)).not.toContain('Tom & Ann');
});

it('a job is not said to be beyond the program because of a letter that its customer is called by there', async () => {
  const world = await openDesktop(
    { quickbooksDesktop: { namesHold: 'windows1252' } },
    ({ firm, company }) => {
      addTimedClient(firm, 'Škoda Bistro');
      addTimedWork(firm, 'Škoda Bistro', 'Audit');
      company.addCustomer('Škoda Bistro');
    },
  );
  await readExport(world);
  const said = await saidOn(world, pageNamed(world, 'Škoda Bistro:Audit'));
  world.office.kill();
  expect(said.inQuickbooks).toBe('missing');
});

it('a name with quotation marks is not called made where the company holds another', async () => {
  const name = 'Ward, "Skip"';
  const world = await openDesktop(
    { quickbooksDesktop: { quotesInIif: 'asTheyAre' } },
    ({ firm, company }) => {
      addTimedClient(firm, name);
      company.addCustomer('Cedar Co');
    },
  );
  await readExport(world);
  await request(world, pageNamed(world, name));
  await importChanges(world);
  await readExport(world);
  const changes = await changesOf(world);
  world.office.kill();
  expect(changes.made).toEqual(paths(world).includes(name) ? [name] : []);
});

it('a record can be chosen again although its name is on the change list', async () => {
  const world = await openDesktop({}, ({ firm, company }) => {
    addTimedClient(firm, 'Ravenscourt Millwork');
    company.addCustomer('Ravenscourt Milwork');
  });
  await readExport(world);
  const desk = await openedOn(world, pageNamed(world, 'Ravenscourt Millwork'));
  const picks = () => desk.view().availableFixes.filter(({ choice }) => choice.kind === 'pick');
  const [pick] = picks();
  if (!pick) throw new Error('there is nothing to choose');
  await desk.press(pick.choice, 'the choice');
  await desk.until(({ run, plan }) => run?.state === 'done' && plan.obstacle?.code === 'onChangeList');
  await desk.press({ kind: 'unlink', list: 'quickbooks' }, 'not that one');
  await desk.until(
    ({ run, plan }) => run?.id === 'not that one' && run.state === 'done' && plan.action === 'link',
  );
  const again = picks().map(({ choice }) => choice);
  world.office.kill();
  expect(again).toEqual([pick.choice]);
});

it('a client stands on the change list before its work', async () => {
  const titles = ['Audit', 'Payroll', 'Review', 'Tax'];
  const world = await openDesktop({}, ({ firm, company }) => {
    for (const title of titles) {
      addTimedClient(firm, `${title} Co`);
      addTimedWork(firm, `${title} Co`, title);
    }
    company.addCustomer('Cedar Co');
  });
  await readExport(world);
  for (const title of titles) await request(world, pageNamed(world, `${title} Co:${title}`));
  const { changes } = await world.office.services.pageApi.changeList.read();
  world.office.kill();
  expect(changes.map(({ path }) => path.length)).toEqual(titles.flatMap(() => [1, 2]));
});

it('no other name is asked for in QuickBooks where QuickBooks Time could not follow', () => {
  const expectedPath = ['Tom & Ann', 'Audit'];
  const project = { id: '1', parentId: null, name: 'Tom and Ann', isActive: true, isProject: true };
  const [quickbooksTime, quickbooks] = [
    createNameIndex([project]),
    indexOf('Tom and Ann', 'Tom and Ann:Audit'),
  ];
  const plan = buildPlan({
    expectedPath,
    statuses: {
      quickbooksTime: findMatchStatus(matchInput(expectedPath, quickbooksTime)),
      quickbooks: findMatchStatus(matchInput(expectedPath, quickbooks)),
    },
    quickbooksTime,
    quickbooks,
    rules: defaultFixRules,
    account: { isLinked: false, hasTwoWaySync: false },
    only: null,
    createAnyway: false,
    link: null,
    byHand: { quickbooks: new Set() },
  });
  expect(plan).toMatchObject({ obstacle: { code: 'parentIsProject' }, steps: [] });
});
