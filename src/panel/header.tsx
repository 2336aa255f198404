import { IconButton } from '../ui/button';
import { Age } from './age';
import { Menu, type MenuProps } from './menu';
import { words } from './words';

export interface HeaderProps extends MenuProps {
  /** Where the panel can be folded away. */
  readonly collapse?: () => void;
}

export function Header({ collapse, ...menu }: HeaderProps) {
  const { view, actions } = menu;
  const isRefreshing = view?.isRefreshing ?? true;
  return (
    <header class={isRefreshing ? 'header turning' : 'header'}>
      <h2 class="spacer">{words.product}</h2>
      <Age view={view} />
      <IconButton
        icon="refresh"
        label={words.refresh}
        onClick={() => actions.sendRequest({ type: 'refresh' })}
      />
      <Menu {...menu} />
      {collapse && <IconButton icon="unfold" label={words.collapse} isExpanded onClick={collapse} />}
    </header>
  );
}
