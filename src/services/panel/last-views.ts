import { isFresh } from '../../domain/time/freshness';
import type { TimeRange } from '../../domain/time/time-range';
import type { PanelState } from '../../messages/panel-request';
import type { PanelView } from '../../messages/panel-view';
import { reportUnexpected } from '../../reports/report-unexpected';
import type { Store } from '../../store/store';

/** What the browser keeps in memory until it is closed; only the extension's own pages and its worker reach it. */
export interface SessionItems {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/**
 * The view that each page had last: what a panel shows until a worker that has just been started has opened the store. No write goes by
 * it: a click names the plan that was shown, and the worker makes it anew.
 */
export interface LastViews {
  /** The last view of the page in the range that is asked for; `null` where there is none. Never rejects. */
  of(state: PanelState): Promise<PanelView | null>;
  /**
   * Called before the store is looked at: what comes of that look is kept by the function that is returned, unless all was forgotten in
   * between.
   */
  beginLook(): (state: PanelState, view: PanelView) => void;
  /** Forgets the views of all pages. */
  forget(): Promise<void>;
}

interface LastView {
  readonly range: TimeRange | null;
  /** Epoch ms. */
  readonly keptAt: number;
  readonly view: PanelView;
}

/** So many pages at most have one: two that fall on one place take it from each other. */
const places = 64;
/** Longer views are not kept, in characters: the browser keeps ten million bytes in all. */
const longestText = 100_000;
/** What was *today* then is so no longer. */
const maxAgeMs = 12 * 3_600_000;

export function createLastViews(items: SessionItems, now: () => number): LastViews {
  let timesForgotten = 0;

  return {
    async of({ page, range }) {
      try {
        // Written by this very build: the browser forgets what it keeps for the session when the extension is another.
        const last = (await items.get(placeOf(page))) as LastView | undefined;
        const isAsked =
          last?.view.page.kind === page.kind &&
          last.view.page.key === page.key &&
          JSON.stringify(last.range) === JSON.stringify(range);
        return isAsked && isFresh(last.keptAt, maxAgeMs, now()) ? last.view : null;
      } catch (error) {
        reportUnexpected(error, 'reading the last view');
        return null;
      }
    },
    beginLook() {
      const timesBefore = timesForgotten;
      return ({ range }, view) => {
        if (timesBefore !== timesForgotten || view.phase !== 'ready' || view.isRefreshing) return;
        const last: LastView = { range, keptAt: now(), view };
        if (JSON.stringify(last).length > longestText) return;
        items
          .set(placeOf(view.page), last)
          .catch((error: unknown) => reportUnexpected(error, 'keeping the last view'));
      };
    },
    async forget() {
      timesForgotten += 1;
      await items.remove(Array.from({ length: places }, (_, place) => keyOfPlace(place)));
    },
  };
}

function placeOf({ key }: { readonly key: string }): string {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return keyOfPlace(sum % places);
}

function keyOfPlace(place: number): string {
  return `last view ${place}`;
}

/** The store, where the last views are forgotten with whatever makes them somebody else's, or a copy of what is to be forgotten. */
export function forgettingLastViews(store: Store, lastViews: LastViews): Store {
  /** Before, so that none is left where the worker ends in between; and after, for what was drawn meanwhile. */
  async function around<Result>(work: () => Promise<Result>): Promise<Result> {
    await lastViews.forget();
    const result = await work();
    await lastViews.forget();
    return result;
  }
  const { accounts, mirror, detailsChoice } = store;
  return {
    ...store,
    accounts: {
      connect: (...given) => around(() => accounts.connect(...given)),
      connectFile: (...given) => around(() => accounts.connectFile(...given)),
      fileHandle: accounts.fileHandle,
      savedFile: accounts.savedFile,
      keepSavedFile: accounts.keepSavedFile,
      update: (since, record) =>
        since.identity === record.identity
          ? accounts.update(since, record)
          : around(() => accounts.update(since, record)),
      disconnect: (system) => around(() => accounts.disconnect(system)),
      wipe: () => around(() => accounts.wipe()),
    },
    // Each says whether its details are unfolded.
    detailsChoice: { ...detailsChoice, set: (...given) => around(() => detailsChoice.set(...given)) },
    mirror: { ...mirror, forget: (systems) => around(() => mirror.forget(systems)) },
  };
}
