import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Looks after the focus of what is drawn below `root`: where the element that has it goes away with a drawing, `restore` is called to
 * give it to another. What the user has left is left.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, restore: () => unknown): void {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    const own = root.current;
    if (!own) return;
    const enter = () => {
      hasFocus.current = true;
    };
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      const isGone = target instanceof Node && !target.isConnected;
      const isInside = relatedTarget instanceof Node && own.contains(relatedTarget);
      if (!isGone && !isInside) hasFocus.current = false;
    };
    own.addEventListener('focusin', enter);
    own.addEventListener('focusout', leave);
    return () => {
      own.removeEventListener('focusin', enter);
      own.removeEventListener('focusout', leave);
    };
  }, [root]);
  useLayoutEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) restore();
  });
}
