import type { ComponentChildren } from 'preact';
import { type Tone, ToneIcon } from './tone-icon';

export interface NoticeBoxProps {
  readonly tone: Tone;
  readonly children: ComponentChildren;
  /** The one thing to do about it. */
  readonly action?: ComponentChildren;
}

/** Something the user should know, with at most one thing to do. */
export function NoticeBox({ tone, children, action }: NoticeBoxProps) {
  return (
    <div class="notice">
      <ToneIcon tone={tone} />
      <span class="notice-text">{children}</span>
      {action}
    </div>
  );
}
