import browser from 'webextension-polyfill';
import { reportUnexpected } from '../reports/report-unexpected';

/** Shows a few letters on the toolbar icon, and a sentence beside the pointer; of each the usual where it is `''`. */
export function showOnIcon(text: string, title: string): void {
  Promise.all([browser.action.setBadgeText({ text }), browser.action.setTitle({ title })]).catch(
    (error: unknown) => reportUnexpected(error, 'showing a count on the icon'),
  );
}

/** Opens what the icon speaks of: the clients that have come undone, or the options. */
export async function openFromIcon(): Promise<void> {
  const isCounting = (await browser.action.getBadgeText({})) !== '';
  if (!isCounting) return browser.runtime.openOptionsPage();
  await browser.tabs.create({ url: browser.runtime.getURL('tie-out/index.html#clients?show=cameUndone') });
}
