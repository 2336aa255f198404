import { useMemo } from 'preact/hooks';
import { m } from '../i18n/compiled/messages';
import type { PanelView } from '../messages/panel-view';
import { IconButton } from '../ui/button';
import { copyText } from '../ui/copy-text';
import { CopyButton, CopyDetails } from './copy-details';
import { askCustomer } from './customer/customer-intent';
import { FixItems } from './fixes/fix-items';
import type { PanelActions } from './panel-actions';
import { printAlone } from './print-alone';
import { noTimeIntent } from './timer/time-intents';
import { useUnchanged } from './use-unchanged';

const menuId = 'menu';
const item = { role: 'menuitem', tabIndex: -1 } as const;

/** Arrows, Home and End move; Escape and clicks elsewhere are the popover's own. */
function moveFocus(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

/** Chrome gives the focus back by itself, but not where the button is in a shadow root. */
function restoreFocus(event: { newState: string; currentTarget: EventTarget | null }): void {
  const menu = event.currentTarget as HTMLElement;
  const root = menu.getRootNode() as ShadowRoot;
  if (event.newState !== 'closed' || !menu.contains(root.activeElement)) return;
  root.querySelector<HTMLElement>(`[popovertarget=${menuId}]`)?.focus();
}

function close(event: Event): void {
  (event.currentTarget as HTMLElement).hidePopover();
}

/** `Acme Co:2025 Tax return`, as it is or should be in QuickBooks Time. */
function jobName({ matchStatuses, subject }: PanelView): string {
  const status = matchStatuses?.quickbooksTime;
  if (status?.kind === 'matched') return status.found.path.join(':');
  return status && 'expectedPath' in status ? status.expectedPath.join(':') : subject.title;
}

export interface MenuProps {
  readonly view: PanelView | null;
  readonly actions: PanelActions;
}

/** The panel's menu, in the top layer, so that no box of the page can cut it off. */
export function Menu(props: MenuProps) {
  const { view } = props;
  const offered = view && [
    view.phase,
    view.time === null,
    view.timer === null,
    view.plan,
    view.availableFixes,
    view.run,
    view.links,
    view.subject,
    view.matchStatuses,
  ];
  const shown = useUnchanged(props, JSON.stringify(offered));
  return useMemo(() => drawMenu(shown), [shown]);
}

function drawMenu({ view, actions }: MenuProps) {
  const requestItem = (
    label: string,
    type: 'refresh' | 'exportEntries' | 'openOptions' | 'openHelp',
    isFirst = false,
  ) => (
    // The first has the focus in the moment in which the menu opens: the key that follows at once is the menu's.
    <button type="button" {...item} autofocus={isFirst} onClick={() => actions.sendRequest({ type })}>
      {label}
    </button>
  );
  return (
    <>
      <IconButton icon="more" label={m.panel_menu()} menuId={menuId} />
      <div
        id={menuId}
        class="menu"
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={m.panel_menu()}
        onKeyDown={moveFocus}
        onBeforeToggle={restoreFocus}
        onClick={close}
      >
        {requestItem(m.panel_refresh(), 'refresh', true)}
        {view?.time && requestItem(m.panel_export_csv(), 'exportEntries')}
        {view && <FixItems view={view} actions={actions} />}
        {view?.phase === 'ready' && (
          <>
            <button type="button" {...item} onClick={() => askCustomer(actions)}>
              {m.card_title()}
            </button>
            <CopyButton label={m.panel_copy_name()} copy={() => copyText(jobName(view))} buttonProps={item} />
            <CopyButton label={m.panel_copy_link()} copy={() => copyText(location.href)} buttonProps={item} />
            <button
              type="button"
              {...item}
              onClick={({ currentTarget }) => printAlone(currentTarget, '.unfolded')}
            >
              {m.panel_print()}
            </button>
          </>
        )}
        {view?.timer && (
          <button
            type="button"
            {...item}
            onClick={() => actions.setTimeIntent({ ...noTimeIntent, box: { kind: 'shortcuts' } })}
          >
            {m.timer_shortcuts()}
          </button>
        )}
        {view?.phase === 'ready' && (
          <button
            type="button"
            {...item}
            onClick={() => actions.sendRequest({ type: 'setTour', isDue: true })}
          >
            {m.tour_show()}
          </button>
        )}
        {requestItem(m.panel_help(), 'openHelp')}
        <CopyDetails copyDetails={actions.copyDetails} buttonProps={item} />
        {requestItem(m.panel_options(), 'openOptions')}
      </div>
    </>
  );
}
