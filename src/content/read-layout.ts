import { groupRoutes, type KarbonLayout } from '../messages/karbon-layout';
import { findAnchor, findTitle, readClientLink, readShownRecord, tabBarSelector } from './karbon-selectors';
import { hostSelector } from './placement';
import { readRoute } from './route';

/** What the page on screen is made of, as the panel would find it; `null` on a page that has no panel. */
export function readLayout(page: Document, address: string): KarbonLayout | null {
  const route = readRoute(address);
  if (route === null) return null;
  const words: readonly string[] = new URL(address).hash.split(/[/?]/);
  return {
    kind: route.kind,
    anchor: findAnchor(page, route.tab)?.name ?? 'drawer',
    hasTabs: page.querySelector(tabBarSelector) !== null,
    haveTabsAddresses: readShownRecord(page) !== null,
    isRouteInHash: new URL(address).hash.startsWith('#/'),
    groupRoute: groupRoutes.findIndex((word) => words.includes(word)),
    hasTitle: findTitle(page) !== null,
    hasClientLink: readClientLink(page) !== null,
    hasPanel: page.querySelector(hostSelector) !== null,
  };
}
