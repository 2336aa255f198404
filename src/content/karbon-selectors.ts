import { type Route, readRoute } from '../messages/karbon-route';
import type { PageTab } from '../messages/page-ref';
import { plain } from '../ui/unclobbered';

/*
 * Everything Tieout knows of Karbon's markup (karbon.md 3). When Karbon redesigns a page, this file changes and no other.
 * Generated class names have hashed tails: match their stable part, never the whole.
 */

/** The tabs of a work item or contact. */
export const tabBarSelector = 'ul.tab-bar';
/** The time tab, where tabs carry addresses. */
export const timeTabSelector = 'ul.tab-bar a[href*="/budget"]';
/** The filters on top of the time tab's content. */
const timeFilterSelector = '.budget-filter-bar--container';
/** The header of a work item or contact: title, client, tabs. */
export const heroSelector = '[class*="hero-panel"]';
/** The column that holds a page. */
const columnSelector = '#main-container .grid-container';
/** The parts of the app that hold a page, most precise first. */
export const pageSelectors: readonly string[] = [heroSelector, '#main-container', 'main'];
export const titleSelector = 'h1';
/** Links that may lead to the page's client. */
const clientLinkSelector = 'a[href*="#/organizations/"], a[href*="#/contacts/"], a[href*="#/client-groups/"]';
export const activeTabSelector = 'ul.tab-bar a.active';

/** The time tab is written either way (karbon.md 3). */
const timeTabText = /^\s*Time\s*&\s*Budgets?\s*$/;

export type AnchorName = 'tabBar' | 'timeContent' | 'hero' | 'column';

/** Where the panel goes in the flow of the page: right after, right before or first within `element`. */
export interface Anchor {
  readonly name: AnchorName;
  readonly element: Element;
  readonly position: 'after' | 'before' | 'first';
}

function findTimeTabBar(page: Document): Element | null {
  const timeTab = page.querySelector(timeTabSelector);
  if (timeTab !== null) return timeTab.closest(tabBarSelector);
  for (const bar of page.querySelectorAll(tabBarSelector)) {
    for (const tab of bar.querySelectorAll('a, button')) {
      if (timeTabText.test(tab.textContent)) return bar;
    }
  }
  return null;
}

/** The best place for the panel on the page as it is now, in the order of karbon.md 3; `null` calls for the drawer. */
export function findAnchor(page: Document, tab: PageTab): Anchor | null {
  const tabBar = findTimeTabBar(page);
  if (tabBar !== null) return { name: 'tabBar', element: tabBar, position: 'after' };
  const timeContent = tab === 'budget' ? page.querySelector(timeFilterSelector) : null;
  if (timeContent !== null) return { name: 'timeContent', element: timeContent, position: 'before' };
  const hero = page.querySelector(heroSelector);
  if (hero !== null) return { name: 'hero', element: hero, position: 'after' };
  const column = page.querySelector(columnSelector);
  return column === null ? null : { name: 'column', element: column, position: 'first' };
}

/** The element that holds the page's title. */
export function findTitle(page: Document): Element | null {
  for (const selector of pageSelectors) {
    const part = page.querySelector(selector);
    const title = part && plain(part).querySelector(titleSelector);
    if (title) return title;
  }
  return page.querySelector(titleSelector);
}

/** The title without the app's own name, which the tab's title carries at its end. */
export function readTitle(page: Document): string {
  const shown = findTitle(page)?.textContent.trim();
  return shown || page.title.replace(/(^|\s*[|–-]\s*)Karbon\s*$/i, '').trim();
}

interface ClientLink {
  readonly element: Element;
  readonly key: string;
  readonly name: string;
}

/** The client that the header of a work item links to. */
export function readClientLink(page: Document): ClientLink | null {
  for (const selector of pageSelectors) {
    const part = page.querySelector(selector);
    if (part === null) continue;
    for (const link of plain(part).querySelectorAll<HTMLAnchorElement>(clientLinkSelector)) {
      const route = readRoute(link.href);
      const name = link.textContent.trim();
      if (route !== null && name !== '') return { element: link, key: route.key, name };
    }
  }
  return null;
}

/**
 * The record that the page on screen belongs to, by the addresses of its tabs: after a navigation Karbon keeps the old page for
 * up to a second or two. `null` where the tabs carry no addresses.
 */
export function readShownRecord(page: Document): Route | null {
  for (const tab of page.querySelectorAll<HTMLAnchorElement>(`${tabBarSelector} a[href]`)) {
    const route = readRoute(tab.href);
    if (route !== null) return route;
  }
  return null;
}
