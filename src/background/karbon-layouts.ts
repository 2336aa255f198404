import browser from 'webextension-polyfill';
import { groupRoutes, type KarbonLayout } from '../messages/karbon-layout';
import { karbonOrigins, pagesOf } from '../messages/karbon-origins';
import { safeParse, schemaFor, z } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import { sleep } from '../systems/http/sleep';

/** A tab that is frozen, or shows a question of its page, may never answer. */
const patienceMs = 5_000;

const layoutSchema = schemaFor<KarbonLayout>()(
  z.object({
    kind: z.literal(['work', 'person', 'organization', 'clientGroup']),
    anchor: z.literal(['tabBar', 'timeContent', 'hero', 'column', 'drawer']),
    hasTabs: z.boolean(),
    haveTabsAddresses: z.boolean(),
    isRouteInHash: z.boolean(),
    groupRoute: z.int().check(z.gte(-1), z.lt(groupRoutes.length)),
    hasTitle: z.boolean(),
    hasClientLink: z.boolean(),
    hasPanel: z.boolean(),
    hasPolicy: z.nullable(z.boolean()),
    isStorable: z.nullable(z.boolean()),
  }),
);

/** What the open pages of Karbon are made of, those alone that have a panel. */
export async function readKarbonLayouts(): Promise<readonly KarbonLayout[]> {
  const tabs = await browser.tabs.query({ url: karbonOrigins.map(pagesOf), discarded: false });
  const read = await Promise.all(
    tabs.map(({ id }) => (id === undefined ? null : Promise.race([layoutOf(id), sleep(patienceMs)]))),
  );
  return read.filter((layout) => layout != null);
}

/** `null` where the page has no panel, or does not let itself be looked at. */
async function layoutOf(tabId: number): Promise<KarbonLayout | null> {
  const target = { tabId };
  try {
    await browser.scripting.executeScript({ target, files: ['layout.js'] });
    const [found] = await browser.scripting.executeScript({
      target,
      func: () => (globalThis as { tieoutLayout?: unknown }).tieoutLayout,
    });
    const layout = safeParse(layoutSchema, found?.result);
    return layout.success ? layout.data : null;
  } catch (error) {
    reportUnexpected(error, 'looking at the layout of an open tab');
    return null;
  }
}
