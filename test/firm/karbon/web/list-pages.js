import { dayText, h } from './dom.js';

/** The pages without a record of their own: work list, contact list, and everything else that has no panel. */
export function listPage(route, page, data) {
  if (page.kind === 'workList') return [heading('Work'), workList(page.items)];
  if (page.kind === 'contactList') return [heading('Contacts'), contactList(page.items)];
  if (route.segments[0] === 'my-week') return [heading('My Week'), linksCard(data.recent)];
  return [heading(titleOf(route)), linksCard([])];
}

export function titleOf(route) {
  const words = (route.segments[0] ?? '').split('-').filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || 'Karbon';
}

function linksCard(links) {
  return h(
    'section',
    { class: 'card' },
    links.length === 0 ? h('p', { class: 'empty' }, 'Nothing to show here.') : null,
    links.map((link) => h('div', { class: 'record-row' }, h('a', { href: link.href }, link.text))),
  );
}

function heading(text) {
  return h('h1', { class: 'list-heading' }, text);
}

function workList(items) {
  return h(
    'div',
    { class: 'work-view__content' },
    h(
      'div',
      {},
      h(
        'div',
        { class: 'work-view-list' },
        h(
          'ul',
          { class: 'work-view-list__list' },
          items.map((item) =>
            h(
              'li',
              { class: 'work-view-list-item' },
              h('a', { class: 'work-view-list-item__column', href: item.href }, item.text),
              h('a', { class: 'work-view-list-item__client', href: item.client.href }, item.client.text),
              h('span', { class: 'muted' }, item.assignee),
              h('span', { class: 'muted' }, dayText(item.dueDate)),
              h('span', { class: 'record-row__status' }, item.status),
            ),
          ),
        ),
      ),
    ),
  );
}

function contactList(items) {
  return h(
    'ul',
    { class: 'block-list' },
    items.map((item) =>
      h(
        'li',
        { class: 'block-list__item' },
        h('khq-avatar', { name: item.text, shape: item.type === 'Person' ? 'round' : 'square' }),
        h('a', { href: item.href }, item.text),
        h('span', { class: 'muted' }, item.type),
        h('span', { class: 'muted' }, item.contactType),
        h('span', { class: 'muted' }, item.email),
      ),
    ),
  );
}
