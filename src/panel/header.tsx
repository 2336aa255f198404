import { useMemo } from 'preact/hooks';
import { m } from '../i18n/compiled/messages';
import { IconButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Age } from './age';
import { Menu, type MenuProps } from './menu';
import { VerdictLine } from './verdict-section';

export interface HeaderProps extends MenuProps {
  /** Where the panel can be folded away. */
  readonly collapse?: () => void;
}

function drawTitle() {
  return (
    <h2>
      <Mark /> {m.panel_product()}
    </h2>
  );
}

/** Whose card it is, how the page ties out where nothing is wrong, and how old that is. */
export function Header({ collapse, ...menu }: HeaderProps) {
  const { view, actions } = menu;
  const title = useMemo(drawTitle, []);
  const isRefreshing = view?.isRefreshing ?? true;
  return (
    <header class={isRefreshing ? 'header turning' : 'header'}>
      {title}
      <VerdictLine view={view} />
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
