import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type OptionsTarget, optionsTargetOf } from '../options-address';

interface Arrival extends OptionsTarget {
  /** How it was come by: with the page itself, or by a link or the browser's own way back and forth on it. */
  readonly by: 'opening' | 'moving';
}

/**
 * The section that the address names. Whoever moves to another finds the focus on its heading, or on the place in it that the address
 * names; that place is also brought into view where the page is opened with it.
 *
 * @param headingId the id of a section's heading.
 */
export function useSection(headingId: (section: OptionsTarget['section']) => string): OptionsTarget {
  const [arrival, setArrival] = useState<Arrival>(() => ({
    ...optionsTargetOf(location.hash),
    by: 'opening',
  }));
  useEffect(() => {
    const read = () => setArrival({ ...optionsTargetOf(location.hash), by: 'moving' });
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const { section, place, by } = arrival;
  // With the drawing, not after it: a moment later it would take the focus from what the user has chosen meanwhile.
  useLayoutEffect(() => {
    if (place === null) {
      if (by === 'moving') document.getElementById(headingId(section))?.focus({ preventScroll: true });
      if (by === 'moving') scrollTo(0, 0);
      return;
    }
    return whenDrawn(place, (element) => {
      element.scrollIntoView();
      if (element.tabIndex < 0) element.tabIndex = -1;
      element.focus({ preventScroll: true });
    });
  }, [arrival, headingId]);
  return arrival;
}

/**
 * Calls `use` with the element of that id, at once or as soon as it is drawn. Returns what ends the waiting; it also ends once the user does
 * something else meanwhile, whose focus is not taken away.
 */
function whenDrawn(id: string, use: (element: HTMLElement) => void): () => void {
  const life = new AbortController();
  const end = () => life.abort();
  const tryIt = () => {
    const element = document.getElementById(id);
    if (!element) return;
    end();
    use(element);
  };
  const waiting = new MutationObserver(tryIt);
  life.signal.addEventListener('abort', () => waiting.disconnect());
  for (const deed of ['pointerdown', 'keydown']) addEventListener(deed, end, { signal: life.signal });
  waiting.observe(document.body, { childList: true, subtree: true });
  tryIt();
  return end;
}
