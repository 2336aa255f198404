import type { SystemId } from '../../src/domain/records/records';
import type { PageRef } from '../../src/messages/page-ref';
import type { PanelResponse } from '../../src/messages/panel-port';
import type { PanelView } from '../../src/messages/panel-view';
import { connectOffice, type Office } from '../office/office';
import { pageOf } from '../office/pages';
import { createPanelScript } from '../office/panel-script';
import { anyPage } from './any-page';
import { compareMirror } from './compare';
import { compareView, rootsNamedBy } from './compare-view';
import type { Life } from './life';
import { quiet } from './quiet';

const minuteMs = 60_000;
const pageCount = 3;
const systems: readonly SystemId[] = ['karbon', 'quickbooksTime', 'quickbooks'];

/** Lets all come to rest, looks at a few pages until they are fresh, and compares. */
export async function finish(life: Life): Promise<string[]> {
  const { firm, faultyTransport, note } = life;
  faultyTransport.clear();
  life.killAfter(Number.POSITIVE_INFINITY);
  life.setClockAhead(0);
  await quiet();
  // Longer than any back-off, and than what is read at its own pace.
  firm.clock.advance(11 * minuteMs);
  const office = await life.office();
  const differences: string[] = [];
  const rootIds = new Set<number>();
  const pages = lastPages(life);
  // That a connection has ended shows only when somebody looks.
  for (const page of pages.slice(0, 1)) await lookUntilFresh(life, office, page);
  await connectAgain(life, office);
  await quiet();
  firm.clock.advance(minuteMs);
  for (const page of pages) {
    note(`look at ${page.kind} ${page.key}: ${page.shownTitle}`);
    const view = await lookUntilFresh(life, office, page);
    const { found, roots } = await compareShown(life, office, view);
    for (const id of roots) rootIds.add(id);
    differences.push(...found);
    // The limit that Karbon sets is not to be met by looking on.
    firm.clock.advance(minuteMs);
  }
  for (const system of systems) {
    const { lastError } = await office.store.connections.read(system);
    if (lastError) differences.push(`${system} was not reached: ${JSON.stringify(lastError)}`);
  }
  differences.push(...(await compareMirror(firm, office.store.mirror, { pages, rootIds })));
  return differences;
}

/** As its user does where a connection has ended. */
async function connectAgain({ firm, note }: Life, office: Office): Promise<void> {
  const records = await Promise.all(systems.map((system) => office.store.connections.read(system)));
  if (records.every(({ account, lastError }) => account && lastError?.code !== 'needsReconnect')) return;
  note('connect again');
  await connectOffice(firm, office);
}

function lastPages({ firm, dice, visited }: Life): readonly PageRef[] {
  const { karbon } = firm.state;
  const isThere = ({ key }: PageRef) =>
    [karbon.workItems, karbon.organizations, karbon.contacts, karbon.clientGroups].some((rows) =>
      rows.has(key),
    );
  const known = [...visited.values()].filter(isThere).slice(-pageCount);
  while (known.length < pageCount) known.push(anyPage(firm.state, dice));
  return known.map((page) => pageOf(firm.state, page));
}

async function lookUntilFresh({ firm }: Life, office: Office, page: PageRef): Promise<PanelView> {
  const desk = office.open(page);
  await quiet();
  for (let time = 0; time < 2; time += 1) {
    firm.clock.advance(6_000);
    desk.ask({ type: 'refresh' });
    await quiet();
  }
  const view = desk.view();
  desk.end();
  return view;
}

async function compareShown(life: Life, office: Office, view: PanelView) {
  const { firm } = life;
  const where = `${view.page.kind} ${view.page.key}`;
  const roots = new Map<string, readonly number[]>();
  for (const { key } of view.work) roots.set(key, await rootsOf(life, office, { kind: 'work', key }));
  for (const { key, kind } of view.members) roots.set(key, await rootsOf(life, office, { kind, key }));
  const found = compareView(firm, view, roots);
  if (view.isRefreshing) found.push(`${where} is still being read`);
  if (view.phase !== 'ready') found.push(`${where} is ${view.phase}`);
  return { found, roots: [...rootsNamedBy(view), ...[...roots.values()].flat()] };
}

/** The jobcodes that a page names for itself; it is drawn from the mirror alone. */
async function rootsOf(
  { firm }: Life,
  office: Office,
  page: Pick<PageRef, 'kind' | 'key'>,
): Promise<readonly number[]> {
  const answers: PanelResponse[] = [];
  const session = office.services.openPanel((answer) => answers.push(answer));
  createPanelScript(session).show(pageOf(firm.state, page), false);
  await quiet();
  session.end();
  const last = answers.findLast((answer) => answer.type === 'view');
  return last?.type === 'view' ? rootsNamedBy(last.view) : [];
}
