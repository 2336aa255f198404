import browser from 'webextension-polyfill';
import { pagesOf } from '../../messages/karbon-origins';
import { isSamePage, readRoute } from '../../messages/karbon-route';

/** Brings the tab to the front that shows this client or work item, whatever its tab in Karbon; opens one where there is none. */
export async function openWork(address: string): Promise<void> {
  const wanted = readRoute(address);
  const tabs = await browser.tabs.query({ url: pagesOf(new URL(address).origin) });
  const open = tabs.find(({ url = '' }) => {
    const route = readRoute(url);
    return route !== null && wanted !== null && isSamePage(route, wanted);
  });
  if (open?.id === undefined) {
    await browser.tabs.create({ url: address });
    return;
  }
  await browser.tabs.update(open.id, { active: true });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}
