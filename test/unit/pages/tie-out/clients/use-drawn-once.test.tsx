// @vitest-environment happy-dom
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import type { ClientRowProps, RowActions } from '../../../../../src/pages/tie-out/clients/client-row';
import { useDrawnOnce, useSameActions } from '../../../../../src/pages/tie-out/clients/use-drawn-once';
import { tieOutRows } from '../../../../../src/pages/tie-out/rows';
import { tieOutStates } from '../../../../preview/tie-out-states';

vi.mock('webextension-polyfill', () => import('../../../../preview/fake-browser'));

const { names } = tieOutStates.rows.answers['tieOut.input'] as { names: Parameters<typeof tieOutRows>[0] };
const nothingToDo: ClientRowProps['action'] = { kind: 'none' };

function resultOf<Value>(work: Iterator<unknown, Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const { rows } = resultOf(tieOutRows(names));

it('rows that stay as they are aren’t drawn anew, and each does what the table says last', async () => {
  const select = vi.fn();
  let nodes: readonly VNode[] = [];
  let actions: RowActions | undefined;
  function Table({ selected, from }: { readonly selected: string; readonly from: number }) {
    actions = useSameActions({
      select: (key) => select(key, selected),
      act: () => undefined,
      toggle: () => undefined,
      undo: () => undefined,
      stopIgnoring: () => undefined,
      focus: () => undefined,
    });
    const drawRow = useDrawnOnce();
    nodes = rows.slice(from, from + 4).map((row, place): VNode => {
      const props: ClientRowProps = {
        row,
        at: from + place,
        action: nothingToDo,
        fix: undefined,
        ignored: undefined,
        isSelected: row.key === selected,
        isOpen: false,
        isCurrent: false,
        karbonTenant: null,
        origin: '',
        actions: actions as RowActions,
      };
      return drawRow(props);
    });
    return <tbody>{nodes}</tbody>;
  }
  const root = document.createElement('table');
  const draw = (selected: string, from: number) =>
    act(() => render(<Table selected={selected} from={from} />, root));
  await draw('', 0);
  const [, second, third] = nodes;
  await draw(rows[2]?.key ?? '', 1);
  // The second is the same, the third is selected now; one has gone and one has come.
  expect(nodes.map((node) => [second, third].indexOf(node))).toEqual([0, -1, -1, -1]);
  const lines = [...root.querySelectorAll('tr')].map((line) => line.getAttribute('data-key'));
  expect(lines).toEqual(rows.slice(1, 5).map(({ key }) => key));
  root.querySelector('input')?.click();
  expect(select).toHaveBeenCalledWith(rows[1]?.key, rows[2]?.key);
});
