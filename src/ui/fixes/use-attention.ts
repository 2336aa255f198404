import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** For something that has just been opened: gives the focus to its first button and scrolls it into view. */
export function useAttention<Root extends HTMLElement>(): RefObject<Root | null> {
  const root = useRef<Root>(null);
  useLayoutEffect(() => {
    root.current?.querySelector('button')?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return root;
}
