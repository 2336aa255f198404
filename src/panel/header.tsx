import { m } from '../i18n/compiled/messages';
import { IconButton } from '../ui/button';
import { Age } from './age';
import { Menu, type MenuProps } from './menu';

export interface HeaderProps extends MenuProps {
  /** Where the panel can be folded away. */
  readonly collapse?: () => void;
}

export function Header({ collapse, ...menu }: HeaderProps) {
  const { view, actions } = menu;
  const isRefreshing = view?.isRefreshing ?? true;
  return (
    <header class={isRefreshing ? 'header turning' : 'header'}>
      <h2 class="spacer">{m.panel_product()}</h2>
      <Age view={view} />
      <IconButton
        icon="refresh"
        label={m.panel_refresh()}
        onClick={() => actions.sendRequest({ type: 'refresh' })}
      />
      <Menu {...menu} />
      {collapse && <IconButton icon="unfold" label={m.panel_collapse()} isExpanded onClick={collapse} />}
    </header>
  );
}
