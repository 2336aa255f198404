import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PanelActions } from './panel-actions';
import { words } from './words';

export interface CopyDetailsProps {
  readonly copyDetails: PanelActions['copyDetails'];
  /** Whether it is a button by itself or an item of a menu. */
  readonly buttonProps: JSX.IntrinsicElements['button'];
}

/** Copies the codes behind what is shown, and says on itself whether that went well. */
export function CopyDetails({ copyDetails, buttonProps }: CopyDetailsProps) {
  const [label, setLabel] = useState<string>(words.copyDetails);
  const copy = async (event: Event) => {
    // The menu would close, and the answer with it.
    event.stopPropagation();
    const isCopied = await copyDetails();
    setLabel(isCopied ? words.copied : words.notCopied);
  };
  return (
    <button type="button" {...buttonProps} onClick={copy}>
      {label}
    </button>
  );
}
