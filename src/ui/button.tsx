import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

export interface ButtonProps {
  readonly kind?: 'primary' | 'plain';
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

export function Button({ kind, onClick, children }: ButtonProps) {
  return (
    <button type="button" class={kind ? `button ${kind}` : 'button'} onClick={onClick}>
      {children}
    </button>
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Set on buttons that unfold something. */
  readonly isExpanded?: boolean;
  /** The popover that the browser opens on a click. */
  readonly menuId?: string;
  readonly tabIndex?: number;
  readonly onClick?: () => void;
}

export function IconButton({ icon, label, isExpanded, menuId, tabIndex, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="button icon-only"
      aria-label={label}
      title={label}
      aria-expanded={isExpanded}
      tabIndex={tabIndex}
      onClick={onClick}
      {...(menuId && { 'aria-haspopup': 'menu', popoverTarget: menuId })}
    >
      <Icon name={icon} />
    </button>
  );
}
