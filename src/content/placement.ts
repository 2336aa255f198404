import type { PageTab } from '../messages/page-ref';
import { plain } from '../ui/unclobbered';
import { type Anchor, findAnchor } from './karbon-selectors';

/** Marks the one element that Tieout puts into the page. */
const hostAttribute = 'data-tieout';
export const hostSelector = `[${hostAttribute}]`;

/** How long a page may go without an anchor before the drawer opens: Karbon renders up to 1.5 s late (karbon.md 3). */
export const drawerAfterMs = 2_500;

export type Place = 'flow' | 'drawer';

export interface Placement {
  /** Puts the host where it belongs now; does nothing while it stands right. */
  check(): void;
  /** Another tab or page may have another anchor: look again even though the host still stands. */
  moveTo(tab: PageTab): void;
  /** Takes the host out of the page and stops the wait for an anchor. */
  remove(): void;
}

/** Makes the element that holds the panel, immune to whatever layout its parent has. */
export function createHost(page: Document): HTMLElement {
  const host = page.createElement('div');
  host.setAttribute(hostAttribute, '');
  host.setAttribute('translate', 'no');
  return host;
}

function isPlacedAt(host: HTMLElement, { element, position }: Anchor): boolean {
  if (!plain(element).isConnected) return false;
  if (position === 'after') return host.previousElementSibling === element;
  if (position === 'before') return host.nextElementSibling === element;
  return plain(element).firstElementChild === host;
}

function insertAt(host: HTMLElement, { element, position }: Anchor): void {
  if (position === 'after') plain(element).after(host);
  else if (position === 'before') plain(element).before(host);
  else plain(element).prepend(host);
}

/**
 * Keeps the host at exactly one place in the page: after its anchor, again wherever the anchor comes back after a re-render, or
 * in a drawer when there is none for a while.
 *
 * @param onPlaced called after each time the host was put somewhere.
 */
export function createPlacement(
  page: Document,
  host: HTMLElement,
  onPlaced: (place: Place) => void,
): Placement {
  let tab: PageTab = 'other';
  let anchor: Anchor | null = null;
  let drawerTimer: ReturnType<typeof setTimeout> | undefined;

  function stopWaiting(): void {
    clearTimeout(drawerTimer);
    drawerTimer = undefined;
  }

  function put(place: Place, insert: () => void): void {
    insert();
    // The page may have cloned the element with its own content; a clone has no panel in it.
    for (const other of page.querySelectorAll(hostSelector)) {
      if (other !== host) other.remove();
    }
    onPlaced(place);
  }

  /** @param isPatient whether an anchor may still come */
  function place(isPatient: boolean): void {
    const found = findAnchor(page, tab);
    if (found !== null) {
      stopWaiting();
      anchor = found;
      if (!isPlacedAt(host, found)) put('flow', () => insertAt(host, found));
      return;
    }
    const isInDrawer = host.parentElement === page.body && anchor === null;
    if (isInDrawer) return;
    if (isPatient) {
      drawerTimer ??= setTimeout(() => place(false), drawerAfterMs);
      return;
    }
    stopWaiting();
    anchor = null;
    put('drawer', () => page.body.append(host));
  }

  return {
    check() {
      // Nothing is queried while the host stands at the best place there is.
      if (anchor?.name === 'tabBar' && isPlacedAt(host, anchor)) return;
      place(true);
    },
    moveTo(nextTab) {
      tab = nextTab;
      place(true);
    },
    remove() {
      stopWaiting();
      host.remove();
    },
  };
}
