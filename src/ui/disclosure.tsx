import type { ComponentChildren } from 'preact';

export interface FoldProps {
  readonly label: ComponentChildren;
  readonly kind?: 'primary' | 'plain';
  readonly children: ComponentChildren;
}

/** Something that unfolds in place; the browser keeps whether it is open, over every new drawing. */
export function Fold({ label, kind = 'plain', children }: FoldProps) {
  return (
    <details>
      <summary class={`button ${kind}`}>{label}</summary>
      {children}
    </details>
  );
}
