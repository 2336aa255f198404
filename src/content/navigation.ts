/**
 * Calls `onChange` with the new address whenever the page's app moves to another one, without polling.
 * The Navigation API reports `pushState` calls of the page too, which no patch of `history` in the isolated world can see
 * (extension-platform.md 4); the older events stand in where it is absent.
 */
export function watchAddress(page: Window, onChange: (address: string) => void, signal: AbortSignal): void {
  let address = page.location.href;
  const check = () => {
    if (page.location.href === address) return;
    address = page.location.href;
    onChange(address);
  };
  const navigation: Navigation | undefined = page.navigation;
  navigation?.addEventListener('currententrychange', check, { signal });
  page.addEventListener('hashchange', check, { signal });
  page.addEventListener('popstate', check, { signal });
}
