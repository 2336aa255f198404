/** More rounds than this in one second is a storm of re-rendering: look less often until it has passed. */
const calmRoundsPerSecond = 30;
const stormDelayMs = 250;

/**
 * Calls `onChange` after the page's elements have changed: at most once per frame, before that frame is painted, and a few
 * times a second in a storm. Frames do not come in a hidden tab, so nothing runs there either.
 */
export function watchPageChanges(page: Document, onChange: () => void, signal: AbortSignal): void {
  let isDue = false;
  let secondBegan = 0;
  let rounds = 0;

  const run = () => {
    isDue = false;
    if (!signal.aborted) onChange();
  };
  const observer = new MutationObserver(() => {
    if (isDue) return;
    isDue = true;
    const now = performance.now();
    if (now - secondBegan >= 1_000) {
      secondBegan = now;
      rounds = 0;
    }
    rounds += 1;
    if (rounds <= calmRoundsPerSecond) requestAnimationFrame(run);
    else setTimeout(() => requestAnimationFrame(run), stormDelayMs);
  });
  observer.observe(page.documentElement, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Calls `onChange` when the page may have gone from light to dark: by the system, or by what stands on its outermost elements. */
export function watchTheme(page: Document, onChange: () => void, signal: AbortSignal): void {
  let isDue = false;
  const look = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (!signal.aborted) onChange();
    });
  };
  const observer = new MutationObserver(look);
  for (const element of [page.documentElement, page.body]) observer.observe(element, { attributes: true });
  page.defaultView?.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}
