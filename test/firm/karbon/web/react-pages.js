import { h } from './dom.js';
import { hashed } from './hashed-class.js';
import { clientFacts, workFacts } from './record-pages.js';
import { tabLink, tabsOf } from './tab-bar.js';
import { tabContent } from './tab-contents.js';

/** The newer, React-made page of one record: hashed class names, no heading element, no `ul.tab-bar` (karbon.md 3). */
export function reactRecordPage(route, page, look, data) {
  const isWork = page.kind === 'work';
  return [
    h(
      'section',
      { class: hashed('hero') },
      isWork ? h('a', { class: hashed('client-link'), href: page.client.href }, page.client.text) : null,
      h('div', { class: hashed('title') }, isWork ? page.title : page.name),
      isWork ? workFacts(page) : h('div', { class: hashed('facts') }, clientFacts(page)),
      h(
        'div',
        { class: hashed('tabs'), role: 'tablist' },
        tabsOf(route, page, look).map((tab) =>
          tabLink(tab, look, {
            class: tab.isActive ? hashed('tab', 'selected') : hashed('tab'),
            role: 'tab',
            'aria-selected': String(tab.isActive),
          }),
        ),
      ),
    ),
    h('section', { class: hashed('content') }, tabContent(route, page, data)),
  ];
}
