import browser, { type Tabs } from 'webextension-polyfill';
import type { Services } from '../services/services';

/** As the manifest names it. */
export const toggleTimerCommand = 'toggle-timer';

/** Starts or stops the timer by a key; what has to be asked or said for that, the popup does. @param tab the one in front */
export async function toggleTimer(
  services: Promise<Pick<Services, 'toggleTimer'>>,
  tab: Pick<Tabs.Tab, 'url'> | undefined,
): Promise<void> {
  const { toggleTimer } = await services;
  // The browser tells addresses of those tabs alone that the extension may reach.
  if ((await toggleTimer(tab?.url ?? null)) === 'toPopup') await browser.action.openPopup();
}
