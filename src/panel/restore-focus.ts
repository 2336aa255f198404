import { plain } from '../ui/unclobbered';

/**
 * Remembers what had the focus within `root`, so that it can be given back when the page has torn the host out of the document
 * and it was put in again: removal takes the focus away without asking, and closes the menu that it was in.
 *
 * @returns gives the focus back, in its open menu, unless the user has gone elsewhere since.
 */
export function trackFocus(root: ShadowRoot): () => void {
  let focused: HTMLElement | null = null;
  root.addEventListener('focusin', (event) => {
    focused = event.target as HTMLElement;
  });
  root.addEventListener('focusout', () => {
    // Some browsers report removal as a loss of focus too; only in the next moment is it clear which of the two it was.
    queueMicrotask(() => {
      if (root.host.isConnected && root.activeElement === null) focused = null;
    });
  });
  return () => {
    const { activeElement, body } = plain(root.ownerDocument);
    const isFree = activeElement === null || activeElement === body;
    // The menu gives the focus to its first item as it opens.
    const before = focused;
    if (!isFree || before === null || !root.contains(before)) return;
    // Without its button the menu would not know where to stand.
    const source = root.querySelector<HTMLElement>('[popovertarget]') ?? before;
    before.closest<HTMLElement>('[popover]')?.showPopover({ source });
    before.focus({ preventScroll: true });
  };
}
