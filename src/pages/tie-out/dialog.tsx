import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface DialogProps {
  readonly title: string;
  /** Escape, and whatever else the browser closes it by. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Something to be settled before the page goes on. The browser keeps the focus in it and gives it back afterwards. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** The page has put something else in its place, which closes it too: nobody has asked for that. */
  const isGone = useRef(false);
  const titleId = useId();
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => {
      isGone.current = true;
      own?.close();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={() => isGone.current || onClose()}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
