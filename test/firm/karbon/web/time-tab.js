import { dayText, durationText, h, icon } from './dom.js';

/** Karbon's own time tab: filters, budget against actual, and the entries as its last sync brought them. */
export function timeTab(page) {
  return [filterBar(), page.kind === 'work' ? budgetCard(page.budget) : null, entriesCard(page.entries)];
}

function filterBar() {
  const pill = (label) => {
    const made = h(
      'span',
      { class: 'filter-pill' },
      label,
      h(
        'button',
        {
          type: 'button',
          class: 'filter-pill__remove',
          'aria-label': `Remove filter ${label}`,
          onclick: () => made.remove(),
        },
        icon('close'),
      ),
    );
    return made;
  };
  return h(
    'div',
    { class: 'budget-filter-bar--container' },
    h(
      'div',
      { class: 'budget-filter-bar' },
      h('div', { class: 'filter-bar__pill-container' }, pill('Colleague: everyone'), pill('Last six months')),
      h('button', { type: 'button', class: 'link-button' }, 'Add filter'),
    ),
  );
}

function budgetCard(lines) {
  const estimate = sum(lines, 'estimateMinutes');
  const actual = sum(lines, 'actualMinutes');
  return h(
    'section',
    { class: 'card' },
    h(
      'div',
      { class: 'card__header' },
      h('h2', {}, 'Budget'),
      h('span', { class: 'muted' }, `${durationText(actual)} of ${durationText(estimate)}`),
    ),
    lines.length === 0
      ? h('p', { class: 'empty' }, 'No budget has been set for this work.')
      : h(
          'table',
          { class: 'data-table' },
          headings('Role', 'Task type', 'Colleague', 'Budget', 'Actual', 'Remaining'),
          h('tbody', {}, lines.map(budgetRow)),
        ),
  );
}

function budgetRow(line) {
  const left = line.estimateMinutes - line.actualMinutes;
  return h(
    'tr',
    {},
    h('td', {}, line.role),
    h('td', {}, line.taskType),
    h('td', {}, line.colleague || 'Anyone'),
    h('td', { class: 'number' }, durationText(line.estimateMinutes)),
    h('td', { class: 'number' }, durationText(line.actualMinutes)),
    h(
      'td',
      { class: left < 0 ? 'number is-over' : 'number' },
      left < 0 ? `−${durationText(-left)}` : durationText(left),
    ),
  );
}

function entriesCard(entries) {
  return h(
    'section',
    { class: 'card' },
    h(
      'div',
      { class: 'card__header' },
      h('h2', {}, 'Time entries'),
      h('span', { class: 'muted' }, 'Synced from QuickBooks Time 14 minutes ago'),
    ),
    entries.length === 0
      ? h('p', { class: 'empty' }, 'No time entries in the last six months.')
      : h(
          'table',
          { class: 'data-table' },
          headings('Date', 'Colleague', 'Task type', 'Description', 'Time'),
          h(
            'tbody',
            {},
            entries.map((entry) =>
              h(
                'tr',
                {},
                h('td', { class: 'nowrap' }, dayText(entry.date)),
                h('td', { class: 'nowrap' }, entry.colleague),
                h('td', {}, entry.taskType),
                h('td', { class: 'wide' }, entry.description),
                h('td', { class: 'number' }, durationText(entry.minutes)),
              ),
            ),
          ),
        ),
  );
}

const numberHeadings = ['Budget', 'Actual', 'Remaining', 'Time'];

function headings(...labels) {
  return h(
    'thead',
    {},
    h(
      'tr',
      {},
      labels.map((label) =>
        h('th', { scope: 'col', class: numberHeadings.includes(label) ? 'number' : null }, label),
      ),
    ),
  );
}

function sum(lines, property) {
  return lines.reduce((total, line) => total + line[property], 0);
}
