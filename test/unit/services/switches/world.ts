import type { PageRef } from '../../../../src/messages/page-ref';
import type { PanelView } from '../../../../src/messages/panel-view';
import type { FirmState } from '../../../firm/state';
import type { Switches } from '../../../firm/switches';
import { compareView, rootsNamedBy } from '../../../model/compare-view';
import { openCipher } from '../../../model/open-cipher';
import { makeSmallFirm } from '../../../model/small-firm';
import { createDirectFirm, type DirectFirm, type Transport } from '../../../office/direct-firm';
import { connectOffice, type Desk, type Office, openOffice } from '../../../office/office';
import { pageOf } from '../../../office/pages';
import { databaseName } from '../service-bench';

/** What of the guesses is otherwise than the stand-in firm has it by itself. */
export type Turned = { readonly [Service in keyof Switches]?: Partial<Switches[Service]> };

export interface World {
  readonly firm: DirectFirm;
  readonly office: Office;
}

let base: FirmState | null = null;

/**
 * A firm with those guesses turned, before anything is connected.
 *
 * @param size the whole seeded firm has lists of several pages.
 */
export function turnedFirm(
  turned: Turned,
  transport?: Transport,
  size: 'small' | 'whole' = 'small',
): DirectFirm {
  base ??= makeSmallFirm();
  const firm = createDirectFirm(size === 'small' ? structuredClone(base) : undefined, transport);
  turn(firm, turned);
  return firm;
}

export function turn({ switches }: DirectFirm, turned: Turned): void {
  for (const service of ['quickbooksTime', 'quickbooksOnline', 'karbon'] as const)
    Object.assign(switches[service], turned[service]);
}

export function openWorldOf(firm: DirectFirm): Promise<Office> {
  return openOffice(firm, { database: databaseName(), cipher: openCipher });
}

/** Connected, and all lists of names read. */
export async function openWorld(
  turned: Turned,
  prepare: (firm: DirectFirm) => void = () => undefined,
  transport?: Transport,
): Promise<World> {
  const firm = turnedFirm(turned, transport);
  prepare(firm);
  return connectedWorld(firm);
}

export async function connectedWorld(firm: DirectFirm): Promise<World> {
  const office = await openWorldOf(firm);
  await connectOffice(firm, office);
  await office.services.pageApi.tieOutInput(true);
  firm.clock.advance(60_000);
  return { firm, office };
}

function isSettled({ phase, isRefreshing, matchStatuses }: PanelView): boolean {
  return phase === 'ready' && !isRefreshing && matchStatuses !== null;
}

/** What a panel shows of a page, once nothing more is read. */
export async function shownOn({ firm, office }: World, page: PageRef): Promise<Desk> {
  // The share of Karbon's requests is not to be met by looking on.
  firm.clock.advance(60_000);
  const desk = office.open(page);
  await desk.until(isSettled);
  return desk;
}

/** In what a page differs from the firm: nothing where all is right. */
export async function differencesOn(world: World, page: PageRef): Promise<string[]> {
  const desk = await shownOn(world, page);
  const differences = await compared(world, desk.view());
  desk.end();
  return differences;
}

export async function compared(world: World, view: PanelView): Promise<string[]> {
  const roots = new Map<string, readonly number[]>();
  for (const { kind, key } of [...view.work, ...view.members]) {
    world.firm.clock.advance(60_000);
    const listed = world.office.open(pageOf(world.firm.state, { kind, key }));
    roots.set(key, rootsNamedBy(await listed.until(isSettled)));
    listed.end();
  }
  return compareView(world.firm, view, roots);
}

/** A page of each kind with time on it. */
export function pagesOf({ state }: DirectFirm): readonly PageRef[] {
  const [work] = state.karbon.workItems.values();
  if (!work) throw new Error('the small firm has no work');
  return [
    pageOf(state, { kind: 'work', key: work.key }),
    pageOf(state, state.showcases.organization),
    pageOf(state, state.showcases.person),
    pageOf(state, state.showcases.clientGroup),
  ];
}
