import type { JSX } from 'preact';
import { Disclosure } from '../ui/disclosure';
import { more } from './words';

export interface CollapsibleListProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown before the user asks for the rest. */
  readonly atOnce: number;
  /** A keyed `<li>`. */
  readonly line: (item: Item) => JSX.Element;
}

/** A list whose tail is folded away. */
export function CollapsibleList<Item>({ items, atOnce, line }: CollapsibleListProps<Item>) {
  const rest = items.slice(atOnce);
  return (
    <>
      <ul>{items.slice(0, atOnce).map(line)}</ul>
      {rest.length > 0 && (
        <Disclosure label={more(rest.length)}>
          <ul>{rest.map(line)}</ul>
        </Disclosure>
      )}
    </>
  );
}
