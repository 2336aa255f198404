import { dayText, h, icon } from './dom.js';
import { timeTab } from './time-tab.js';

/** What stands under the tabs of a record's page. */
export function tabContent(route, page, data) {
  if (route.tab === 'budget' && data.look.hasTimeTab) return timeTab(page);
  if (route.tab === 'tasks') return tasksTab();
  if (route.tab === 'file-management-documents') return documentsTab();
  if (route.tab === 'details') return detailsTab(page);
  if (route.tab === 'work') return [workCard(page)];
  return timelineTab(page, data);
}

function timelineTab(page, data) {
  const colleague = page.assignee || data.signedInAs;
  const event = (iconName, text, when) =>
    h(
      'div',
      { class: 'timeline-event' },
      h('span', { class: 'timeline-event__icon' }, icon(iconName)),
      h('span', {}, text),
      h('span', { class: 'muted' }, when),
    );
  return [
    page.kind === 'client' ? workCard(page) : null,
    page.kind === 'client' && page.members.length > 0 ? membersCard(page) : null,
    h(
      'section',
      { class: 'card email-conversation' },
      h(
        'div',
        { class: 'card__header' },
        h('span', { class: 'timeline-event__icon' }, icon('mail')),
        h('h2', {}, 'Bank statements for the quarter'),
        h('span', { class: 'muted' }, 'Yesterday, 4:12 PM'),
      ),
      h('iframe', {
        title: 'E-mail message',
        class: 'email-conversation__body',
        src: `https://app.karbonhq.com/emailmanager/message/${page.key}`,
      }),
    ),
    h(
      'section',
      { class: 'card' },
      event('note', `${colleague} added a note: waiting for the March statement`, '2 days ago'),
      event('check', `${colleague} completed the task “Request documents”`, '3 days ago'),
      event('work', 'Status changed to In Progress', '5 days ago'),
    ),
  ];
}

const taskSections = [
  ['Prepare', ['Request documents', 'Chase what is missing', 'Import bank feeds']],
  ['Review', ['Reconcile the accounts', 'Review unusual items', 'Manager review']],
  ['Finish', ['Send to client', 'File and archive']],
];

function tasksTab() {
  return [
    h(
      'div',
      { class: 'checklist-sections' },
      taskSections.map(([name, tasks], sectionIndex) =>
        h(
          'section',
          { class: 'expandCollapseSections card' },
          h('span', { class: 'checklist-section__name' }, name),
          tasks.map((task, taskIndex) => taskRow(task, sectionIndex === 0 && taskIndex < 2)),
        ),
      ),
    ),
  ];
}

function taskRow(task, isDone) {
  const box = h(
    'div',
    {
      class: isDone ? 'selectable-type-icon__checkbox active' : 'selectable-type-icon__checkbox',
      role: 'checkbox',
      tabindex: '0',
      'aria-checked': String(isDone),
      'aria-label': task,
      onclick() {
        const isChecked = box.classList.toggle('active');
        box.setAttribute('aria-checked', String(isChecked));
      },
    },
    icon('check'),
  );
  return h('div', { class: 'task-row' }, box, h('span', {}, task));
}

function documentsTab() {
  const files = ['Engagement letter.pdf', 'Bank statements Q3.pdf', 'Trial balance.xlsx'];
  return [
    h(
      'section',
      { class: 'card' },
      h('div', { class: 'card__header' }, h('h2', {}, 'Documents')),
      files.map((file) =>
        h(
          'div',
          { class: 'task-row' },
          icon('folder'),
          h('span', {}, file),
          h('span', { class: 'muted' }, 'Shared'),
        ),
      ),
    ),
  ];
}

function detailsTab(page) {
  const facts =
    page.kind === 'work'
      ? [
          ['Client', page.client.text],
          ['Work type', page.workType],
          ['Assignee', page.assignee],
          ['Start date', dayText(page.startDate)],
          ['Due date', dayText(page.dueDate)],
          ['Fee type', 'Time and materials'],
        ]
      : [
          ['Name', page.name],
          ['Kind', page.type],
          ['Contact type', page.contactType],
          ['E-mail', page.email],
        ];
  return [
    h(
      'section',
      { class: 'card' },
      h('div', { class: 'card__header' }, h('h2', {}, 'Details')),
      h(
        'dl',
        { class: 'details-list' },
        facts.map(([term, text]) => h('div', {}, h('dt', {}, term), h('dd', {}, text || '—'))),
      ),
    ),
    page.kind === 'client' && page.members.length > 0 ? membersCard(page) : null,
  ];
}

function workCard(page) {
  return h(
    'section',
    { class: 'card' },
    h(
      'div',
      { class: 'card__header' },
      h('h2', {}, 'Work'),
      h('span', { class: 'muted' }, page.work.length === 1 ? '1 item' : `${page.work.length} items`),
    ),
    page.work.length === 0
      ? h('p', { class: 'empty' }, 'There is no work for this client.')
      : h(
          'div',
          { class: 'khq-group' },
          page.work.map((item) =>
            h(
              'div',
              { class: 'record-row' },
              h('a', { href: item.href }, item.text),
              h('span', { class: 'muted' }, item.assignee),
              h('span', { class: 'muted' }, `Due ${dayText(item.dueDate)}`),
              h('span', { class: 'record-row__status' }, item.status),
            ),
          ),
        ),
  );
}

function membersCard(page) {
  return h(
    'section',
    { class: 'card' },
    h('div', { class: 'card__header' }, h('h2', {}, 'Members')),
    page.members.map((member) =>
      h(
        'div',
        { class: 'task-row' },
        h('khq-avatar', { name: member.text, shape: member.type === 'Person' ? 'round' : 'square' }),
        h('a', { href: member.href }, member.text),
        h('span', { class: 'muted' }, member.type),
      ),
    ),
  );
}
