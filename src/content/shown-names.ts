import type { Route } from '../messages/karbon-route';
import type { PageRef } from '../messages/page-ref';
import { findTitle, readClientLink, readShownRecord, readTitle } from './karbon-selectors';
import { isPageTranslated, isTextTranslated } from './translation';

export type ShownNames = Pick<PageRef, 'shownTitle' | 'shownClientName' | 'shownClientKey' | 'isTranslated'>;

export const noNames: ShownNames = {
  shownTitle: '',
  shownClientName: '',
  shownClientKey: '',
  isTranslated: false,
};

/** After this time a page that still has its old title is taken for a page of the same title. */
const settledAfterMs = 2_500;

/** A title that changes later than this, without a navigation, was changed by somebody else than Karbon's own loading. */
const finalAfterMs = 5_000;

export interface NameReader {
  /** Call when another page begins: what the page shows now still belongs to the one before. */
  begin(): void;
  /**
   * The names on the page, once they surely belong to `route`; `null` before. Names of the page before would put another
   * client's time on this one wherever Karbon's API is not connected. Translated names are none: those read before are kept.
   */
  read(route: Route): ShownNames | null;
}

/** @param now epoch ms */
export function createNameReader(page: Document, now: () => number): NameReader {
  let oldTitle: { readonly element: Element | null; readonly text: string } | null = null;
  let begunAt = 0;
  /** Read on this page before: what comes after is no name where a translator, marked or not, has written it. */
  let kept: ShownNames | null = null;
  let wasTranslated = false;

  function belongsTo(route: Route): boolean {
    const record = readShownRecord(page);
    if (record !== null) return record.key === route.key;
    if (oldTitle === null || now() - begunAt >= settledAfterMs) return true;
    return findTitle(page) !== oldTitle.element || readTitle(page) !== oldTitle.text;
  }

  return {
    begin() {
      oldTitle = begunAt === 0 ? null : { element: findTitle(page), text: readTitle(page) };
      begunAt = now();
      kept = null;
    },
    read(route) {
      const client = route.kind === 'work' ? readClientLink(page) : null;
      const isTranslatedNow =
        isPageTranslated(page) ||
        isTextTranslated(findTitle(page)) ||
        isTextTranslated(client?.element ?? null);
      wasTranslated ||= isTranslatedNow;
      if (isTranslatedNow) return { ...(kept ?? noNames), isTranslated: true };
      if (!belongsTo(route)) return null;
      const readNow = readTitle(page);
      if (readNow === '') return kept;
      const isChanged = kept !== null && kept.shownTitle !== readNow && now() - begunAt >= finalAfterMs;
      const shownTitle = isChanged && kept ? kept.shownTitle : readNow;
      // A page that is being rendered again shows its title before its client.
      kept = {
        shownTitle,
        shownClientName: route.kind === 'work' ? (client?.name ?? kept?.shownClientName ?? '') : shownTitle,
        shownClientKey: route.kind === 'work' ? (client?.key ?? kept?.shownClientKey ?? '') : route.key,
        isTranslated: wasTranslated,
      };
      return kept;
    },
  };
}
