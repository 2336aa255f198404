import type { PanelView } from '../messages/panel-view';
import { IconButton } from '../ui/button';
import { Age } from './age';
import { Menu } from './menu';
import type { PanelActions } from './panel-actions';
import { words } from './words';

export interface HeaderProps {
  readonly view: PanelView | null;
  readonly actions: PanelActions;
  /** Where the panel can be folded away. */
  readonly fold?: () => void;
}

export function Header({ view, actions, fold }: HeaderProps) {
  const isRefreshing = view?.isRefreshing ?? true;
  return (
    <header class={isRefreshing ? 'header turning' : 'header'}>
      <h2 class="spacer">{words.product}</h2>
      {view?.asOf != null && <Age asOf={view.asOf} />}
      <IconButton icon="refresh" label={words.refresh} onClick={() => actions.ask({ type: 'refresh' })} />
      <Menu view={view} actions={actions} />
      {fold && <IconButton icon="unfold" label={words.fold} isUnfolded onClick={fold} />}
    </header>
  );
}
