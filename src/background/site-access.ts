import browser from 'webextension-polyfill';

/** Whether the browser lets this extension reach an address: its user can withhold that, also while pages are open (additions.md 2). */
export function mayReach(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${new URL(address).origin}/*`] });
}

/** How many of the sites that this extension asks for the browser keeps it from. */
export async function countWithheldSites(): Promise<number> {
  const sites = browser.runtime.getManifest().host_permissions ?? [];
  const isAllowed = await Promise.all(sites.map((site) => browser.permissions.contains({ origins: [site] })));
  return isAllowed.filter((each) => !each).length;
}
