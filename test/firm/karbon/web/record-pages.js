import { dayText, h, icon } from './dom.js';
import { openCompleteWorkModal } from './modal.js';
import { tabBar, tabLink, tabsOf } from './tab-bar.js';
import { tabContent } from './tab-contents.js';

/** The older, Ember-made pages of one record: the children of `.grid-container` (karbon.md 3). */
export function recordPage(route, page, look, data) {
  const content = h('div', {}, h('div', {}, tabContent(route, page, data)));
  if (page.kind === 'work') return [workHero(route, page, look), content];
  if (look.contactLayout === 'plain') return [...plainClientHeader(route, page, look), content];
  return [clientHero(route, page, look), content];
}

function workHero(route, page, look) {
  return h(
    'div',
    { class: 'work-item-hero-panel' },
    h(
      'div',
      { class: 'work-item-hero-panel__content' },
      h(
        'div',
        { class: 'work-item-hero-panel__top' },
        h(
          'div',
          { class: 'work-item-hero-panel__names' },
          h('a', { class: 'work-item-hero-panel__client', href: page.client.href }, page.client.text),
          h('h1', { class: 'work-item-hero-panel__title' }, page.title),
        ),
        actionsMenu(page),
      ),
      workFacts(page),
      tabBar(route, page, look),
    ),
  );
}

export function workFacts(page) {
  return h(
    'div',
    { class: 'work-item-facts' },
    h(
      'span',
      { class: `status-pill status-pill--${page.status.toLowerCase().replaceAll(' ', '-')}` },
      page.status,
    ),
    h('span', { class: 'fact' }, h('khq-avatar', { name: page.assignee }), page.assignee),
    h('span', { class: 'fact' }, icon('calendar'), `${dayText(page.startDate)} – ${dayText(page.dueDate)}`),
    h('span', { class: 'fact' }, icon('work'), page.workType),
  );
}

function actionsMenu(page) {
  const menu = h('div', { class: 'drop-down-button' });
  const close = () => menu.classList.remove('is-open');
  const actions = [
    'Edit details',
    'Add task',
    'Add note',
    'Send e-mail',
    'Copy link',
    'Complete work',
    'Print',
  ];
  menu.append(
    h(
      'button',
      {
        type: 'button',
        class: 'drop-down-button__toggle',
        onclick: () => menu.classList.toggle('is-open'),
      },
      'Actions',
      icon('chevron'),
    ),
    h(
      'ul',
      { class: 'drop-down-button__list' },
      actions.map((label) =>
        h(
          'button',
          {
            type: 'button',
            onclick() {
              close();
              if (label === 'Complete work') openCompleteWorkModal(page.title);
            },
          },
          label,
        ),
      ),
    ),
  );
  return menu;
}

function clientHero(route, page, look) {
  return h(
    'div',
    { class: 'contact-hero-panel' },
    h(
      'div',
      { class: 'contact-hero-panel__content' },
      h(
        'div',
        { class: 'contact-hero-panel__top' },
        h('khq-avatar', {
          name: page.name,
          size: 'large',
          shape: page.type === 'Person' ? 'round' : 'square',
        }),
        h(
          'div',
          {},
          h('h1', { class: 'contact-hero-panel__title' }, page.name),
          h('div', { class: 'contact-hero-panel__facts' }, clientFacts(page)),
        ),
      ),
      tabBar(route, page, look),
    ),
  );
}

/** The other guess: a heading and a row of links, with none of the class names of the work page. */
function plainClientHeader(route, page, look) {
  return [
    h('h1', { class: 'client-heading' }, page.name),
    h('p', { class: 'client-facts' }, clientFacts(page)),
    h(
      'div',
      { class: 'client-menu' },
      tabsOf(route, page, look).map((tab) =>
        tabLink(tab, look, { class: tab.isActive ? 'client-menu__item is-selected' : 'client-menu__item' }),
      ),
    ),
  ];
}

export function clientFacts(page) {
  return [page.type, page.contactType, page.email].filter((fact) => fact !== '').join('  ·  ');
}
