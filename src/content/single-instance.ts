const claimEvent = 'tieout-claim';

/**
 * Makes exactly one copy of Tieout work in a page, where a store and a development copy run side by side, or an old copy
 * outlives an update. A new copy asks by an event, which crosses the isolated worlds; a living copy answers by cancelling it, a dead one
 * gives way. The mark is the listener itself, so nothing is left in the page.
 *
 * @param isAlive whether this copy can still reach its extension.
 * @param onReplaced called when this copy is dead and another one takes over.
 * @returns whether this copy may work.
 */
export function claimPage(
  page: Document,
  isAlive: () => boolean,
  onReplaced: () => void,
  signal: AbortSignal,
): boolean {
  const isFree = page.dispatchEvent(new Event(claimEvent, { cancelable: true }));
  if (!isFree) return false;
  page.addEventListener(
    claimEvent,
    (event) => {
      if (isAlive()) event.preventDefault();
      else onReplaced();
    },
    { signal },
  );
  return true;
}
