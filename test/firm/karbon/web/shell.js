import { h, icon } from './dom.js';
import { hashed } from './hashed-class.js';

const places = [
  ['#/my-week', 'home', 'My Week'],
  ['#/triage', 'inbox', 'Triage'],
  ['#/work', 'work', 'Work'],
  ['#/contacts', 'contacts', 'Contacts'],
  ['#/time', 'time', 'Time'],
  ['#/insights', 'insights', 'Insights'],
];

/**
 * The frame around every page: rail, side list, header. `content` holds the page: the older pages live in
 * `#main-container`, the newer ones have no such element.
 */
export function createShell(shellKind, data) {
  const rail = places.map(([href, iconName, label]) =>
    h('a', { class: hashed('nav-item'), href }, icon(iconName), h('span', {}, label)),
  );
  const menu = h(
    'khq-popover',
    {},
    h(
      'div',
      { class: 'user-menu', onclick: () => menu.close() },
      h('div', { class: 'user-menu__name' }, data.signedInAs),
      h('div', { class: 'user-menu__firm' }, data.firmName),
      h('a', { href: '#/settings' }, 'Settings'),
      h('a', { href: '#/help' }, 'Help centre'),
    ),
  );
  const menuButton = h(
    'button',
    { class: hashed('user-button'), type: 'button', 'aria-label': 'Account', onclick: openMenu },
    h('khq-avatar', { name: data.signedInAs }),
    icon('chevron'),
  );
  function openMenu() {
    menu.toggleUnder(menuButton);
  }

  const content =
    shellKind === 'react' ? h('div', { class: hashed('page') }) : h('div', { class: 'grid-block' });
  const recentList = h('ul', {});
  const element = h(
    'div',
    { class: hashed('app-frame') },
    h(
      'nav',
      { class: hashed('global-nav'), 'aria-label': 'Main' },
      h('span', { class: hashed('logo') }, 'K'),
      rail,
      h(
        'a',
        { class: hashed('nav-item', 'nav-end'), href: '#/settings' },
        icon('settings'),
        h('span', {}, 'Settings'),
      ),
    ),
    h(
      'aside',
      { class: hashed('side-list'), 'aria-label': 'Recently viewed' },
      h('h2', {}, 'Recently viewed'),
      recentList,
    ),
    h(
      'main',
      {},
      h(
        'header',
        {},
        h(
          'div',
          { class: hashed('search') },
          icon('search'),
          h('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search' }),
        ),
        h(
          'div',
          { class: hashed('header-end') },
          h('button', { type: 'button', class: hashed('icon-button'), 'aria-label': 'Add' }, icon('plus')),
          h(
            'button',
            { type: 'button', class: hashed('icon-button'), 'aria-label': 'Notifications' },
            icon('bell'),
          ),
          menuButton,
          menu,
        ),
      ),
      h('div', {}, shellKind === 'react' ? content : h('div', { id: 'main-container' }, content)),
    ),
  );
  return {
    element,
    content,
    update(route, newData) {
      for (const [index, [href]] of places.entries()) {
        const isHere = `#/${route.segments[0]}`.startsWith(href) || (href === '#/contacts' && route.isClient);
        rail[index].toggleAttribute('data-active', isHere);
      }
      recentList.replaceChildren(
        ...newData.recent.map(({ href, text }) => h('li', {}, h('a', { href, title: text }, text))),
      );
    },
  };
}
