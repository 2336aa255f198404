import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { plain } from '../../ui/unclobbered';

/** Where to go on from when what had the focus is gone, unless the user has gone elsewhere. */
function giveBack(root: ShadowRoot, opener: HTMLElement | null): void {
  const { activeElement, body } = plain(root.ownerDocument);
  if (activeElement !== null && activeElement !== body) return;
  // An item of the menu, which has closed meanwhile, can't have it: its button has.
  const ofMenu = opener?.closest('[popover]') ? root.querySelector<HTMLElement>('[popovertarget]') : null;
  const next =
    ofMenu ?? (opener?.isConnected ? opener : root.querySelector<HTMLElement>('.timer-line button, .timer'));
  (next ?? root.querySelector<HTMLElement>('[popovertarget]'))?.focus({ preventScroll: true });
}

/** For something that unfolds: takes the focus to its first field, and gives it back to what has unfolded it. */
export function useBoxFocus<Box extends HTMLElement>(): RefObject<Box | null> {
  const box = useRef<Box>(null);
  useLayoutEffect(() => {
    const root = box.current?.getRootNode();
    if (!(root instanceof ShadowRoot)) return undefined;
    const opener = root.activeElement as HTMLElement | null;
    const first = box.current?.querySelector<HTMLElement>('input, select, textarea');
    (first ?? box.current?.querySelector('button'))?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
    return () => {
      if (box.current?.contains(root.activeElement)) queueMicrotask(() => giveBack(root, opener));
    };
  }, []);
  return box;
}
