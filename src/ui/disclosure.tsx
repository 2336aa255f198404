import type { ComponentChildren } from 'preact';

export interface DisclosureProps {
  readonly label: ComponentChildren;
  readonly kind?: 'primary' | 'plain';
  readonly children: ComponentChildren;
}

/** Something that unfolds in place; the browser keeps whether it is open, over every new drawing. */
export function Disclosure({ label, kind = 'plain', children }: DisclosureProps) {
  return (
    <details>
      <summary class={`button ${kind}`}>{label}</summary>
      {children}
    </details>
  );
}
