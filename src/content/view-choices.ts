import { isRangeDay, type TimeRange } from '../domain/time/time-range';
import type { PageRef } from '../messages/page-ref';
import type { PanelState } from '../messages/panel-request';
import type { PanelView } from '../messages/panel-view';
import type { ViewIntent } from '../panel/panel-intent';
import { reportUnexpected } from '../reports/report-unexpected';

/**
 * The range and the rows that the user has chosen to see. They are kept for as long as the tab lives: over other pages, pages without a
 * panel, workers that the browser has stopped, loadings of Karbon, and the copy of Tieout that takes the page over after an update.
 */
export interface ViewChoices {
  choose(intent: ViewIntent): void;
  /** Remembers what is on screen, which stays there while another range is being read. */
  noteShown(view: PanelView): void;
  /** Everything that the panel shows of a page, as the worker is told it. */
  stateOf(page: PageRef, isVisible: boolean): PanelState;
}

/** What lives as long as the tab; `null` where the browser keeps nothing for Karbon's site. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem'> | null;

interface Choice {
  readonly range: TimeRange | null;
  readonly entryCount: number;
}

const storageKey = 'tieout-view';
const firstEntryCount = 20;
/** What is kept lies where Karbon's own scripts could write it: no more rows than anybody unfolds. */
const mostKeptEntries = 10_000;
const nothingChosen: Choice = { range: null, entryCount: firstEntryCount };

/** The tab's own storage of a page. */
export function tabStorageOf(page: Window): TabStorage {
  try {
    return page.sessionStorage;
  } catch (error) {
    // Cookies and site data are blocked: choices then hold for this document.
    if (!(error instanceof DOMException)) reportUnexpected(error, 'reaching what the tab keeps');
    return null;
  }
}

/** @param storage where they are kept; nowhere unless told. */
export function createViewChoices(storage: TabStorage = null): ViewChoices {
  let { range, entryCount } = readKept(storage);
  let shownRange: TimeRange | null = null;
  return {
    choose(intent) {
      if (intent.type === 'setRange') range = intent.range;
      else entryCount = Math.max(entryCount, intent.count);
      keep(storage, { range, entryCount });
    },
    noteShown({ time }) {
      if (time) shownRange = time.range;
    },
    stateOf: (page, isVisible) => ({ page, range, shownRange, entryCount, isVisible }),
  };
}

function keep(storage: TabStorage, choice: Choice): void {
  try {
    storage?.setItem(storageKey, JSON.stringify(choice));
  } catch (error) {
    // Karbon has filled its share: the choice still holds for this document.
    if (!(error instanceof DOMException)) reportUnexpected(error, 'keeping what is chosen to see');
  }
}

function readKept(storage: TabStorage): Choice {
  const kept = storage?.getItem(storageKey) ?? null;
  if (kept === null) return nothingChosen;
  try {
    const { range, entryCount }: Partial<Record<keyof Choice, unknown>> = Object(JSON.parse(kept));
    return { range: readRange(range), entryCount: readCount(entryCount) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) reportUnexpected(error, 'reading what is chosen to see');
    return nothingChosen;
  }
}

const plainKinds: ReadonlySet<unknown> = new Set<TimeRange['kind']>([
  'sixMonths',
  'thisWeek',
  'thisMonth',
  'lastMonth',
  'thisYear',
  'lifetime',
]);

/** The worker turns away a state of another form as a whole, so that nothing odd may come from here. */
function readRange(value: unknown): TimeRange | null {
  const { kind, from, to }: Record<string, unknown> = Object(value);
  if (plainKinds.has(kind)) return { kind } as TimeRange;
  const isDay = (day: unknown): day is string => typeof day === 'string' && isRangeDay(day);
  return kind === 'custom' && isDay(from) && isDay(to) && from <= to ? { kind, from, to } : null;
}

function readCount(value: unknown): number {
  const isCount = typeof value === 'number' && Number.isInteger(value);
  return isCount ? Math.min(Math.max(value, firstEntryCount), mostKeptEntries) : firstEntryCount;
}
