import { render } from 'preact';
import type { PanelView } from '../messages/panel-view';
import componentStyle from '../ui/components.css?inline';
import { saveFile } from '../ui/save-file';
import tokenStyle from '../ui/tokens.css?inline';
import { detailsText } from './copied-details';
import { type FixingGlobal, type FixWish, fixingKey } from './fixing-script';
import { Panel } from './panel';
import panelStyle from './panel.css?inline';
import type { PanelActions } from './panel-actions';
import type { Look, MountPanel, PanelMode } from './panel-handle';
import { keepFocus } from './restore-focus';
import { words } from './words';

const world: FixingGlobal = globalThis;

const keyEvents = ['keydown', 'keypress', 'keyup'] as const;

/** The page's own look; or only its font, where the user has chosen the other of light and dark. */
function styleOf(look: Look, appearance: PanelView['appearance']): Record<string, string | null | undefined> {
  const isDark = appearance === 'auto' ? look.isDark : appearance === 'dark';
  const shown = isDark === look.isDark ? look : null;
  return {
    '--font': look.font,
    '--font-size': look.fontSize,
    'color-scheme': isDark ? 'dark' : 'light',
    '--background': shown?.background,
    '--text': shown?.text,
    '--link': shown?.link?.colour,
    '--on-link': shown?.link?.textOnIt,
  };
}

/** Draws the panel into an open shadow root of `host` and keeps it up to date. */
export const mountPanel: MountPanel = (host, options) => {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokenStyle + componentStyle + panelStyle);
  root.adoptedStyleSheets = [sheet];

  let view: PanelView | null = null;
  let mode: PanelMode = options.mode;
  let look: Look = options.look;
  let wish: FixWish | null = null;
  let isRemoved = false;

  const actions: PanelActions = {
    ask: options.ask,
    setWish(next) {
      wish = next;
      draw();
    },
    loadFixing: () =>
      (world[fixingKey] === undefined ? options.loadFixing() : Promise.resolve()).then(draw, draw),
    copyDetails: () =>
      navigator.clipboard.writeText(detailsText(view, options.version, Date.now())).then(
        () => true,
        () => false,
      ),
  };

  // Key events leave a shadow root as if they came from the host, where Karbon's one-key shortcuts would take them.
  for (const type of keyEvents) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  const restoreFocus = keepFocus(root);

  function draw(): void {
    if (isRemoved) return;
    render(
      <section
        class={`tieout ${mode}`}
        lang="en"
        aria-label={words.product}
        style={styleOf(look, view?.appearance ?? 'auto')}
      >
        <Panel view={view} mode={mode} actions={actions} wish={wish} />
      </section>,
      root,
    );
  }
  draw();

  return {
    update(next) {
      if (next?.page.key !== view?.page.key) wish = null;
      view = next;
      draw();
    },
    setMode(next) {
      if (mode === next) return;
      mode = next;
      draw();
    },
    setLook(next) {
      look = next;
      draw();
    },
    settleFix(runId, outcome) {
      // All others are answers to wishes that are over.
      if (wish?.runId === runId) actions.setWish({ ...wish, outcome });
    },
    saveFile,
    restoreFocus,
    remove() {
      isRemoved = true;
      render(null, root);
      root.adoptedStyleSheets = [];
    },
  };
};
