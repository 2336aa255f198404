import type { ComponentChildren } from 'preact';
import { Bar } from '../../ui/bar';

export interface BarRowProps {
  readonly name: string | undefined;
  /** 0 to 1 */
  readonly share: number;
  readonly children: ComponentChildren;
}

/** A name with its part of a whole. */
export function BarRow({ name, share, children }: BarRowProps) {
  return (
    <li class="bar-row">
      <bdi class="name" title={name}>
        {name}
      </bdi>
      <Bar share={share} />
      <span class="amount">{children}</span>
    </li>
  );
}
