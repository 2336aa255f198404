import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { m } from '../i18n/compiled/messages';
import type { PanelActions } from './panel-actions';

export interface CopyButtonProps {
  readonly label: string;
  /** Resolves to whether it is in the clipboard. */
  readonly copy: () => Promise<boolean>;
  /** Whether it is a button by itself or an item of a menu. */
  readonly buttonProps: JSX.IntrinsicElements['button'];
}

/** Copies something, and says on itself whether that went well. */
export function CopyButton({ label, copy, buttonProps }: CopyButtonProps) {
  const [answer, setAnswer] = useState<string | null>(null);
  const press = async (event: Event) => {
    // The menu would close, and the answer with it.
    event.stopPropagation();
    setAnswer((await copy()) ? m.panel_copied() : m.panel_could_not_copy());
  };
  return (
    <button type="button" {...buttonProps} onClick={press}>
      {answer ?? label}
    </button>
  );
}

export interface CopyDetailsProps extends Pick<CopyButtonProps, 'buttonProps'> {
  readonly copyDetails: PanelActions['copyDetails'];
}

/** Copies the codes behind what is shown. */
export function CopyDetails({ copyDetails, buttonProps }: CopyDetailsProps) {
  return <CopyButton label={m.panel_copy_details()} copy={copyDetails} buttonProps={buttonProps} />;
}
