import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { ClientRow, type ClientRowProps, type RowActions } from './client-row';

interface DrawnRow {
  readonly props: ClientRowProps;
  readonly node: VNode;
}

/** Draws the rows of a table, each anew only where something about it has changed: what stays on screen while it is scrolled is left alone. */
export function useDrawnOnce(): (props: ClientRowProps) => VNode {
  const last = useRef<ReadonlyMap<string, DrawnRow>>(new Map());
  const before = last.current;
  const drawn = new Map<string, DrawnRow>();
  last.current = drawn;
  return (props) => {
    const { key } = props.row;
    const known = before.get(key);
    const row =
      known && isSame(known.props, props) ? known : { props, node: <ClientRow key={key} {...props} /> };
    drawn.set(key, row);
    return row.node;
  };
}

function isSame(one: ClientRowProps, other: ClientRowProps): boolean {
  return (Object.keys(other) as (keyof ClientRowProps)[]).every((name) => one[name] === other[name]);
}

/** The same object at every drawing, which does what the latest one does. */
export function useSameActions(actions: RowActions): RowActions {
  const latest = useRef(actions);
  latest.current = actions;
  const same = useRef<RowActions>({
    select: (...args) => latest.current.select(...args),
    act: (row) => latest.current.act(row),
    toggle: (key) => latest.current.toggle(key),
    undo: (key) => latest.current.undo(key),
    stopIgnoring: (key) => latest.current.stopIgnoring(key),
    focus: (key) => latest.current.focus(key),
  });
  return same.current;
}
