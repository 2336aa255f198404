import { groupRoutes, type KarbonLayout } from '../messages/karbon-layout';
import { readRoute } from '../messages/karbon-route';
import { findAnchor, findTitle, readClientLink, readShownRecord, tabBarSelector } from './karbon-selectors';
import { hostSelector } from './placement';

/** What a page says of itself in its headers. */
type Served = Pick<KarbonLayout, 'hasPolicy' | 'isStorable'>;

/** What the page on screen is made of, as the panel would find it; `null` on a page that has no panel. */
export async function readLayout(page: Document, address: string): Promise<KarbonLayout | null> {
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
    ...(await readServed(address)),
  };
}

/** Who looks at the pages waits no longer for one. */
const patienceMs = 4_000;

/** Asks for the page's document once more, as somebody who is not signed in, and leaves what is in it unread. */
async function readServed(address: string): Promise<Served> {
  try {
    const { headers } = await fetch(new URL(address).pathname, {
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    return {
      hasPolicy: headers.has('content-security-policy'),
      isStorable: !/\bno-store\b/.test(headers.get('cache-control') ?? ''),
    };
  } catch (error) {
    // No network, or it leads to a sign-in.
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
    return { hasPolicy: null, isStorable: null };
  }
}
