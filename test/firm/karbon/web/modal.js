import { h } from './dom.js';

export function closeModal() {
  document.getElementById('modal-overlays').replaceChildren();
}

/** Asks before work is completed; the stand-in changes nothing either way. */
export function openCompleteWorkModal(title) {
  const overlays = document.getElementById('modal-overlays');
  overlays.replaceChildren(
    h(
      'div',
      { class: 'modal-dialog-bl', onclick: (event) => event.target === event.currentTarget && closeModal() },
      h(
        'div',
        { class: 'ember-modal-dialog', role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Complete work' },
        h('h2', {}, 'Complete this work?'),
        h('p', {}, `“${title}” and its open tasks will be marked as complete.`),
        h(
          'div',
          { class: 'khq-text-right' },
          h('khq-button', { variant: 'quiet', onclick: closeModal }, 'Cancel'),
          h('khq-button', { variant: 'primary', onclick: closeModal }, 'Complete'),
        ),
      ),
    ),
  );
}
