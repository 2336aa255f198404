import { createViewChoices } from '../../src/content/view-choices';
import type { PageRef } from '../../src/messages/page-ref';
import type { PanelRequest } from '../../src/messages/panel-request';
import type { PanelView } from '../../src/messages/panel-view';
import type { PanelIntent } from '../../src/panel/panel-intent';
import type { PanelSession } from '../../src/services/panel/panel-session';

/** A session spoken to as the content script does it, without a port between. */
export interface PanelScript {
  show(page: PageRef, isVisible?: boolean): void;
  setVisible(isVisible: boolean): void;
  ask(intent: PanelIntent): void;
  noteShown(view: PanelView): void;
}

export function createPanelScript(session: PanelSession, choices = createViewChoices()): PanelScript {
  let shown: PageRef | null = null;
  let isShownVisible = true;

  function send(request: PanelRequest | null): void {
    if (!shown) throw new Error('no page is shown yet');
    session.receive({ state: choices.stateOf(shown, isShownVisible), request });
  }

  return {
    show(page, isVisible = true) {
      shown = page;
      isShownVisible = isVisible;
      send(null);
    },
    setVisible(isVisible) {
      isShownVisible = isVisible;
      send(null);
    },
    ask(intent) {
      if (intent.type !== 'setRange' && intent.type !== 'showEntries') return send(intent);
      choices.choose(intent);
      send(null);
    },
    noteShown: choices.noteShown,
  };
}
