import type { Route } from '../messages/karbon-route';
import type { PanelView } from '../messages/panel-view';
import { reportUnexpected } from '../reports/report-unexpected';
import type { TabStorage } from './view-choices';

/**
 * How high the panel was: on each page, and on each kind of page where nothing was wrong. That much is held free for it until its first
 * view has come. Kept as long as the tab lives.
 */
export interface PanelHeights {
  /** What to hold free on a page, px. */
  of(route: Pick<Route, 'kind' | 'key'>): number;
  /** The panel has this height with this view. */
  note(view: PanelView, height: number): void;
}

const storageKey = 'tieout-heights';
/** Of a card with nothing wrong, px. */
const usualHeight = 128;
/** What is kept lies where Karbon's own scripts could write it. */
const greatestHeight = 3_000;
const mostKept = 100;

function isHeight(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= greatestHeight;
}

/** @param storage where they are kept; nowhere unless told. */
export function createPanelHeights(storage: TabStorage = null): PanelHeights {
  /** By kind and by key, what was noted last at the end. */
  const heights = new Map<string, number>(readKept(storage));

  function keep(name: string, height: number): boolean {
    if (heights.get(name) === height) return false;
    heights.delete(name);
    heights.set(name, height);
    return true;
  }

  return {
    of: ({ kind, key }) => heights.get(key) ?? heights.get(kind) ?? usualHeight,
    note({ page, phase, verdict, notices, isTimePending }, measured) {
      const height = Math.ceil(measured);
      if (phase !== 'ready' || isTimePending || !isHeight(height)) return;
      const isUsual = notices.length === 0 && (verdict.tone === 'good' || verdict.tone === 'neutral');
      const isNew = [keep(page.key, height), isUsual && keep(page.kind, height)].includes(true);
      if (isNew) store(storage, [...heights].slice(-mostKept));
    },
  };
}

function store(storage: TabStorage, kept: readonly (readonly [string, number])[]): void {
  try {
    storage?.setItem(storageKey, JSON.stringify(kept));
  } catch (error) {
    // Karbon has filled its share: they are still known in this document.
    if (!(error instanceof DOMException)) reportUnexpected(error, 'keeping the heights of the panel');
  }
}

function readKept(storage: TabStorage): readonly (readonly [string, number])[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? '[]');
    const rows: readonly unknown[] = Array.isArray(kept) ? kept : [];
    return rows.flatMap((row) => {
      const [name, height]: readonly unknown[] = Array.isArray(row) ? row : [];
      return typeof name === 'string' && isHeight(height) ? [[name, height] as const] : [];
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) reportUnexpected(error, 'reading the heights of the panel');
    return [];
  }
}
