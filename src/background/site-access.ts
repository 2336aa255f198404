import browser from 'webextension-polyfill';

/** Whether the browser lets this extension reach an address: its user can withhold that, also while pages are open (additions.md 2). */
export function mayReach(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${new URL(address).origin}/*`] });
}
