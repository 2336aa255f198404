import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { m } from '../i18n/compiled/messages';
import type { PanelActions } from './panel-actions';

export interface CopyDetailsProps {
  readonly copyDetails: PanelActions['copyDetails'];
  /** Whether it is a button by itself or an item of a menu. */
  readonly buttonProps: JSX.IntrinsicElements['button'];
}

/** Copies the codes behind what is shown, and says on itself whether that went well. */
export function CopyDetails({ copyDetails, buttonProps }: CopyDetailsProps) {
  const [label, setLabel] = useState<string>(m.panel_copy_details());
  const copy = async (event: Event) => {
    // The menu would close, and the answer with it.
    event.stopPropagation();
    const isCopied = await copyDetails();
    setLabel(isCopied ? m.panel_copied() : m.panel_could_not_copy());
  };
  return (
    <button type="button" {...buttonProps} onClick={copy}>
      {label}
    </button>
  );
}
