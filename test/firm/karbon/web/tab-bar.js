import { h } from './dom.js';

const workTabs = [
  ['', 'Timeline'],
  ['tasks', 'Tasks'],
  ['budget', 'Time & Budget'],
  ['file-management-documents', 'Documents'],
  ['details', 'Details'],
];

const clientTabs = [
  ['', 'Timeline'],
  ['work', 'Work'],
  ['budget', 'Time & Budgets'],
  ['details', 'Details'],
];

/** The tabs of a record's page: `{tab, label, href, isActive}`, without the time tab where the firm tracks no time. */
export function tabsOf(route, page, look) {
  const tabs = page.kind === 'work' ? workTabs : clientTabs;
  const base = `#/${page.kind === 'work' ? 'work' : route.segments[0]}/${page.key}`;
  return tabs
    .filter(([tab]) => tab !== 'budget' || look.hasTimeTab)
    .map(([tab, label]) => ({
      label,
      href: tab === '' ? base : `${base}/${tab}`,
      isActive: tab === route.tab,
    }));
}

/** A tab: a link, or where the pages have no addresses on their tabs, something to click. */
export function tabLink(tab, look, attributes) {
  if (look.tabsHaveHref) return h('a', { ...attributes, href: tab.href }, tab.label);
  const open = () => {
    location.hash = tab.href;
  };
  const openByKey = (event) => {
    if (event.key === 'Enter') open();
  };
  return h(
    'a',
    { role: 'button', ...attributes, tabindex: '0', onclick: open, onkeydown: openByKey },
    tab.label,
  );
}

export function tabBar(route, page, look) {
  return h(
    'ul',
    { class: 'tab-bar' },
    tabsOf(route, page, look).map((tab) =>
      h('li', {}, tabLink(tab, look, { class: tab.isActive ? 'active' : null })),
    ),
  );
}
