import type { ComponentChildren } from 'preact';
import { Bar } from '../../ui/bar';

export interface BarRowProps {
  readonly name: string | undefined;
  /** 0 to 1; `null` where there is no share to draw. */
  readonly share: number | null;
  readonly isOver?: boolean;
  /** What is to be said of it, below. */
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A name with its part of a whole. */
export function BarRow({ name, share, isOver = false, note, children }: BarRowProps) {
  return (
    <li class={isOver ? 'bar-row over' : 'bar-row'}>
      <bdi class="name" title={name}>
        {name}
      </bdi>
      {share === null ? <span /> : <Bar share={share} />}
      <span class="amount">{children}</span>
      {note}
    </li>
  );
}
