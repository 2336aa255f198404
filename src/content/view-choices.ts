import type { TimeRange } from '../domain/time/time-range';
import type { PageRef } from '../messages/page-ref';
import type { PanelState } from '../messages/panel-request';
import type { PanelView } from '../messages/panel-view';
import type { ViewIntent } from '../panel/panel-intent';

/**
 * The range and the rows that the user has chosen to see. They are kept for as long as the tab shows this document: over other
 * pages, pages without a panel, and workers that the browser has stopped.
 */
export interface ViewChoices {
  choose(intent: ViewIntent): void;
  /** Remembers what is on screen, which stays there while another range is being read. */
  noteShown(view: PanelView): void;
  /** Everything that the panel shows of a page, as the worker is told it. */
  stateOf(page: PageRef, isVisible: boolean): PanelState;
}

const firstEntryCount = 20;

export function createViewChoices(): ViewChoices {
  let range: TimeRange | null = null;
  let shownRange: TimeRange | null = null;
  let entryCount = firstEntryCount;
  return {
    choose(intent) {
      if (intent.type === 'setRange') range = intent.range;
      else entryCount = Math.max(entryCount, intent.count);
    },
    noteShown({ time }) {
      if (time) shownRange = time.range;
    },
    stateOf: (page, isVisible) => ({ page, range, shownRange, entryCount, isVisible }),
  };
}
