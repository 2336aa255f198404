import type { JSX } from 'preact';
import { Fold } from '../ui/disclosure';
import { more } from './words';

export interface CutListProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown before the user asks for the rest. */
  readonly atOnce: number;
  /** A keyed `<li>`. */
  readonly line: (item: Item) => JSX.Element;
}

/** A list whose tail is folded away. */
export function CutList<Item>({ items, atOnce, line }: CutListProps<Item>) {
  const rest = items.slice(atOnce);
  return (
    <>
      <ul>{items.slice(0, atOnce).map(line)}</ul>
      {rest.length > 0 && (
        <Fold label={more(rest.length)}>
          <ul>{rest.map(line)}</ul>
        </Fold>
      )}
    </>
  );
}
